// Sense checks warn and never block (SYNC: Push). One value against what is known of its PI.
import type { Issue } from '../errors';
import type { Figure } from '../figure';
import type { Indicator } from '../records/indicator';
import { figureText } from '../sheet/figure-text';

/** What is known of the PI of a value. */
export type SenseContext = Pick<Indicator, 'measure' | 'measureLabel' | 'decimals'>;

type Check = Pick<Issue, 'code' | 'severity' | 'message' | 'fix'>;

/**
 * At most one warning a value: the one that explains most.
 * @param previous the value of the period before
 */
export function senseCheck(
  value: Figure,
  context: SenseContext,
  previous: Figure,
  target: number | null,
): Check | undefined {
  if (typeof value !== 'number' || value === 0) return undefined;
  if (context.measure === 'percentage' && Math.abs(value) > 2 && isShare(previous) && isShare(target)) {
    const ratio = Number((value / 100).toPrecision(15));
    return {
      code: 'looks-like-percent',
      severity: 'check',
      message: `${figureText(value, context)} is a large percentage. Was ${figureText(ratio, context)} meant?`,
      fix: { label: `Store ${figureText(ratio, context)}`, value: ratio },
    };
  }
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

/** Whether a figure that is known, if it is, is of the size of a share of 1. */
function isShare(known: Figure): boolean {
  return typeof known !== 'number' || Math.abs(known) <= 2;
}
