// The rules that a table's own cells ask for: nothing is said that its cells do not show, and doubt is left to the person.
import { areaOf } from './example-tables';
import { propose } from './propose';
import type { Cell } from '../sheet/grid';

const rulesOf = (actual: readonly Cell[], target: readonly Cell[] = []) =>
  propose(
    areaOf([
      ['Indicator', 'Quarter', 'Actual', 'Target'],
      ...actual.map((cell, i) => ['Calls', `Q${i + 1} 2014/15`, cell, target[i] ?? null]),
    ]),
    { calendar: { yearStartsIn: 4 } },
  )?.rules;

test('plain numbers ask for nothing', () => {
  expect(rulesOf([1, 2.5, 3])).toEqual({
    ...{ textNumbers: false, notAvailable: [], notApplicable: [], suppressed: false, percent: null },
    ...{ dots: 'decimal', marks: false, zeroIsFigure: false },
  });
});

test('words for no figure are named as they stand, and none of them is a number', () => {
  expect(rulesOf([1, 'DNA', '[x]', 4])).toMatchObject({ notAvailable: ['dna', '[x]'], textNumbers: false });
});

test.each<[why: string, cells: readonly Cell[], dots: unknown]>([
  ['a comma before decimals', ['12,5', '11,25', 10], null],
  ['a comma before decimals among thousands', ['12,5', '1,234', '998'], null],
  ['one dot before three digits', ['1.613', 12, 13], null],
  ['two dots', ['1.613.000', 12, 13], 'thousands'],
  ['dots before one digit', ['1.5', '1.613', 13], 'decimal'],
  ['commas before three digits', ['1,234', '998', 13], 'decimal'],
])('%s: what dots mark is %3$p', (_, cells, dots) => {
  expect(rulesOf(cells)?.dots).toBe(dots);
});

test('the bound of a target is no figure that is kept back; that of a value is', () => {
  expect(rulesOf([91, 92, 93], ['≥ 90%', '≥ 90%', '≥ 90%'])?.suppressed).toBe(false);
  expect(rulesOf([91, '<5', 93])?.suppressed).toBe(true);
});
