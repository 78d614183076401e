// Puts columns into a table that stands already: what stands to the right of them in the table's rows moves on, as Excel itself
// does it, with its formats and formulas. Widths are the sheet's and stay behind: they are moved by us.
import { quietly, writeExcel, type Supports } from '../excel-run';
import { CELLS_PER_CHUNK, chunksToRead } from '../chunks';
import { TEXT_FORMAT } from '../excel-cells';
import { askHidden, safeRuns } from '../filtered';
import type { AddedColumns, NewColumn, TableGrid } from '../port';
import { askWritable } from '../table-place';
import { queueBlock, setFormat } from '../write-block';
import { queueColumnLook, queueColumnWidth, queueMarks } from './sheet-look';

/** Rows in one request where each is written by itself. */
const ROWS_AT_ONCE = 500;

/**
 * One sync to check, one for each column, and one for each chunk of its cells.
 * @param at the index in the table of the first of them
 * @throws AppError `table-missing`, `sheet-protected`, `out-of-step`; nothing is written then
 */
export async function addColumns(
  supports: Supports,
  grid: TableGrid,
  at: number,
  columns: readonly NewColumn[],
): Promise<AddedColumns> {
  return await writeExcel(supports, async (context) => {
    const table = context.workbook.tables.getItem(grid.tableId);
    const sheet = table.worksheet;
    const placeNow = askWritable(table, grid);
    const behind = Array.from({ length: grid.header.length - at + columns.length }, (_, i) => i);
    const headAt = (i: number) => sheet.getRangeByIndexes(grid.top, grid.left + at + i, 1, 1);
    const widthsNow = behind.map((i) => headAt(i).load('format/columnWidth'));
    const hiddenNow = askHidden(table.getDataBodyRange());
    await context.sync();
    placeNow();
    const widths = widthsNow.map(({ format }) => format.columnWidth);
    for (const [i, { column, cells, formats }] of columns.entries()) {
      quietly(context);
      const [left, body] = [grid.left + at + i, grid.top + 1];
      table.columns.add(at + i, undefined, column.header);
      const head = sheet.getRangeByIndexes(grid.top, left, 1, 1);
      setFormat(head, TEXT_FORMAT);
      head.values = [[column.header]];
      head.format.horizontalAlignment = column.align === 'right' ? 'Right' : 'Left';
      queueColumnWidth(head, column);
      const range = sheet.getRangeByIndexes(body, left, Math.max(1, cells.length), 1);
      queueColumnLook(range, column, { first: false, format: formats[0] });
      queueMarks(range, column, '');
      for (const chunk of chunksToRead(cells.length, 1, hiddenNow() ? ROWS_AT_ONCE : CELLS_PER_CHUNK)) {
        for (const { start, count } of safeRuns(chunk, hiddenNow())) {
          const part = formats.slice(start, start + count).map((format) => [format]);
          sheet.getRangeByIndexes(body + start, left, count, 1).numberFormat = part;
          queueBlock(sheet, {
            ...{ top: body + start, left, formats: part },
            cells: cells.slice(start, start + count).map((cell) => [cell]),
          });
        }
        await context.sync();
        quietly(context);
      }
      await context.sync();
    }
    widths.slice(0, grid.header.length - at).forEach((width, i) => {
      headAt(columns.length + i).format.columnWidth = width;
    });
    await context.sync();
    return { at, widths };
  });
}
