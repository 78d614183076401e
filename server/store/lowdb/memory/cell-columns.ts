// One field of many measurements in flat arrays: a value costs a few bytes and no object. Each cell knows the
// revision that changed it last. Read and written many at a time, in plain loops.
import type { FieldValue } from '../../../../domain/figure';
import { blanks, type Cells, type DumpedCells } from './cells';
import { Revisions } from './revisions';
import { lengthOf } from './runs';

/** What a checkpoint keeps of a column, cell after cell from slot 0; trailing cells that were never set are left out. */
export interface DumpedColumn {
  readonly said: {
    readonly cells: DumpedCells['said'];
    /** Revision and how many cells in a row have it, again and again. */
    readonly runs: readonly number[];
  };
  readonly arrays: DumpedCells['arrays'];
}

export class CellColumn {
  private readonly cells: Cells;
  private readonly revisions = new Revisions();
  /** One more than the highest slot that was ever set. */
  private used = 0;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  get(slot: number): FieldValue {
    return slot >= 0 && slot < this.used ? this.cells.get(slot) : null;
  }

  revision(slot: number): number {
    return this.revisions.at(slot);
  }

  values(slots: Int32Array): FieldValue[] {
    return this.used === 0 ? blanks(slots.length) : this.cells.read(slots);
  }

  revisionsOf(slots: Int32Array): Uint32Array {
    return this.revisions.of(slots);
  }

  /** @param at where the values of these slots stand; `null` where they stand in order */
  setMany(slots: Int32Array, at: readonly number[] | null, values: readonly FieldValue[], revision: number): void {
    this.reserve(beyond(slots));
    this.revisions.set(slots, revision);
    this.cells.write(slots, at, values);
  }

  /** Makes room for slots up to this one. */
  private reserve(end: number): void {
    this.used = Math.max(this.used, end);
    const { length } = this.revisions;
    if (this.used <= length) return;
    const room = Math.max(this.used, Math.ceil(length * 1.5), 64);
    this.revisions.grow(room);
    this.cells.grow(room);
  }

  /** The newest revision among the cells that `counts` lets through. */
  newest(counts: (slot: number) => boolean): number {
    return this.revisions.newest(this.used, counts);
  }

  get isEmpty(): boolean {
    return this.used === 0;
  }

  /** @param most so many slots; cells of those after them came later than the list of their PIs */
  dump(most: number): DumpedColumn {
    const used = Math.min(this.used, most);
    const { said, arrays } = this.cells.dump(used);
    return { said: { cells: said, runs: this.revisions.runs(used) }, arrays };
  }

  /**
   * Takes what was dumped, into a column of which nothing was set.
   * @param slots place now of each slot then @param inOrder whether those are the places that they had
   */
  load({ said: { cells, runs }, arrays }: DumpedColumn, slots: Int32Array, inOrder: boolean): void {
    const length = Math.min(lengthOf(runs), slots.length);
    const own = length === slots.length ? slots : slots.subarray(0, length);
    this.reserve(inOrder ? length : beyond(own));
    this.revisions.load(runs, own, inOrder);
    this.cells.load({ said: cells, arrays }, own, inOrder);
  }
}

/** One more than the highest of some slots. */
function beyond(slots: Int32Array): number {
  let end = 0;
  for (let i = 0; i < slots.length; i++) end = Math.max(end, (slots[i] ?? -1) + 1);
  return end;
}
