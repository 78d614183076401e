import type { MergedCells } from '../table/area';
import type { AdoptedFigure, Identity } from './adopted-figures';
import { apartFromMerged } from './merged-figures';

const identity = (code: string): Identity => ({
  ...{ is: code.toLowerCase(), code, name: '', unit: '', measure: '', pi: '', row: 0, column: 0, isTotal: false },
});
const figure = (code: string, row: number, column: number): AdoptedFigure => ({
  ...{ identity: identity(code), period: '2014-04-01Q', role: 'value', row, column, cell: 1, formula: null },
});
/** Two PIs (rows 1 and 2) with two quarters (columns 2 and 3); the area begins at B3. */
const figures = [figure('A1', 1, 2), figure('A1', 1, 3), figure('A2', 2, 2), figure('A2', 2, 3)];
const area = (merged: MergedCells[] | undefined) => ({ top: 2, left: 1, merged });
const over = (row: number, column: number, rows: number, columns: number): MergedCells => ({
  ...{ row, column, rows, columns },
});

test.each<[string, MergedCells[] | undefined, string[], string[]]>([
  ['nothing is known of merged cells', undefined, ['1 2', '1 3', '2 2', '2 3'], []],
  ['nothing is merged', [], ['1 2', '1 3', '2 2', '2 3'], []],
  ['only a heading is merged', [over(0, 2, 1, 2)], ['1 2', '1 3', '2 2', '2 3'], []],
  ['a figure is shown over a blank column beside it', [over(1, 3, 1, 2)], ['1 2', '1 3', '2 2', '2 3'], []],
  ['one figure stands over two quarters', [over(1, 2, 1, 2)], ['2 2', '2 3'], ['D4:E4']],
  ['one figure stands over two PIs', [over(1, 2, 2, 1)], ['1 3', '2 3'], ['D4:D5']],
  ['a name reaches over the first quarter', [over(1, 0, 1, 3)], ['1 3', '2 2', '2 3'], ['B4:D4']],
  ['the whole grid is one merged cell', [over(0, 0, 1_000_000, 10)], [], ['B3:K1000002']],
  ['a cell is merged with itself', [over(1, 2, 1, 1)], ['1 2', '1 3', '2 2', '2 3'], []],
])('where %s, figures keep their cells or are refused', (_, merged, kept, named) => {
  const taken = { figures, identities: [], unclear: [] };
  const apart = apartFromMerged(taken, area(merged), false, () => true);
  expect(apart.taken.figures.map((f) => `${f.row} ${f.column}`)).toEqual(kept);
  expect(apart.issues.map((i) => i.message.split(' ')[0])).toEqual(named);
  expect(apart.issues.every((i) => i.code === 'merged-cells' && i.address === i.message.split(':')[0])).toBe(true);
});

test('of rows that are no PI nothing is said, and their merged figures are not taken either', () => {
  const taken = { figures, identities: [], unclear: [] };
  const apart = apartFromMerged(taken, area([over(1, 2, 1, 2)]), false, ({ code }) => code === 'A2');
  expect(apart.issues).toEqual([]);
  expect(apart.taken.figures).toHaveLength(2);
});

test('in a turned table the address is that of the sheet', () => {
  const taken = { figures, identities: [], unclear: [] };
  const [issue] = apartFromMerged(taken, { top: 1, left: 2, merged: [over(1, 2, 1, 2)] }, true, () => true).issues;
  expect(issue?.message).toContain('C5:C6 ');
});
