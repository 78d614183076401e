// Status of a value against its target. Source: DOMAIN, Target and status [P]; at the boundary the better status holds (ours).
import type { Figure } from '../figure';
import type { Polarity, Thresholds } from '../records/indicator';

export const statuses = ['green', 'amber', 'red', 'data only', 'no data', 'not applicable'] as const;
export type Status = (typeof statuses)[number];

/** Relative tolerance of comparisons, so that 0.1 + 0.2 meets a target of 0.3. */
export const TOLERANCE = 1e-9;

export interface StatusRule {
  readonly polarity: Polarity;
  readonly thresholds: Thresholds;
}

/** How far the value falls short of the target, in the measure's unit: 0 or less where it is met. */
export function shortfall(value: number, target: number, polarity: Polarity): number {
  switch (polarity) {
    case 'maximise':
      return target - value;
    case 'minimise':
      return value - target;
    case 'closest to target':
    // A number for a band is a band of no width.
    case 'within a band':
      return Math.abs(value - target);
  }
}

/** The width of a margin in the measure's unit. */
export function marginOf(margin: number, target: number, kind: Thresholds['kind']): number {
  return kind === 'absolute' ? margin : margin * Math.abs(target);
}

/** Judges one value: green within the green margin, amber within the amber margin, else red. */
export function statusOf(value: Figure, target: number | null, rule: StatusRule): Status {
  if (value === 'not applicable') return 'not applicable';
  if (typeof value !== 'number') return 'no data';
  if (target === null) return 'data only';
  const short = shortfall(value, target, rule.polarity) - TOLERANCE * Math.max(Math.abs(value), Math.abs(target));
  if (short <= marginOf(rule.thresholds.green, target, rule.thresholds.kind)) return 'green';
  if (short <= marginOf(rule.thresholds.amber, target, rule.thresholds.kind)) return 'amber';
  return 'red';
}
