// The values of a column in flat arrays, by slot. Loops stand in here, one for each kind, for they run over thousands of
// cells at every push and pull. Arrays are filled by `push`: JSON writes an array without holes much faster.
import type { FieldValue } from '../../../../domain/figure';
import type { Held } from '../../chain/held-fields';

/** Cells as a checkpoint keeps them, from slot 0 on: flat arrays as their bytes, which may be views of what goes on changing. */
export interface DumpedCells {
  readonly said:
    { readonly words: readonly FieldValue[] } | { readonly at: readonly number[]; readonly texts: readonly string[] };
  readonly arrays: readonly Uint8Array[];
}

export interface Cells {
  /** Makes room for so many slots. */
  grow(length: number): void;
  get(slot: number): FieldValue;
  set(slot: number, value: FieldValue): void;
  /** Values of many slots; blank where a slot is −1 or beyond. */
  read(slots: Int32Array): FieldValue[];
  /** @param at where the values of these slots stand; `null` where they stand in order */
  write(slots: Int32Array, at: readonly number[] | null, values: readonly FieldValue[]): void;
  /** The first so many slots. */
  dump(length: number): DumpedCells;
  /**
   * Takes what was dumped.
   * @param slots place now of each slot then; there is room for them @param inOrder whether those are the places that they had
   */
  load(dumped: DumpedCells, slots: Int32Array, inOrder: boolean): void;
}

function bytesOf({ buffer, byteOffset, BYTES_PER_ELEMENT }: Uint8Array | Float64Array, length: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length * BYTES_PER_ELEMENT);
}

/** Puts the elements of a dumped array in their places; of more than there are places, the first. */
function scatter(
  into: Uint8Array | Float64Array,
  dumped: Uint8Array | undefined,
  slots: Int32Array,
  inOrder: boolean,
): void {
  const { length } = slots;
  const first = dumped?.subarray(0, length * into.BYTES_PER_ELEMENT) ?? new Uint8Array(0);
  if (inOrder) {
    bytesOf(into, length).set(first);
    return;
  }
  const elements = into.slice(0, length);
  bytesOf(elements, length).set(first);
  for (let i = 0; i < length; i++) into[slots[i] ?? 0] = elements[i] ?? 0;
}

/** Codes of words as they are numbered now: another version of the store may have had other words. */
function renumbered(
  codes: Uint8Array,
  from: readonly FieldValue[],
  to: readonly FieldValue[],
  slots: Int32Array,
): void {
  if (from.every((word, i) => word === to[i])) return;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] ?? 0;
    const code = codes[slot] ?? BLANK;
    if (code !== NUMBER) codes[slot] = Math.max(BLANK, to.indexOf(from[code] ?? null));
  }
}

/** A column of nothing, of its own: who asked may write into it. */
export function blanks(length: number): FieldValue[] {
  const values: FieldValue[] = [];
  for (let i = 0; i < length; i++) values.push(null);
  return values;
}

/** Blank, one of a few words (from 1), or a number. */
const BLANK = 0;
const NUMBER = 255;

export class WordCells implements Cells {
  private readonly words: readonly FieldValue[];
  private codes = new Uint8Array(0);

  constructor(words: readonly string[]) {
    this.words = [null, ...words];
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

  read(slots: Int32Array): FieldValue[] {
    const { codes, words } = this;
    const values: FieldValue[] = [];
    for (let i = 0; i < slots.length; i++) values.push(words[codes[slots[i] ?? -1] ?? BLANK] ?? null);
    return values;
  }

  write(slots: Int32Array, at: readonly number[] | null, values: readonly FieldValue[]): void {
    const { codes, words } = this;
    for (let i = 0; i < slots.length; i++) codes[slots[i] ?? 0] = words.indexOf(values[at ? (at[i] ?? 0) : i] ?? null);
  }

  dump(length: number): DumpedCells {
    return { said: { words: this.words }, arrays: [bytesOf(this.codes, length)] };
  }

  load({ said, arrays: [codes] }: DumpedCells, slots: Int32Array, inOrder: boolean): void {
    if (!('words' in said)) return;
    scatter(this.codes, codes, slots, inOrder);
    renumbered(this.codes, said.words, this.words, slots);
  }
}

export class NumberCells implements Cells {
  private readonly words: readonly FieldValue[];
  private codes = new Uint8Array(0);
  private numbers = new Float64Array(0);

  constructor(words: readonly string[]) {
    this.words = [null, ...words];
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

  read(slots: Int32Array): FieldValue[] {
    const { codes, numbers, words } = this;
    const values: FieldValue[] = [];
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] ?? -1;
      const code = codes[slot] ?? BLANK;
      values.push(code === NUMBER ? (numbers[slot] ?? null) : (words[code] ?? null));
    }
    return values;
  }

  write(slots: Int32Array, at: readonly number[] | null, values: readonly FieldValue[]): void {
    for (let i = 0; i < slots.length; i++) this.set(slots[i] ?? 0, values[at ? (at[i] ?? 0) : i] ?? null);
  }

  dump(length: number): DumpedCells {
    return { said: { words: this.words }, arrays: [bytesOf(this.codes, length), bytesOf(this.numbers, length)] };
  }

  load({ said, arrays: [codes, numbers] }: DumpedCells, slots: Int32Array, inOrder: boolean): void {
    if (!('words' in said)) return;
    scatter(this.codes, codes, slots, inOrder);
    renumbered(this.codes, said.words, this.words, slots);
    scatter(this.numbers, numbers, slots, inOrder);
  }
}

export class TextCells implements Cells {
  private readonly texts = new Map<number, string>();

  grow(): void {
    // A map grows by itself.
  }

  get(slot: number): FieldValue {
    return this.texts.get(slot) ?? null;
  }

  set(slot: number, value: FieldValue): void {
    if (typeof value === 'string') this.texts.set(slot, value);
    else this.texts.delete(slot);
  }

  read(slots: Int32Array): FieldValue[] {
    if (this.texts.size === 0) return blanks(slots.length);
    const values: FieldValue[] = [];
    for (let i = 0; i < slots.length; i++) values.push(this.get(slots[i] ?? -1));
    return values;
  }

  write(slots: Int32Array, at: readonly number[] | null, values: readonly FieldValue[]): void {
    for (let i = 0; i < slots.length; i++) this.set(slots[i] ?? 0, values[at ? (at[i] ?? 0) : i] ?? null);
  }

  dump(length: number): DumpedCells {
    const at = [...this.texts.keys()].filter((slot) => slot < length);
    return { said: { at, texts: at.map((slot) => this.texts.get(slot) ?? '') }, arrays: [] };
  }

  load({ said }: DumpedCells, slots: Int32Array): void {
    if (!('at' in said)) return;
    for (let i = 0; i < said.at.length; i++) this.set(slots[said.at[i] ?? 0] ?? 0, said.texts[i] ?? null);
  }
}

/** Cells for what a field can hold. A column that nothing was set in holds no array, and costs nothing. */
export function cellsFor(held: Held): Cells {
  switch (held.kind) {
    case 'numbers':
      return new NumberCells(held.words);
    case 'words':
      return new WordCells(held.words);
    case 'texts':
      return new TextCells();
  }
}
