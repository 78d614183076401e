// The part of the workbook's contract about frozen copies: values only, nothing that follows anything, the sheet itself untouched.
import { AppError } from '../../../domain/errors';
import { sampleLayout } from './opened';
import type { Opened } from './opened';

export function freezeContract(opened: () => Opened): void {
  const options = {
    ...{
      sheetName: 'Update Q2 8 January',
      line: (hidden: number) => (hidden > 0 ? `${hidden} rows hidden.` : 'Frozen on Monday.'),
      footer: 'Revision 4',
    },
    marks: [{ row: 1, header: 'Value' }],
  };

  test('formulas are values, formats stay, marked figures stay numbers, and there is no table to follow', async () => {
    const { workbook, person } = opened();
    const { tableId, sheet } = await workbook.writeSheet(sampleLayout(4));
    const grid = await workbook.readTable(tableId);
    const copy = await workbook.freeze(grid, options);
    expect(copy.sheet).toBe('Update Q2 8 January');
    expect(await person.see(copy.sheet, 'E5')).toMatchObject({ value: 1, formula: 1 });
    expect(await person.see(copy.sheet, 'D6')).toMatchObject({ value: 10, format: '0.0" p"' });
    expect(await person.see(copy.sheet, 'D5')).toMatchObject({ value: 0, format: '0.0' });
    expect(await person.see(copy.sheet, 'A3')).toMatchObject({ value: 'Frozen on Monday.' });
    // The sheet itself goes on: its formulas follow what is typed, the copy does not.
    await person.type(sheet, 'D5', 90);
    expect(await person.see(sheet, 'E5')).toMatchObject({ value: 3 });
    expect(await person.see(copy.sheet, 'E5')).toMatchObject({ value: 1 });
    expect(await workbook.boundTables()).toEqual([]);
  });

  test('of a filtered sheet every row has its own values', async () => {
    const { workbook, person } = opened();
    const { tableId, sheet } = await workbook.writeSheet(sampleLayout(6));
    const before = await Promise.all(
      [5, 6, 7, 8, 9, 10].map(async (row) => (await person.see(sheet, `E${row}`)).value),
    );
    expect(new Set(before).size).toBe(2);
    await person.filter(tableId, 'Code', ['PI1', 'PI4']);
    const copy = await workbook.freeze(await workbook.readTable(tableId), options);
    expect(await person.see(copy.sheet, 'A3')).toMatchObject({ value: '4 rows hidden.' });
    for (const [i, value] of before.entries())
      expect(await person.see(copy.sheet, `E${i + 5}`)).toMatchObject({ value, formula: value });
  });

  test('where rows above the table are full, the sentence stands on top and nothing is lost', async () => {
    const { workbook, person } = opened();
    const { tableId, sheet } = await workbook.writeSheet(sampleLayout(2));
    await person.type(sheet, 'A3', 'Mine');
    const copy = await workbook.freeze(await workbook.readTable(tableId), options);
    expect(await person.see(copy.sheet, 'A1')).toMatchObject({ value: 'Frozen on Monday.' });
    expect(await person.see(copy.sheet, 'A4')).toMatchObject({ value: 'Mine' });
    expect(await person.see(copy.sheet, 'D7')).toMatchObject({ format: '0.0" p"' });
  });

  test('a protected sheet says so, and no copy is left', async () => {
    const { workbook, person } = opened();
    const { tableId, sheet } = await workbook.writeSheet(sampleLayout(2));
    const grid = await workbook.readTable(tableId);
    await person.protect(sheet);
    const before = await person.sheets();
    await expect(workbook.freeze(grid, options)).rejects.toBeInstanceOf(AppError);
    expect(await person.sheets()).toEqual(before);
  });
}
