// Values made of a numerator and a denominator, and the four kinds of nothing. Source: DOMAIN, Values [P].
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../figure';

/** What a division by zero gives: *not available* [P], or by setting zero, or no value. */
export const divisionsByZero = ['not available', 'zero', 'no value'] as const;
export type DivisionByZero = (typeof divisionsByZero)[number];

export function dividedByZero(setting: DivisionByZero): Figure {
  return { 'not available': NOT_AVAILABLE, zero: 0, 'no value': null }[setting] as Figure;
}

export interface Parts {
  readonly numerator: Figure;
  readonly denominator: Figure;
}

/**
 * The value that two parts make, times the factor (100,000 for "per 100,000"). A part without a number makes a value without
 * one: not applicable before no value yet before not available, since who waits for a part may yet get it.
 */
export function valueOfParts({ numerator, denominator }: Parts, factor: number, zero: DivisionByZero): Figure {
  if (numerator === NOT_APPLICABLE || denominator === NOT_APPLICABLE) return NOT_APPLICABLE;
  if (numerator === null || denominator === null) return null;
  if (numerator === NOT_AVAILABLE || denominator === NOT_AVAILABLE) return NOT_AVAILABLE;
  return denominator === 0 ? dividedByZero(zero) : finite((numerator / denominator) * factor);
}

/** A result beyond what a double holds is not available; -0, which nobody means, is 0. */
export function finite(n: number): Figure {
  return Number.isFinite(n) ? n + 0 : NOT_AVAILABLE;
}

export const kindsOfFigure = ['number', 'zero', 'no value yet', 'not available', 'not applicable'] as const;

/** No value yet, not available, not applicable and zero are four things; a number is the fifth. */
export function kindOfFigure(figure: Figure): (typeof kindsOfFigure)[number] {
  if (figure === null) return 'no value yet';
  if (typeof figure === 'string') return figure;
  return figure === 0 ? 'zero' : 'number';
}
