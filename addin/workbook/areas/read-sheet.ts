// Reads what stands on a sheet, wherever that is: for tables that people keep themselves. One request for its place, then
// one for each chunk, and one for its merged cells.
import { widthOf } from '../../../domain/adopt/table/area';
import { AppError } from '../../../domain/errors';
import { sheetOfAdopted } from '../bindings';
import { chunksToRead } from '../chunks';
import { readExcel, type Supports } from '../excel-run';
import type { SheetArea } from '../port';
import { askRows } from '../read-table';
import { mergedIn } from './merged-areas';

/** Above so many cells formats are left out: they only help to guess. */
const MOST_WITH_FORMATS = 60_000;

export async function readSheet(
  supports: Supports,
  which?: { readonly sheetId: string; readonly sheet: string },
): Promise<SheetArea> {
  const read = await readCells(which);
  const { cells, top, left } = read.area;
  if (cells.length === 0) return read;
  const piece = { top, left, rows: cells.length, columns: widthOf(read.area) };
  const merged = await mergedIn(supports, read.sheetId, piece);
  return merged ? { ...read, area: { ...read.area, merged } } : read;
}

async function readCells(which?: { readonly sheetId: string; readonly sheet: string }): Promise<SheetArea> {
  return await readExcel(async (context) => {
    const { worksheets } = context.workbook;
    const active = worksheets.getActiveWorksheet();
    active.load('id,name');
    worksheets.load('items/id,items/name,items/protection/protected');
    const selected = context.workbook.getSelectedRange();
    selected.load('rowIndex,columnIndex');
    await context.sync();
    const own = which
      ? sheetOfAdopted(worksheets.items, { sheetId: which.sheetId, sheetName: which.sheet })
      : worksheets.items.find((s) => s.id === active.id);
    if (!own) throw new AppError('table-missing', `The sheet “${which?.sheet ?? ''}” is no longer in this workbook.`);
    const used = own.getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount');
    await context.sync();
    const head = { sheet: own.name, sheetId: own.id, protected: own.protection.protected };
    if (used.isNullObject) return { ...head, area: { cells: [], top: 0, left: 0 } };
    const { rowIndex: top, columnIndex: left, rowCount, columnCount } = used;
    const withFormats = rowCount * columnCount <= MOST_WITH_FORMATS;
    const cells: SheetArea['area']['cells'][number][] = [];
    const formulas: (readonly (string | null)[])[] = [];
    const formats: (readonly string[])[] = [];
    for (const { start, count } of chunksToRead(rowCount, columnCount)) {
      const rowsNow = askRows(own, top + start, left, count, columnCount);
      const format = withFormats ? own.getRangeByIndexes(top + start, left, count, columnCount) : undefined;
      format?.load('numberFormat');
      await context.sync();
      const body = rowsNow();
      cells.push(...body.rows);
      formulas.push(...body.formulas);
      if (format) formats.push(...format.numberFormat.map((row) => row.map(String)));
    }
    const spot =
      own.id === active.id ? { row: selected.rowIndex - top, column: selected.columnIndex - left } : undefined;
    const isIn = spot && spot.row >= 0 && spot.column >= 0 && spot.row < rowCount && spot.column < columnCount;
    return {
      ...head,
      area: { cells, formulas, top, left, ...(withFormats && { formats }) },
      ...(isIn && { spot }),
    };
  });
}
