import fc from 'fast-check';
import type { Figure } from '../../figure';
import { addUp } from './add-up';
import { combine, emptyCell, partialMark, type Cell, type CombineRule, type Gap } from './combine';

const NA = 'not applicable';
const NO = 'not available';
const rule: CombineRule = {
  method: 'sum',
  measure: 'number',
  factor: 1,
  partial: false,
  divisionByZero: 'not available',
  lastNeeds: 'all feeders',
};
const value = (v: Figure): Cell => ({ ...emptyCell, value: v });
const figures = (...all: Figure[]) => all.map(value);
const parts = (numerator: Figure, denominator: Figure): Cell => ({
  ...emptyCell,
  value: typeof numerator === 'number' && typeof denominator === 'number' ? numerator / denominator : null,
  numerator,
  denominator,
});
const percent: Partial<CombineRule> = { measure: 'percentage' };

test.each<[string, Cell[], Partial<CombineRule>, Figure, Gap | null, string | undefined]>([
  ['sum', figures(1, 2, 4), {}, 7, null, undefined],
  ['mean', figures(1, 2, 6), { method: 'mean' }, 3, null, undefined],
  ['least', figures(4, 1, 2), { method: 'minimum' }, 1, null, undefined],
  ['most', figures(4, 1, 2), { method: 'maximum' }, 4, null, undefined],
  ['last', figures(4, 1, 2), { method: 'last' }, 2, null, undefined],
  ['zero is a value', figures(0, 0), {}, 0, null, undefined],
  ['a value only where all feeders have one [P]', figures(1, null, 4), {}, null, 'feeders missing', undefined],
  ['one that will never come: nor will the sum', figures(1, NO, 4), {}, NO, 'feeders missing', undefined],
  ['one never, one not yet: still waiting', figures(NO, null), {}, null, 'feeders missing', undefined],
  ['asked for, those that there are, and marked', figures(1, null, 4), { partial: true }, 5, null, '2 of 3'],
  ['asked for, but none is there', figures(null, NO), { partial: true }, null, 'feeders missing', undefined],
  ['not applicable is left out: the rest is whole', figures(1, NA, 4), {}, 5, null, undefined],
  ['and does not count as missing', figures(1, NA, null), { partial: true }, 1, null, '1 of 2'],
  ['nothing applies', figures(NA, NA), {}, NA, 'nothing applies', undefined],
  ['no feeders at all', [], {}, null, 'feeders missing', undefined],
  ['last waits for all [P]', figures(1, null, 4), { method: 'last' }, null, 'feeders missing', undefined],
  [
    'unless the site says the last is enough',
    figures(1, null, 4),
    { method: 'last', lastNeeds: 'the last one' },
    4,
    null,
    undefined,
  ],
  [
    'which then must be there',
    figures(1, 4, null),
    { method: 'last', lastNeeds: 'the last one' },
    null,
    'feeders missing',
    undefined,
  ],
  ['partial takes the last that there is', figures(1, 4, null), { method: 'last', partial: true }, 4, null, '2 of 3'],
  [
    'percentages by their parts',
    [parts(1, 2), parts(9, 10)],
    { ...percent, method: 'parts' },
    10 / 12,
    null,
    undefined,
  ],
  [
    'and not by their mean, even where it is asked for',
    [parts(1, 2), parts(9, 10)],
    { ...percent, method: 'mean' },
    10 / 12,
    null,
    undefined,
  ],
  ['nor by their sum', [parts(1, 2), parts(9, 10)], percent, 10 / 12, null, undefined],
  [
    'without parts it says so instead of averaging [O]',
    figures(0.5, 0.9),
    { ...percent, method: 'mean' },
    null,
    'no numerators and denominators',
    undefined,
  ],
  [
    'one without parts is enough to stop it',
    [parts(1, 2), value(0.9)],
    { ...percent, method: 'parts' },
    null,
    'no numerators and denominators',
    undefined,
  ],
  [
    'asked for, those that have parts',
    [parts(1, 2), value(0.9)],
    { ...percent, method: 'parts', partial: true },
    0.5,
    null,
    '1 of 2',
  ],
  [
    'picking the least of percentages averages nothing',
    figures(0.5, 0.9),
    { ...percent, method: 'minimum' },
    0.5,
    null,
    undefined,
  ],
  ['per 100,000', [parts(3, 50_000), parts(1, 150_000)], { method: 'parts', factor: 100_000 }, 2, null, undefined],
  [
    'nobody to count among: not available [P]',
    [{ ...parts(0, 0), value: 0 }],
    { method: 'parts' },
    NO,
    'divided by zero',
    undefined,
  ],
  [
    'or zero, by setting',
    [{ ...parts(0, 0), value: 0 }],
    { method: 'parts', divisionByZero: 'zero' },
    0,
    'divided by zero',
    undefined,
  ],
  ['0.1 ten times is 1', Array.from({ length: 10 }, () => value(0.1)), {}, 1, null, undefined],
  ['more than a double holds', figures(1e308, 1e308), {}, NO, 'too large', undefined],
])('%s', (_, feeders, more, expected, because, mark) => {
  const made = combine(feeders, { ...rule, ...more });
  expect({ value: made.value, because: made.because, mark: partialMark(made) }).toEqual({
    value: expected,
    because,
    mark,
  });
});

test('what is left out is counted, and 14 of 17 is said', () => {
  const feeders = [
    ...Array.from({ length: 14 }, () => value(1)),
    value(null),
    value(null),
    value(NO),
    value(NA),
    value(NA),
  ];
  const made = combine(feeders, { ...rule, partial: true });
  expect(made).toMatchObject({ value: 14, have: 14, of: 17, leftOut: 2 });
  expect(partialMark(made)).toBe('14 of 17');
});

test.each<[Cell['stage'][], Cell['stage']]>([
  [['audited', 'audited'], 'audited'],
  [['audited', 'provisional', 'final'], 'provisional'],
  [['audited', null], null],
])('of %j the whole is as sure as the least sure: %p', (stages, least) => {
  expect(
    combine(
      stages.map((stage) => ({ ...value(1), stage })),
      rule,
    ).stage,
  ).toBe(least);
});

test('a sum keeps the parts, so that sums of sums of percentages are those of all', () => {
  const cell = fc.record({ n: fc.nat(1000), d: fc.integer({ min: 1, max: 1000 }) }).map(({ n, d }) => parts(n, d));
  const groups = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
  const own = { ...rule, ...percent, method: 'parts' as const };
  fc.assert(
    fc.property(groups, (all) => {
      const inSteps = combine(
        all.map((group) => combine(group, own)),
        own,
      );
      expect(inSteps.value).toBe(combine(all.flat(), own).value);
    }),
  );
});

test('a sum is right to the last bit, however large numbers cancel out', () => {
  const whole = fc.array(fc.maxSafeInteger(), { maxLength: 200 });
  fc.assert(
    fc.property(whole, (all) => {
      const exact = Number(all.reduce((sum, n) => sum + BigInt(n), 0n));
      const most = all.reduce((sum, n) => sum + Math.abs(n), 0);
      expect(Math.abs(addUp(all) - exact)).toBeLessThanOrEqual(Math.abs(exact) * 2 ** -52 + most * 2 ** -90);
    }),
  );
});
