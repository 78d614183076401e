// One cell → the value of a field, or what is wrong with it and how to mend it. Never guesses, never throws.
import { NOT_AVAILABLE, type FieldValue, type Figure } from '../figure';
import type { Issue } from '../errors';
import { LONGEST_TEXT } from '../records/text';
import { figureText, type FigureStyle } from './figure-text';
import { isCellError, type Cell } from './grid';
import { readNumberText, readReason } from './number-text';

/** What is wrong with a cell, before it is known where it stands. */
export type CellIssue = Pick<Issue, 'code' | 'severity' | 'message' | 'fix'>;

export type CellReading<T extends FieldValue> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'issue'; readonly issue: CellIssue };

const value = <T extends FieldValue>(v: T): CellReading<T> => ({ kind: 'value', value: v });

/** A figure: Excel's number, blank, or a word for "not available". Text that reads as a number is an issue with a fix. */
export function readFigure(cell: Cell, style: FigureStyle): CellReading<Figure> {
  if (cell === null) return value(null);
  if (typeof cell === 'number') return value(cell);
  if (isCellError(cell)) return { kind: 'issue', issue: errorIssue(cell.error) };
  if (style.measure === 'yes/no') {
    const said = yesOrNo(cell);
    if (said !== undefined) return value(said);
  }
  if (typeof cell === 'boolean')
    return stop(
      'text-for-number',
      `The cell holds ${cell ? 'TRUE' : 'FALSE'}, not a number. Type a number, or clear the cell.`,
    );
  if (cell.trim() === '') return value(null);
  const reason = readReason(cell);
  if (reason) return value(reason);
  const number = readNumberText(cell);
  if (!number)
    return stop(
      'text-for-number',
      `The cell holds the text “${short(cell)}”, not a number. Type a number, or n/a where there will be none.`,
    );
  const asRatio = style.measure === 'percentage' && !number.percent && Math.abs(number.value) > 1;
  const fixed = asRatio ? Number((number.value / 100).toPrecision(15)) : number.value;
  return {
    kind: 'issue',
    issue: {
      code: 'text-for-number',
      severity: 'stop',
      message: `The cell holds the text “${short(cell)}”, not a number.`,
      fix: { label: `Store ${figureText(fixed, style)}`, value: fixed },
    },
  };
}

/** What a cell says of a PI that is yes or no: 1 or 0. */
function yesOrNo(cell: string | boolean): 0 | 1 | undefined {
  const said = String(cell).trim().toLowerCase();
  if (['yes', 'y', 'true'].includes(said)) return 1;
  return ['no', 'n', 'false'].includes(said) ? 0 : undefined;
}

/** A note. Blank and blanks alone are no note. A number typed there is taken as its text. */
export function readText(cell: Cell): CellReading<string | null> {
  if (cell === null) return value(null);
  if (isCellError(cell)) return { kind: 'issue', issue: errorIssue(cell.error) };
  const text = typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
  if (text.trim() === '') return value(null);
  if (text.length > LONGEST_TEXT)
    return stop(
      'too-long',
      `The text has ${text.length} characters; at most ${LONGEST_TEXT} can be stored. Shorten it.`,
    );
  return value(text);
}

export function errorIssue(error: string): CellIssue {
  const message = `The cell shows ${error}. Mend its formula, or type the figure.`;
  return error === '#N/A'
    ? { code: 'cell-error', severity: 'stop', message, fix: { label: 'Store not available', value: NOT_AVAILABLE } }
    : { code: 'cell-error', severity: 'stop', message };
}

/** An issue that stops an edit, with a one-click fix where there is one. */
export function stop(code: Issue['code'], message: string, fix?: Issue['fix']): CellReading<never> {
  return { kind: 'issue', issue: { code, severity: 'stop', message, ...(fix && { fix }) } };
}

/** A piece of text short enough to stand in a sentence. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
