// A piece of a sheet, looked at: the kind and text of each cell, and what each row has of the columns in question. Worked out
// once, since long tables are looked through several times.
import { textIn, widthOf, type Area } from './area';
import { isNumeric, kindOf, type CellKind } from './cell-kind';

const known = new WeakMap<Area, readonly (readonly CellKind[])[]>();

/** The kind of each cell, row by row, as wide as the area. An area does not change, so that this is done once for it. */
export function kindsIn(area: Area): readonly (readonly CellKind[])[] {
  const done = known.get(area);
  if (done) return done;
  const width = widthOf(area);
  const kinds = area.cells.map((row) => {
    const own = new Array<CellKind>(width);
    for (let c = 0; c < width; c++) own[c] = kindOf(row[c]);
    return own;
  });
  known.set(area, kinds);
  return kinds;
}

/** How far below a cell is looked for what it heads. */
const NEAR = 8;

export class LookedAt {
  readonly area: Area;
  readonly columns: readonly number[];
  private readonly kinds: readonly (readonly CellKind[])[];
  private readonly filledIn: (readonly number[] | undefined)[] = [];

  constructor(area: Area, columns: readonly number[]) {
    this.area = area;
    this.columns = columns;
    this.kinds = kindsIn(area);
  }

  get rows(): number {
    return this.area.cells.length;
  }

  text(r: number, c: number): string {
    return textIn(this.area.cells[r]?.[c]);
  }

  kind(r: number, c: number): CellKind {
    return this.kinds[r]?.[c] ?? 'blank';
  }

  isNumeric(r: number, c: number): boolean {
    return isNumeric(this.kind(r, c));
  }

  /** The columns that are filled in a row. */
  filled(r: number): readonly number[] {
    const done = this.filledIn[r];
    if (done) return done;
    const kinds = this.kinds[r] ?? [];
    const own = this.columns.filter((c) => kinds[c] !== undefined && kinds[c] !== 'blank');
    this.filledIn[r] = own;
    return own;
  }

  count(r: number): number {
    return this.filled(r).length;
  }

  /** The next row that is not blank, of the next three. */
  nextFilled(r: number): number | undefined {
    for (let n = r + 1; n < Math.min(this.rows, r + 4); n++) if (this.count(n) > 0) return n;
    return undefined;
  }

  /** The kind of the next cell below that is not blank, within a few rows. */
  firstBelow(r: number, c: number): CellKind | undefined {
    for (let n = r + 1; n < Math.min(this.rows, r + NEAR); n++) {
      const kind = this.kinds[n]?.[c];
      if (kind !== undefined && kind !== 'blank') return kind;
    }
    return undefined;
  }
}
