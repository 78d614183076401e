// The rules that a table's own cells ask for (cell-rules.ts): what stands among its figures decides what a person is shown.
import { foldToken, type CellRules } from './cell-rules';
import type { ColumnGuess } from './columns/column-guess';
import { isFigureRole } from './columns/role';
import { textIn, type Area } from './table/area';
import { hasDecimalComma, isBound, isDotted, kindOf, withoutMark } from './table/cell-kind';

const MOST_TOKENS = 12;
const meansNotApplicable = /^(?:not applicable|n\/app|not app)$/;

/** The rules that the table's own cells ask for. */
export function rulesFor(area: Area, rows: readonly number[], columns: readonly ColumnGuess[]): CellRules {
  const { texts, tokens, marked, kept, formats, numbers, commas } = seenIn(area, rows, columns);
  return {
    textNumbers: texts.length > 0 || commas,
    notAvailable: tokens.filter((t) => !meansNotApplicable.test(t)).slice(0, MOST_TOKENS),
    notApplicable: tokens.filter((t) => meansNotApplicable.test(t)),
    suppressed: kept.length > 0,
    percent: formats === 'percent' ? 'as 0.95' : null,
    dots: commas ? null : dotsIn(texts, numbers),
    marks: marked.length > 0,
    zeroIsFigure: false,
  };
}

/** What dots mean in a table: where some number has other than three digits behind its dot, dots are decimal. */
function dotsIn(texts: readonly string[], numbers: Seen['numbers']): CellRules['dots'] {
  const dotted = texts.filter(isDotted);
  if (dotted.some((t) => /\.\d{3}\./.test(t))) return 'thousands';
  if (dotted.length === 0 || numbers === 'with decimals') return 'decimal';
  return texts.some((t) => /\.\d+/.test(t) && !dotted.includes(t)) ? 'decimal' : null;
}

export interface Seen {
  /** Examples as they stand, each once. */
  readonly texts: readonly string[];
  readonly tokens: readonly string[];
  readonly kept: readonly string[];
  readonly marked: readonly string[];
  readonly formats: 'percent' | 'other';
  /** Whether some text has a comma before its decimals: `12,5`. */
  readonly commas: boolean;
  /** Whether true numbers among them have decimals. */
  readonly numbers: 'with decimals' | 'whole';
}

/** What stands in the figure columns besides numbers. */
export function seenIn(area: Area, rows: readonly number[], columns: readonly ColumnGuess[]): Seen {
  const [texts, tokens, kept, marked] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  let [percent, numbers, decimals, commas] = [0, 0, 0, 0];
  for (const { column, role } of columns) {
    if (!isFigureRole(role) || role === 'note') continue;
    for (const r of rows) {
      const cell = area.cells[r]?.[column] ?? null;
      switch (kindOf(cell)) {
        case 'number':
          numbers++;
          if (!Number.isInteger(cell)) decimals++;
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
          // The bound of a target is no figure that is kept back.
          if (kept.size < 50 && !(role === 'target' && isBound(textIn(cell)))) kept.add(textIn(cell));
          break;
        case 'blank':
        case 'error':
          break;
        case 'text':
          if (hasDecimalComma(textIn(cell))) commas++;
          else if (isDotted(textIn(cell)) && texts.size < 50) texts.add(textIn(cell));
          break;
      }
    }
  }
  const formats = percent > 0 && percent * 2 >= numbers ? 'percent' : 'other';
  return {
    texts: [...texts],
    tokens: [...tokens],
    kept: [...kept],
    marked: [...marked],
    formats,
    numbers: decimals > 0 ? 'with decimals' : 'whole',
    commas: commas > 0,
  };
}
