// The part of the workbook's contract about writing a sheet and reading it back.
import fc from 'fast-check';
import type { Cell } from '../../../domain/sheet/grid';
import { byCode, columnLayout, sampleByCode, sampleLayout } from './opened';
import type { ContractLimits, Opened } from './opened';

/** Texts that Excel would like to be something else. */
export const naughtyTexts = [
  '007',
  '=1+1',
  '+44 20 7946 0000',
  '-5',
  '@SUM(A1)',
  '1/2',
  '3-4',
  '1e5',
  'TRUE',
  'Jan 2014',
  '10:30',
  '12%',
  '£5',
  "'abc",
  "''",
  "'",
  ' blank in front',
  'line\nbreak',
  'tab\there',
  'ŵŷ 指標 😀',
  '<b>&amp;</b>',
  '{Value}',
  'x'.repeat(20_000),
];

export function readWriteContract(opened: () => Opened, { numbersInTextCells }: ContractLimits): void {
  const back = async (cells: readonly Cell[], format: string): Promise<unknown> => {
    const { workbook } = opened();
    const { tableId } = await workbook.writeSheet(columnLayout(cells, format));
    const grid = await workbook.readTable(tableId);
    expect(grid.formulas.flat().every((formula) => formula === null)).toBe(true);
    return grid.rows.map((row) => row[0] ?? null);
  };

  test('a sheet is read as it was written, with the results of its formulas', async () => {
    const { workbook } = opened();
    const { tableId, sheet } = await workbook.writeSheet(sampleLayout(10));
    const grid = await workbook.readTable(tableId);
    expect(sheet).toBe('Update Q2');
    expect(grid).toMatchObject({ tableId, sheet, top: 3, left: 0 });
    expect(grid.header).toEqual(sampleLayout(0).columns.map(({ header }) => header));
    expect(byCode(grid)).toEqual(sampleByCode(10));
    expect(grid.formulas.map((row) => row.map((formula) => formula !== null))).toEqual(
      grid.rows.map(() => [false, false, false, false, true, false, false]),
    );
  });

  test.each([
    ['text cells', '@'],
    ['cells without a format', 'General'],
    ['number cells', '0.0'],
  ])('every text stays the text that it is in %s', async (_, format) => {
    expect(await back(naughtyTexts, format)).toEqual(naughtyTexts);
  });

  test.each([
    ...(numbersInTextCells ? [['text cells', '@']] : []),
    ['cells without a format', 'General'],
    ['percent cells', '0.0%'],
  ] as [string, string][])('numbers, truths, blanks and errors stay what they are in %s', async (_, format) => {
    const cells = [
      0,
      -1.5,
      0.1 + 0.2,
      1e21,
      1e-7,
      41922,
      true,
      false,
      null,
      { error: '#N/A' },
      { error: '#DIV/0!' },
      1,
    ];
    expect(await back(cells, format)).toEqual(cells);
  });

  test('whatever is written is read back', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\u0000')),
      fc.constantFrom(...naughtyTexts),
      fc
        .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
        .map((n) => Number(n.toPrecision(15)) + 0),
      fc.boolean(),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 2, maxLength: 40 }),
        fc.constantFrom('General', numbersInTextCells ? '@' : '0.0'),
        async (cells, format) => {
          // Blank rows only are an empty table.
          expect(await back([...cells, 'end'], format)).toEqual([...cells, 'end']);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('a table without rows is read without rows', async () => {
    const { workbook } = opened();
    const { tableId } = await workbook.writeSheet(sampleLayout(0));
    const grid = await workbook.readTable(tableId);
    expect([grid.rows, grid.formulas]).toEqual([[], []]);
  });

  test('the sheet looks as agreed: title, header, white cells to fill, the first of them selected', async () => {
    const { workbook, person } = opened();
    const { sheet } = await workbook.writeSheet(sampleLayout(10));
    expect(await person.see(sheet, 'A1')).toMatchObject({ value: 'Figures to give', bold: true });
    expect(await person.see(sheet, 'A2')).toMatchObject({ value: 'White cells are yours to fill', bold: false });
    expect(await person.see(sheet, 'D4')).toMatchObject({ value: 'Value', bold: true, fill: '#0F548C' });
    expect(await person.see(sheet, 'B5')).toMatchObject({ format: '@', fill: '#FAFAFA' });
    expect(await person.see(sheet, 'D5')).toMatchObject({ format: '0.0', fill: '#FFFFFF' });
    expect(await person.selection()).toBe(`'${sheet}'!D5`);
  });

  test('formats that differ from row to row stand where they belong', async () => {
    const { workbook, person } = opened();
    const layout = sampleLayout(4);
    const wished = ['0.0', '0.0%', '0.0%', '#,##0'];
    const { sheet } = await workbook.writeSheet({
      ...layout,
      formats: layout.formats.map((row, r) => row.map((format, c) => (c === 3 ? (wished[r] ?? format) : format))),
    });
    const seen = await Promise.all(['D5', 'D6', 'D7', 'D8'].map((address) => person.see(sheet, address)));
    expect(seen.map(({ format }) => format)).toEqual(wished);
  });

  test('a second sheet of the same name gets a number, and its own table', async () => {
    const { workbook } = opened();
    const first = await workbook.writeSheet(sampleLayout(3));
    const second = await workbook.writeSheet(sampleLayout(3));
    expect(second.sheet).toBe('Update Q2 (2)');
    expect(second.tableId).not.toBe(first.tableId);
  });

  test('writing tells how far it is and ends with all rows', async () => {
    const { workbook } = opened();
    const told: [number, number][] = [];
    const long = columnLayout(
      Array.from({ length: 100 }, (_, i) => `${i} ${'x'.repeat(30_000)}`),
      '@',
    );
    const { tableId } = await workbook.writeSheet(long, (done, of) => {
      told.push([done, of]);
    });
    expect(told.length).toBeGreaterThan(1);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b));
    expect(told.at(-1)).toEqual([100, 100]);
    expect((await workbook.readTable(tableId)).rows).toEqual(long.rows);
  });

  test('5,000 rows come back whole', async () => {
    const cells = Array.from({ length: 5000 }, (_, i) => i / 8);
    expect(await back(cells, '0.0')).toEqual(cells);
  }, 60_000);

  test('a table that is not there is missing, not an exception of Excel', async () => {
    await expect(opened().workbook.readTable('{00000000-0000-0000-0000-000000000000}')).rejects.toMatchObject({
      code: 'table-missing',
    });
  });

  test('stopped on the way, nothing of the sheet is left, and what was there stays', async () => {
    const { workbook, person } = opened();
    const { sheet } = await workbook.writeSheet(sampleLayout(2));
    const long = columnLayout(
      Array.from({ length: 200 }, (_, i) => `${i} ${'x'.repeat(30_000)}`),
      '@',
    );
    const stopper = new AbortController();
    const told: number[] = [];
    const writing = workbook.writeSheet(
      long,
      (done) => {
        told.push(done);
        if (told.length === 2) stopper.abort(new Error('Enough'));
      },
      stopper.signal,
    );
    await expect(writing).rejects.toThrow('Enough');
    expect(told).toHaveLength(2);
    expect(await person.sheets()).toEqual(['Sheet1', sheet]);
    await expect(workbook.writeSheet(sampleLayout(2), undefined, stopper.signal)).rejects.toThrow('Enough');
    expect(await person.sheets()).toEqual(['Sheet1', sheet]);
  });
}
