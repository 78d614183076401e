// Shows one cell of a table to the person.
import { AppError } from '../../domain/errors';
import { readExcel } from './excel-run';
import type { TableGrid } from './port';
import { askPlace, outOfStep } from './table-place';

/**
 * Selects the cell where its column stands now, also after columns were moved.
 * @throws AppError `table-missing`, `out-of-step` where the row or column is gone
 */
export async function selectCell(grid: TableGrid, row: number, header: string): Promise<void> {
  await readExcel(async (context) => {
    const table = context.workbook.tables.getItem(grid.tableId);
    const placeNow = askPlace(table);
    const headerRow = table.getHeaderRowRange();
    headerRow.load('values');
    await context.sync();
    const place = placeNow();
    const column = (headerRow.values[0] ?? []).findIndex((text) => String(text) === header);
    if (column < 0 || row < 0 || row >= place.bodyRows) throw outOfStep(place.sheet);
    if (!place.visible) {
      throw new AppError(
        'table-missing',
        `The sheet “${place.sheet}” is hidden. Right-click a sheet tab, choose Unhide, then try again.`,
      );
    }
    const sheet = table.worksheet;
    sheet.activate();
    sheet.getRangeByIndexes(place.top + 1 + row, place.left + column, 1, 1).select();
    await context.sync();
  });
}
