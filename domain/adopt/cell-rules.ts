// How the cells of a table are to be read, said once for the table: texts that are numbers, words for no figure, percent
// written as 95. Source: SYNC, Reading the sheet. What is not said is an issue at its cell, and nothing is ever 0.
import * as z from 'zod/mini';

export const cellRulesSchema = z.strictObject({
  /** Text such as `1,234` or `5 days` is the number that it says. */
  textNumbers: z.boolean(),
  /** Words that mean *not available*, as they stand, folded. */
  notAvailable: z.array(z.string().check(z.maxLength(60))).check(z.maxLength(50)),
  /** Words that mean *not applicable*. */
  notApplicable: z.array(z.string().check(z.maxLength(60))).check(z.maxLength(50)),
  /** Marks for a figure that is kept back, as `*` and `<5`: *not available*. */
  suppressed: z.boolean(),
  /** How percentages stand in the cells; `null` while nobody said. */
  percent: z.nullable(z.enum(['as 95', 'as 0.95'])),
  /**
   * Whether the dot of `1.613` marks decimals or thousands, and so the comma of `12,5` the other; `null` where it may be
   * either.
   */
  dots: z.nullable(z.enum(['decimal', 'thousands'])),
  /** A footnote's mark at a number is left aside. */
  marks: z.boolean(),
  /** A 0 is a figure; else it is asked about where it looks like "none yet". */
  zeroIsFigure: z.boolean(),
});
export type CellRules = z.infer<typeof cellRulesSchema>;

export function foldToken(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
