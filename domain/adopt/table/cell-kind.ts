// What a cell holds, as far as it can be told without knowing its column: a number, a text that reads as one, a word for
// "no figure", or a text. Source: issue of real tables (`1,234`, `.59`, `5 days`, `dna`, `*`, `52+`). Nothing is ever 0.
import { isCellError, type Cell } from '../../sheet/grid';
import { readNumberText, readReason } from '../../sheet/number-text';
import { isBlank, textIn } from './area';

export type CellKind = 'blank' | 'number' | 'number text' | 'token' | 'suppressed' | 'error' | 'text';

const tokens = new Set(
  [
    ...[
      'na',
      'n/a',
      'n.a.',
      'n/k',
      'dna',
      'dnr',
      'n/r',
      'nil return',
      'no data',
      'no figure',
      'no return',
      'not available',
    ],
    ...[
      'not known',
      'not yet available',
      'not due',
      'not collected',
      'not reported',
      'not measured',
      'data not available',
    ],
    ...[
      'tbc',
      'tba',
      'tbd',
      'to be confirmed',
      'awaiting data',
      'awaited',
      'pending',
      'unknown',
      'none',
      'null',
      'nan',
      '#n/a',
    ],
    ...[
      '-',
      '--',
      '---',
      '..',
      '...',
      '…',
      '?',
      '.',
      'x',
      'z',
      ':',
      '~',
      '..c',
      'not applicable',
      'not app',
      'n/app',
      'annual',
    ],
    // Shorthand of the government's statistics: not available, of low quality, not yet.
    ...['[x]', '[u]', '[w]', '[na]', '[n/a]'],
  ].map((t) => t),
);
const suppressed =
  /^(?:\*{1,3}|[[(]?[cs][\])]|suppressed|withheld|confidential|[[(]?low[\])]|(?:[<>]=?|[≤≥])\s?\d[\d,.]*%?|\d[\d,.]*%?\+)$/;

/** A number with a footnote's mark at its end: `12.4 (p)`, `98*`, `5¹`. */
export const markAtEnd =
  /(?<=[\d%)])\s*(?:[*†‡§^]{1,3}|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}|[([](?:p|r|e|prov|provisional|revised|est|estimate|note \d+|\d|[a-z])\.?[)\]]|[pre])$/iu;

/** A number text without its mark; the mark said apart. */
export function withoutMark(text: string): { readonly text: string; readonly mark: string } {
  const m = markAtEnd.exec(text);
  return m ? { text: text.slice(0, m.index), mark: m[0].trim() } : { text, mark: '' };
}

/** `≥ 90%`, `<5`, `52+`: a bound, not a figure. */
export function isBound(text: string): boolean {
  return /^(?:[<>]=?|[≤≥])\s?\d|^\d[\d,.]*%?\+$/.test(text.trim());
}

/** `1.613`: a decimal, or one thousand six hundred and thirteen. */
export function isDotted(text: string): boolean {
  return /^-?[1-9]\d{0,2}(?:\.\d{3})+$/.test(text.trim());
}

/** `12,5` or `1.234,5`: a comma before decimals. `1,234` may be either. */
export function hasDecimalComma(text: string): boolean {
  const t = text.trim();
  return (
    /^[-\u2212+(]?(?:[£$€] ?)?\d{1,3}(?:[. \u00a0\u202f]?\d{3})*,\d+ ?%?\)?$/.test(t) &&
    !/^\D*\d{1,3}(?:,\d{3})+\D*$/.test(t)
  );
}

/** `12,5`, `£1.2m`, `1'234`: nearly a figure, and no heading, code or name. */
export function isNearFigure(text: string): boolean {
  return /^[-\u2212+(]?\s?[£$€]?\s?\d[\d.,'\s]*(?:%|k|m|bn?)?\s?\)?$/i.test(text.trim());
}

/** A number that is written with dots for thousands and a comma for decimals, in the way of this program. */
export function withDecimalDot(text: string): string {
  return text.replace(/[.\u00a0\u202f ](?=\d{3})/g, '').replace(',', '.');
}

export function kindOf(cell: Cell | undefined): CellKind {
  if (typeof cell === 'number') return 'number';
  if (cell === undefined || isBlank(cell)) return 'blank';
  if (isCellError(cell)) return cell.error === '#N/A' ? 'token' : 'error';
  if (typeof cell === 'boolean') return 'text';
  const text = textIn(cell);
  const low = text.toLowerCase();
  if (suppressed.test(low)) return 'suppressed';
  if (tokens.has(low) || readReason(text) !== undefined) return 'token';
  if (!/\d/.test(text)) return 'text';
  return numberIn(text) === undefined ? 'text' : 'number text';
}

const unitWords =
  /^(?:%|p\.?p\.?|percent(?:age)?(?: points?)?|per cent|days?|working days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|weeks?|months?|years?|yrs?|people|cases|calls|m|bn|k|million|billion|thousand|tonnes?|kg|kg\/[a-z]+|miles|km|pence|p)$/i;
const scaled = /^(?:m|bn|k|million|billion|thousand)$/i;

/**
 * The number that a text says, its unit and footnote mark aside; `undefined` where it is none, or where the word behind it
 * is no unit (`5 Elms`), or would change its size (`3.2m`).
 */
export function numberIn(text: string): { readonly value: number; readonly percent: boolean } | undefined {
  const { text: bare } = withoutMark(text);
  const word = /[a-z][a-z ./]*$/i.exec(bare.trim())?.[0].trim();
  if (word !== undefined && (!unitWords.test(word) || scaled.test(word))) return undefined;
  const plain = word === undefined ? bare : bare.trim().slice(0, -word.length).trim();
  const read = readNumberText(plain.replace(/^([-+]?)\s*£\s*/, '$1£'));
  if (!read) return undefined;
  const saysPercent = word !== undefined && /^(?:%|per cent|percent)/i.test(word);
  return saysPercent && !read.percent ? { value: Number((read.value / 100).toPrecision(15)), percent: true } : read;
}

/** Whether a cell can stand among figures. */
export function isFigureLike(kind: CellKind): boolean {
  return kind !== 'text' && kind !== 'blank';
}

export function isNumeric(kind: CellKind): boolean {
  return kind === 'number' || kind === 'number text';
}
