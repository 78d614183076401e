// Rows as CSV that a spreadsheet opens without harm: text that would become a formula is marked as text, and numbers
// stay numbers (RELIABILITY: rules learned).
import type { FieldValue } from '../../domain/figure';

/** A spreadsheet takes a text that begins so for a formula, or drops what it begins with. */
const RISKY = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** One cell. Lists and records are written as JSON. */
export function csvCell(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = RISKY.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line, as RFC 4180 ends it. */
export function csvLine(values: readonly FieldValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** So that Excel reads the file as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';
