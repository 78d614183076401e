// The HTTP contract of functions in cells: all calls of a recalculation in one question, each with an answer of its own. What
// cannot be answered says why in a sentence; no answer is ever 0 for want of a figure.
import * as z from 'zod/mini';

export const cellFunctions = ['VALUE', 'TARGET', 'STATUS', 'TREND', 'LIST'] as const;
export type CellFunction = (typeof cellFunctions)[number];

const argument = z.union([z.string().check(z.maxLength(300)), z.number(), z.boolean(), z.null()]);
export const cellCallSchema = z.strictObject({
  fn: z.enum(cellFunctions),
  args: z.array(argument).check(z.maxLength(8)),
});
export type CellCall = z.infer<typeof cellCallSchema>;

/** Why a call has no answer. */
export const cellRefusals = [
  ...(['unknown-pi', 'no-data', 'no-target', 'unknown-period', 'wrong-argument', 'not-open'] as const),
] as const;
export type CellRefusal = (typeof cellRefusals)[number];

const cell = z.union([z.string(), z.number(), z.null()]);
const answerSchema = z.union([
  /** A row of rows: it spills. A blank is `null`. */
  z.object({ rows: z.array(z.array(cell)) }),
  z.object({ refused: z.enum(cellRefusals), message: z.string() }),
]);
export type CellAnswer = z.infer<typeof answerSchema>;

/** So many calls in one question. */
export const MOST_CALLS = 20_000;
export const cellsRequestSchema = z.strictObject({ calls: z.array(cellCallSchema).check(z.maxLength(MOST_CALLS)) });
export type CellsRequest = z.infer<typeof cellsRequestSchema>;
/** One answer for each call, in their order. */
export const cellsAnswerSchema = z.object({ revision: z.int(), answers: z.array(answerSchema) });
export type CellsAnswer = z.infer<typeof cellsAnswerSchema>;

/** The formula that a person would type: `=PIB.VALUE("CS02a","Q3 2014/15")`. */
export function cellFormula(fn: CellFunction, args: readonly string[]): string {
  return `=PIB.${fn}(${args.map((arg) => `"${arg.replace(/"/g, '""')}"`).join(',')})`;
}
