// What each row below the headings is: figures, a group's name, a total, a footnote, or already another table.
import { isFigureLike } from './cell-kind';
import type { LookedAt } from './looked-at';
import type { RowKind } from './row-kind';

/** A sum by its whole text: “Sub-total”, “System total”; “Total complaints” is a PI. */
const total =
  /^(?:[\p{L}.&/]+ ){0,2}(?:(?:grand|sub) ?-? ?)?totals?:?$|^totals? \([^)]*\)$|^all (?:services|areas|wards|directorates|departments|units|indicators)$/iu;
/** What comes after it says something about the table. */
const endsTable = /^(?:foot)?notes?:?$|^sources?:?$/i;
/** A longer text heads no group. */
const LONG = 120;

export function isTotalText(text: string): boolean {
  return total.test(text.trim());
}

/** Columns in which figures stand from a row on. */
export function figureColumns(at: LookedAt, from: number): Set<number> {
  return new Set(
    at.columns.filter((c) => {
      let [filled, figures] = [0, 0];
      for (let r = from; r < at.rows; r++) {
        const kind = at.kind(r, c);
        if (kind === 'blank') continue;
        filled++;
        if (isFigureLike(kind)) figures++;
      }
      return figures > 0 && figures * 2 >= filled;
    }),
  );
}

/** Says what the rows after the headings are; answers the row at which the table has ended. */
export function classifyBody(
  at: LookedAt,
  kinds: RowKind[],
  ends: number,
  headings: readonly number[],
  figures: ReadonlySet<number>,
): number {
  const signature = (r: number) => at.columns.map((c) => at.text(r, c).toLowerCase()).join('|');
  const heads = new Set(headings.map(signature));
  const width = at.columns.length;
  let lastData = ends;
  let sinceBlank = 0;
  for (let r = ends + 1; r < at.rows; r++) {
    const cells = at.filled(r);
    if (cells.length === 0) {
      kinds[r] = 'blank';
      sinceBlank++;
      continue;
    }
    const values = cells.filter((c) => figures.has(c) && isFigureLike(at.kind(r, c))).length;
    const texts = cells.filter((c) => at.kind(r, c) === 'text');
    if (texts.length * 2 >= cells.length && heads.has(signature(r))) kinds[r] = 'heading';
    else if (values === 0 && figures.size > 0 && sinceBlank > 0 && isOtherTable(at, r, figures)) {
      for (let n = r; n < at.rows; n++) kinds[n] = 'outside';
      break;
    } else if (cells.length === 1 && lastData > ends && endsTable.test(at.text(r, cells[0] ?? 0))) {
      for (let n = r; n < at.rows; n++) kinds[n] = afterTable(at, n);
      break;
    } else if (values === 0 && figures.size > 0)
      kinds[r] = cells.length > Math.max(2, width / 2) && texts.length > 2 ? 'data' : 'group';
    else if (figures.size === 0 && cells.length === 1 && width > 2) kinds[r] = 'group';
    else
      kinds[r] = texts.some((c) => isTotalText(at.text(r, c)) && at.text(r, c).length < 40 && !hasCodeLeft(at, r, c))
        ? 'total'
        : 'data';
    if (kinds[r] === 'data' || kinds[r] === 'total') lastData = r;
    sinceBlank = 0;
  }
  for (let r = lastData + 1; r < at.rows; r++) if (kinds[r] === 'group') kinds[r] = 'footnote';
  // What stands over a group of figures heads it; a long text between rows is a footnote.
  kinds.forEach((kind, r) => {
    if (kind === 'group' && at.filled(r).every((c) => at.text(r, c).length > LONG)) kinds[r] = 'footnote';
  });
  return lastData + 1;
}

/** Texts under the word “Notes” are notes; anything else there is not of this table. */
function afterTable(at: LookedAt, r: number): RowKind {
  const cells = at.filled(r);
  if (cells.length === 0) return 'blank';
  return cells.length <= 2 && cells.every((c) => at.kind(r, c) === 'text') ? 'footnote' : 'outside';
}

/** A row whose total has a code to its left is a PI. */
function hasCodeLeft(at: LookedAt, r: number, c: number): boolean {
  return at
    .filled(r)
    .some(
      (n) =>
        n < c &&
        at.kind(r, n) === 'text' &&
        !isTotalText(at.text(r, n)) &&
        at.text(r, n).length < 12 &&
        /\d/.test(at.text(r, n)),
    );
}

/** A row of texts over the figure columns, after a blank row: another table begins. */
function isOtherTable(at: LookedAt, r: number, figures: ReadonlySet<number>): boolean {
  const over = at.filled(r).filter((c) => figures.has(c));
  return (
    over.length >= 2 &&
    over.every((c) => at.kind(r, c) === 'text') &&
    over.some((c) => isFigureLike(at.firstBelow(r, c) ?? 'text'))
  );
}

/** The text of the group row that each row of figures stands under. */
export function groupsOf(at: LookedAt, kinds: readonly RowKind[]): string[] {
  let group = '';
  return kinds.map((kind, r) => {
    if (kind === 'group') group = at.text(r, at.filled(r).at(-1) ?? -1);
    return kind === 'data' || kind === 'total' ? group : '';
  });
}
