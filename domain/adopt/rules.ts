// How the cells of a table are to be read, said once for the table: texts that are numbers, words for no figure, percent
// written as 95. Source: SYNC, Reading the sheet. What is not said is an issue at its cell, and nothing is ever 0.
import * as z from 'zod/mini';
import type { ColumnGuess } from './columns/guess';
import { isFigureRole } from './columns/role';
import { textIn, type Area } from './table/area';
import { kindOf, withoutMark } from './table/cell-kind';

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
  /** A footnote's mark at a number is left aside. */
  marks: z.boolean(),
  /** A 0 is a figure; else it is asked about where it looks like "none yet". */
  zeroIsFigure: z.boolean(),
});
export type CellRules = z.infer<typeof cellRulesSchema>;

export function foldToken(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

const MOST_TOKENS = 12;
const meansNotApplicable = /^(?:not applicable|n\/app|not app)$/;

/** The rules that the table's own cells ask for. */
export function rulesFor(area: Area, rows: readonly number[], columns: readonly ColumnGuess[]): CellRules {
  const { texts, tokens, marked, kept, formats } = seenIn(area, rows, columns);
  return {
    textNumbers: texts.length > 0,
    notAvailable: tokens.filter((t) => !meansNotApplicable.test(t)).slice(0, MOST_TOKENS),
    notApplicable: tokens.filter((t) => meansNotApplicable.test(t)),
    suppressed: kept.length > 0,
    percent: formats === 'percent' ? 'as 0.95' : null,
    marks: marked.length > 0,
    zeroIsFigure: true,
  };
}

export interface Seen {
  /** Examples as they stand, each once. */
  readonly texts: readonly string[];
  readonly tokens: readonly string[];
  readonly kept: readonly string[];
  readonly marked: readonly string[];
  readonly formats: 'percent' | 'other';
}

/** What stands in the figure columns besides numbers. */
export function seenIn(area: Area, rows: readonly number[], columns: readonly ColumnGuess[]): Seen {
  const [texts, tokens, kept, marked] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  let [percent, numbers] = [0, 0];
  for (const { column, role } of columns) {
    if (!isFigureRole(role) || role === 'note') continue;
    for (const r of rows) {
      const cell = area.cells[r]?.[column] ?? null;
      switch (kindOf(cell)) {
        case 'number':
          numbers++;
          if (/%/.test(area.formats?.[r]?.[column] ?? '')) percent++;
          break;
        case 'number text': {
          const text = textIn(cell);
          if (texts.size < 50) texts.add(text);
          if (withoutMark(text).mark !== '' && marked.size < 50) marked.add(text);
          break;
        }
        case 'token':
          if (tokens.size < 50) tokens.add(foldToken(textIn(cell)));
          break;
        case 'suppressed':
          if (kept.size < 50) kept.add(textIn(cell));
          break;
        case 'blank':
        case 'error':
        case 'text':
          break;
      }
    }
  }
  const formats = percent > 0 && percent * 2 >= numbers ? 'percent' : 'other';
  return { texts: [...texts], tokens: [...tokens], kept: [...kept], marked: [...marked], formats };
}
