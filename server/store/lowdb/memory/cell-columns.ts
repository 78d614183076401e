// One field of many measurements in flat arrays: a value costs a few bytes and no object. Each cell knows the
// revision that changed it last. Read and written many at a time, in plain loops.
import type { FieldValue } from '../../../../domain/figure';
import { blanks, type Cells, type DumpedCells } from './cells';
import { Revisions } from './revisions';
import { lengthOf } from './runs';

/** What a checkpoint keeps of a column, cell after cell from slot 0; trailing cells that were never set are left out. */
export interface DumpedColumn {
  readonly cells: DumpedCells;
  /** Revision and how many cells in a row have it, again and again. */
  readonly runs: readonly number[];
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
    this.reserve(slots);
    this.revisions.set(slots, revision);
    this.cells.write(slots, at, values);
  }

  /** Makes room for slots that are to be set. */
  private reserve(slots: Int32Array): void {
    let { used } = this;
    for (let i = 0; i < slots.length; i++) used = Math.max(used, (slots[i] ?? -1) + 1);
    this.used = used;
    const { length } = this.revisions;
    if (used <= length) return;
    const room = Math.max(used, Math.ceil(length * 1.5), 64);
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
    return { cells: this.cells.dump(used), runs: this.revisions.runs(used) };
  }

  /** Takes what was dumped, into a column of which nothing was set. @param slots place now of each slot then */
  load({ cells, runs }: DumpedColumn, slots: Int32Array): void {
    const length = Math.min(lengthOf(runs), slots.length);
    const own = slots.subarray(0, length);
    this.reserve(own);
    this.revisions.load(runs, own);
    this.cells.load(cells, own);
  }
}
