// The revision that changed each cell of a column last. A period that was brought in and seldom changed since knows a few
// revisions only: then a cell costs one byte, and four where many people push into it.
import { packRuns } from './runs';

/** So many different revisions have a byte each. */
const FEW = 256;

export class Revisions {
  /** Which of `few` each cell has; nothing once `many` holds. */
  private codes = new Uint8Array(0);
  /** The different revisions, in the order in which they came. Cells that were never set have 0. */
  private few: number[] | undefined = [0];
  private many = new Uint32Array(0);

  get length(): number {
    return this.few ? this.codes.length : this.many.length;
  }

  grow(length: number): void {
    if (this.few) this.codes = enlarged(this.codes, new Uint8Array(length));
    else this.many = enlarged(this.many, new Uint32Array(length));
  }

  /** 0 where there is no such slot. */
  at(slot: number): number {
    return this.few ? (this.few[this.codes[slot] ?? 0] ?? 0) : (this.many[slot] ?? 0);
  }

  of(slots: Int32Array): Uint32Array {
    const found = new Uint32Array(slots.length);
    const { few, codes, many } = this;
    if (few) for (let i = 0; i < slots.length; i++) found[i] = few[codes[slots[i] ?? -1] ?? 0] ?? 0;
    else for (let i = 0; i < slots.length; i++) found[i] = many[slots[i] ?? -1] ?? 0;
    return found;
  }

  /** There must be room for all slots. */
  set(slots: Int32Array, revision: number): void {
    const code = this.codeOf(revision);
    if (code === undefined) for (let i = 0; i < slots.length; i++) this.many[slots[i] ?? 0] = revision;
    else for (let i = 0; i < slots.length; i++) this.codes[slots[i] ?? 0] = code;
  }

  /** `undefined` where there are too many different ones for codes. */
  private codeOf(revision: number): number | undefined {
    const { few } = this;
    if (!few) return undefined;
    const known = few.lastIndexOf(revision);
    if (known >= 0) return known;
    if (few.length < FEW) return few.push(revision) - 1;
    this.many = Uint32Array.from(this.codes, (code) => few[code] ?? 0);
    this.few = undefined;
    this.codes = new Uint8Array(0);
    return undefined;
  }

  /** Sets one cell, for which there must be room. */
  setOne(slot: number, revision: number): void {
    const code = this.codeOf(revision);
    if (code === undefined) this.many[slot] = revision;
    else this.codes[slot] = code;
  }

  /** The newest among the first `length` cells that `counts` lets through. */
  newest(length: number, counts: (slot: number) => boolean): number {
    let newest = 0;
    for (let slot = 0; slot < length; slot++) {
      const revision = this.at(slot);
      if (revision > newest && counts(slot)) newest = revision;
    }
    return newest;
  }

  /** Of the first `length` cells, in short: a revision and how many cells in a row have it, again and again. */
  runs(length: number): number[] {
    const { few } = this;
    if (!few) return packRuns(this.many, length);
    const runs = packRuns(this.codes, length);
    for (let run = 0; run < runs.length; run += 2) runs[run] = few[runs[run] ?? 0] ?? 0;
    return runs;
  }

  /**
   * Takes what {@link runs} gave. There must be room for all slots.
   * @param slots place now of each cell then @param inOrder whether those are the places that they had
   */
  load(runs: readonly number[], slots: Int32Array, inOrder: boolean): void {
    for (let run = 0, from = 0; run < runs.length; run += 2) {
      const to = from + (runs[run + 1] ?? 0);
      if (inOrder) this.fill(from, to, runs[run] ?? 0);
      else this.set(slots.subarray(from, to), runs[run] ?? 0);
      from = to;
    }
  }

  /** Sets the cells from one place up to another. */
  private fill(from: number, to: number, revision: number): void {
    const code = this.codeOf(revision);
    if (code === undefined) this.many.fill(revision, from, to);
    else this.codes.fill(code, from, to);
  }
}

function enlarged<A extends Uint8Array | Uint32Array>(old: A, next: A): A {
  next.set(old);
  return next;
}
