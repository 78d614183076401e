// Writes a sentence of ours above a table anew, where it still stands as we wrote it: "Generated on …". Whatever a person made
// of it is left alone.
import { readExcel, writeExcel, type Supports } from './excel-run';
import { askPlace } from './table-place';

/** @returns whether it stood there and was written. @throws AppError `table-missing` */
export async function restamp(supports: Supports, tableId: string, was: string, now: string): Promise<boolean> {
  const found = await readExcel(async (context) => {
    const table = context.workbook.tables.getItem(tableId);
    const placeNow = askPlace(table);
    await context.sync();
    const place = placeNow();
    if (place.top === 0 || place.protected) return undefined;
    const above = table.worksheet.getRangeByIndexes(0, place.left, place.top, 1);
    above.load('formulas');
    await context.sync();
    const row = above.formulas.findIndex(([text]) => text === was);
    return row < 0 ? undefined : { row, column: place.left };
  });
  if (!found) return false;
  await writeExcel(supports, async (context) => {
    const sheet = context.workbook.tables.getItem(tableId).worksheet;
    sheet.getRangeByIndexes(found.row, found.column, 1, 1).values = [[now]];
    await context.sync();
  });
  return true;
}
