// Where the table is in a piece of a sheet, and what each row of it is: title, heading, data, group, total or footnote.
import { widthOf, type Area, type Spot } from './area';
import { classifyBody, figureColumns, groupsOf } from './body-rows';
import { headingEnds, levelsTo } from './heading-rows';
import { kindsIn, LookedAt } from './looked-at';
import type { RowKind } from './row-kind';

export interface TableShape {
  /** Columns of the area that the table has, left to right; blank ones left out. */
  readonly columns: readonly number[];
  /** What each row of the area is. */
  readonly rows: readonly RowKind[];
  /** The heading rows, topmost first; none where the table has none. */
  readonly headings: readonly number[];
  /** The text of the group row that each row stands under; '' where it stands under none. */
  readonly groups: readonly string[];
  /** Footnotes and titles, as texts. */
  readonly titles: readonly string[];
  readonly footnotes: readonly string[];
}

export interface Forced {
  /** The last heading row as a person said it; -1 where there is none. */
  readonly headingEnds?: number | undefined;
}

/** @returns `undefined` where the area holds nothing like a table */
export function findTable(area: Area, spot?: Spot, forced: Forced = {}): TableShape | undefined {
  const kinds = kindsIn(area);
  const filled = range(0, widthOf(area)).filter((c) => kinds.some((row) => row[c] !== 'blank'));
  if (filled.length === 0) return undefined;
  const first = findIn(area, filled, spot, forced);
  return first && withoutOthers(area, filled, first, spot, forced);
}

/** Of tables side by side with the same headings, the one that the person stands in. */
function withoutOthers(
  area: Area,
  filled: readonly number[],
  shape: TableShape,
  spot: Spot | undefined,
  forced: Forced,
): TableShape | undefined {
  const at = new LookedAt(area, filled);
  const body = rowsOf(shape, 'heading', 'data', 'total');
  const blocks: number[][] = [];
  for (const c of range(filled[0] ?? 0, (filled.at(-1) ?? 0) + 1)) {
    const isGap = body.every((r) => at.kind(r, c) === 'blank');
    const last = blocks.at(-1);
    if (isGap) blocks.push([]);
    else if (last) last.push(c);
    else blocks.push([c]);
  }
  const real = blocks.filter((b) => b.length > 0);
  const lowest = shape.headings.at(-1);
  if (real.length < 2 || lowest === undefined) return shape;
  const headed = (block: readonly number[]) =>
    block
      .map((c) => at.text(lowest, c))
      .join('|')
      .toLowerCase();
  const [leader = []] = real;
  const same = real.filter((b) => headed(b) === headed(leader) && leader.length > 1);
  if (same.length !== real.length) return shape;
  const own = (spot && real.find((b) => b.includes(spot.column))) ?? leader;
  return findIn(area, own, spot, forced);
}

function findIn(
  area: Area,
  columns: readonly number[],
  spot: Spot | undefined,
  forced: Forced,
): TableShape | undefined {
  const at = new LookedAt(area, columns);
  const ends = forced.headingEnds ?? headingEnds(at, spot);
  const headings = ends < 0 ? [] : levelsTo(at, ends);
  const kinds = Array.from({ length: at.rows }, (): RowKind => 'outside');
  const top = headings[0] ?? 0;
  for (let r = 0; r < top; r++) kinds[r] = at.count(r) === 0 ? 'blank' : 'title';
  for (const r of headings) kinds[r] = 'heading';
  const until = classifyBody(at, kinds, ends, headings, figureColumns(at, ends + 1));
  const used = columns.filter((c) => isFilledIn(at, c, top, until));
  if (used.length === 0 || !kinds.some((k) => k === 'data' || k === 'heading')) return undefined;
  const texts = (kind: RowKind) =>
    rowsOf({ rows: kinds }, kind).map((r) =>
      at
        .filled(r)
        .map((c) => at.text(r, c))
        .join(' '),
    );
  return {
    ...{ columns: used, rows: kinds, headings, groups: groupsOf(at, kinds) },
    ...{ titles: texts('title'), footnotes: texts('footnote') },
  };
}

function isFilledIn(at: LookedAt, column: number, from: number, until: number): boolean {
  for (let r = from; r < until; r++) if (at.kind(r, column) !== 'blank') return true;
  return false;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** Rows of a shape that are of one kind. */
export function rowsOf(shape: Pick<TableShape, 'rows'>, ...wanted: readonly RowKind[]): number[] {
  return shape.rows.flatMap((kind, r) => (wanted.includes(kind) ? [r] : []));
}
