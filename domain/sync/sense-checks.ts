// Sense checks warn and never block (SYNC: Push). One value against what is known of its PI.
import type { Issue } from '../errors';
import type { FieldValue, Figure } from '../figure';
import type { Indicator } from '../records/indicator';
import type { Band } from '../records/thresholds';
import { figureText } from '../sheet/figure-text';

/** What is known of the PI of a value. */
export type SenseContext = Pick<Indicator, 'measure' | 'measureLabel' | 'decimals'> & {
  /** Values outside it are worth a look. */
  readonly range?: Band | null;
  /** The same, as a row of a view has it. */
  readonly judging?: { readonly range: Band | null } | null | undefined;
};

/** Numerator and denominator, where both are known. */
export interface KnownParts {
  readonly numerator: number;
  readonly denominator: number;
}

export function partsOf(numerator: FieldValue, denominator: FieldValue): KnownParts | undefined {
  return typeof numerator === 'number' && typeof denominator === 'number' ? { numerator, denominator } : undefined;
}

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
  parts?: KnownParts,
): Check | undefined {
  if (typeof value !== 'number') return undefined;
  return sizeCheck(value, context, previous, target) ?? partsCheck(context, parts) ?? rangeCheck(value, context);
}

/** 95 where 0.95 is usual, ten times the last value, a tenth of it. */
function sizeCheck(value: number, context: SenseContext, previous: Figure, target: number | null): Check | undefined {
  if (value === 0) return undefined;
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

/** More cases than there are of which they are a share. */
function partsCheck({ measure }: SenseContext, parts: KnownParts | undefined): Check | undefined {
  if (!parts || measure !== 'percentage' || parts.numerator <= parts.denominator) return undefined;
  return {
    code: 'numerator-above',
    severity: 'check',
    message: `The numerator ${parts.numerator} is above the denominator ${parts.denominator}.`,
  };
}

function rangeCheck(value: number, context: SenseContext): Check | undefined {
  const range = context.range ?? context.judging?.range;
  if (!range || ((range.from === null || value >= range.from) && (range.to === null || value <= range.to)))
    return undefined;
  const ends = [range.from, range.to].map((end) => (end === null ? 'no limit' : figureText(end, context)));
  return {
    code: 'outside-range',
    severity: 'check',
    message: `${figureText(value, context)} is outside what is expected, ${ends.join(' to ')}.`,
  };
}

/** Whether a figure that is known, if it is, is of the size of a share of 1. */
function isShare(known: Figure): boolean {
  return typeof known !== 'number' || Math.abs(known) <= 2;
}

/**
 * A value that stood still for so many periods, this one among them: perhaps a copy of the last sheet. Yes and no, and
 * dates, often do.
 */
export function unchangedCheck(value: number, context: SenseContext, periods: number): Check | undefined {
  if (context.measure === 'yes/no' || context.measure === 'date') return undefined;
  return {
    code: 'unchanged',
    severity: 'check',
    message: `${figureText(value, context)} has been the value for ${periods} periods in a row. Was it measured anew?`,
  };
}
