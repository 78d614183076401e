// The body out of a seed: the same again, of the promised shape, with gaps, and valid by the product's own schemas.
import { aprilCalendar, endOf, isPeriodOf, startOf } from '../../domain/period/period';
import { statusOf } from '../../domain/performance/status';
import { recordTypes } from '../../domain/records';
import { defaultThresholds } from '../../domain/records/indicator';
import { emptyMeasurement } from '../../domain/records/measurement';
import { generateBody } from './body';
import { valueOf } from './figures';
import { AS_AT } from './periods';

const small = { pis: 600, months: 12, seed: 7 };
const body = generateBody(small);
const everything = (of = body) => JSON.stringify([of.units, of.people, of.indicators, of.periods.map(of.figures)]);

test('the same seed and size give the same body, another seed gives another one', () => {
  expect(everything(generateBody(small))).toBe(everything());
  expect(everything(generateBody({ ...small, seed: 8 }))).not.toBe(everything());
});

test('figures of a period do not depend on what was asked before', () => {
  const [last = ''] = body.periods.slice(-1);
  expect(generateBody(small).figures(last)).toEqual(body.figures(last));
});

test('the tree has one body, 7 areas, 63 offices and 300 patches', () => {
  const parents = new Map(body.units.map((u) => [u.code, u.parent]));
  const depth = (code: string): number => {
    const parent = parents.get(code);
    return parent === null || parent === undefined ? 0 : 1 + depth(parent);
  };
  const count = [0, 0, 0, 0];
  for (const { code } of body.units) count[depth(code)]!++;
  expect(count).toEqual([1, 7, 63, 300]);
  expect(body.units.every(({ parent }) => parent === null || parents.has(parent))).toBe(true);
  const offices = new Set(body.units.filter(({ code }) => code.startsWith('P')).map(({ parent }) => parent));
  expect(offices.size).toBe(63);
});

test.each([3_000, 30_000, 100_000])('%i PIs have codes of their own and stand evenly in the patches', (pis) => {
  const { indicators } = generateBody({ ...small, pis });
  expect(new Set(indicators.map(({ code }) => code)).size).toBe(pis);
  const perPatch = new Map<string, number>();
  for (const { unit } of indicators) perPatch.set(unit, (perPatch.get(unit) ?? 0) + 1);
  expect(perPatch.size).toBe(300);
  expect(Math.max(...perPatch.values()) - Math.min(...perPatch.values())).toBeLessThanOrEqual(1);
});

test('three quarters are collected monthly, the rest quarterly, yearly and weekly', () => {
  const share = (f: string) => body.indicators.filter(({ frequency }) => frequency === f).length / small.pis;
  expect(['month', 'quarter', 'year', 'week'].map(share)).toEqual([0.75, 0.15, 0.05, 0.05]);
});

test('units, people, PIs and closed periods keep their schemas', () => {
  for (const [type, records] of [
    [recordTypes.unit, body.units],
    [recordTypes.person, body.people],
    [recordTypes.indicator, body.indicators],
    [recordTypes['recording-period'], body.recordingPeriods],
  ] as const)
    for (const record of records) expect(type.schema.safeParse(record)).toMatchObject({ success: true });
});

test('figures keep their schema, in periods of the calendar that have ended', () => {
  for (const period of body.periods) {
    expect(isPeriodOf(period, aprilCalendar)).toBe(true);
    expect(endOf(period) < AS_AT).toBe(true);
    const { codes, value, target, note, stage } = body.figures(period);
    for (const [i, indicator] of codes.entries()) {
      const figures = { value: value[i], target: target[i], note: note[i], stage: stage[i] };
      const measurement = { ...emptyMeasurement(indicator, period), ...figures };
      expect(recordTypes.measurement.schema.safeParse(measurement).success).toBe(true);
    }
  }
});

test('every PI has an owner and updaters who are people, and figures only from where it begins', () => {
  const people = new Set(body.people.map(({ id }) => id));
  for (const { owner, updaters } of body.indicators)
    expect([owner, ...updaters].every((id) => id !== null && people.has(id))).toBe(true);
  for (const period of body.periods)
    for (const i of body.collectedIn(period))
      expect(startOf(body.indicators[i]!.collectedFrom) <= startOf(period)).toBe(true);
});

test('there are gaps, notes, stages and figures that could not be had, but few', () => {
  const all = body.periods.map(body.figures);
  const values = all.flatMap(({ value }) => value);
  const share = (n: number) => n / values.length;
  expect(share(values.filter((v) => v === null).length)).toBeCloseTo(0.015, 2);
  expect(share(values.filter((v) => v === 'not available').length)).toBeCloseTo(0.005, 2);
  expect(share(all.flatMap(({ note }) => note.filter((n) => n !== null)).length)).toBeCloseTo(0.04, 2);
  expect(share(all.flatMap(({ stage }) => stage.filter((s) => s !== null)).length)).toBeCloseTo(0.2, 1);
});

const ruleOf = ({ polarity, thresholds }: (typeof body.indicators)[number]) => ({
  ...{ polarity, thresholds: thresholds ?? defaultThresholds },
});

test('most figures are green or amber, and some are red, as real ones are', () => {
  const { codes, value, target } = body.figures('2014-12-01M');
  const pis = new Map(body.indicators.map((pi) => [pi.code, pi]));
  const judged = codes.map((code, i) => statusOf(value[i]!, target[i]!, ruleOf(pis.get(code)!)));
  const share = (status: string) => judged.filter((s) => s === status).length / judged.length;
  expect(share('red')).toBeGreaterThan(0.1);
  expect(share('red')).toBeLessThan(0.5);
  expect(share('green')).toBeGreaterThan(0.3);
});

test('a later round reads another value near the first', () => {
  const values = [0, 1, 2, 3].map((round) => valueOf(0, body.indicators[0]!, '2014-12-01M', round, body.dice));
  expect(new Set(values).size).toBeGreaterThan(1);
  expect(Math.max(...values) / Math.min(...values)).toBeLessThan(1.2);
});

test('at the reference size there are about 1.8 million values', () => {
  const { periods, collectedIn } = generateBody({ pis: 30_000, months: 60, seed: 1 });
  const rows = periods.reduce((n, period) => n + collectedIn(period).length, 0);
  expect(rows).toBeGreaterThan(1_750_000);
  expect(rows).toBeLessThan(1_850_000);
});
