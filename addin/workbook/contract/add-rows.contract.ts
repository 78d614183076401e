// The part of the contract about rows added at the end of a table.
import { byCode, sampleByCode, sampleLayout } from './opened';
import type { Opened } from './opened';

export function addRowsContract(opened: () => Opened): void {
  test('rows go to the end, with formats, formulas and look', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(4));
    await workbook.addRows(await workbook.readTable(tableId), sampleLayout(3, 4));
    const grid = await workbook.readTable(tableId);
    expect(byCode(grid)).toEqual(sampleByCode(7));
    expect(grid.rows.map((row) => row[0])).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => `PI${i}`));
    expect(await person.see(sheet, 'B11')).toMatchObject({ format: '@', fill: '#FAFAFA' });
    expect(await person.see(sheet, 'D11')).toMatchObject({ format: '0.0', fill: '#FFFFFF' });
  });

  test('into a table without rows', async () => {
    const { workbook } = opened();
    const { tableId } = await workbook.writeSheet(sampleLayout(0));
    await workbook.addRows(await workbook.readTable(tableId), sampleLayout(2));
    expect(byCode(await workbook.readTable(tableId))).toEqual(sampleByCode(2));
  });

  test('what stands below the table moves down and is not taken in', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(2));
    await person.type(sheet, 'B8', 'My own sum');
    await workbook.addRows(await workbook.readTable(tableId), sampleLayout(3, 2));
    expect(byCode(await workbook.readTable(tableId))).toEqual(sampleByCode(5));
    expect(await person.see(sheet, 'B11')).toMatchObject({ value: 'My own sum' });
  });

  test('columns are found where they were moved to; the person’s own stay blank', async () => {
    const { workbook, person } = opened();
    const { tableId } = await workbook.writeSheet(sampleLayout(2));
    await person.addColumn(tableId, 'My check');
    await person.moveColumnFirst(tableId, 'Value');
    await workbook.addRows(await workbook.readTable(tableId), sampleLayout(2, 2));
    const rows = byCode(await workbook.readTable(tableId));
    expect(rows['PI3']).toEqual({ ...sampleByCode(1, 3)['PI3'], 'My check': null });
  });

  test('a table that moved since is out of step, and gets nothing', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(2));
    const grid = await workbook.readTable(tableId);
    await person.insert(sheet, '1:1');
    await expect(workbook.addRows(grid, sampleLayout(1, 2))).rejects.toMatchObject({ code: 'out-of-step' });
    expect((await workbook.readTable(tableId)).rows).toHaveLength(2);
  });
}
