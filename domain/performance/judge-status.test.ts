import fc from 'fast-check';
import type { Limits, ThresholdRule } from '../records/thresholds';
import { polarities } from '../records/indicator';
import type { Aim, Target } from './aim';
import { defaultJudgeSettings, judgeStatus, type JudgeSettings, type Judging } from './judge-status';
import { statusOf, type Status } from './status';

const share = (green: number, amber: number): Limits => ({ kind: 'share of target', green, amber });
const absolute = (green: number, amber: number): Limits => ({ kind: 'absolute', green, amber });
const rule = (limits: Limits, more: Partial<ThresholdRule> = {}): ThresholdRule => ({
  limits,
  amber: 'within the limit',
  boundary: null,
  ...more,
});
const max = 'maximise';
const min = 'minimise';
const gold = 'closest to target';
const band = 'within a band';

/** Green within 1 %, amber 1–5 %, red from 5 %: a published rule [C]. */
const oneFive = rule(share(0.01, 0.05), { boundary: { green: 'better', amber: 'worse' } });
/** Green within 10 %, amber beyond but improved or held on last year's same period, else red: another [C]. */
const tenOrHeld = rule(share(0.1, 0), { amber: 'improved or held' });
const strict = rule(share(0, 0.05), { boundary: { green: 'worse', amber: 'worse' } });
const values: Limits = { kind: 'values', green: 90, amber: 80 };
const ranges: Limits = { kind: 'ranges', green: { from: 40, to: 60 }, amber: { from: 30, to: 70 } };

test.each<[number, Target, Aim, ThresholdRule, Status, string]>([
  [79.2, 80, max, oneFive, 'green', 'exactly 1 % below is within 1 %'],
  [79.1, 80, max, oneFive, 'amber', 'more than 1 % below'],
  [76.01, 80, max, oneFive, 'amber', 'not yet 5 % below'],
  [76, 80, max, oneFive, 'red', 'red from 5 %: this edge has the worse status, the other the better'],
  [84, 80, min, oneFive, 'red', 'mirrored: 5 % above'],
  [83.9, 80, min, oneFive, 'amber', 'mirrored: a little less'],
  [97, 97, max, strict, 'amber', 'another product gives the worse status on the edge [O]: on target is not enough'],
  [97.1, 97, max, strict, 'green', 'beyond it is'],
  [0.1 + 0.2, 0.3, min, strict, 'amber', 'the tolerance works for strict edges too: 0.30000000000000004 is on it'],
  [0.1 + 0.2, 0.3, min, rule(share(0, 0)), 'green', '0.1 + 0.2 meets a target of 0.3'],
  [1e12 + 1, 1e12, min, rule(share(0, 0)), 'green', 'the tolerance is relative: one in a billion billions is none'],
  [-28, 0, max, rule(share(0, 0.05)), 'red', 'a share of a target of 0 is 0: use absolute margins'],
  [-5, 0, max, rule(absolute(0, 5)), 'amber', 'as here'],
  [90, 50, max, rule(values), 'green', 'explicit values do not look at the target'],
  [80, 95, max, rule(values), 'amber', 'and have edges of their own'],
  [79, 50, max, rule(values), 'red', 'above the target and red all the same'],
  [15, 50, min, rule({ kind: 'values', green: 15, amber: 20 }), 'green', 'minimise mirrored'],
  [0.48, 0.5, gold, rule(absolute(0.01, 0.03)), 'amber', 'by distance, below'],
  [0.52, 0.5, gold, rule(absolute(0.01, 0.03)), 'amber', 'and above'],
  [0.5, 0.5, gold, strict, 'amber', 'no margin and strict edges: nothing can be green, as the site asked'],
  [40, null, band, rule(ranges), 'green', 'a range is the target of a band: none other is needed'],
  [39.9, null, band, rule(ranges), 'amber', 'below it'],
  [71, null, band, rule(ranges), 'red', 'far above'],
  [50, { from: 40, to: 60 }, band, rule(share(0, 0.1)), 'green', 'anywhere inside is met'],
  [
    37,
    { from: 40, to: 60 },
    band,
    rule(share(0, 0.1)),
    'amber',
    'margins are shares of the edge that is passed: 10 % of 40',
  ],
  [65.9, { from: 40, to: 60 }, band, rule(share(0, 0.1)), 'amber', 'and 10 % of 60'],
  [35, { from: 40, to: 60 }, band, rule(share(0, 0.1)), 'red', 'beyond'],
  [1e9, { from: 40, to: null }, band, rule(share(0, 0)), 'green', 'a band may have one end only'],
])('%d against %j, %s, by %j is %s: %s', (value, target, aim, thresholds, status) => {
  expect(judgeStatus({ value, target, aim, thresholds })).toBe(status);
});

describe('amber by last year’s same period [C]', () => {
  test.each<[number, Judging['lastYear'] | number, Aim, Status, string]>([
    [72, 70, max, 'green', 'within 10 %: last year does not matter'],
    [60, 55, max, 'amber', 'far below, but improved'],
    [60, 60, max, 'amber', 'held is enough'],
    [0.1 + 0.2, 0.3, max, 'amber', 'held within the tolerance'],
    [60, 61, max, 'red', 'fell'],
    [120, 130, min, 'amber', 'less is better: improved'],
    [120, 110, min, 'red', 'less is better: fell'],
    [60, undefined, max, 'red', 'nobody knows last year: not shown to have improved'],
    [60, { value: null, target: 80 }, max, 'red', 'last year has no value'],
    [120, { value: 60, target: 50 }, gold, 'red', 'each year by its own target: 10 off then, 40 off now'],
    [120, { value: 60, target: 110 }, gold, 'amber', '50 off then, 40 off now'],
  ])('%d after %j, %s, is %s: %s', (value, last, aim, status) => {
    const lastYear = typeof last === 'number' ? { value: last, target: 80 } : last;
    expect(judgeStatus({ value, target: 80, aim, thresholds: tenOrHeld, lastYear })).toBe(status);
  });

  test('“either” takes the amber limit or last year, whichever is kinder', () => {
    const either = rule(share(0, 0.1), { amber: 'either' });
    const judged = (value: number) =>
      judgeStatus({ value, target: 80, aim: max, thresholds: either, lastYear: { value: 70, target: 80 } });
    expect([80, 73, 71, 69].map(judged)).toEqual(['green', 'amber', 'amber', 'red']);
  });

  test('a site may give amber where last year is unknown', () => {
    const settings: JudgeSettings = { ...defaultJudgeSettings, lastYearUnknown: 'amber' };
    expect(judgeStatus({ value: 60, target: 80, aim: max, thresholds: tenOrHeld }, settings)).toBe('amber');
  });
});

test.each<[Judging['value'], Target, Limits, boolean, Status, string]>([
  [null, 5, share(0, 0), true, 'no data', 'no value yet'],
  ['not available', 5, share(0, 0), true, 'no data', 'and none to come'],
  ['not applicable', 5, share(0, 0), true, 'not applicable', 'is another thing'],
  [0, 5, share(0, 0), true, 'red', 'zero is a value'],
  [5, null, share(0, 0), true, 'data only', 'margins need a target'],
  [95, null, values, true, 'data only', 'explicit values need one too, as DOMAIN says'],
  [95, null, values, false, 'green', 'unless the site says that they do not'],
])('%p against %p by %j (target needed: %p) is %s: %s', (value, target, limits, explicitNeedsTarget, status) => {
  const settings = { ...defaultJudgeSettings, explicitNeedsTarget };
  expect(judgeStatus({ value, target, aim: max, thresholds: rule(limits) }, settings)).toBe(status);
});

test('margins judge as the rule of the pane does, for each of its polarities', () => {
  const number = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
  const kinds = fc.constantFrom('share of target' as const, 'absolute' as const);
  const margin = fc.constantFrom(0, 0.01, 0.05, 0.5, 5);
  fc.assert(
    fc.property(
      number,
      number,
      kinds,
      margin,
      margin,
      fc.constantFrom(...polarities),
      (value, target, kind, a, b, aim) => {
        const limits = { kind, green: Math.min(a, b), amber: Math.max(a, b) };
        expect(judgeStatus({ value, target, aim, thresholds: rule(limits) })).toBe(
          statusOf(value, target, { polarity: aim, thresholds: limits }),
        );
      },
    ),
  );
});

test('a better value never has a worse status, whatever the rule', () => {
  const order: Status[] = ['red', 'amber', 'green'];
  const limits = fc.constantFrom<Limits>(share(0, 0.05), absolute(1, 10), values, share(0.1, 0.1));
  const boundary = fc.constantFrom('better' as const, 'worse' as const);
  const amber = fc.constantFrom('within the limit' as const, 'improved or held' as const, 'either' as const);
  const number = fc.integer({ min: -150, max: 150 });
  fc.assert(
    fc.property(number, number, number, number, limits, boundary, amber, (a, b, target, last, chosen, edge, how) => {
      const thresholds = rule(chosen, { amber: how, boundary: { green: edge, amber: edge } });
      const [worse, better] = [Math.min(a, b), Math.max(a, b)].map((value) =>
        order.indexOf(judgeStatus({ value, target, aim: max, thresholds, lastYear: { value: last, target } })),
      );
      expect(better).toBeGreaterThanOrEqual(worse ?? 0);
    }),
  );
});
