// One cell of an adopted table → a figure, by the rules that were said for its table; and a figure back to the cell. What
// the rules do not cover is the same issue that it is in the pane's own sheets. Nothing of it ever becomes 0.
import { NOT_APPLICABLE, NOT_AVAILABLE, type FieldValue, type Figure } from '../../figure';
import { figureText, type FigureStyle } from '../../sheet/figure-text';
import type { Cell } from '../../sheet/grid';
import { readFigure, stop, type CellReading } from '../../sheet/read-cell';
import { cellOf } from '../../sheet/sheet-kind';
import { foldToken, type CellRules } from '../cell-rules';
import { isBlank, textIn } from '../table/area';
import { hasDecimalComma, isBound, isDotted, kindOf, numberIn, withDecimalDot, withoutMark } from '../table/cell-kind';

/** What is known of the figure besides its cell. */
export interface FigureContext extends FigureStyle {
  readonly previous: Figure;
  readonly code: string;
}

export function readAdopted(cell: Cell, rules: CellRules, of: FigureContext): CellReading<Figure> {
  if (isBlank(cell)) return { kind: 'value', value: null };
  if (typeof cell === 'string') return readText(cell, rules, of);
  if (typeof cell === 'number') return sized(cell, false, rules, of);
  return readFigure(cell, of);
}

function readText(cell: string, rules: CellRules, of: FigureContext): CellReading<Figure> {
  const token = foldToken(textIn(cell));
  if (rules.notAvailable.includes(token)) return { kind: 'value', value: NOT_AVAILABLE };
  if (rules.notApplicable.includes(token)) return { kind: 'value', value: NOT_APPLICABLE };
  const kind = kindOf(cell);
  if (kind === 'suppressed' && rules.suppressed) return { kind: 'value', value: NOT_AVAILABLE };
  if (kind === 'suppressed')
    return stop(
      'text-for-number',
      `The cell holds “${textIn(cell)}”, a figure that is kept back. Say for this table that such marks mean not available.`,
    );
  const text = textIn(cell);
  if (rules.textNumbers && rules.dots !== 'decimal' && (mayHaveComma(text) || isDotted(text))) {
    if (rules.dots === null)
      return stop(
        'text-for-number',
        isDotted(text)
          ? `“${text}” may have its thousands marked by a dot. Say for this table which it is.`
          : `“${text}” may have a comma before its decimals. Say for this table what dot and comma mark.`,
      );
    const read = numberIn(withDecimalDot(text));
    return read ? sized(read.value, read.percent, rules, of) : readFigure(cell, of);
  }
  if (kind !== 'number text' || !rules.textNumbers) return readFigure(cell, of);
  const { mark } = withoutMark(textIn(cell));
  if (mark !== '' && !rules.marks)
    return stop(
      'text-for-number',
      `The figure “${textIn(cell)}” has a mark at its end. Say for this table that marks are left aside.`,
    );
  const read = numberIn(textIn(cell));
  return read ? sized(read.value, read.percent, rules, of) : readFigure(cell, of);
}

/** `12,5`, and `1,234` in a table where a comma may stand before decimals. */
const mayHaveComma = (text: string) => hasDecimalComma(text) || /^\D*\d{1,3}(?:,\d{3})+\D*$/.test(text.trim());

/** A target that is written as a bound, `≥ 90%`: it is said, and neither taken nor left out in silence. */
export function boundIn(cell: Cell): CellReading<Figure> | undefined {
  if (typeof cell !== 'string' || !isBound(textIn(cell))) return undefined;
  return stop(
    'text-for-number',
    `The target “${textIn(cell)}” is a bound. Write the figure alone; whether more or less is better is set for the PI.`,
  );
}

/** The number in the measure's own unit; a percentage is stored as a ratio. */
function sized(n: number, isRatio: boolean, rules: CellRules, of: FigureContext): CellReading<Figure> {
  if (n === 0 && !rules.zeroIsFigure && typeof of.previous === 'number' && of.previous !== 0) {
    const was = figureText(of.previous, of);
    return stop(
      'text-for-number',
      `The cell holds 0, and the period before ${was}. Is it really 0, or is there no figure yet? Clear the cell, or say for this table that 0 is a figure.`,
      {
        label: 'No figure yet: clear the cell',
        value: null,
      },
    );
  }
  if (of.measure !== 'percentage' || isRatio || n === 0) return { kind: 'value', value: n };
  if (rules.percent === 'as 95') return { kind: 'value', value: Number((n / 100).toPrecision(15)) };
  if (rules.percent === 'as 0.95') return { kind: 'value', value: n };
  return stop(
    'looks-like-percent',
    `Is ${n} here ${figureText(n / 100, of)} or ${figureText(n, of)}? Say for this table how percentages stand in it.`,
  );
}

/** What a cell is to hold for a figure, in the way of its table. */
export function writeAdopted(value: FieldValue, rules: CellRules, measure: FigureStyle['measure']): Cell {
  if (typeof value === 'number' && measure === 'percentage' && rules.percent === 'as 95')
    return Number((value * 100).toPrecision(15));
  return cellOf(value);
}
