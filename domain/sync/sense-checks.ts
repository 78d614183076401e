// Sense checks warn and never block (SYNC: Push). One value against what is known of its PI.
import type { Issue } from '../errors';
import { NOT_AVAILABLE, type Figure } from '../figure';
import type { Measure } from '../records/indicator';
import { figureText } from '../sheet/figure-text';

export interface SenseContext {
  readonly measure: Measure;
  readonly measureLabel: string;
  readonly decimals: number;
  /** The value of the period before. */
  readonly previous: Figure;
  readonly target: number | null;
}

type Check = Pick<Issue, 'code' | 'severity' | 'message' | 'fix'>;

/** At most one warning a value: the one that explains most. */
export function senseCheck(value: Figure, context: SenseContext): Check | undefined {
  if (typeof value !== 'number' || value === 0) return undefined;
  const like = [context.previous, context.target].filter((v): v is number => typeof v === 'number' && v !== 0);
  if (context.measure === 'percentage' && Math.abs(value) > 2 && like.every((v) => Math.abs(v) <= 2)) {
    const ratio = Number((value / 100).toPrecision(15));
    return {
      code: 'looks-like-percent',
      severity: 'check',
      message: `${figureText(value, context)} is a large percentage. Was ${figureText(ratio, context)} meant?`,
      fix: { label: `Store ${figureText(ratio, context)}`, value: ratio },
    };
  }
  const { previous } = context;
  if (typeof previous !== 'number' || previous === 0) return undefined;
  const factor = value / previous;
  if (factor >= 10 || (factor > 0 && factor <= 0.1))
    return {
      code: 'ten-times',
      severity: 'check',
      message: `${figureText(value, context)} is ${factor >= 10 ? 'ten times the last value or more' : 'a tenth of the last value or less'} (${figureText(previous, context)}).`,
    };
  return undefined;
}

/** Whether there is a number to judge: a stated reason is none. */
export function isStatedReason(value: Figure): boolean {
  return value === NOT_AVAILABLE || value === 'not applicable';
}
