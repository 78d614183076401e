// The part of the workbook's contract about columns that are put into a table that stands already.
import { AppError } from '../../../domain/errors';
import { byCode, sampleLayout } from './opened';
import type { Opened } from './opened';

export function addColumnsContract(opened: () => Opened): void {
  const column = { header: 'Q3', width: 12, kind: 'read-only', align: 'right', wrap: false, signs: false } as const;
  const added = (cells: readonly (number | null)[]) => ({ column, cells, formats: cells.map(() => '0.00') });

  test('it stands where it is wanted, with cells and formats; what stood there moves on with its formulas', async () => {
    const { workbook, person } = opened();
    const { tableId, sheet } = await workbook.writeSheet(sampleLayout(3));
    const before = await workbook.readTable(tableId);
    await workbook.addColumns(before, 3, [
      added([1, null, 3]),
      { ...added([7, 8, 9]), column: { ...column, header: 'Q4' } },
    ]);
    const after = await workbook.readTable(tableId);
    expect(after.header).toEqual(['Code', 'Indicator [%]', 'Target', 'Q3', 'Q4', 'Value', 'Status', 'Note', 'Stage']);
    const { PI0: was } = byCode(before);
    expect(byCode(after)['PI0']).toEqual({ ...was, Q3: 1, Q4: 7 });
    expect(byCode(after)['PI1']?.['Q3']).toBeNull();
    expect(await person.see(sheet, 'D5')).toMatchObject({ value: 1, format: '0.00', bold: false });
    await person.type(sheet, 'F5', 99);
    expect(await person.see(sheet, 'G5')).toMatchObject({ value: 3 });
  });

  test('rows that a filter hides get their own cells and formats', async () => {
    const { workbook, person } = opened();
    const { tableId, sheet } = await workbook.writeSheet(sampleLayout(4));
    await person.filter(tableId, 'Code', ['PI1', 'PI2']);
    await workbook.addColumns(await workbook.readTable(tableId), 3, [added([1, 2, null, 4])]);
    expect((await workbook.readTable(tableId)).rows.map((row) => row[3])).toEqual([1, 2, null, 4]);
    expect(await person.see(sheet, 'D8')).toMatchObject({ value: 4, format: '0.00' });
  });

  test('at the end of the table, and into one without rows', async () => {
    const { workbook } = opened();
    const { tableId } = await workbook.writeSheet(sampleLayout(0));
    await workbook.addColumns(await workbook.readTable(tableId), 7, [added([])]);
    expect((await workbook.readTable(tableId)).header.at(-1)).toBe('Q3');
  });

  test('a protected sheet says so and keeps its columns; a table that changed since is out of step', async () => {
    const { workbook, person } = opened();
    const { tableId, sheet } = await workbook.writeSheet(sampleLayout(2));
    const grid = await workbook.readTable(tableId);
    await person.addColumn(tableId, 'Mine');
    await expect(workbook.addColumns(grid, 3, [added([1, 2])])).rejects.toMatchObject({ code: 'out-of-step' });
    await person.protect(sheet);
    const now = await workbook.readTable(tableId);
    await expect(workbook.addColumns(now, 3, [added([1, 2])])).rejects.toBeInstanceOf(AppError);
    expect((await workbook.readTable(tableId)).header).toEqual(now.header);
  });
}
