// Text with separators → cells, as Excel would open it: numbers become numbers, everything else stays the text that it is.
// Sources: RFC 4180 for quotes; that the separator is found out and not asked for is ours.
import type { Cell } from '../../sheet/grid';

const delimiters = [',', ';', '\t', '|'] as const;
/** So many lines decide which character separates. */
const SAMPLE = 200;

/** Rows of texts. A quote that is never closed closes at the end. @throws RangeError where `most` cells are passed */
export function rowsOfText(text: string, delimiter: string, most = Infinity, rows = Infinity): string[][] {
  const all: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  let at = 0;
  const end = text.length;
  const push = (cell: string) => {
    if (++cells > most) throw new RangeError(`More than ${most} cells`);
    row.push(cell);
  };
  const endRow = () => {
    if (row.length > 1 || row[0] !== '') all.push(row);
    else all.push([]);
    row = [];
  };
  while (at < end && all.length < rows) {
    if (text[at] === '"') {
      let cell = '';
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) {
          cell += text.slice(at + 1);
          at = end;
          break;
        }
        cell += text.slice(at + 1, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
      // What follows a closed quote is part of the cell: people write `"a"b`.
      const stop = nextStop(text, at, delimiter);
      push(cell + text.slice(at, stop));
      at = stop;
    } else {
      const stop = nextStop(text, at, delimiter);
      push(text.slice(at, stop));
      at = stop;
    }
    if (at >= end) break;
    if (text[at] === delimiter) {
      at++;
      if (at >= end) push('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    endRow();
  }
  if (row.length > 0) endRow();
  return all;
}

function nextStop(text: string, from: number, delimiter: string): number {
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === delimiter || c === '\n' || c === '\r') return i;
  }
  return text.length;
}

/** The separator under which most lines have the same number of cells, more than one. */
export function delimiterOf(text: string): string {
  const head = text.slice(0, 200_000);
  const scores = delimiters.map((delimiter) => {
    const counts = new Map<number, number>();
    for (const row of rowsOfText(head, delimiter, Infinity, SAMPLE))
      if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
    const best = [...counts].reduce((most, [width, n]) => Math.max(most, n * Math.min(width, 20)), 0);
    return { delimiter, best };
  });
  return scores.reduce((a, b) => (b.best > a.best ? b : a)).delimiter;
}

const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$|^-?\.\d{1,15}$/;

/** The cell that a text is. `1.613` stays a text: it may be a thousand and more, and is asked for the whole table. */
export function cellOfText(text: string): Cell {
  const t = text.trim();
  if (t === '') return null;
  return plainNumber.test(t) && !/^-?[1-9]\d{0,2}\.\d{3}$/.test(t) ? Number(t) : text;
}

/** @throws RangeError where `most` cells are passed */
export function cellsOfText(text: string, most = Infinity): Cell[][] {
  const plain = text.replace(/^\uFEFF/, '');
  // Excel’s own first line, which names the separator.
  const [line, named] = /^sep=(.)\r?\n/i.exec(plain) ?? [];
  const body = line === undefined ? plain : plain.slice(line.length);
  return rowsOfText(body, named ?? delimiterOf(body), most).map((row) => row.map(cellOfText));
}
