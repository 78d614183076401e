// The part of the contract about writing single cells: exactly these, and only where the table still is what was read.
import type { CellWrite } from '../port';
import { sampleLayout } from './opened';
import type { ContractLimits, Opened, Person } from './opened';
import { naughtyTexts } from './read-write.contract';

type At = { sheet: string; tableId: string };
const one: readonly CellWrite[] = [{ row: 1, header: 'Value', cell: 99 }];

export function writeCellsContract(opened: () => Opened, { numbersInTextCells }: ContractLimits): void {
  test('cells named are written, no other changes', async () => {
    const { workbook } = opened();
    const { tableId } = await workbook.writeSheet(sampleLayout(60));
    const grid = await workbook.readTable(tableId);
    const writes: CellWrite[] = [
      { row: 0, header: 'Value', cell: 1.25 },
      { row: 1, header: 'Value', cell: null },
      { row: 3, header: 'Value', cell: 0 },
      { row: 59, header: 'Value', cell: 12 },
      { row: 4, header: 'Note', cell: '=1+1' },
      { row: 5, header: 'Note', cell: "'quoted" },
      { row: 6, header: 'Note', cell: null },
      { row: 7, header: 'Value', cell: 'n/a' },
    ];
    await workbook.writeCells(grid, writes);
    const after = await workbook.readTable(tableId);
    const expected = grid.rows.map((row) => [...row]);
    for (const { row, header, cell } of writes) {
      const cells = expected[row];
      if (cells) cells[grid.header.indexOf(header)] = cell;
    }
    const status = grid.header.indexOf('Status');
    const plain = (rows: typeof expected): unknown => rows.map((row) => row.filter((_, i) => i !== status));
    expect(plain(after.rows.map((row) => [...row]))).toEqual(plain(expected));
    expect(after.rows[3]?.[status]).toBe(1);
    expect(after.formulas).toEqual(grid.formulas);
  });

  test('every text stays the text that it is, in text cells and in number cells', async () => {
    const { workbook } = opened();
    const { tableId } = await workbook.writeSheet(sampleLayout(naughtyTexts.length));
    const grid = await workbook.readTable(tableId);
    const writes = naughtyTexts.flatMap((cell, row) => [
      { row, header: 'Note', cell },
      { row, header: 'Value', cell },
    ]);
    await workbook.writeCells(grid, writes);
    const after = await workbook.readTable(tableId);
    expect(after.rows.map((row) => row[5])).toEqual(naughtyTexts);
    expect(after.rows.map((row) => row[3])).toEqual(naughtyTexts);
  });

  (numbersInTextCells ? test : test.skip)(
    'a number that replaces a text in a text cell is a number, and the cell keeps its format',
    async () => {
      const { workbook, person } = opened();
      const { sheet, tableId } = await workbook.writeSheet(sampleLayout(3));
      await person.paint(sheet, 'D6', '@', '#FFFF00');
      await person.type(sheet, 'D6', '88.6 %');
      const grid = await workbook.readTable(tableId);
      expect(grid.rows[1]?.[3]).toBe('88.6 %');
      await workbook.writeCells(grid, [{ row: 1, header: 'Value', cell: 88.6 }]);
      expect((await workbook.readTable(tableId)).rows[1]?.[3]).toBe(88.6);
      expect(await person.see(sheet, 'D6')).toMatchObject({ format: '@', fill: '#FFFF00' });
    },
  );

  test('formulas and formats of the person stay, beside and under what is written', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(5));
    await person.type(sheet, 'D6', '=10*5');
    await person.paint(sheet, 'D5', '0.000', '#FFFF00');
    await person.paint(sheet, 'D6', '#,##0', '#00FF00');
    const grid = await workbook.readTable(tableId);
    expect([grid.rows[1]?.[3], grid.formulas[1]?.[3]]).toEqual([50, '=10*5']);
    await workbook.writeCells(grid, [
      { row: 0, header: 'Value', cell: 5 },
      { row: 2, header: 'Value', cell: 6 },
    ]);
    expect(await person.see(sheet, 'D5')).toMatchObject({ value: 5, format: '0.000', fill: '#FFFF00' });
    expect(await person.see(sheet, 'D6')).toMatchObject({
      value: 50,
      formula: '=10*5',
      format: '#,##0',
      fill: '#00FF00',
    });
  });

  test('rows that a filter hides are written too', async () => {
    const { workbook, person } = opened();
    const { tableId } = await workbook.writeSheet(sampleLayout(5));
    await person.filter(tableId, 'Code', ['PI1']);
    const grid = await workbook.readTable(tableId);
    const writes = [0, 1, 3, 4].map((row) => ({ row, header: 'Value', cell: 40 + row }));
    await workbook.writeCells(grid, writes);
    const after = await workbook.readTable(tableId);
    expect(after.rows.map((row) => row[3])).toEqual([40, 41, grid.rows[2]?.[3], 43, 44]);
  });

  test.each<[string, (person: Person, at: At) => Promise<void>]>([
    ['a row was inserted above the table', (person, { sheet }) => person.insert(sheet, '1:1')],
    ['a row was inserted into it', (person, { sheet }) => person.insert(sheet, '6:6')],
    ['a row was deleted', (person, { sheet }) => person.remove(sheet, '8:8')],
    ['it was sorted', (person, { tableId }) => person.sort(tableId, 'Value', false)],
    ['a column was renamed', (person, { sheet }) => person.type(sheet, 'D4', 'Figure')],
    ['a column was moved', (person, { tableId }) => person.moveColumnFirst(tableId, 'Note')],
    ['a column was added', (person, { tableId }) => person.addColumn(tableId, 'My check')],
    ['the cell was typed into', (person, { sheet }) => person.type(sheet, 'D6', 12)],
    ['a formula was typed into the cell', (person, { sheet }) => person.type(sheet, 'D6', '=2*5')],
  ])('%s since it was read: out of step, and nothing is written', async (_, deed) => {
    const { workbook, person } = opened();
    const at = await workbook.writeSheet(sampleLayout(6));
    const grid = await workbook.readTable(at.tableId);
    await deed(person, at);
    const then = await workbook.readTable(at.tableId);
    await expect(workbook.writeCells(grid, one)).rejects.toMatchObject({ code: 'out-of-step' });
    expect(await workbook.readTable(at.tableId)).toEqual(then);
  });

  test('what was typed into another row meanwhile is no hindrance, and stays', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(6));
    const grid = await workbook.readTable(tableId);
    await person.type(sheet, 'D8', 33);
    await workbook.writeCells(grid, one);
    const after = await workbook.readTable(tableId);
    expect([after.rows[1]?.[3], after.rows[3]?.[3]]).toEqual([99, 33]);
  });

  test('a protected sheet is refused by name, with what to do, and nothing changes', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(3));
    const grid = await workbook.readTable(tableId);
    await person.protect(sheet);
    const refused = {
      code: 'sheet-protected',
      message: 'The sheet “Update Q2” is protected. Unprotect it under Review, then try again.',
    };
    await expect(workbook.writeCells(grid, one)).rejects.toMatchObject(refused);
    await expect(workbook.addRows(grid, sampleLayout(1, 9))).rejects.toMatchObject(refused);
    expect(await workbook.readTable(tableId)).toEqual(grid);
  });

  test('a cell that is being edited is refused at once, nothing is lost, and it works afterwards', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(3));
    const grid = await workbook.readTable(tableId);
    const end = await person.beginEdit(sheet, 'D5');
    const refused = {
      code: 'cell-being-edited',
      message: 'A cell is being edited. Press Enter or Esc in the sheet, then try again.',
    };
    await expect(workbook.readTable(tableId)).rejects.toMatchObject(refused);
    await expect(workbook.writeCells(grid, one)).rejects.toMatchObject(refused);
    await expect(workbook.writeSheet(sampleLayout(2))).rejects.toMatchObject(refused);
    await end();
    expect(await workbook.readTable(tableId)).toEqual(grid);
    await workbook.writeCells(grid, one);
    expect((await workbook.readTable(tableId)).rows[1]?.[3]).toBe(99);
    expect(await person.sheets()).not.toContain('Update Q2 (2)');
  });

  test('selecting shows the cell where its column stands now', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(sampleLayout(3));
    const grid = await workbook.readTable(tableId);
    await person.addSheet('Elsewhere');
    await workbook.selectCell(grid, 2, 'Value');
    expect(await person.selection()).toBe(`'${sheet}'!D7`);
    await person.moveColumnFirst(tableId, 'Value');
    await workbook.selectCell(grid, 2, 'Value');
    expect(await person.selection()).toBe(`'${sheet}'!A7`);
    await expect(workbook.selectCell(grid, 3, 'Value')).rejects.toMatchObject({ code: 'out-of-step' });
  });
}
