// The part of the contract about what people do to sheets: whatever they do, rows are found by key, columns by header.
import { byCode, sampleByCode, sampleLayout } from './opened';
import type { Opened, Person } from './opened';

/** Answers the name that the sheet has afterwards, where that changed. */
type Deed = (person: Person, at: { sheet: string; tableId: string }) => Promise<unknown>;

export const deeds: readonly [string, Deed][] = [
  ['rows sorted', (person, { tableId }) => person.sort(tableId, 'Code', false)],
  ['rows sorted by the figure', (person, { tableId }) => person.sort(tableId, 'Value', true)],
  ['rows sorted by the figure, highest first', (person, { tableId }) => person.sort(tableId, 'Value', false)],
  ['rows filtered', (person, { tableId }) => person.filter(tableId, 'Code', ['PI1'])],
  ['rows hidden', (person, { sheet }) => person.hide(sheet, '6:7')],
  ['rows inserted above the table', (person, { sheet }) => person.insert(sheet, '2:3')],
  ['a column inserted left of the table', (person, { sheet }) => person.insert(sheet, 'A:A')],
  ['a column hidden', (person, { sheet }) => person.hide(sheet, 'C:C')],
  ['a column moved', (person, { tableId }) => person.moveColumnFirst(tableId, 'Value')],
  ['a column of the person’s own', (person, { tableId }) => person.addColumn(tableId, 'My check')],
  ['a column inserted in the middle', (person, { sheet }) => person.insert(sheet, 'D:D')],
  ['the table renamed', (person, { tableId }) => person.renameTable(tableId, 'Ours')],
  [
    'the sheet renamed',
    async (person, { sheet }) => {
      await person.renameSheet(sheet, "It's “ours”");
      return "It's “ours”";
    },
  ],
];

export function survivalContract(opened: () => Opened): void {
  test.each(deeds)('%s: the same rows are read, and status follows what is typed', async (_, deed) => {
    const { workbook, person } = opened();
    const written = await workbook.writeSheet(sampleLayout(8));
    const renamed = await deed(person, written);
    const sheet = typeof renamed === 'string' ? renamed : written.sheet;
    const before = await workbook.readTable(written.tableId);
    const rows = byCode(before);
    for (const [code, row] of Object.entries(sampleByCode(8))) expect(rows[code]).toMatchObject(row);
    expect(before.sheet).toBe(sheet);

    const at = before.rows.findIndex((row) => row[before.header.indexOf('Code')] === 'PI4');
    await workbook.writeCells(before, [{ row: at, header: 'Value', cell: 77 }]);
    const after = byCode(await workbook.readTable(written.tableId));
    expect(after['PI4']).toMatchObject({ Value: 77, Status: 3 });
    expect({ ...after, PI4: rows['PI4'] }).toEqual(rows);
  });

  test('a row deleted is gone, a row inserted is there', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(5));
    await person.remove(sheet, '6:6');
    await person.insert(sheet, '7:7');
    const grid = await workbook.readTable(tableId);
    expect(grid.rows.map((row) => row[0])).toEqual(['PI0', 'PI2', null, 'PI3', 'PI4']);
  });

  test.each<[string, Deed]>([
    ['the table deleted', (person, { tableId }) => person.deleteTable(tableId)],
    ['the sheet deleted', (person, { sheet }) => person.deleteSheet(sheet)],
  ])('%s: missing for reading and writing', async (_, deed) => {
    const { workbook, person } = opened();
    const written = await workbook.writeSheet(sampleLayout(3));
    const grid = await workbook.readTable(written.tableId);
    await deed(person, written);
    const missing = { code: 'table-missing' };
    await expect(workbook.readTable(written.tableId)).rejects.toMatchObject(missing);
    await expect(workbook.writeCells(grid, [{ row: 0, header: 'Value', cell: 1 }])).rejects.toMatchObject(missing);
    await expect(workbook.addRows(grid, sampleLayout(1, 9))).rejects.toMatchObject(missing);
    await expect(workbook.selectCell(grid, 0, 'Value')).rejects.toMatchObject(missing);
  });
}
