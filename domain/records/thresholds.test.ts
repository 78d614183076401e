import {
  thresholdRuleSchema,
  thresholdSetsSchema,
  thresholdsIn,
  wrongThresholds,
  type Limits,
  type ThresholdRule,
} from './thresholds';

const rule = (green: number): ThresholdRule => ({
  limits: { kind: 'absolute', green, amber: 100 },
  amber: 'within the limit',
  boundary: null,
});
const sets = [
  { from: '2015-04-01Q', rule: rule(3) },
  { from: '2013-04-01Q', rule: rule(1) },
  { from: '2014-04-01Y', rule: rule(9) },
  { from: '2014-07-01Q', rule: rule(2) },
];

test.each<[string, number | undefined, string]>([
  ['2013-04-01Q', 1, 'from its first period on'],
  ['2014-04-01Q', 1, 'until the next set begins'],
  ['2014-07-01Q', 2, 'which it does with its own period'],
  ['2020-01-01Q', 3, 'the last holds on'],
  ['2013-01-01Q', undefined, 'before the first there is none: the site’s default'],
  ['2014-04-01Y', 9, 'years have sets of their own'],
  ['2014-07-01M', undefined, 'a set of quarters says nothing of months'],
])('in %s the set %p is valid: %s', (period, green) => {
  expect(thresholdsIn(sets, period)?.limits.green).toBe(green);
});

test('two sets from one period on are refused, and so is an unknown kind', () => {
  expect(thresholdSetsSchema.safeParse(sets).success).toBe(true);
  expect(thresholdSetsSchema.safeParse([...sets, { from: '2014-07-01Q', rule: rule(5) }]).success).toBe(false);
  expect(thresholdRuleSchema.safeParse({ ...rule(1), limits: { kind: 'feeling', green: 1, amber: 2 } }).success).toBe(
    false,
  );
});

const ranges = (green: [number | null, number | null], amber: [number | null, number | null]): Limits => ({
  kind: 'ranges',
  green: { from: green[0], to: green[1] },
  amber: { from: amber[0], to: amber[1] },
});

test.each<[Limits, string, boolean, string]>([
  [{ kind: 'absolute', green: 5, amber: 1 }, 'maximise', false, 'amber would never show'],
  [{ kind: 'values', green: 90, amber: 80 }, 'maximise', true, 'amber below green'],
  [{ kind: 'values', green: 80, amber: 90 }, 'maximise', false, 'the wrong way round'],
  [{ kind: 'values', green: 80, amber: 90 }, 'minimise', true, 'but right where less is better'],
  [{ kind: 'values', green: 80, amber: 90 }, 'closest to target', false, 'one value has no two sides'],
  [ranges([40, 60], [30, 70]), 'within a band', true, 'amber around green'],
  [ranges([40, 60], [45, 70]), 'within a band', false, 'green sticks out'],
  [ranges([40, null], [30, null]), 'maximise', true, 'open above'],
  [ranges([40, null], [30, 90]), 'maximise', false, 'green is open and amber is not'],
])('%j for %s is right: %p (%s)', (limits, polarity, right) => {
  const wrong = wrongThresholds({ limits, amber: 'within the limit', boundary: null }, polarity);
  expect(wrong === undefined).toBe(right);
});

test('where last year makes amber, its limit is not looked at', () => {
  const tenOrHeld: ThresholdRule = {
    limits: { kind: 'share of target', green: 0.1, amber: 0 },
    amber: 'improved or held',
    boundary: null,
  };
  expect(wrongThresholds(tenOrHeld, 'maximise')).toBeUndefined();
  expect(wrongThresholds({ ...tenOrHeld, amber: 'either' }, 'maximise')).toContain('smaller than the green');
});
