// Short and long trends: better, worse or no change by what the PI aims at, whatever the status.
// Source: DOMAIN, Trends [P]; tolerance, the share of periods that must have values, and gaps are settings (ours).
import { shift, type Calendar, type PeriodKey } from '../period/period';
import { samePeriodBefore } from '../period/year';
import { score, type Aim } from './aim';
import type { Point } from './judge-status';
import { TOLERANCE } from './status';

export const trendModes = ['ongoing', 'yearly'] as const;
export type TrendMode = (typeof trendModes)[number];

export interface TrendRule {
  readonly aim: Aim;
  readonly mode: TrendMode;
  /** How many periods, or years, the long trend looks back on. */
  readonly lookBack: number;
  /** The mean of the previous ones [P], or the same period of last year, which some councils call "long" [C]. */
  readonly longMeans: 'mean of previous' | 'same period last year';
  /** A change no larger than this is no change: in the measure's unit, or as a share of the earlier value (ours). */
  readonly tolerance: { readonly kind: 'absolute' | 'share'; readonly size: number };
  /** Least share of the periods looked back on that must have values, else unknown: a half (ours). */
  readonly leastShare: number;
  /** What the ongoing short trend does where the period before has no value: say so, or go back to the last that has one. */
  readonly overGaps: 'unknown' | 'last with a value';
  /** For the long trend of a PI that aims at the middle: a miss above and a miss below do not cancel out (ours). */
  readonly middle: 'mean of distances' | 'distance of mean';
}

export const directions = ['better', 'worse', 'no change', 'unknown'] as const;
export type Direction = (typeof directions)[number];

export interface Trend {
  readonly direction: Direction;
  /** This value less the value or mean that it was compared with, in the measure's unit. */
  readonly change: number | null;
  readonly against: number | null;
  /** The periods looked at, newest first, with or without values. */
  readonly periods: readonly PeriodKey[];
  /** How many of them have values. */
  readonly found: number;
}

/** Ways back in time. */
export interface StepsBack {
  readonly before: (period: PeriodKey, n: number) => PeriodKey;
  /** `undefined` where that year has no such period: week 53, 29 February. */
  readonly lastYear: (period: PeriodKey, years: number) => PeriodKey | undefined;
}

/** The steps of a body's calendar; the same week of last year is the one with the same number. */
export function stepsBack(calendar: Calendar): StepsBack {
  return {
    before: (period, n) => shift(period, -n),
    lastYear: (period, years) => samePeriodBefore(period, calendar, years),
  };
}

/** How far back a gap is looked over: a year of weeks. */
const FARTHEST = 53;

export type ReadPoint = (period: PeriodKey) => Point;

/** This period against the one before (ongoing) or the same of last year (yearly) [P]. */
export function shortTrend(period: PeriodKey, read: ReadPoint, rule: TrendRule, steps: StepsBack): Trend {
  if (rule.mode === 'yearly') return compare(period, some([steps.lastYear(period, 1)]), read, rule, 1);
  let before = steps.before(period, 1);
  if (rule.overGaps === 'last with a value')
    for (let n = 1; n <= FARTHEST && typeof read(before).value !== 'number'; n++) before = steps.before(period, n + 1);
  return compare(period, [before], read, rule, 1);
}

/** This period against the mean of the previous x periods, or of the same period in the last x years [P]. */
export function longTrend(period: PeriodKey, read: ReadPoint, rule: TrendRule, steps: StepsBack): Trend {
  if (rule.longMeans === 'same period last year')
    return compare(period, some([steps.lastYear(period, 1)]), read, rule, 1);
  const step = rule.mode === 'yearly' ? steps.lastYear : steps.before;
  const periods = Array.from({ length: rule.lookBack }, (_, i) => step(period, i + 1));
  return compare(period, some(periods), read, rule, rule.leastShare * rule.lookBack);
}

const some = (periods: readonly (PeriodKey | undefined)[]) => periods.filter((p) => p !== undefined);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

function compare(
  period: PeriodKey,
  periods: readonly PeriodKey[],
  read: ReadPoint,
  rule: TrendRule,
  least: number,
): Trend {
  const { value, target } = read(period);
  const earlier = periods.flatMap((p) => {
    const point = read(p);
    return typeof point.value === 'number' ? [{ value: point.value, target: point.target ?? target }] : [];
  });
  const unknown: Trend = { direction: 'unknown', change: null, against: null, periods, found: earlier.length };
  if (typeof value !== 'number' || earlier.length === 0 || earlier.length < least) return unknown;
  const against = mean(earlier.map((p) => p.value));
  const figures = { change: value - against, against, periods, found: earlier.length };
  const now = score(value, target, rule.aim);
  const then =
    rule.middle === 'mean of distances'
      ? earlier.map((p) => score(p.value, p.target, rule.aim))
      : [score(against, target, rule.aim)];
  const scores = then.filter((s) => s !== undefined);
  if (now === undefined || scores.length < then.length) return { ...unknown, ...figures };
  const gain = mean(scores) - now;
  const width = rule.tolerance.kind === 'absolute' ? rule.tolerance.size : rule.tolerance.size * Math.abs(against);
  const slack = TOLERANCE * Math.max(Math.abs(value), Math.abs(against));
  if (Math.abs(gain) <= width + slack) return { ...figures, direction: 'no change' };
  return { ...figures, direction: gain > 0 ? 'better' : 'worse' };
}
