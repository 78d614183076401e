// The marks of provisional figures in a table: number formats, each of which is read before it is written, so that a format of
// the person's own stays and only gets or loses the mark.
import { withMark, withoutMark } from '../../domain/sheet/provisional-mark';
import type { ProvisionalMark } from '../../domain/sync/provisional-marks';
import { quietly, writeExcel, type Supports } from './excel-run';
import type { TableGrid } from './port';
import { askWritable } from './table-place';
import { setFormat } from './write-block';

/** Two syncs. @throws AppError `table-missing`, `sheet-protected`, `out-of-step`; nothing is written then */
export async function markCells(supports: Supports, grid: TableGrid, marks: readonly ProvisionalMark[]): Promise<void> {
  await writeExcel(supports, async (context) => {
    const table = context.workbook.tables.getItem(grid.tableId);
    const placeNow = askWritable(table, grid);
    const cells = marks.map(({ row, header: name, isProvisional }) => {
      const range = table.worksheet.getRangeByIndexes(grid.top + 1 + row, grid.left + grid.header.indexOf(name), 1, 1);
      range.load('numberFormat');
      return { range, isProvisional };
    });
    await context.sync();
    placeNow();
    quietly(context);
    for (const { range, isProvisional } of cells) {
      const format = String(range.numberFormat[0]?.[0] ?? 'General');
      const marked = isProvisional ? withMark(format) : withoutMark(format);
      if (marked !== format) setFormat(range, marked);
    }
    await context.sync();
  });
}
