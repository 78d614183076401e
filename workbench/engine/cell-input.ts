// What Excel makes of a value put into a cell: numbers, percents, dates, booleans and formulas out of
// text; a leading apostrophe or a text format keeps text as it is.
import type { Cell } from './univer-shape';

export interface Input {
  readonly cell: Cell;
  /** A number format that Excel gives a General cell along with the value. */
  readonly pattern?: string;
}

type ParseValue = (text: string) => { v: number | boolean; z?: string } | null;

const nothing = { f: null, si: null, p: null } as const;

export const emptyCell = (): Cell => ({ v: null, t: null, ...nothing });

const textCell = (text: string): Cell => ({ v: text, t: 1, ...nothing });
const forcedText = (text: string): Cell => ({ v: text, t: 4, ...nothing });

const errorText = /^#(N\/A|DIV\/0!|NAME\?|REF!|VALUE!|NUM!|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA)$/i;

export const isErrorText = (value: unknown): boolean => typeof value === 'string' && errorText.test(value);

/**
 * @param value what was assigned or typed; '' empties the cell
 * @param isTextFormat the cell's number format is `@`
 */
export const cellFromInput = (value: string | number | boolean, isTextFormat: boolean, parse: ParseValue): Input => {
  if (value === '') return { cell: emptyCell() };
  if (typeof value === 'number')
    return { cell: isTextFormat ? forcedText(String(value)) : { v: value, t: 2, ...nothing } };
  if (typeof value === 'boolean') return { cell: { v: value ? 1 : 0, t: 3, ...nothing } };
  if (isTextFormat) return { cell: forcedText(value) };
  if (value.startsWith('=') && value.length > 1) return { cell: { v: null, t: null, si: null, p: null, f: value } };
  if (value.startsWith("'")) return { cell: forcedText(value.slice(1)) };
  if (errorText.test(value)) return { cell: textCell(value.toUpperCase()) };
  if (/^\s*(true|false)\s*$/i.test(value)) return { cell: { v: /true/i.test(value) ? 1 : 0, t: 3, ...nothing } };
  // A long digit string is a number to Excel too; spaces around it do not matter.
  const parsed = value.trim() === '' ? null : parse(value.trim());
  if (!parsed || typeof parsed.v !== 'number') return { cell: textCell(value) };
  // Excel keeps 15 digits: without this "95%" would be 0.9500000000000001 and miss a target of 0.95.
  const cell = { v: fifteenDigits(parsed.v), t: 2, ...nothing };
  return parsed.z === undefined ? { cell } : { cell, pattern: excelPattern(parsed.z) };
};

export const fifteenDigits = (value: number): number => Number(value.toPrecision(15));

/** A cell with this very value: no coercion. */
export const exactCell = (value: string | number | boolean): Cell => {
  if (value === '') return emptyCell();
  if (typeof value === 'string') return forcedOrPlain(value);
  return typeof value === 'number' ? { v: value, t: 2, ...nothing } : { v: value ? 1 : 0, t: 3, ...nothing };
};

/** Text that looks like a number must stay text wherever it is read next. */
const forcedOrPlain = (text: string): Cell => (Number.isNaN(Number(text)) ? textCell(text) : forcedText(text));

/** The parser writes dates with leading zeros; Excel on the web in English writes them without. */
const excelPattern = (pattern: string): string => (/^mm\/dd\/yyyy$/.test(pattern) ? 'm/d/yyyy' : pattern);
