// Between Excel's values and our cells, both ways. Numbers are Excel's own; a text stays the text that it is:
// "007", "=1+1", "1/2" and "'abc" never become a number, a formula, a date or lose their apostrophe.
import { isCellError } from '../../domain/sheet/grid';
import type { Cell } from '../../domain/sheet/grid';

/** Number format of a cell that takes whatever is put into it as text. */
export const TEXT_FORMAT = '@';

/** The cell behind a value and its type (`Excel.RangeValueType`) as a range gives them. */
export function cellOf(value: unknown, type: unknown): Cell {
  if (type === 'Error') return { error: String(value) };
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value === '' ? null : value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** The formula of a cell. A text that only looks like one shows itself; a formula shows its result. */
export function formulaOf(formula: unknown, value: unknown): string | null {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : null;
}

/** Whether two cells hold the same. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (isCellError(a) || isCellError(b)) return isCellError(a) && isCellError(b) && a.error === b.error;
  return a === b;
}

/** What is put into a cell that has another format than text. A leading apostrophe says "text" and is not kept. */
export function plainInput(cell: Cell): string | number | boolean {
  if (cell === null || cell === '') return '';
  if (isCellError(cell)) return cell.error;
  return typeof cell === 'string' ? `'${cell}` : cell;
}

/** Whether a text cell would take this for something else: it would keep a number as text, or drop an apostrophe. */
export function needsPlainCell(cell: Cell, format: string): boolean {
  if (format !== TEXT_FORMAT || cell === null) return false;
  return typeof cell !== 'string' || cell.startsWith("'");
}

/** What is put into a cell of this format. */
export function inputFor(cell: Cell, format: string): string | number | boolean {
  return format === TEXT_FORMAT && typeof cell === 'string' ? cell : plainInput(cell);
}
