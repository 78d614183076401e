// A copy of a table's sheet that holds values only: no formula, no table, nothing that follows anything. Formats, widths, icons and
// the way it is put on paper stay. All or nothing: where it fails, the copy is taken away again.
import { addressOf } from '../../domain/sheet/grid';
import { withMark } from '../../domain/sheet/provisional-mark';
import { chunksToRead, runsOf } from './chunks';
import { quietly, readExcel, writeExcel, type Supports } from './excel-run';
import { askHidden, safeRuns } from './filtered';
import { freeSheetName } from './layout/free-names';
import type { FreezeOptions, TableGrid } from './port';
import { askWritable } from './table-place';
import { setFormat } from './write-block';

/** @throws AppError `table-missing`, `sheet-protected`, `out-of-step` */
export async function freeze(supports: Supports, grid: TableGrid, options: FreezeOptions): Promise<{ sheet: string }> {
  const begun = await writeExcel(supports, async (context) => begin(context, grid, options));
  try {
    return await writeExcel(supports, async (context) => {
      const sheet = context.workbook.worksheets.getItem(begun.id);
      await toValues(context, sheet);
      sheet.tables.load('items/id');
      const above = grid.top > 0 ? sheet.getRangeByIndexes(0, grid.left, grid.top, 1) : undefined;
      above?.load('values');
      const places = options.marks.map(({ row, header }) =>
        sheet.getRangeByIndexes(grid.top + 1 + row, grid.left + grid.header.indexOf(header), 1, 1),
      );
      for (const place of places) place.load('numberFormat');
      await context.sync();
      quietly(context);
      for (const table of sheet.tables.items) table.convertToRange();
      // Whatever becomes of the filter with the table: what was hidden stays so, and is said.
      for (const { start, count } of runsOf(begun.hidden))
        sheet.getRangeByIndexes(grid.top + 1 + start, grid.left, count, 1).rowHidden = true;
      for (const place of places) setFormat(place, withMark(String(place.numberFormat[0]?.[0] ?? '')));
      queueLine(sheet, grid, above?.values ?? [], options.line(begun.hidden.length));
      sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = options.footer;
      sheet.activate();
      await context.sync();
      return { sheet: begun.name };
    });
  } catch (error) {
    await readExcel(async (context) => {
      context.workbook.worksheets.getItem(begun.id).delete();
      await context.sync();
    }).catch(() => undefined);
    throw error;
  }
}

/** Copies the sheet; until its table is none any more, nobody may take the copy for a table of ours. */
async function begin(context: Excel.RequestContext, grid: TableGrid, { sheetName }: FreezeOptions) {
  const table = context.workbook.tables.getItem(grid.tableId);
  const placeNow = askWritable(table, grid);
  context.workbook.worksheets.load('items/name');
  const hiddenNow = askHidden(table.getDataBodyRange());
  await context.sync();
  placeNow();
  const rows = hiddenNow()
    ? grid.rows.map((_, row) => askHidden(table.worksheet.getRangeByIndexes(grid.top + 1 + row, grid.left, 1, 1)))
    : [];
  if (rows.length > 0) await context.sync();
  const hidden = rows.flatMap((isHidden, row) => (isHidden() ? row : []));
  const taken = context.workbook.worksheets.items.map(({ name }) => name);
  const copy = table.worksheet.copy('After', table.worksheet);
  const name = freeSheetName(sheetName, taken);
  copy.name = name;
  copy.load('id');
  await context.sync();
  return { id: copy.id, name, hidden };
}

/** Cells with formulas hold what these came to, a chunk of rows at a time. */
async function toValues(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  const used = sheet.getUsedRange();
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const { rowIndex, columnIndex, rowCount, columnCount } = used;
  for (const { start, count } of chunksToRead(rowCount, columnCount)) {
    const range = sheet.getRangeByIndexes(rowIndex + start, columnIndex, count, columnCount);
    range.load('values,formulas');
    const hiddenNow = askHidden(range);
    await context.sync();
    quietly(context);
    for (let column = 0; column < columnCount; column++) {
      const isFormula = (row: number) => String(range.formulas[row]?.[column] ?? '').startsWith('=');
      const rows = range.formulas.flatMap((_, row) =>
        isFormula(row) && range.formulas[row]?.[column] !== range.values[row]?.[column] ? row : [],
      );
      for (const run of runsOf(rows).flatMap((all) => [...safeRuns(all, hiddenNow())])) {
        const cells = sheet.getRangeByIndexes(rowIndex + start + run.start, columnIndex + column, run.count, 1);
        cells.values = (range.values as unknown[][])
          .slice(run.start, run.start + run.count)
          .map((line) => [line[column]]);
      }
    }
    await context.sync();
  }
}

/** In the first blank row above the table, else in one put in on top. */
function queueLine(
  sheet: Excel.Worksheet,
  { left, top }: TableGrid,
  above: readonly (readonly unknown[])[],
  line: string,
): void {
  const blank = above.findIndex(([value]) => value === '');
  const row = blank < 0 ? 0 : blank;
  if (blank < 0) sheet.getRange('1:1').insert('Down');
  const cell = sheet.getRange(addressOf(row, left));
  setFormat(cell, '@');
  cell.values = [[line]];
  cell.format.font.color = '#616161';
  cell.format.font.bold = false;
  if (top > 0) cell.format.font.size = 11;
}
