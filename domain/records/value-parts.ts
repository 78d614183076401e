// What a value is made of: a numerator and a denominator, each with a word for what it counts, and a factor [P].
import type { Indicator } from './indicator';

export interface ValueParts {
  /** What each part counts. */
  readonly numerator: string;
  readonly denominator: string;
  /** What their quotient is multiplied with. */
  readonly factor: number;
}

type Labels = Pick<Indicator, 'numeratorLabel' | 'denominatorLabel'>;

/** Whether a PI's value is made of two parts: it has a word for each. */
export function hasParts({ numeratorLabel, denominatorLabel }: Labels): boolean {
  return numeratorLabel !== null && denominatorLabel !== null;
}

/** `null` for a PI whose value is typed whole. */
export function valuePartsOf(pi: Labels & Pick<Indicator, 'factor'>): ValueParts | null {
  const { numeratorLabel: numerator, denominatorLabel: denominator, factor } = pi;
  return numerator === null || denominator === null ? null : { numerator, denominator, factor: factor ?? 1 };
}
