// How the figures of one PI are judged today: what it aims at, by which rule, and how its values compare in time.
import type { Aim, Target } from '../../domain/performance/aim';
import { bandDistance } from '../../domain/performance/aim';
import { judgeStatus, type Point } from '../../domain/performance/judge-status';
import { judgeSettings, type SiteRules } from '../../domain/performance/site-rules';
import type { Status } from '../../domain/performance/status';
import { periodAt, type Calendar, type Frequency } from '../../domain/period/period';
import type { Day } from '../../domain/period/day';
import type { Indicator } from '../../domain/records/indicator';
import type { Measurement } from '../../domain/records/measurement';
import { thresholdsIn, type ThresholdRule } from '../../domain/records/thresholds';

export function aimOf(pi: Indicator): Aim {
  return pi.band === null ? pi.polarity : 'within a band';
}

/** The rule of the period that today lies in; before the first of its sets the PI's plain margins hold. */
export function ruleToday(pi: Indicator, frequency: Frequency, today: Day, calendar: Calendar): ThresholdRule {
  const set = pi.thresholdSets && thresholdsIn(pi.thresholdSets, periodAt(frequency, today, calendar));
  return set ?? { limits: pi.thresholds, amber: 'within the limit', boundary: null };
}

/** A PI within a band has the band for its target. */
export function pointOf(pi: Indicator, { value, target }: Pick<Measurement, 'value' | 'target'>): Point {
  return { value, target: pi.band ?? target };
}

export function statusToday(
  pi: Indicator,
  point: Point,
  lastYear: Point | undefined,
  rule: ThresholdRule,
  rules: SiteRules,
): Status {
  const status = judgeStatus({ ...point, aim: aimOf(pi), thresholds: rule, lastYear }, judgeSettings(rules));
  return pi.dataOnly === true && typeof point.value === 'number' ? 'data only' : status;
}

/** The value less the target, in the measure's unit; 0 where they are the same or the value lies in the band. */
export function gapOf(value: Point['value'], target: Target, tolerance: number): number | null {
  if (typeof value !== 'number' || target === null) return null;
  const band = typeof target === 'number' ? { from: target, to: target } : target;
  const { short, from } = bandDistance(value, band);
  if (short <= tolerance * Math.max(Math.abs(value), Math.abs(from))) return 0;
  return value - from;
}
