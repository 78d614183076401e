// The part of the workbook's contract about what stands above a table, rows that stand out, and paper.
import { sampleLayout } from './opened';
import type { Opened } from './opened';

export function aboveContract(opened: () => Opened): void {
  const layout = {
    ...sampleLayout(4),
    ...{
      tableName: 'PIBSample',
      subtitle: 'Generated on Monday.',
      top: 6,
      strong: [1],
      page: { orientation: 'Landscape' as const },
    },
    above: [
      { row: 3, column: 1, value: '=not a formula', format: '@', look: 'label' as const },
      { row: 4, column: 1, formula: '=COUNTIF({Code},"PI*")', format: '0', look: 'count' as const },
    ],
  };

  test('labels are texts, and numbers are worked out from the table', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(layout);
    expect(await person.see(sheet, 'B4')).toMatchObject({ value: '=not a formula' });
    expect(await person.see(sheet, 'B5')).toMatchObject({ value: 4, bold: true });
    await person.type(sheet, 'A9', 'Another');
    expect(await person.see(sheet, 'B5')).toMatchObject({ value: 3 });
    expect(await workbook.readTable(tableId)).toMatchObject({ top: 6 });
  });

  test('a row that stands out is bold, and no other', async () => {
    const { workbook, person } = opened();
    const { sheet } = await workbook.writeSheet(layout);
    expect((await person.see(sheet, 'C9')).bold).toBe(true);
    expect((await person.see(sheet, 'C8')).bold).toBe(false);
    expect((await person.see(sheet, 'C10')).bold).toBe(false);
  });

  test('a sentence of ours is written anew where it stands as we wrote it, wherever the table went', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(layout);
    await person.insert(sheet, '1:2');
    expect(await workbook.restamp(tableId, 'Generated on Monday.', 'Generated on Tuesday.')).toBe(true);
    expect(await person.see(sheet, 'A4')).toMatchObject({ value: 'Generated on Tuesday.' });
    await person.type(sheet, 'A4', 'For the board');
    expect(await workbook.restamp(tableId, 'Generated on Tuesday.', 'Generated on Friday.')).toBe(false);
    expect(await person.see(sheet, 'A4')).toMatchObject({ value: 'For the board' });
  });

  test('a protected sheet keeps its sentence', async () => {
    const { workbook, person } = opened();
    const { sheet, tableId } = await workbook.writeSheet(layout);
    await person.protect(sheet);
    expect(await workbook.restamp(tableId, 'Generated on Monday.', 'Generated on Tuesday.')).toBe(false);
  });
}
