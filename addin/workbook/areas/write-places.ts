// Writes single cells of a sheet that is not ours: value cells only, each after it was seen to hold what was read. No
// format, no other cell, no formula is touched.
import { AppError } from '../../../domain/errors';
import type { CellPlace } from '../../../domain/sheet/grid';
import { chunksToWrite } from '../chunks';
import { cellOf, formulaOf, sameCell } from '../excel-cells';
import { askHidden, safeRuns } from '../filtered';
import { quietly, readExcel, writeExcel, type Supports } from '../excel-run';
import { sheetProtected } from '../office-errors';
import type { PlaceWrite } from '../port';
import { outOfStep } from '../table-place';
import { queueBlock } from '../write-block';

/** Cells of one column that stand one below the other. */
interface Run {
  readonly top: number;
  readonly left: number;
  readonly writes: PlaceWrite[];
}

function runs(writes: readonly PlaceWrite[]): Run[] {
  const sorted = [...writes].sort((a, b) => a.place.column - b.place.column || a.place.row - b.place.row);
  const found: Run[] = [];
  for (const write of sorted) {
    const last = found.at(-1);
    if (last && last.left === write.place.column && last.top + last.writes.length === write.place.row)
      last.writes.push(write);
    else found.push({ top: write.place.row, left: write.place.column, writes: [write] });
  }
  return found;
}

/** @throws AppError `out-of-step`, `sheet-protected`, `table-missing`; nothing is written then */
export async function writePlaces(supports: Supports, sheetId: string, writes: readonly PlaceWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const all = runs(writes);
  await writeExcel(supports, async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.load('name');
    sheet.protection.load('protected');
    const ranges = all.map((run) => {
      const range = sheet.getRangeByIndexes(run.top, run.left, run.writes.length, 1);
      range.load('values,formulas,valueTypes,numberFormat');
      return range;
    });
    const hiddenNow = ranges.map(askHidden);
    await context.sync();
    if (sheet.protection.protected) throw sheetProtected(sheet.name);
    const isAsRead = all.every((run, i) =>
      run.writes.every((write, r) => {
        const range = ranges[i];
        const value: unknown = range?.values[r]?.[0];
        const formula = formulaOf(range?.formulas[r]?.[0], value);
        return formula === write.wasFormula && sameCell(cellOf(value, range?.valueTypes[r]?.[0]), write.was);
      }),
    );
    if (!isAsRead) throw outOfStep(sheet.name);
    for (const { start, count } of chunksToWrite(all.length, 1, (i) => JSON.stringify(all[i]?.writes ?? []).length)) {
      quietly(context);
      for (let i = start; i < start + count; i++) {
        const [run, range] = [all[i], ranges[i]];
        if (!run || !range) continue;
        for (const part of safeRuns({ start: 0, count: run.writes.length }, hiddenNow[i]?.() ?? true)) {
          const writes = run.writes.slice(part.start, part.start + part.count);
          queueBlock(sheet, {
            ...{ top: run.top + part.start, left: run.left, cells: writes.map((w) => [w.cell]) },
            formats: writes.map((_, r) => [String(range.numberFormat[part.start + r]?.[0] ?? 'General')]),
          });
        }
      }
      await context.sync();
    }
  });
}

export async function selectPlace(sheetId: string, place: CellPlace): Promise<void> {
  await readExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.load('visibility,name');
    await context.sync();
    if (sheet.visibility !== 'Visible')
      throw new AppError(
        'table-missing',
        `The sheet “${sheet.name}” is hidden. Right-click a sheet tab, choose Unhide, then try again.`,
      );
    sheet.activate();
    sheet.getRangeByIndexes(place.row, place.column, 1, 1).select();
    await context.sync();
  });
}
