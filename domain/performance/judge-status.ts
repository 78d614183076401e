// Judges a value by thresholds of every kind. Source: DOMAIN, Target and status [P], councils' rules [C]; who wins on the
// boundary, what stands in for an unknown last year and whether explicit values need a target are settings (ours).
import type { Figure } from '../figure';
import type { Boundary, Limits, ThresholdRule } from '../records/thresholds';
import { atMost, bandDistance, distance, score, type Aim, type Distance, type Target } from './aim';
import { marginOf, TOLERANCE, type Status } from './status';

/** One period's value with the target that it had. */
export interface Point {
  readonly value: Figure;
  readonly target: Target;
}

/** How a site judges, where the PI's own thresholds do not say. */
export interface JudgeSettings {
  readonly boundary: Boundary;
  /** Relative tolerance of comparisons (ours). */
  readonly tolerance: number;
  /** What "improved or held on last year" gives where last year has no value (ours). */
  readonly lastYearUnknown: 'red' | 'amber';
  /** Whether values and ranges too give "data only" where there is no target, as margins must. */
  readonly explicitNeedsTarget: boolean;
}

export const defaultJudgeSettings: JudgeSettings = {
  boundary: { green: 'better', amber: 'better' },
  tolerance: TOLERANCE,
  lastYearUnknown: 'red',
  explicitNeedsTarget: true,
};

export interface Judging extends Point {
  readonly aim: Aim;
  readonly thresholds: ThresholdRule;
  /** The same period of last year; left out where nobody knows. */
  readonly lastYear?: Point | undefined;
}

/**
 * Green, amber or red; `data only` without target, `no data` without value. A range judges "within a band" without a
 * target: there it is the target.
 */
export function judgeStatus(judging: Judging, settings: JudgeSettings = defaultJudgeSettings): Status {
  const { value, target, aim, thresholds } = judging;
  if (value === 'not applicable') return 'not applicable';
  if (typeof value !== 'number') return 'no data';
  const explicit = thresholds.limits.kind === 'values' || thresholds.limits.kind === 'ranges';
  const rangeIsTarget = thresholds.limits.kind === 'ranges' && aim === 'within a band';
  if (target === null && !rangeIsTarget && (!explicit || settings.explicitNeedsTarget)) return 'data only';
  const boundary = thresholds.boundary ?? settings.boundary;
  const inside = (edge: 'green' | 'amber') => {
    const beyond = beyondLimit(value, target, aim, thresholds.limits, edge);
    const slack = settings.tolerance * Math.max(Math.abs(value), Math.abs(beyond.from));
    return boundary[edge] === 'better' ? beyond.short <= slack : beyond.short < -slack;
  };
  if (inside('green')) return 'green';
  if (thresholds.amber !== 'improved or held' && inside('amber')) return 'amber';
  if (thresholds.amber === 'within the limit') return 'red';
  return heldOnLastYear(judging, settings) ? 'amber' : 'red';
}

/** How far a value is beyond the place where a status ends. */
function beyondLimit(value: number, target: Target, aim: Aim, limits: Limits, edge: 'green' | 'amber'): Distance {
  switch (limits.kind) {
    case 'ranges':
      return bandDistance(value, limits[edge]);
    case 'values':
      return distance(value, limits[edge], aim);
    case 'share of target':
    case 'absolute': {
      const { short, from } = distance(value, target ?? value, aim);
      return { short: short - marginOf(limits[edge], from, limits.kind), from };
    }
  }
}

/** Whether the value is no worse than that of the same period last year [C]. */
function heldOnLastYear({ value, target, aim, lastYear }: Judging, settings: JudgeSettings): boolean {
  const before = lastYear?.value;
  if (typeof value !== 'number' || typeof before !== 'number') return settings.lastYearUnknown === 'amber';
  const now = score(value, target, aim);
  const then = score(before, lastYear?.target ?? target, aim);
  if (now === undefined || then === undefined) return settings.lastYearUnknown === 'amber';
  return atMost(now, then, settings.tolerance, value, before);
}
