// The part of the contract about sheets that people keep themselves: read as they stand, written cell by cell, nothing else.
import type { Opened } from './opened';

export function areasContract(opened: () => Opened): void {
  const other = async () => {
    const { person, workbook } = opened();
    await person.addSheet('Ours');
    for (const [address, text] of [
      ['B3', 'Code'],
      ['C3', 'Q1'],
      ['B4', 'A1'],
      ['C4', 12],
      ['C5', '=C4+1'],
    ] as const)
      await person.type('Ours', address, text);
    return await workbook.readSheet({ sheetId: 'none', sheet: 'Ours' });
  };

  test('a sheet is read from its first used cell to its last, with formulas and place', async () => {
    const read = await other();
    expect(read).toMatchObject({ sheet: 'Ours', protected: false });
    expect(read.area).toMatchObject({
      top: 2,
      left: 1,
      cells: [
        ['Code', 'Q1'],
        ['A1', 12],
        [null, 13],
      ],
    });
    expect(read.area.formulas?.[2]).toEqual([null, '=C4+1']);
  });

  test('merged cells are told by their places, however many there are; a sheet without any says so', async () => {
    const { sheetId } = await other();
    const { person, workbook } = opened();
    const read = async () => (await workbook.readSheet({ sheetId, sheet: 'Ours' })).area.merged;
    expect(await read()).toEqual([]);
    await person.type('Ours', 'F3', 'Q2');
    await person.merge('Ours', 'C3:E3');
    await person.merge('Ours', 'B4:B5');
    expect(await read()).toEqual([
      { row: 0, column: 1, rows: 1, columns: 3 },
      { row: 1, column: 0, rows: 2, columns: 1 },
    ]);
  });

  test('a sheet is found by its id after it was renamed, and one that is gone is said', async () => {
    const { sheetId } = await other();
    const { person, workbook } = opened();
    await person.renameSheet('Ours', 'Still ours');
    expect(await workbook.readSheet({ sheetId, sheet: 'Ours' })).toMatchObject({ sheet: 'Still ours', sheetId });
    await expect(workbook.readSheet({ sheetId: 'none', sheet: 'Never' })).rejects.toMatchObject({
      code: 'table-missing',
    });
  });

  test('a cell is written where it holds what was read, keeps its format, and no other cell is touched', async () => {
    const { sheetId } = await other();
    const { person, workbook } = opened();
    await person.paint('Ours', 'C4', '0.00', '#FFFF00');
    await workbook.writePlaces(sheetId, [{ place: { row: 3, column: 2 }, was: 12, wasFormula: null, cell: 14 }]);
    expect(await person.see('Ours', 'C4')).toMatchObject({ value: 14, format: '0.00', fill: '#FFFF00' });
    expect(await person.see('Ours', 'C5')).toMatchObject({ value: 15, formula: '=C4+1' });
    expect(await person.see('Ours', 'B4')).toMatchObject({ value: 'A1' });
  });

  test('where a person typed meanwhile, or a formula stands now, nothing is written', async () => {
    const { sheetId } = await other();
    const { person, workbook } = opened();
    await person.type('Ours', 'C4', 13);
    const writes = [
      { place: { row: 3, column: 1 }, was: 'A1', wasFormula: null, cell: 'B1' },
      { place: { row: 3, column: 2 }, was: 12, wasFormula: null, cell: 14 },
    ];
    await expect(workbook.writePlaces(sheetId, writes)).rejects.toMatchObject({ code: 'out-of-step' });
    expect(await person.see('Ours', 'B4')).toMatchObject({ value: 'A1' });
    const formula = [{ place: { row: 4, column: 2 }, was: 14, wasFormula: null, cell: 1 }];
    await expect(workbook.writePlaces(sheetId, formula)).rejects.toMatchObject({ code: 'out-of-step' });
  });

  test('a protected sheet says so before anything is written', async () => {
    const { sheetId } = await other();
    const { person, workbook } = opened();
    await person.protect('Ours');
    const writes = [{ place: { row: 3, column: 2 }, was: 12, wasFormula: null, cell: 14 }];
    await expect(workbook.writePlaces(sheetId, writes)).rejects.toMatchObject({ code: 'sheet-protected' });
  });

  test('a cell is shown by its place', async () => {
    const { sheetId } = await other();
    const { person, workbook } = opened();
    await workbook.selectPlace(sheetId, { row: 3, column: 2 });
    expect(await person.selection()).toBe('Ours!C4');
  });
}
