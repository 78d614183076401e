// Adds the rows of a layout at the end of a table that stands already: columns are found by their header, wherever
// they were moved to; columns of the person's own stay blank. What stands below the table is moved down, not taken in.
import { addressOf } from '../../../domain/sheet/grid';
import type { SheetLayout } from '../../../domain/sheet/layout';
import { quietly, writeExcel } from '../excel-run';
import type { Supports } from '../excel-run';
import type { AddedRows, TableGrid } from '../port';
import { askWritable, bodyRowsOf } from '../table-place';
import type { TablePlace } from '../table-place';
import type { ListSources } from './lists';
import { layoutChunks, lockedRows, queueCells, queueFormulas, queueSoleFormats, soleFormat } from './layout-body';
import type { PlacedColumn } from './layout-body';
import { queueColumnLook, queueBodyLook, queueLocked, queueMarks, queueValidation } from './sheet-look';

/** Long lists are offered where the sheet was written; a new row takes them over from the one above in Excel itself. */
const noLists: ListSources = new Map();

/** Columns of the layout that the table still has. */
function placedColumns(grid: TableGrid, layout: SheetLayout): PlacedColumn[] {
  return layout.columns.flatMap((column, index) => {
    const at = grid.header.indexOf(column.header);
    return at < 0 ? [] : [{ column, index, at: grid.left + at }];
  });
}

/** Makes the table longer by so many rows, at `end` (the sheet's row after its last body row). Answers whether cells moved. */
function queueLonger(
  supports: Supports,
  table: Excel.Table,
  place: TablePlace,
  below: readonly (readonly unknown[])[],
  end: number,
  more: number,
): boolean {
  if (more <= 0) return false;
  const sheet = table.worksheet;
  const free = below.every((row) => row.every((value) => value === ''));
  const moves = place.totals || !free;
  if (moves) sheet.getRangeByIndexes(end, place.left, more, place.columns).insert('Down');
  // Rows put in above a totals row belong to the table already.
  if (place.totals) return moves;
  if (supports('1.13')) {
    table.resize(sheet.getRangeByIndexes(place.top, place.left, end - place.top + more, place.columns));
  } else {
    table.rows.add(
      undefined,
      Array.from({ length: more }, () => Array.from({ length: place.columns }, () => '')),
    );
  }
  return moves;
}

/**
 * One sync to check, one per chunk of rows to write.
 * @throws AppError `table-missing`, `sheet-protected`, `out-of-step`; nothing is written then
 */
export async function addRows(supports: Supports, grid: TableGrid, layout: SheetLayout): Promise<AddedRows> {
  const count = layout.rows.length;
  if (count === 0) return { moved: false };
  const columns = placedColumns(grid, layout);
  const width = grid.header.length;
  const first = grid.top + 1 + grid.rows.length;
  const end = grid.top + 1 + bodyRowsOf(grid);
  const more = first + count - end;
  return await writeExcel(supports, async (context) => {
    const table = context.workbook.tables.getItem(grid.tableId);
    const sheet = table.worksheet;
    const placeNow = askWritable(table, grid);
    const below = more > 0 ? sheet.getRangeByIndexes(end, grid.left, more, width) : undefined;
    below?.load('values');
    await context.sync();
    const place = placeNow();

    quietly(context);
    const moved = queueLonger(supports, table, place, below?.values ?? [], end, more);
    queueSoleFormats(sheet, layout, columns, first);
    queueBodyLook(sheet.getRangeByIndexes(first, grid.left, count, width));
    for (const { column, index, at } of columns) {
      const range = sheet.getRangeByIndexes(first, at, count, 1);
      queueColumnLook(range, column, { first: at === grid.left, format: soleFormat(layout, index) });
      queueMarks(range, column, `$${addressOf(first, at)}`);
      queueLocked(sheet, at, lockedRows(layout, index, first));
      queueValidation(range, column, noLists);
    }
    for (const chunk of layoutChunks(layout)) {
      if (chunk.start > 0) quietly(context);
      queueCells(sheet, layout, columns, first, chunk);
      queueFormulas(sheet, layout, columns, first, chunk);
      await context.sync();
    }
    return { moved };
  });
}
