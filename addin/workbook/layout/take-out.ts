// Takes rows and columns out of a table that a refresh had put in. What was moved to make room moves back; where nothing was
// moved, nothing is: the table ends earlier and the cells are as blank as they were.
import { quietly, writeExcel, type Supports } from '../excel-run';
import { askHidden, safeRuns } from '../filtered';
import { runsOf } from '../chunks';
import type { AddedColumns, AddedRows, TableGrid } from '../port';
import { askWritable, bodyRowsOf, type TablePlace } from '../table-place';

async function checked(
  context: Excel.RequestContext,
  table: Excel.Table,
  grid: TableGrid,
): Promise<{ place: TablePlace; anyHidden: boolean }> {
  const placeNow = askWritable(table, grid);
  const hiddenNow = askHidden(table.getDataBodyRange());
  await context.sync();
  return { place: placeNow(), anyHidden: hiddenNow() };
}

/** Two syncs. @throws AppError `table-missing`, `sheet-protected`, `out-of-step`; nothing is taken out then */
export async function removeRows(
  supports: Supports,
  grid: TableGrid,
  rows: readonly number[],
  { moved }: AddedRows,
): Promise<boolean> {
  if (rows.length === 0) return true;
  const count = bodyRowsOf(grid);
  const runs = runsOf(rows);
  const [first] = runs;
  const areLast = first !== undefined && runs.length === 1 && first.start + first.count === count && first.start > 0;
  return await writeExcel(supports, async (context) => {
    const table = context.workbook.tables.getItem(grid.tableId);
    const sheet = table.worksheet;
    const { anyHidden } = await checked(context, table, grid);
    const at = (start: number, size: number) =>
      sheet.getRangeByIndexes(grid.top + 1 + start, grid.left, size, grid.header.length);
    if (areLast && !moved && supports('1.13')) {
      quietly(context);
      table.resize(sheet.getRangeByIndexes(grid.top, grid.left, first.start + 1, grid.header.length));
      for (const { start, count: size } of safeRuns(first, anyHidden)) {
        const gone = at(start, size);
        gone.conditionalFormats.clearAll();
        gone.dataValidation.clear();
        gone.clear('All');
      }
      await context.sync();
      return true;
    }
    // Excel moves no cells of a table of which rows are filtered out.
    if (anyHidden) return false;
    quietly(context);
    for (const row of [...rows].reverse()) table.rows.getItemAt(row).delete();
    await context.sync();
    return true;
  });
}

/** Two syncs. @throws AppError `table-missing`, `sheet-protected`, `out-of-step`; nothing is taken out then */
export async function removeColumns(
  supports: Supports,
  grid: TableGrid,
  headers: readonly string[],
  { at, widths }: AddedColumns,
): Promise<void> {
  const wanted = new Set(headers);
  await writeExcel(supports, async (context) => {
    const table = context.workbook.tables.getItem(grid.tableId);
    await checked(context, table, grid);
    quietly(context);
    const isBeside = headers.every((header, i) => grid.header[at + i] === header);
    for (const header of grid.header.filter((one) => wanted.has(one))) table.columns.getItem(header).delete();
    // Where they stood elsewhere by then, the widths are the person's.
    if (isBeside && grid.header.length - at === widths.length)
      widths.forEach((width, i) => {
        table.worksheet.getRangeByIndexes(grid.top, grid.left + at + i, 1, 1).format.columnWidth = width;
      });
    await context.sync();
  });
}
