// Which rows of a table are its headings. Rule: figures decide. The last heading row is the one under which figures begin.
import { isMeasureText } from '../columns/words';
import type { Spot } from './area';
import { isFigureLike, isNearFigure } from './cell-kind';
import type { LookedAt } from './looked-at';

const DEEPEST_HEADING = 60;
const MOST_LEVELS = 6;

/** The last row of headings; -1 where figures begin at once. */
export function headingEnds(at: LookedAt, spot: Spot | undefined): number {
  const from = startOfSpot(at, spot);
  let best = -1;
  let most = isPlainFigures(at, from) ? 0.35 : -Infinity;
  const deepest = Math.min(at.rows, from + DEEPEST_HEADING);
  for (let r = from; r < deepest; r++) {
    const score = scoreOf(at, r, from);
    if (score > most) [best, most] = [r, score];
  }
  return best;
}

/** Of tables one below the other, where that of the person may begin: after the blank row above, and its own heading. */
function startOfSpot(at: LookedAt, spot: Spot | undefined): number {
  if (!spot || spot.row >= at.rows) return 0;
  for (let r = spot.row; r > 0; r--) {
    if (at.count(r) > 0) continue;
    for (let n = r + 1; n < spot.row; n++) if (at.count(n) > 0 && scoreOf(at, n, r) > 0.9) return r + 1;
  }
  return 0;
}

/** A first row of figures with no heading over it. */
function isPlainFigures(at: LookedAt, r: number): boolean {
  const cells = at.filled(r);
  return cells.length > 1 && cells.filter((c) => at.isNumeric(r, c)).length * 2 >= cells.length && !isPeriodRow(at, r);
}

function scoreOf(at: LookedAt, r: number, from: number): number {
  const cells = at.filled(r);
  const wide = at.columns.length;
  const nextRow = at.nextFilled(r);
  if (cells.length === 0 || nextRow === undefined || (cells.length < 2 && wide > 1)) return -Infinity;
  const periods = isPeriodRow(at, r);
  let contrast = 0;
  let figures = 0;
  for (const c of cells) {
    const kind = at.kind(r, c);
    const isHead =
      (kind === 'text' && !isNearFigure(at.text(r, c))) || (periods && at.isNumeric(r, c)) || isPeriodText(at, r, c);
    if (!isHead) figures += at.isNumeric(r, c) || kind === 'text' ? 1 : 0.5;
    const below = at.firstBelow(r, c);
    if (isHead && below !== undefined && isFigureLike(below)) contrast++;
  }
  const depth = (r - from) / 400;
  // A row that names its columns names each otherwise.
  const texts = cells.map((c) => at.text(r, c).toLowerCase());
  const varied = new Set(texts).size / texts.length;
  const gap = nextRow - r > 1 ? 0.05 : 0;
  return (
    (cells.length / wide) * 0.5 + (contrast / wide) * 1.5 + varied * 0.2 - (figures / cells.length) * 1.6 - depth - gap
  );
}

/** Years or dates in a row, each one after or before the one to its left. */
function isPeriodRow(at: LookedAt, r: number): boolean {
  const numbers = at.filled(r).flatMap((c) => {
    const cell = at.area.cells[r]?.[c];
    return typeof cell === 'number' ? [{ cell, format: at.area.formats?.[r]?.[c] ?? '' }] : [];
  });
  const values = numbers.map((n) => n.cell);
  const areYears = values.every((n) => Number.isInteger(n) && n >= 1900 && n <= 2100);
  const areDates = numbers.every(
    (n) =>
      Number.isInteger(n.cell) &&
      n.cell > 25_000 &&
      n.cell < 80_000 &&
      (n.format === '' || /[ymd]/i.test(n.format.replace(/\[[^\]]*\]|"[^"]*"/g, ''))),
  );
  if (values.length === 0 || !(areYears || areDates)) return false;
  if (values.length === 1) return areYears && at.filled(r).some((c) => at.kind(r, c) === 'text');
  const steps = values.slice(1).map((n, i) => n - (values[i] ?? n));
  return steps.every((s) => s > 0) || steps.every((s) => s < 0);
}

/** `2,004` is a number, `2004` as text above numbers is a year. */
function isPeriodText(at: LookedAt, r: number, c: number): boolean {
  return (
    typeof at.area.cells[r]?.[c] === 'string' &&
    /^(?:19|20)\d\d(?:\s*[-/]\s*\d{2,4})?(?: ?[*†(].*)?$/.test(at.text(r, c))
  );
}

/** Heading rows that end with this one, topmost first. */
export function levelsTo(at: LookedAt, ends: number): number[] {
  const rows = [ends];
  const leftmost = Math.min(...at.filled(ends));
  for (let r = ends - 1; r >= 0 && rows.length < MOST_LEVELS; r--) {
    const cells = at.filled(r);
    const [only] = cells;
    if (only === undefined) {
      if (!isHeadOverGap(at, r - 1, leftmost)) break;
      continue;
    }
    if (cells.length === 1 && (only <= leftmost || only === at.columns[0] || saysMeasureOfAll(at.text(r, only)))) break;
    if (cells.length === 2 && (/:$/.test(at.text(r, only)) || isTitleBesides(at, r, ends))) break;
    if (
      cells.some((c) => at.isNumeric(r, c)) &&
      !isPeriodRow(at, r) &&
      !cells.every((c) => at.kind(r, c) === 'text' || isPeriodText(at, r, c))
    )
      break;
    if (cells.some((c) => at.text(r, c).length > 120)) break;
    rows.unshift(r);
  }
  return rows;
}

/** One blank row may stand between two levels, where what is above it heads several columns and not the first. */
function isHeadOverGap(at: LookedAt, r: number, leftmost: number): boolean {
  const cells = r < 0 ? [] : at.filled(r);
  return (
    cells.length > 1 &&
    cells.every((c) => c >= leftmost && c !== at.columns[0] && at.kind(r, c) === 'text' && at.text(r, c).length < 60)
  );
}

/** `£ million`, `thousands`, `Percentage` alone in a row say what the whole table counts, and head no column. */
function saysMeasureOfAll(text: string): boolean {
  return (
    isMeasureText(text) || /^(?:in )?(?:£|€|\$)? ?(?:thousands?|millions?|billions?|000s?|m|bn)$/i.test(text.trim())
  );
}

/** A title over the first column and something else beside it, above a longer row of headings that begins there too. */
function isTitleBesides(at: LookedAt, r: number, ends: number): boolean {
  const [first] = at.columns;
  return first !== undefined && at.kind(r, first) === 'text' && at.kind(ends, first) === 'text' && at.count(ends) > 3;
}
