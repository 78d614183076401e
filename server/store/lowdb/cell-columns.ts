// One field of many measurements in flat arrays: a value costs a few bytes and no object. Each cell knows the
// revision that changed it last.
import type { FieldValue } from '../../../domain/figure';

export interface CellColumn {
  get(slot: number): FieldValue;
  revision(slot: number): number;
  set(slot: number, value: FieldValue, revision: number): void;
}

function grown<A extends { length: number; set(from: A): void }>(old: A, make: (n: number) => A, slot: number): A {
  if (slot < old.length) return old;
  const next = make(Math.max(slot + 1, old.length * 2, 16));
  next.set(old);
  return next;
}

const bytes = (n: number) => new Uint8Array(n);
const doubles = (n: number) => new Float64Array(n);
const counters = (n: number) => new Uint32Array(n);

/** Blank, one of a few words, or (in a number column) a number. */
const BLANK = 0;
const NUMBER = 255;

/** Words out of a short closed list, as stages and statuses. */
export function wordColumn(words: readonly string[]): CellColumn {
  let codes = bytes(0);
  let revisions = counters(0);
  return {
    get: (slot) => words[(codes[slot] ?? BLANK) - 1] ?? null,
    revision: (slot) => revisions[slot] ?? 0,
    set(slot, value, revision) {
      codes = grown(codes, bytes, slot);
      revisions = grown(revisions, counters, slot);
      codes[slot] = value === null ? BLANK : codeOf(words, value);
      revisions[slot] = revision;
    },
  };
}

function codeOf(words: readonly string[], value: FieldValue): number {
  const index = words.findIndex((w) => w === value);
  if (index < 0) throw new TypeError(`${JSON.stringify(value)} cannot stand in this column`);
  return index + 1;
}

/** Numbers, blanks, and stated reasons for no number. */
export function numberColumn(words: readonly string[]): CellColumn {
  let numbers = doubles(0);
  let codes = bytes(0);
  let revisions = counters(0);
  return {
    get(slot) {
      const code = codes[slot] ?? BLANK;
      return code === NUMBER ? (numbers[slot] ?? null) : (words[code - 1] ?? null);
    },
    revision: (slot) => revisions[slot] ?? 0,
    set(slot, value, revision) {
      numbers = grown(numbers, doubles, slot);
      codes = grown(codes, bytes, slot);
      revisions = grown(revisions, counters, slot);
      if (typeof value === 'number') {
        // JSON, and so the journal, has no -0: memory must hold what the disk says.
        numbers[slot] = value + 0;
        codes[slot] = NUMBER;
      } else codes[slot] = value === null ? BLANK : codeOf(words, value);
      revisions[slot] = revision;
    },
  };
}

/** Texts, of which most cells have none. */
export function textColumn(): CellColumn {
  const texts = new Map<number, string>();
  let revisions = counters(0);
  return {
    get: (slot) => texts.get(slot) ?? null,
    revision: (slot) => revisions[slot] ?? 0,
    set(slot, value, revision) {
      revisions = grown(revisions, counters, slot);
      if (value === null) texts.delete(slot);
      else if (typeof value === 'string') texts.set(slot, value);
      else throw new TypeError(`${JSON.stringify(value)} is no text`);
      revisions[slot] = revision;
    },
  };
}
