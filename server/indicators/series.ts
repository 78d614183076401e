// The figures of one PI at one frequency, in columns: what was recorded, how it was judged then and would be today, how it
// compares with what was before, and what is expected.
import { restDays, trendRule } from '../../domain/performance/site-rules';
import { longTrend, shortTrend, stepsBack } from '../../domain/performance/trend';
import { asStatus } from '../../domain/decide/judge';
import { dueDay } from '../../domain/period/due';
import type { Day } from '../../domain/period/day';
import {
  label,
  periodAt,
  periodsBetween,
  shift,
  startOf,
  yearOf,
  type Calendar,
  type Frequency,
  type PeriodKey,
} from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Series } from '../../domain/wire-indicators';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import { lastEnded } from '../views/open-periods';
import { groupMedians, type GroupMedians } from './benchmarks';
import { gapOf, pointOf, ruleOf, statusToday } from './judging';
import { expectedAt, toDateAt, type Expected } from './outlook';
import { hasAnything, lookedBackOn, readMeasurements, type ReadMeasurement } from './reading';

/** Periods shown, and at most how many after the last that has ended. */
const SHOWN = 24;
const AHEAD = 6;

export interface SeriesOf {
  readonly pi: Indicator;
  readonly frequency: Frequency;
  readonly body: Body;
  readonly state: Reader;
  readonly today: Day;
  readonly calendar: Calendar;
}

/** `undefined` where the PI is not collected at this frequency and nothing is recorded at it. */
export async function seriesOf(of: SeriesOf): Promise<Series | undefined> {
  const { pi, frequency, body, state, today, calendar } = of;
  const rules = body.siteRules;
  const last = lastEnded(frequency, today, calendar);
  const reach = periodsBetween(shift(last, 1 - SHOWN), lastOfYear(shift(last, 1), calendar));
  const steps = stepsBack(calendar);
  const back = (period: PeriodKey) => lookedBackOn(period, rules, steps, calendar);
  const read = await readMeasurements(pi.code, reach, back, state);
  const expected = expectedAt(pi, frequency, reach, read, rules);
  const isKnown = (period: PeriodKey) => hasAnything(read(period)) || expected.has(period);
  const isOwn = frequency === pi.frequency || (pi.rollUps ?? []).some((r) => r.to === frequency);
  const first = reach.find((p) => isKnown(p) || (isOwn && startOf(p) >= startOf(pi.collectedFrom)));
  const end = reach.findLast((p) => (isOwn && p <= last) || isKnown(p));
  if (first === undefined || end === undefined || end < first || !reach.some(isKnown)) {
    if (frequency !== pi.frequency) return undefined;
    return columns(of, [], read, expected, new Map());
  }
  const whole = periodsBetween(first, end);
  const shown = whole.slice(Math.max(0, whole.length - SHOWN));
  return columns(of, shown, read, expected, await groupMedians(pi.benchmarkGroup, shown, body, state));
}

/** The last period of the year that a period lies in, or one nearer to it: nobody looks further ahead. */
function lastOfYear(period: PeriodKey, calendar: Calendar): PeriodKey {
  let end = period;
  for (let n = 1; n < AHEAD && yearOf(shift(period, n), calendar) === yearOf(period, calendar); n++)
    end = shift(period, n);
  return end;
}

function columns(
  { pi, frequency, body, today, calendar }: SeriesOf,
  periods: readonly PeriodKey[],
  read: ReadMeasurement,
  expected: ReadonlyMap<PeriodKey, Expected>,
  medians: GroupMedians,
): Series {
  const rules = body.siteRules;
  const steps = stepsBack(calendar);
  const current = periodAt(frequency, today, calendar);
  const compared = {
    ...{ aim: pi.polarity, frequency },
    ...(pi.tolerance !== null && { tolerance: { kind: 'absolute' as const, size: pi.tolerance } }),
  };
  const [shortRule, longRule] = [trendRule(rules, 'short', compared), trendRule(rules, 'long', compared)];
  const readPoint = (period: PeriodKey) => pointOf(pi, read(period));
  const all = periods.map(read);
  const points = periods.map(readPoint);
  const short = periods.map((period) => shortTrend(period, readPoint, shortRule, steps));
  const last = lastEnded(frequency, today, calendar);
  return {
    frequency,
    collected: collectedHow(pi, frequency),
    rule: ruleOf(pi, current, rules),
    short: shortRule.mode,
    long: {
      mode: longRule.longMeans === 'same period last year' ? 'yearly' : longRule.mode,
      ...{ mean: longRule.longMeans === 'mean of previous', lookBack: longRule.lookBack },
    },
    periods: [...periods],
    ended: periods.filter((period) => period <= last).length,
    labels: periods.map((period) => label(period, calendar)),
    value: all.map((m) => m.value),
    numerator: all.map((m) => m.numerator),
    denominator: all.map((m) => m.denominator),
    target: all.map((m) => m.target),
    gap: points.map(({ value, target }) => gapOf(value, target, rules.status.tolerance)),
    note: all.map((m) => m.note),
    stage: all.map((m) => m.stage),
    status: all.map((m) => m.byHand ?? asStatus(m.status)),
    byHand: all.map((m) => m.byHand),
    today: periods.map((period) => {
      const before = steps.lastYear(period, 1);
      return statusToday(pi, current, read(period), before === undefined ? undefined : read(before), rules);
    }),
    shortTrend: short.map((trend) => trend.direction),
    shortThan: short.map(({ periods: [than] }) => (than === undefined ? null : label(than, calendar))),
    longTrend: periods.map((period) => longTrend(period, readPoint, longRule, steps).direction),
    forecast: periods.map((period) => expected.get(period)?.value ?? null),
    typedForecast: periods.map((period) => expected.get(period)?.typed ?? false),
    benchmark: all.map((m, i) => medians.get(periods[i] ?? '') ?? m.benchmark),
    coverage: all.map((m) => m.coverage),
    toDate: periods.map((period) => toDateAt(pi, period, read, rules, calendar)),
    state: periods.map((period) => body.recordingState(pi, period)),
    due: periods.map((period) => dueDay(period, { dueDays: pi.dueDays, restDays: restDays(rules) })),
  };
}

function collectedHow(pi: Indicator, frequency: Frequency): Series['collected'] {
  if ((pi.rollUps ?? []).some((r) => r.to === frequency)) return 'rolled up';
  return frequency === pi.frequency && pi.source !== null ? 'calculated' : 'typed';
}
