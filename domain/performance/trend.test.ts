import fc from 'fast-check';
import type { Figure } from '../figure';
import { aprilCalendar, shift, type PeriodKey } from '../period/period';
import { aims, type Aim, type Target } from './aim';
import {
  longTrend as long,
  shortTrend as short,
  stepsBack,
  type ReadPoint,
  type Direction,
  type TrendRule,
} from './trend';

const rule: TrendRule = {
  aim: 'maximise',
  mode: 'ongoing',
  lookBack: 4,
  longMeans: 'mean of previous',
  tolerance: { kind: 'absolute', size: 0 },
  leastShare: 0.5,
  overGaps: 'unknown',
  middle: 'mean of distances',
};
const now = '2018-04-01Q';
const evenSteps = stepsBack(aprilCalendar);
const shortTrend = (period: PeriodKey, read: ReadPoint, own: TrendRule, steps = evenSteps) =>
  short(period, read, own, steps);
const longTrend = (period: PeriodKey, read: ReadPoint, own: TrendRule, steps = evenSteps) =>
  long(period, read, own, steps);
const reader =
  (values: Readonly<Record<PeriodKey, Figure>>, target: Target = null) =>
  (period: PeriodKey) => ({ value: values[period] ?? null, target });
/** Values of the quarters before `now`, newest first. */
const before = (...values: Figure[]) => Object.fromEntries(values.map((v, i) => [shift(now, -1 - i), v]));

describe('the example of the help pages [P]: Q1 18/19, x = 4', () => {
  const q = (year: number, quarter: number) =>
    `${quarter === 4 ? year + 1 : year}-${['04', '07', '10', '01'][quarter - 1]}-01Q`;
  test.each([
    ['short', 'ongoing', [q(2017, 4)]],
    ['long', 'ongoing', [q(2017, 4), q(2017, 3), q(2017, 2), q(2017, 1)]],
    ['short', 'yearly', [q(2017, 1)]],
    ['long', 'yearly', [q(2017, 1), q(2016, 1), q(2015, 1), q(2014, 1)]],
  ] as const)('%s, %s, looks at %j', (length, mode, periods) => {
    const trend = length === 'short' ? shortTrend : longTrend;
    const all = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [shift(now, -i), i * i]));
    const result = trend(now, reader(all), { ...rule, mode });
    expect(result.periods).toEqual(periods);
    const mean = periods.reduce((sum, p) => sum + (all[p] ?? NaN), 0) / periods.length;
    expect(result.against).toBe(mean);
  });
});

test.each<[string, Aim, Target, number, Figure, number, Direction, string]>([
  ['more', 'maximise', 5, 9, 8, 0, 'better', 'whatever the status'],
  ['more', 'minimise', 5, 9, 8, 0, 'worse', 'less is better'],
  ['same', 'maximise', 5, 0.1 + 0.2, 0.3, 0, 'no change', 'the last bits of a double are no change'],
  ['nearer', 'closest to target', 50, 52, 45, 0, 'better', 'from below to nearer above'],
  ['as far', 'closest to target', 50, 55, 45, 0, 'no change', 'as far on the other side'],
  ['no target', 'closest to target', null, 55, 45, 0, 'unknown', 'near to what?'],
  ['in the band', 'within a band', { from: 40, to: 60 }, 41, 59, 0, 'no change', 'all inside is equally good'],
  ['out of it', 'within a band', { from: 40, to: 60 }, 39, 59, 0, 'worse', 'out of the band'],
  ['little', 'maximise', 5, 9, 8.5, 0.5, 'no change', 'exactly the tolerance is within it'],
  ['little less', 'maximise', 5, 8.4, 9, 0.5, 'worse', 'more than the tolerance'],
  ['to zero', 'minimise', 5, 0, 8, 0, 'better', 'zero is a value'],
  ['none', 'maximise', 5, 9, null, 0, 'unknown', 'no value before'],
  ['stated', 'maximise', 5, 9, 'not available', 0, 'unknown', 'a reason is no value'],
  ['n/a', 'maximise', 5, 9, 'not applicable', 0, 'unknown', 'nor is this'],
])(
  'short: %s, %s with target %j, %d after %p, tolerance %d, is %s: %s',
  (_, aim, target, value, last, size, direction) => {
    const read = reader({ [now]: value, ...before(last) }, target);
    expect(shortTrend(now, read, { ...rule, aim, tolerance: { kind: 'absolute', size } }).direction).toBe(direction);
  },
);

test.each<[Figure[], Direction, number | null, string]>([
  [[8, 8, 8, 8], 'better', 8, 'all four'],
  [[12, 8, null, null], 'worse', 10, 'half of them is enough'],
  [[12, null, null, null], 'unknown', null, 'less than half is not'],
  [[null, null, 8, 8], 'better', 8, 'gaps may lie anywhere'],
  [['not applicable', 'not available', 0, 0], 'better', 0, 'zero is a value, reasons are not'],
])('long after %j is %s', (values, direction, against) => {
  const trend = longTrend(now, reader({ [now]: 9, ...before(...values) }), rule);
  expect({ direction: trend.direction, against: trend.against }).toEqual({ direction, against });
});

test('some councils call “long” what is the yearly short one: a setting', () => {
  const read = reader({ [now]: 9, ...before(1, 1, 1, 20) });
  expect(longTrend(now, read, rule).direction).toBe('better');
  const theirs = longTrend(now, read, { ...rule, longMeans: 'same period last year' });
  expect(theirs).toEqual(shortTrend(now, read, { ...rule, mode: 'yearly' }));
  expect(theirs.direction).toBe('worse');
});

test('misses above and below do not cancel out, unless the site says so', () => {
  const read = reader({ [now]: 53, ...before(60, 40, 60, 40) }, 50);
  const aim = 'closest to target';
  expect(longTrend(now, read, { ...rule, aim }).direction).toBe('better');
  expect(longTrend(now, read, { ...rule, aim, middle: 'distance of mean' }).direction).toBe('worse');
});

test('a tolerance may be a share of what was before', () => {
  const share = (size: number) => ({ ...rule, tolerance: { kind: 'share' as const, size } });
  const read = reader({ [now]: 104, ...before(100) });
  expect(shortTrend(now, read, share(0.05)).direction).toBe('no change');
  expect(shortTrend(now, read, share(0.03)).direction).toBe('better');
});

test('a gap is unknown, or looked over where the site says so', () => {
  const read = reader({ [now]: 9, ...before(null, null, 8) });
  expect(shortTrend(now, read, rule).direction).toBe('unknown');
  const over = shortTrend(now, read, { ...rule, overGaps: 'last with a value' });
  expect(over).toMatchObject({ direction: 'better', periods: [shift(now, -3)] });
  expect(shortTrend(now, reader({ [now]: 9 }), { ...rule, overGaps: 'last with a value' }).direction).toBe('unknown');
});

test('a year that has no such period, as 29 February, is left out of a yearly trend', () => {
  const steps = { ...evenSteps, lastYear: () => undefined };
  const read = reader({ [now]: 9, ...before(1, 1, 1, 1) });
  expect(shortTrend(now, read, { ...rule, mode: 'yearly' }, steps)).toMatchObject({
    direction: 'unknown',
    periods: [],
  });
  expect(longTrend(now, read, { ...rule, mode: 'yearly' }, steps).direction).toBe('unknown');
});

test('two values changed places have the opposite trend, for every aim', () => {
  const opposite: Record<Direction, Direction> = {
    better: 'worse',
    worse: 'better',
    'no change': 'no change',
    unknown: 'unknown',
  };
  const n = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(n, n, n, fc.constantFrom(...aims), fc.nat(5), (a, b, target, aim, size) => {
      const own = { ...rule, aim, tolerance: { kind: 'absolute' as const, size } };
      const there = shortTrend(now, reader({ [now]: a, ...before(b) }, target), own).direction;
      const back = shortTrend(now, reader({ [now]: b, ...before(a) }, target), own).direction;
      expect(back).toBe(opposite[there]);
    }),
  );
});
