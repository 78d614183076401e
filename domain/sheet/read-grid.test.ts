import fc from 'fast-check';
import type { IssueCode } from '../errors';
import { NOT_AVAILABLE, type Figure } from '../figure';
import { exampleRow, gridOf, withCells } from './example-rows';
import type { Cell, Grid } from './grid';
import { readGrid } from './read-grid';
import { updateSheet } from './kinds/update-sheet';

const rows = [
  exampleRow('HS01', { name: 'Days to decide on homelessness', polarity: 'minimise' }),
  exampleRow('HS07', { name: 'Homelessness prevented' }),
  exampleRow('CS02a', {
    name: 'Calls answered in 15 seconds',
    measure: 'percentage',
    measureLabel: '%',
    decimals: 1,
    target: 0.8,
  }),
];
const read = (grid: Grid) => readGrid(grid, updateSheet, rows);
const brief = (grid: Grid) => read(grid).issues.map((i) => ({ code: i.code, address: i.address, fix: i.fix?.value }));

describe('a cell that cannot be sent', () => {
  test.each<[string, number, string, Cell, IssueCode, string, Cell | undefined]>([
    ['text in a number cell', 0, 'Value', 'eleven', 'text-for-number', 'G5', undefined],
    ['text that reads as a number', 0, 'Value', '1,234', 'text-for-number', 'G5', 1234],
    ['a percentage typed as text', 2, 'Value', '88.6 %', 'text-for-number', 'G7', 0.886],
    ['a percentage typed as text without its sign', 2, 'Value', '88.6', 'text-for-number', 'G7', 0.886],
    ['TRUE', 0, 'Value', true, 'text-for-number', 'G5', undefined],
    ['an error', 1, 'Value', { error: '#DIV/0!' }, 'cell-error', 'G6', undefined],
    ['#N/A, which may mean not available', 1, 'Value', { error: '#N/A' }, 'cell-error', 'G6', NOT_AVAILABLE],
    ['an error in a note', 1, 'Note', { error: '#REF!' }, 'cell-error', 'H6', undefined],
    ['a code with a slip in it', 0, 'Code', 'HSO1', 'unknown-code', 'A5', 'HS01'],
    ['a code that is gone', 1, 'Code', null, 'unknown-code', 'A6', 'HS07'],
    ['a code of another row', 1, 'Code', 'CS02a', 'key-edited', 'A6', 'HS07'],
    ['a period that is none', 0, 'Period', 'Q9 2014/15', 'unknown-period', 'D5', 'Q3 2014/15'],
  ])('%s is an issue with its place and its remedy', (_, row, header, cell, code, address, fix) => {
    expect(brief(withCells(gridOf(rows), [[row, header, cell]]))).toEqual([{ code, address, fix }]);
  });

  test('the message names the text, the error, the remedy', () => {
    const grid = withCells(gridOf(rows), [
      [0, 'Value', 'eleven'],
      [1, 'Value', { error: '#DIV/0!' }],
    ]);
    expect(read(grid).issues.map((i) => i.message)).toEqual([
      'The cell holds the text “eleven”, not a number. Type a number, or n/a where there will be none.',
      'The cell shows #DIV/0!. Mend its formula, or type the figure.',
    ]);
  });

  test('all issues come at once, and the other cells of the row are read', () => {
    const grid = withCells(gridOf(rows), [
      [0, 'Value', 'x'],
      [0, 'Note', 'a note'],
      [1, 'Value', 36],
    ]);
    const result = read(grid);
    expect(result.issues).toHaveLength(1);
    expect(result.rows[0]?.values.has('value')).toBe(false);
    expect(result.rows[0]?.values.get('note')).toBe('a note');
    expect(result.rows[1]?.values.get('value')).toBe(36);
  });

  test('the same row twice sends neither, and names both', () => {
    const grid = gridOf(rows);
    const doubled = {
      ...grid,
      rows: [...grid.rows, grid.rows[0] ?? []],
      formulas: [...grid.formulas, grid.formulas[0] ?? []],
    };
    const result = read(doubled);
    expect(result.issues.map((i) => [i.code, i.address, i.message.includes('row 5')])).toEqual([
      ['row-twice', 'A8', true],
    ]);
    expect(result.rows.map((r) => r.known.code)).toEqual(['HS07', 'CS02a']);
  });

  test.each(['Code', 'Period', 'Value', 'Note'])(
    'a renamed column “%s” is said once, with the name to put back',
    (header) => {
      const grid = gridOf(rows);
      const renamed = { ...grid, header: grid.header.map((h) => (h === header ? 'Something' : h)) };
      const { issues } = read(renamed);
      expect(issues.map((i) => [i.code, i.header])).toEqual([['column-missing', header]]);
      expect(issues[0]?.message).toContain(`“${header}”`);
    },
  );
});

describe('a cell that says what it means', () => {
  test.each<[Cell, Figure]>([
    [null, null],
    ['', null],
    ['   ', null],
    [0, 0],
    [-12.5, -12.5],
    ['n/a', 'not available'],
    ['not applicable', 'not applicable'],
  ])('%j is %j', (cell, value) => {
    const result = read(withCells(gridOf(rows), [[0, 'Value', cell]]));
    expect(result.issues).toEqual([]);
    expect(result.rows[0]?.values.get('value')).toBe(value);
  });

  test('codes are compared folded: case, odd hyphens and blanks aside', () => {
    const odd = [exampleRow('A-1 b')];
    const grid = withCells(gridOf(odd), [[0, 'Code', ' a\u20111  B']]);
    expect(readGrid(grid, updateSheet, odd).rows.map((r) => r.known.code)).toEqual(['A-1 b']);
  });

  test('blank rows are passed over', () => {
    const grid = gridOf(rows);
    const blank = grid.header.map(() => null);
    expect(read({ ...grid, rows: [blank, ...grid.rows], formulas: [blank, ...grid.formulas] }).rows).toHaveLength(3);
  });
});

describe('the laws of reading', () => {
  const figure = fc.oneof(
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom<Figure>('not available', 'not applicable'),
  );
  const note = fc.oneof(
    fc.constant(null),
    fc.string({ minLength: 1, unit: 'grapheme' }).filter((s) => s.trim() !== ''),
  );
  const anyRows = fc
    .array(fc.record({ value: figure, note }), { minLength: 1, maxLength: 12 })
    .map((list) => list.map((over, i) => exampleRow(`PI${i}`, over)));

  test('1. what was written is read back, value by value', () => {
    fc.assert(
      fc.property(anyRows, (written) => {
        const result = readGrid(gridOf(written), updateSheet, written);
        expect(result.issues).toEqual([]);
        expect(result.rows.map((r) => [r.known.key, r.values.get('value'), r.values.get('note')])).toEqual(
          written.map((r) => [r.key, Object.is(r.value, -0) ? -0 : r.value, r.note]),
        );
      }),
    );
  });

  test('6. sorting rows, moving columns and adding foreign ones changes nothing', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), fc.nat(), fc.string(), (written, rowSeed, columnSeed, foreign) => {
        const grid = gridOf(written);
        const order = shuffled(grid.rows.length, rowSeed);
        const columns = shuffled(grid.header.length, columnSeed);
        const move = <T>(line: readonly T[], extra: T) => [extra, ...columns.map((c) => line[c] as T)];
        const moved: Grid = {
          ...grid,
          left: 7,
          header: move(grid.header, `My own ${foreign}`),
          rows: order.map((r) => move(grid.rows[r] ?? [], foreign)),
          formulas: order.map((r) => move(grid.formulas[r] ?? [], null)),
        };
        const plain = (g: Grid) =>
          readGrid(g, updateSheet, written)
            .rows.map((r) => [r.known.key, ...r.values.entries()])
            .sort(byFirst);
        expect(plain(moved)).toEqual(plain(grid));
      }),
    );
  });
});

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return JSON.stringify(a[0]) < JSON.stringify(b[0]) ? -1 : 1;
}

/** A permutation of 0 to n−1 that a seed names. */
function shuffled(n: number, seed: number): number[] {
  return Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101) || a - b,
  );
}
