// One field of many measurements in flat arrays: a value costs a few bytes and no object. Each cell knows the
// revision that changed it last. Read and written many at a time, in plain loops.
import type { FieldValue } from '../../../../domain/figure';
import { packRuns, unpackRuns } from './runs';

/** What a checkpoint keeps of a column, cell after cell from slot 0; trailing cells that were never set are left out. */
export interface DumpedColumn {
  readonly values: readonly FieldValue[];
  /** Slots of the values; left out where they are 0, 1, 2 and so on. */
  readonly at?: readonly number[];
  /** Revision and how many cells in a row have it, again and again. */
  readonly runs: readonly number[];
}

/** How a column keeps its values; slots are within the capacity that was asked for. */
interface Cells {
  readonly length: number;
  grow(length: number): void;
  get(slot: number): FieldValue;
  set(slot: number, value: FieldValue): void;
  /** Whether it can hold a value at all. */
  accepts(value: FieldValue): boolean;
  /** Slots that hold something, where these are few. */
  sparse?(): number[];
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
    const { cells, used } = this;
    const values = new Array<FieldValue>(slots.length);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] ?? -1;
      values[i] = slot >= 0 && slot < used ? cells.get(slot) : null;
    }
    return values;
  }

  revisionsOf(slots: Int32Array): Uint32Array {
    const { revisions } = this;
    const found = new Uint32Array(slots.length);
    for (let i = 0; i < slots.length; i++) found[i] = revisions[slots[i] ?? -1] ?? 0;
    return found;
  }

  /** @param at where the values of these slots stand; `null` where they stand in order */
  setMany(slots: Int32Array, at: readonly number[] | null, values: readonly FieldValue[], revision: number): void {
    let used = this.used;
    for (const slot of slots) if (slot >= used) used = slot + 1;
    this.reserve(used);
    const { cells, revisions } = this;
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] ?? 0;
      cells.set(slot, values[at ? (at[i] ?? 0) : i] ?? null);
      revisions[slot] = revision;
    }
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

  dump(): DumpedColumn {
    const runs = packRuns(this.revisions, this.used);
    const at = this.cells.sparse?.();
    if (at) return { values: at.map((slot) => this.cells.get(slot)), at, runs };
    const values = new Array<FieldValue>(this.used);
    for (let slot = 0; slot < this.used; slot++) values[slot] = this.cells.get(slot);
    return { values, runs };
  }

  /** Takes what was dumped. @param slots place now of each slot then */
  load({ values, at, runs }: DumpedColumn, slots: Int32Array): void {
    const revisions = unpackRuns(runs);
    let used = this.used;
    for (let i = 0; i < revisions.length; i++) used = Math.max(used, (slots[i] ?? -1) + 1);
    this.reserve(used);
    for (let i = 0; i < revisions.length; i++) this.revisions[slots[i] ?? 0] = revisions[i] ?? 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? null;
      if (value !== null) this.cells.set(slots[at ? (at[i] ?? 0) : i] ?? 0, value);
    }
  }
}

/** Blank, one of a few words (from 1), or a number. */
const BLANK = 0;
const NUMBER = 255;

class WordCells implements Cells {
  private readonly words: readonly FieldValue[];
  private codes = new Uint8Array(0);

  constructor(words: readonly string[]) {
    this.words = [null, ...words];
  }

  get length(): number {
    return this.codes.length;
  }

  grow(length: number): void {
    const codes = new Uint8Array(length);
    codes.set(this.codes);
    this.codes = codes;
  }

  get(slot: number): FieldValue {
    return this.words[this.codes[slot] ?? BLANK] ?? null;
  }

  set(slot: number, value: FieldValue): void {
    this.codes[slot] = this.words.indexOf(value);
  }

  accepts(value: FieldValue): boolean {
    return this.words.includes(value);
  }
}

class NumberCells implements Cells {
  private readonly words: readonly FieldValue[];
  private codes = new Uint8Array(0);
  private numbers = new Float64Array(0);

  constructor(words: readonly string[]) {
    this.words = [null, ...words];
  }

  get length(): number {
    return this.codes.length;
  }

  grow(length: number): void {
    const [codes, numbers] = [new Uint8Array(length), new Float64Array(length)];
    codes.set(this.codes);
    numbers.set(this.numbers);
    this.codes = codes;
    this.numbers = numbers;
  }

  get(slot: number): FieldValue {
    const code = this.codes[slot] ?? BLANK;
    return code === NUMBER ? (this.numbers[slot] ?? null) : (this.words[code] ?? null);
  }

  set(slot: number, value: FieldValue): void {
    if (typeof value === 'number') {
      // JSON, and so the journal, has no -0: memory must hold what the disk says.
      this.numbers[slot] = value + 0;
      this.codes[slot] = NUMBER;
    } else this.codes[slot] = this.words.indexOf(value);
  }

  accepts(value: FieldValue): boolean {
    return typeof value === 'number' ? Number.isFinite(value) : this.words.includes(value);
  }
}

class TextCells implements Cells {
  private readonly texts = new Map<number, string>();
  length = 0;

  grow(length: number): void {
    this.length = length;
  }

  get(slot: number): FieldValue {
    return this.texts.get(slot) ?? null;
  }

  set(slot: number, value: FieldValue): void {
    if (typeof value === 'string') this.texts.set(slot, value);
    else this.texts.delete(slot);
  }

  accepts(value: FieldValue): boolean {
    return value === null || typeof value === 'string';
  }

  sparse(): number[] {
    return [...this.texts.keys()];
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
