import fc from 'fast-check';
import { equalShares, profiled, wrongProfile, type Profile } from './target-profile';

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
