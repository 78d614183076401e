// Text with separators → cells, as Excel would open it: numbers become numbers, everything else stays the text that it is.
import Papa from 'papaparse';
import type { Cell } from '../../../domain/sheet/grid';

const delimiters = [',', ';', '\t', '|'];
/** So many lines decide which character separates. */
const SAMPLE = 200;

/** UTF-8 or UTF-16 by its byte-order mark, or by the zeros of UTF-16; what is neither is Windows-1252. */
export function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = bytes.subarray(0, 400);
  const zeros = head.filter((n, i) => n === 0 && i % 2 === 1).length;
  if (zeros * 3 > head.length) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what older programs on Windows write.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator under which most lines have the same number of cells, more than one. */
export function delimiterOf(text: string): string {
  const scores = delimiters.map((delimiter) => {
    const rows = Papa.parse<string[]>(text, { delimiter, preview: SAMPLE }).data.filter((row) => row.length > 1);
    const counts = new Map<number, number>();
    for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    const best = [...counts].reduce((most, [width, n]) => Math.max(most, n * Math.min(width, 20)), 0);
    return { delimiter, best };
  });
  return scores.reduce((a, b) => (b.best > a.best ? b : a)).delimiter;
}

const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$|^-?\.\d{1,15}$/;

export function cellOfText(text: string): Cell {
  const t = text.trim();
  if (t === '') return null;
  // `1.613` may be a thousand and more: what it is, is asked for the whole table.
  return plainNumber.test(t) && !/^-?[1-9]\d{0,2}\.\d{3}$/.test(t) ? Number(t) : text;
}

export function cellsOfText(text: string): Cell[][] {
  const plain = text.replace(/^\uFEFF/, '');
  return Papa.parse<string[]>(plain, { delimiter: delimiterOf(plain) }).data.map((row) => row.map(cellOfText));
}
