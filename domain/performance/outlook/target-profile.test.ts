import fc from 'fast-check';
import { equalShares, profiled, targetFor, wrongProfile, type Profile, type TargetPlan } from './target-profile';

const shares = (...all: number[]): Profile => ({ kind: 'shares', shares: all });

test.each<[string, number, Profile, number | null, number[]]>([
  ['a percentage is the same all year', 0.95, { kind: 'flat' }, 2, [0.95, 0.95, 0.95, 0.95]],
  ['a season', 100, shares(0.1, 0.2, 0.3, 0.4), null, [10, 20, 30, 40]],
  [
    'counted from the start of the year',
    100,
    { kind: 'shares to date', shares: [0.25, 0.25, 0.25, 0.25] },
    null,
    [25, 50, 75, 100],
  ],
  ['rounded, and still 10 in all', 10, shares(...equalShares(4)), 0, [3, 2, 3, 2]],
  ['rounded to cents', 1, { kind: 'shares to date', shares: equalShares(3) }, 2, [0.33, 0.67, 1]],
  ['a reduction', -8, shares(0.5, 0.5, 0, 0), null, [-4, -4, 0, 0]],
])('%s', (_, target, profile, decimals, expected) => {
  expect(profiled(target, profile, expected.length, decimals).map((n) => n + 0)).toEqual(expected);
});

test.each<[Profile, string | undefined]>([
  [shares(0.5, 0.5), 'has 2 shares, and the year has 4'],
  [shares(0.5, 0.5, 0.1, 0), 'add up to 110 %'],
  [shares(0.1, 0.2, 0.3, 0.4), undefined],
  [shares(...equalShares(3), 0), undefined],
  [{ kind: 'flat' }, undefined],
])('%j: %p', (profile, wrong) => {
  if (wrong === undefined) expect(wrongProfile(profile, 4)).toBeUndefined();
  else expect(wrongProfile(profile, 4)).toContain(wrong);
});

test('rounded parts add up to the year’s target, each within one last digit of its share', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 53 });
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 100_000 }), (weights, target) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      const profile = shares(...weights.map((w) => w / sum));
      const made = profiled(target, profile, weights.length, 0);
      expect(made.reduce((a, b) => a + b, 0)).toBe(target);
      for (const [i, n] of made.entries())
        expect(Math.abs(n - (target * (weights[i] ?? 0)) / sum)).toBeLessThanOrEqual(1);
    }),
  );
});

describe('the target of a period', () => {
  const plan: TargetPlan = {
    years: new Map([
      [2014, 100],
      [2016, 300],
    ]),
    profile: shares(0.1, 0.2, 0.3, 0.4),
    decimals: null,
    typed: new Map<string, number | null>([
      ['2014-07-01Q', 21],
      ['2014-10-01Q', null],
    ]),
  };
  test.each<[string, number, number, number, number | null, string]>([
    ['2014-04-01Q', 2014, 1, 4, 10, 'from the profile'],
    ['2014-07-01Q', 2014, 2, 4, 21, 'typed goes first'],
    ['2014-10-01Q', 2014, 3, 4, null, 'typed to have none'],
    ['2016-04-01Q', 2016, 1, 4, 30, 'years ahead'],
    ['2015-04-01Q', 2015, 1, 4, null, 'a year without a target is not made up from its neighbours'],
    ['2014-04-01Q', 2014, 5, 5, null, 'a period more than there are shares'],
  ])('%s: %s', (period, year, ordinal, of, target) => {
    expect(targetFor({ period, year, ordinal, of }, plan)).toBe(target);
  });
});
