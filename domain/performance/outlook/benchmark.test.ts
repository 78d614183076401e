import type { Aim } from '../aim';
import { benchmark, median, placeOf, type BenchmarkValue } from './benchmark';

const group = (...values: BenchmarkValue['value'][]) => values.map((value, i) => ({ member: `M${i}`, value }));

test.each<[number[], number | undefined]>([
  [[], undefined],
  [[3], 3],
  [[9, 1], 5],
  [[10, 9, 1], 9],
  [[1e308, 1.2e308], 1.1e308],
])('the median of %j is %p, however they are ordered', (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});

test.each<[BenchmarkValue[], number | null, ReturnType<typeof benchmark>]>([
  [group(4, 8, null, 'not applicable'), 99, { value: 6, source: 'median', have: 2, of: 4 }],
  [group(null, 'not available'), 99, { value: 99, source: 'typed', have: 0, of: 2 }],
  [[], 99, { value: 99, source: 'typed', have: 0, of: 0 }],
  [[], null, { value: null, source: 'none', have: 0, of: 0 }],
  [group(0), null, { value: 0, source: 'median', have: 1, of: 1 }],
])('of %j, typed %p: %j', (members, typed, expected) => {
  expect(benchmark(members, typed)).toEqual(expected);
});

test.each<[Aim, number | null, number, string]>([
  ['maximise', null, 2, 'one is higher; the equal one shares the place'],
  ['minimise', null, 2, 'one is lower'],
  ['closest to target', 5, 1, 'on the target'],
  ['closest to target', 9, 2, 'nearer is the one at 9'],
])('by %s (target %p) 5 among 9, 5, 5 and 1 is at place %i: %s', (aim, target, place) => {
  expect(placeOf('M1', group(9, 5, 5, 1, null), aim, target)).toEqual({ place, of: 4 });
});

test('who has no value, or no target to be near to, has no place', () => {
  expect(placeOf('M0', group(null, 5), 'maximise', null)).toBeUndefined();
  expect(placeOf('M1', group(null, 5), 'closest to target', null)).toBeUndefined();
});
