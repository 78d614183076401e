// Where the table is in a piece of a sheet, and what each row of it is: title, heading, data, group, total or footnote.
// Rule: figures decide. The last heading row is the one under which figures begin; all else follows from it.
import type { Cell } from '../../sheet/grid';
import { isBlank, textIn, widthOf, type Area } from './area';
import { isFigureLike, isNumeric, kindOf, type CellKind } from './cell-kind';

export const rowKinds = ['title', 'heading', 'data', 'group', 'total', 'footnote', 'blank', 'outside'] as const;
export type RowKind = (typeof rowKinds)[number];

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

/** A cell of the area that must be in the table: of several tables on a sheet, the one that a person stands in. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

export interface Forced {
  /** The last heading row as a person said it; -1 where there is none. */
  readonly headingEnds?: number | undefined;
}

/** A sum by its whole text: “Sub-total”, “System total”; “Total complaints” is a PI. */
const total =
  /^(?:[\p{L}.&/]+ ){0,2}(?:(?:grand|sub) ?-? ?)?totals?:?$|^totals? \([^)]*\)$|^all (?:services|areas|wards|directorates|departments|units|indicators)$/iu;
const DEEPEST_HEADING = 60;
const MOST_LEVELS = 6;

export function isTotalText(text: string): boolean {
  return total.test(text.trim());
}

/** @returns `undefined` where the area holds nothing like a table */
export function findTable(area: Area, spot?: Spot, forced: Forced = {}): TableShape | undefined {
  const all = range(0, widthOf(area));
  const kinds = area.cells.map((row) => all.map((c) => kindOf(row[c])));
  const filled = all.filter((c) => kinds.some((row) => row[c] !== 'blank'));
  if (filled.length === 0) return undefined;
  const first = new Finder(area, kinds, filled, spot, forced).find();
  if (!first || spot === undefined) return first && withoutOthers(area, kinds, filled, first, spot, forced);
  return withoutOthers(area, kinds, filled, first, spot, forced);
}

/** Of tables side by side with the same headings, the one that the person stands in. */
function withoutOthers(
  area: Area,
  kinds: readonly (readonly CellKind[])[],
  filled: readonly number[],
  shape: TableShape,
  spot: Spot | undefined,
  forced: Forced,
): TableShape | undefined {
  const body = shape.rows.flatMap((kind, r) => (kind === 'heading' || kind === 'data' || kind === 'total' ? [r] : []));
  const blocks: number[][] = [];
  for (const c of range(filled[0] ?? 0, (filled.at(-1) ?? 0) + 1)) {
    const isGap = body.every((r) => kinds[r]?.[c] === 'blank');
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
      .map((c) => textIn(area.cells[lowest]?.[c]))
      .join('|')
      .toLowerCase();
  const [leader = []] = real;
  const same = real.filter((b) => headed(b) === headed(leader) && leader.length > 1);
  if (same.length !== real.length) return shape;
  const own = (spot && real.find((b) => b.includes(spot.column))) ?? leader;
  return new Finder(area, kinds, own, spot, forced).find();
}

class Finder {
  private readonly area: Area;
  private readonly kinds: readonly (readonly CellKind[])[];
  private readonly columns: readonly number[];
  private readonly spot: Spot | undefined;
  private readonly forced: Forced;
  /** Worked out once for each row: long tables are looked through several times. */
  private readonly filledIn: (readonly number[] | undefined)[] = [];

  constructor(
    area: Area,
    kinds: readonly (readonly CellKind[])[],
    columns: readonly number[],
    spot: Spot | undefined,
    forced: Forced,
  ) {
    this.area = area;
    this.kinds = kinds;
    this.columns = columns;
    this.spot = spot;
    this.forced = forced;
  }

  find(): TableShape | undefined {
    const rows = this.area.cells.length;
    const ends = this.forced.headingEnds ?? this.headingEnds();
    const headings = ends < 0 ? [] : this.levels(ends);
    const kinds: RowKind[] = Array.from({ length: rows }, () => 'outside');
    const top = headings[0] ?? 0;
    for (let r = 0; r < top; r++) kinds[r] = this.count(r) === 0 ? 'blank' : 'title';
    for (const r of headings) kinds[r] = 'heading';
    const figures = this.figureColumns(ends + 1);
    const until = this.classify(kinds, ends, headings, figures);
    const columns = this.columns.filter((c) => range(top, until).some((r) => this.kinds[r]?.[c] !== 'blank'));
    if (columns.length === 0 || !kinds.some((k) => k === 'data' || k === 'heading')) return undefined;
    const texts = (kind: RowKind) =>
      kinds.flatMap((k, r) =>
        k === kind
          ? [
              this.columns
                .map((c) => this.text(r, c))
                .filter(Boolean)
                .join(' '),
            ]
          : [],
      );
    return {
      columns,
      rows: kinds,
      headings,
      groups: this.groups(kinds),
      titles: texts('title'),
      footnotes: texts('footnote'),
    };
  }

  private text(r: number, c: number): string {
    return textIn(this.area.cells[r]?.[c]);
  }

  private filled(r: number): readonly number[] {
    const known = this.filledIn[r];
    if (known) return known;
    const kinds = this.kinds[r] ?? [];
    const own = this.columns.filter((c) => kinds[c] !== undefined && kinds[c] !== 'blank');
    this.filledIn[r] = own;
    return own;
  }

  private count(r: number): number {
    return this.filled(r).length;
  }

  /** The last row of headings; -1 where figures begin at once. */
  private headingEnds(): number {
    const from = this.startOfSpot();
    let best = -1;
    let most = this.isPlainFigures(from) ? 0.35 : -Infinity;
    const deepest = Math.min(this.area.cells.length, from + DEEPEST_HEADING);
    for (let r = from; r < deepest; r++) {
      const score = this.scoreOf(r, from);
      if (score > most) [best, most] = [r, score];
    }
    return best;
  }

  /** Of tables one below the other, where that of the person may begin: after the blank row above, and its own heading. */
  private startOfSpot(): number {
    if (!this.spot || this.spot.row >= this.area.cells.length) return 0;
    for (let r = this.spot.row; r > 0; r--) {
      if (this.count(r) > 0) continue;
      const below = range(r + 1, this.spot.row + 1).filter((n) => this.count(n) > 0);
      if (below.some((n) => this.scoreOf(n, r) > 0.9 && n < (this.spot?.row ?? 0))) return r + 1;
    }
    return 0;
  }

  /** A first row of figures with no heading over it. */
  private isPlainFigures(r: number): boolean {
    const cells = this.filled(r);
    return (
      cells.length > 1 &&
      cells.filter((c) => isNumeric(this.kinds[r]?.[c] ?? 'blank')).length * 2 >= cells.length &&
      !this.isPeriodRow(r)
    );
  }

  private scoreOf(r: number, from: number): number {
    const cells = this.filled(r);
    const wide = this.columns.length;
    const nextRow = this.nextFilled(r);
    if (cells.length === 0 || nextRow === undefined || (cells.length < 2 && wide > 1)) return -Infinity;
    const periods = this.isPeriodRow(r);
    let contrast = 0;
    let figures = 0;
    for (const c of cells) {
      const kind = this.kinds[r]?.[c] ?? 'blank';
      const isHead = kind === 'text' || (periods && isNumeric(kind)) || this.isPeriodText(r, c);
      if (!isHead) figures += isNumeric(kind) ? 1 : 0.5;
      const below = this.firstBelow(r, c);
      if (isHead && below !== undefined && isFigureLike(below)) contrast++;
    }
    const depth = (r - from) / 400;
    // A row that names its columns names each otherwise.
    const texts = cells.map((c) => this.text(r, c).toLowerCase());
    const varied = new Set(texts).size / texts.length;
    const gap = nextRow - r > 1 ? 0.05 : 0;
    return (
      (cells.length / wide) * 0.5 +
      (contrast / wide) * 1.5 +
      varied * 0.2 -
      (figures / cells.length) * 1.6 -
      depth -
      gap
    );
  }

  private nextFilled(r: number): number | undefined {
    for (let n = r + 1; n < Math.min(this.area.cells.length, r + 4); n++) if (this.count(n) > 0) return n;
    return undefined;
  }

  /** The kind of the next cell below that is not blank, within a few rows. */
  private firstBelow(r: number, c: number): CellKind | undefined {
    for (let n = r + 1; n < Math.min(this.area.cells.length, r + 8); n++) {
      const kind = this.kinds[n]?.[c];
      if (kind !== undefined && kind !== 'blank') return kind;
    }
    return undefined;
  }

  /** Years or dates in a row, each one after or before the one to its left. */
  private isPeriodRow(r: number): boolean {
    const numbers = this.filled(r).flatMap((c) => {
      const cell = this.area.cells[r]?.[c];
      return typeof cell === 'number' ? [{ cell, format: this.area.formats?.[r]?.[c] ?? '' }] : [];
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
    if (values.length === 1) return areYears && this.filled(r).some((c) => this.kinds[r]?.[c] === 'text');
    const steps = values.slice(1).map((n, i) => n - (values[i] ?? n));
    return steps.every((s) => s > 0) || steps.every((s) => s < 0);
  }

  /** `2,004` is a number, `2004` as text above numbers is a year. */
  private isPeriodText(r: number, c: number): boolean {
    return (
      typeof this.area.cells[r]?.[c] === 'string' &&
      /^(?:19|20)\d\d(?:\s*[-/]\s*\d{2,4})?(?: ?[*†(].*)?$/.test(this.text(r, c))
    );
  }

  /** Heading rows that end with this one, topmost first. */
  private levels(ends: number): number[] {
    const rows = [ends];
    const leftmost = Math.min(...this.filled(ends));
    for (let r = ends - 1; r >= 0 && rows.length < MOST_LEVELS; r--) {
      const cells = this.filled(r);
      const [only] = cells;
      if (only === undefined) break;
      if (cells.length === 1 && (only <= leftmost || only === this.columns[0])) break;
      if (cells.length === 2 && /:$/.test(this.text(r, only))) break;
      if (
        cells.some((c) => isNumeric(this.kinds[r]?.[c] ?? 'blank')) &&
        !this.isPeriodRow(r) &&
        !cells.every((c) => this.kinds[r]?.[c] === 'text' || this.isPeriodText(r, c))
      )
        break;
      if (cells.some((c) => this.text(r, c).length > 120)) break;
      rows.unshift(r);
    }
    return rows;
  }

  /** Columns in which figures stand from a row on. */
  private figureColumns(from: number): Set<number> {
    return new Set(
      this.columns.filter((c) => {
        const below = range(from, this.area.cells.length).flatMap((r) => {
          const kind = this.kinds[r]?.[c] ?? 'blank';
          return kind === 'blank' ? [] : [kind];
        });
        return below.length > 0 && below.filter(isFigureLike).length * 2 >= below.length && below.some(isFigureLike);
      }),
    );
  }

  /** Says what the rows after the headings are; answers the row at which the table has ended. */
  private classify(kinds: RowKind[], ends: number, headings: readonly number[], figures: ReadonlySet<number>): number {
    const rows = this.area.cells.length;
    const signature = (r: number) => this.columns.map((c) => this.text(r, c).toLowerCase()).join('|');
    const heads = new Set(headings.map(signature));
    const width = this.columns.length;
    let lastData = ends;
    let sinceBlank = 0;
    for (let r = ends + 1; r < rows; r++) {
      const cells = this.filled(r);
      if (cells.length === 0) {
        kinds[r] = 'blank';
        sinceBlank++;
        continue;
      }
      const values = cells.filter((c) => figures.has(c) && isFigureLike(this.kinds[r]?.[c] ?? 'blank')).length;
      const texts = cells.filter((c) => this.kinds[r]?.[c] === 'text');
      if (texts.length * 2 >= cells.length && heads.has(signature(r))) kinds[r] = 'heading';
      else if (values === 0 && figures.size > 0 && sinceBlank > 0 && this.isOtherTable(r, figures)) {
        for (let n = r; n < rows; n++) kinds[n] = 'outside';
        break;
      } else if (values === 0 && figures.size > 0)
        kinds[r] = cells.length > Math.max(2, width / 2) && texts.length > 2 ? 'data' : 'group';
      else if (figures.size === 0 && cells.length === 1 && width > 2) kinds[r] = 'group';
      else
        kinds[r] = texts.some(
          (c) => isTotalText(this.text(r, c)) && this.text(r, c).length < 40 && !this.hasTextLeft(r, c),
        )
          ? 'total'
          : 'data';
      if (kinds[r] === 'data' || kinds[r] === 'total') lastData = r;
      sinceBlank = 0;
    }
    for (let r = lastData + 1; r < rows; r++) if (kinds[r] === 'group') kinds[r] = 'footnote';
    // What stands over a group of figures heads it; a long text between rows is a footnote.
    kinds.forEach((kind, r) => {
      if (kind === 'group' && this.filled(r).every((c) => this.text(r, c).length > 120)) kinds[r] = 'footnote';
    });
    return lastData + 1;
  }

  private hasTextLeft(r: number, c: number): boolean {
    return this.filled(r).some(
      (n) =>
        n < c &&
        this.kinds[r]?.[n] === 'text' &&
        !isTotalText(this.text(r, n)) &&
        this.text(r, n).length < 12 &&
        /\d/.test(this.text(r, n)),
    );
  }

  /** A row of texts over the figure columns, after a blank row: another table begins. */
  private isOtherTable(r: number, figures: ReadonlySet<number>): boolean {
    const over = this.filled(r).filter((c) => figures.has(c));
    return (
      over.length >= 2 &&
      over.every((c) => this.kinds[r]?.[c] === 'text') &&
      over.some((c) => isFigureLike(this.firstBelow(r, c) ?? 'text'))
    );
  }

  private groups(kinds: readonly RowKind[]): string[] {
    let group = '';
    return kinds.map((kind, r) => {
      if (kind === 'group') {
        const texts = this.filled(r).map((c) => this.text(r, c));
        group = texts.at(-1) ?? '';
      }
      return kind === 'data' || kind === 'total' ? group : '';
    });
  }
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

/** Rows of a shape that are of one kind. */
export function rowsOf(shape: Pick<TableShape, 'rows'>, ...wanted: readonly RowKind[]): number[] {
  return shape.rows.flatMap((kind, r) => (wanted.includes(kind) ? [r] : []));
}

export function cellsIn(area: Area, rows: readonly number[], column: number): Cell[] {
  return rows.map((r) => area.cells[r]?.[column] ?? null).map((cell) => (isBlank(cell) ? null : cell));
}
