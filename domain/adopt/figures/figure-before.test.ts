// Which figure a 0 of a new table follows: asked about in the dry run and in Changes alike, however many of them there are in a row.
import type { Cell } from '../../sheet/grid';
import { figureRoles } from '../columns/role';
import type { AgreedMeasurement } from './agreed-measurements';
import { figureBefore } from './figure-before';

const quarters = ['2014-04-01Q', '2014-07-01Q', '2014-10-01Q', '2015-01-01Q'];

function measurement(code: string, period: string, cell: Cell): AgreedMeasurement {
  const value = { row: 0, column: 0, cell, formula: null } as unknown as AgreedMeasurement['figures'][number];
  const figures = figureRoles.map((role) => (role === 'value' ? value : undefined));
  return { key: `${code}|${period}`, code, period, figures, identity: {} as AgreedMeasurement['identity'] };
}

test.each<[string, Cell[], (number | undefined)[]]>([
  ['a row of zeros after a figure follows that figure', [5, 0, 0, 0], [undefined, 5, 5, 5]],
  ['zeros from the start follow nothing', [0, 0, 7, 0], [undefined, undefined, undefined, 7]],
  ['a blank between is no figure', [5, null, 0, 0], [undefined, 5, 5, 5]],
  ['text that is a number is one', ['1,234', 0, 'n/a', 0], [undefined, 1234, 1234, 1234]],
])('%s', (_, cells, wanted) => {
  const all = cells.map((cell, i) => measurement('A', quarters[i] ?? '', cell));
  // The newest first, as many tables stand, with another PI between.
  const before = figureBefore([...all].reverse().flatMap((one) => [one, measurement('B', one.period, 99)]));
  expect(all.map((one) => before(one))).toEqual(wanted);
});

test('a cell that was typed anew is asked about as it was before', () => {
  const all = [5, 0].map((cell, i) => measurement('A', quarters[i] ?? '', cell));
  expect(figureBefore(all)(measurement('A', quarters[1] ?? '', 0))).toBe(5);
});

test('a year is no period before a quarter', () => {
  const [year, quarter] = [measurement('A', '2013-04-01Y', 20), measurement('A', '2014-04-01Q', 0)];
  expect(figureBefore([year, quarter])(quarter)).toBeUndefined();
});
