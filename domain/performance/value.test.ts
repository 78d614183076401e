import fc from 'fast-check';
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../figure';
import { divisionsByZero, kindOfFigure, valueOfParts, type DivisionByZero } from './value';

test.each<[Figure, Figure, number, DivisionByZero, Figure, string]>([
  [3, 4, 1, 'not available', 0.75, 'a percentage is a ratio'],
  [3, 60_000, 100_000, 'not available', 5, 'per 100,000'],
  [0, 4, 1, 'not available', 0, 'zero is a value'],
  [-3, 4, 1, 'not available', -0.75, 'a loss'],
  [0, -4, 1, 'not available', 0, 'and never -0'],
  [3, 0, 1, 'not available', NOT_AVAILABLE, 'division by zero [P]'],
  [0, 0, 1, 'not available', NOT_AVAILABLE, 'nobody to count, nobody counted'],
  [0, 0, 1, 'zero', 0, 'by setting'],
  [0, 0, 1, 'no value', null, 'by setting'],
  [null, 4, 1, 'not available', null, 'not yet'],
  [3, null, 1, 'not available', null, 'not yet'],
  [NOT_AVAILABLE, null, 1, 'not available', null, 'one never, one not yet: it waits'],
  [NOT_AVAILABLE, 4, 1, 'not available', NOT_AVAILABLE, 'never'],
  [NOT_APPLICABLE, null, 1, 'not available', NOT_APPLICABLE, 'does not apply, whatever comes'],
  [NOT_AVAILABLE, 0, 1, 'zero', NOT_AVAILABLE, 'a reason goes before the division'],
  [1e308, 1e-308, 1, 'not available', NOT_AVAILABLE, 'more than a double holds'],
])('%p over %p times %d (by zero: %s) is %p: %s', (numerator, denominator, factor, zero, value) => {
  expect(valueOfParts({ numerator, denominator }, factor, zero)).toBe(value);
});

test.each<[Figure, string]>([
  [null, 'no value yet'],
  [0, 'zero'],
  [NOT_AVAILABLE, 'not available'],
  [NOT_APPLICABLE, 'not applicable'],
  [-1, 'number'],
])('%p is %s: four kinds of nothing, and numbers', (figure, kind) => {
  expect(kindOfFigure(figure)).toBe(kind);
});

test('what comes out can always be stored: never NaN, never infinite, never -0', () => {
  const part = fc.oneof(fc.double(), fc.constantFrom<Figure>(0, -0, null, NOT_AVAILABLE, NOT_APPLICABLE));
  fc.assert(
    fc.property(part, part, fc.constantFrom(1, 100, -1), fc.constantFrom(...divisionsByZero), (n, d, factor, zero) => {
      const value = valueOfParts({ numerator: n, denominator: d }, factor, zero);
      if (typeof value === 'number') expect([Number.isFinite(value), Object.is(value, -0)]).toEqual([true, false]);
    }),
  );
});
