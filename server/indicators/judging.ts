// How the figures of one PI are judged today, by the rule that stands now, and how far they are from their target.
import { bandDistance, type Target } from '../../domain/performance/aim';
import type { Point } from '../../domain/performance/judge-status';
import { judgePi, targetOf, thresholdRuleOf } from '../../domain/performance/judge-pi';
import type { SiteRules } from '../../domain/performance/site-rules';
import type { Status } from '../../domain/performance/status';
import type { PeriodKey } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Measurement } from '../../domain/records/measurement';
import type { ThresholdRule } from '../../domain/records/thresholds';

type Figures = Pick<Measurement, 'value' | 'target'>;

/** The rule of the period that today lies in. */
export function ruleOf(pi: Indicator, current: PeriodKey, rules: SiteRules): ThresholdRule {
  return thresholdRuleOf(pi, current, rules.status);
}

/** A value with what it aims at: a PI within a band has the band for its target. */
export function pointOf(pi: Indicator, { value, target }: Figures): Point {
  return { value, target: targetOf(pi, target) };
}

/** What the rule of `current`, the period that today lies in, makes of the figures of another. */
export function statusToday(
  pi: Indicator,
  current: PeriodKey,
  figures: Figures,
  lastYear: Figures | undefined,
  rules: SiteRules,
): Status {
  return judgePi(pi, current, figures, rules.status, lastYear);
}

/** The value less the target, in the measure's unit; 0 where they are the same or the value lies in the band. */
export function gapOf(value: Point['value'], target: Target, tolerance: number): number | null {
  if (typeof value !== 'number' || target === null) return null;
  const band = typeof target === 'number' ? { from: target, to: target } : target;
  const { short, from } = bandDistance(value, band);
  if (short <= tolerance * Math.max(Math.abs(value), Math.abs(from))) return 0;
  return value - from;
}
