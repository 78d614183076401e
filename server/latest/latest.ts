// How PIs stand: of each the newest period with a figure, with status and trends, what its year comes to and what is
// expected next. The same rules as one PI's page, worked out for thirty thousand at a time, a slice at a time.
import {
  longTrend,
  shortTrend,
  stepsBack,
  type Direction,
  type ReadPoint,
  type StepsBack,
} from '../../domain/performance/trend';
import { restDays, trendRule, type SiteRules } from '../../domain/performance/site-rules';
import type { Status } from '../../domain/performance/status';
import { asStatus } from '../../domain/decide/judge';
import { dueState } from '../../domain/period/due';
import type { Day } from '../../domain/period/day';
import type { Figure } from '../../domain/figure';
import {
  periodAt,
  periodsBetween,
  shift,
  type Calendar,
  type Frequency,
  type PeriodKey,
} from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Stage } from '../../domain/records/measurement';
import { groupMedians, type GroupMedians } from '../indicators/benchmarks';
import { pointOf } from '../indicators/judging';
import { expectedAt, toDateAt } from '../indicators/outlook';
import { lookedBackOn } from '../indicators/reading';
import type { Body } from '../records/body';
import { inSlices } from '../records/slices';
import type { Reader } from '../store/port';
import { lastEnded } from '../views/open-periods';
import { FigureColumns } from './columns';

/** How one PI stands. */
export interface Latest {
  /** Of the figures here; `null` where it has none among the last periods. */
  readonly period: PeriodKey | null;
  readonly value: Figure;
  readonly target: number | null;
  readonly status: Status;
  readonly shortTrend: Direction;
  readonly longTrend: Direction;
  readonly toDate: Figure;
  /** Of the period after it. */
  readonly forecast: number | null;
  readonly benchmark: number | null;
  readonly stage: Stage | null;
  readonly note: string | null;
  /** Whether a figure is overdue. */
  readonly overdue: boolean;
}

export interface LatestOf {
  readonly body: Body;
  readonly state: Reader;
  readonly today: Day;
  readonly calendar: Calendar;
}

/** As far back as a PI's page shows. */
const REACH = 24;

export const noFigure: Latest = {
  ...{ period: null, value: null, target: null, status: 'no data', shortTrend: 'unknown', longTrend: 'unknown' },
  ...{ toDate: null, forecast: null, benchmark: null, stage: null, note: null, overdue: false },
};

/** How each of the PIs stands, in their order. */
export async function latestOf(pis: readonly Indicator[], of: LatestOf): Promise<readonly Latest[]> {
  const found: Latest[] = new Array<Latest>(pis.length).fill(noFigure);
  const groups = new Map<Frequency, number[]>();
  for (const [i, { frequency }] of pis.entries()) {
    const group = groups.get(frequency);
    if (group) group.push(i);
    else groups.set(frequency, [i]);
  }
  for (const [frequency, places] of groups) {
    const group = places.flatMap((place) => pis[place] ?? []);
    const latest = await latestOfGroup(group, frequency, of);
    for (const [i, place] of places.entries()) found[place] = latest[i] ?? noFigure;
  }
  return found;
}

async function latestOfGroup(pis: readonly Indicator[], frequency: Frequency, of: LatestOf) {
  const { body, state, today, calendar } = of;
  const rules = body.siteRules;
  const last = lastEnded(frequency, today, calendar);
  const reach = periodsBetween(shift(last, 1 - REACH), periodAt(frequency, today, calendar));
  const columns = new FigureColumns(
    pis.map((pi) => pi.code),
    state,
  );
  await columns.fill(reach, ['value']);
  const newest = pis.map((_, i) => newestOf(reach, columns, i));
  // What is expected rests on the periods before the newest, whatever the day.
  const earlier = periodsBetween(shift(last, 2 - 2 * REACH), shift(last, -REACH));
  await columns.fill(earlier, ['value']);
  const steps = quickSteps(calendar);
  const periods = [...new Set(newest.flatMap((period) => period ?? []))];
  await columns.fill(periods, ['target', 'status', 'byHand', 'stage', 'note', 'benchmark']);
  const back = periods.flatMap((period) => lookedBackOn(period, rules, steps, calendar));
  const isRolled = pis.some((pi) => pi.rollUps !== null);
  const parts = isRolled ? (['numerator', 'denominator', 'stage'] as const) : [];
  await columns.fill(new Set([...back, ...periods]), ['value', 'target', ...parts]);
  await columns.fill(
    periods.map((period) => shift(period, 1)),
    ['forecast'],
  );
  const compared = new Set(pis.flatMap((pi) => pi.benchmarkGroup ?? []));
  const medians = new Map<string, GroupMedians>();
  for (const group of compared) medians.set(group, await groupMedians(group, periods, body, state));
  return inSlices(
    each(pis, newest, columns, {
      medians,
      ...{ rules, steps, frequency, of, seriesTo: seriesTo() },
      ended: reach.filter((period) => period <= last),
    }),
  );
}

function newestOf(reach: readonly PeriodKey[], columns: FigureColumns, i: number): PeriodKey | null {
  for (let at = reach.length - 1; at >= 0; at--) {
    const period = reach[at] ?? '';
    if (columns.at(period, 'value', i) !== null) return period;
  }
  return null;
}

interface GroupRules {
  readonly rules: SiteRules;
  readonly steps: StepsBack;
  readonly frequency: Frequency;
  /** Periods that have ended. */
  readonly ended: readonly PeriodKey[];
  readonly of: LatestOf;
  /** By comparison group. */
  readonly medians: ReadonlyMap<string, GroupMedians>;
  /** The periods that the forecast of the next one rests on, and that one. */
  readonly seriesTo: (period: PeriodKey) => readonly PeriodKey[];
}

function seriesTo(): GroupRules['seriesTo'] {
  const known = new Map<PeriodKey, readonly PeriodKey[]>();
  return (period) => {
    const series = known.get(period) ?? periodsBetween(shift(period, 1 - REACH), shift(period, 1));
    known.set(period, series);
    return series;
  };
}

function* each(
  pis: readonly Indicator[],
  newest: readonly (PeriodKey | null)[],
  columns: FigureColumns,
  group: GroupRules,
): Generator<undefined, Latest[]> {
  const found: Latest[] = [];
  const isLate = lateness(group, columns);
  for (const [i, pi] of pis.entries()) {
    const overdue = isLate(pi, i);
    const period = newest[i];
    found.push(period ? latestAt(pi, i, period, columns, group, overdue) : { ...noFigure, overdue });
    if (i % 256 === 255) yield;
  }
  return found;
}

function latestAt(
  pi: Indicator,
  i: number,
  period: PeriodKey,
  columns: FigureColumns,
  group: GroupRules,
  overdue: boolean,
): Latest {
  const { rules, steps, frequency, of, medians } = group;
  const read: ReadPoint = (p) => pointOf(pi, { value: columns.at(p, 'value', i), target: columns.at(p, 'target', i) });
  const compared = {
    ...{ aim: pi.polarity, frequency },
    ...(pi.tolerance !== null && { tolerance: { kind: 'absolute' as const, size: pi.tolerance } }),
  };
  const whole = columns.of(i);
  const toDate = pi.rollUps === null ? null : toDateAt(pi, period, whole, rules, of.calendar);
  return {
    ...{ period, overdue, value: columns.at(period, 'value', i), target: columns.at(period, 'target', i) },
    status: columns.at(period, 'byHand', i) ?? asStatus(columns.at(period, 'status', i)),
    shortTrend: shortTrend(period, read, trendRule(rules, 'short', compared), steps).direction,
    longTrend: longTrend(period, read, trendRule(rules, 'long', compared), steps).direction,
    toDate,
    forecast: expectedNext(pi, i, period, columns, group),
    benchmark: medians.get(pi.benchmarkGroup ?? '')?.get(period) ?? columns.at(period, 'benchmark', i),
    stage: columns.at(period, 'stage', i),
    note: columns.at(period, 'note', i),
  };
}

/** The forecast of the period after the newest, as on the PI's page. */
function expectedNext(
  pi: Indicator,
  i: number,
  period: PeriodKey,
  columns: FigureColumns,
  { rules, frequency, seriesTo }: GroupRules,
): number | null {
  const series = seriesTo(period);
  const next = series[series.length - 1] ?? period;
  const typed = columns.at(next, 'forecast', i);
  if (typed !== null) return typed;
  const read = (p: PeriodKey) => ({
    ...{ value: p === next ? null : columns.at(p, 'value', i), forecast: null },
    ...{ numerator: null, denominator: null, stage: null },
  });
  return expectedAt(pi, frequency, series, read, rules).get(next)?.value ?? null;
}

/** Whether any period that is still open is overdue; when each is due is worked out once for PIs that are due alike. */
function lateness({ ended, of, rules }: GroupRules, columns: FigureColumns): (pi: Indicator, i: number) => boolean {
  const rest = restDays(rules);
  const known = new Map<string, boolean>();
  const isLate = (pi: Indicator, period: PeriodKey) => {
    const alike = `${pi.dueDays} ${pi.graceDays} ${period}`;
    const late = known.get(alike) ?? dueState(period, { ...pi, restDays: rest }, of.today).kind === 'overdue';
    known.set(alike, late);
    return late;
  };
  return (pi, i) =>
    pi.source === null &&
    ended.some(
      (period) =>
        columns.at(period, 'value', i) === null &&
        period >= pi.collectedFrom &&
        isLate(pi, period) &&
        of.body.recordingState(pi, period) === 'open',
    );
}

/** Steps that are taken thousands of times from the same few periods. */
function quickSteps(calendar: Calendar): StepsBack {
  const slow = stepsBack(calendar);
  const known = new Map<string, PeriodKey | undefined>();
  const once = (kind: string, period: PeriodKey, n: number, step: () => PeriodKey | undefined) => {
    const key = `${kind}${n} ${period}`;
    if (!known.has(key)) known.set(key, step());
    return known.get(key);
  };
  return {
    before: (period, n) => once('b', period, n, () => slow.before(period, n)) ?? slow.before(period, n),
    lastYear: (period, years) => once('y', period, years, () => slow.lastYear(period, years)),
  };
}
