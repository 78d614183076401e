// One field of many measurements in flat arrays: a value costs a few bytes and no object. Each cell knows the
// revision that changed it last. Read and written many at a time, in plain loops.
import type { FieldValue } from '../../../../domain/figure';
import { blanks, NumberCells, TextCells, WordCells, type Cells, type DumpedCells } from './cells';
import { packRuns, unpackRuns } from './runs';

/** What a checkpoint keeps of a column, cell after cell from slot 0; trailing cells that were never set are left out. */
export interface DumpedColumn {
  readonly cells: DumpedCells;
  /** Revision and how many cells in a row have it, again and again. */
  readonly runs: readonly number[];
}

export class CellColumn {
  private readonly cells: Cells;
  private revisions = new Uint32Array(0);
  /** One more than the highest slot that was ever set. */
  private used = 0;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  accepts(value: FieldValue): boolean {
    return this.cells.accepts(value);
  }

  get(slot: number): FieldValue {
    return slot >= 0 && slot < this.used ? this.cells.get(slot) : null;
  }

  revision(slot: number): number {
    return this.revisions[slot] ?? 0;
  }

  values(slots: Int32Array): FieldValue[] {
    return this.used === 0 ? blanks(slots.length) : this.cells.read(slots);
  }

  revisionsOf(slots: Int32Array): Uint32Array {
    const { revisions } = this;
    const found = new Uint32Array(slots.length);
    if (this.used === 0) return found;
    for (let i = 0; i < slots.length; i++) found[i] = revisions[slots[i] ?? -1] ?? 0;
    return found;
  }

  /** @param at where the values of these slots stand; `null` where they stand in order */
  setMany(slots: Int32Array, at: readonly number[] | null, values: readonly FieldValue[], revision: number): void {
    let used = this.used;
    for (let i = 0; i < slots.length; i++) used = Math.max(used, (slots[i] ?? -1) + 1);
    this.reserve(used);
    const { revisions } = this;
    for (let i = 0; i < slots.length; i++) revisions[slots[i] ?? 0] = revision;
    this.cells.write(slots, at, values);
  }

  private reserve(used: number): void {
    this.used = Math.max(this.used, used);
    if (used <= this.revisions.length) return;
    const length = Math.max(used, Math.ceil(this.revisions.length * 1.5), 64);
    const revisions = new Uint32Array(length);
    revisions.set(this.revisions);
    this.revisions = revisions;
    this.cells.grow(length);
  }

  /** The newest revision among the cells that `counts` lets through. */
  newest(counts: (slot: number) => boolean): number {
    let newest = 0;
    for (let slot = 0; slot < this.used; slot++)
      if ((this.revisions[slot] ?? 0) > newest && counts(slot)) newest = this.revisions[slot] ?? 0;
    return newest;
  }

  get isEmpty(): boolean {
    return this.used === 0;
  }

  /** @param most so many slots; cells of those after them came later than the list of their PIs */
  dump(most: number): DumpedColumn {
    const used = Math.min(this.used, most);
    return { cells: this.cells.dump(used), runs: packRuns(this.revisions, used) };
  }

  /** Takes what was dumped, into a column of which nothing was set. @param slots place now of each slot then */
  load({ cells, runs }: DumpedColumn, slots: Int32Array): void {
    const revisions = unpackRuns(runs);
    const map = { slots, length: revisions.length };
    let used = this.used;
    for (let i = 0; i < map.length; i++) used = Math.max(used, (slots[i] ?? -1) + 1);
    this.reserve(used);
    for (let i = 0; i < map.length; i++) this.revisions[slots[i] ?? 0] = revisions[i] ?? 0;
    this.cells.load(cells, map);
  }
}

/** Words out of a short closed list, as stages and statuses. */
export function wordColumn(words: readonly string[]): CellColumn {
  return new CellColumn(new WordCells(words));
}

/** Numbers, blanks, and stated reasons for no number. */
export function numberColumn(words: readonly string[]): CellColumn {
  return new CellColumn(new NumberCells(words));
}

/** Texts, of which most cells have none. */
export function textColumn(): CellColumn {
  return new CellColumn(new TextCells());
}
