// PIs that may be one: near-equal codes and names, offered when PIs are brought in. Source: DOMAIN, Values: a council found
// repeated PIs and levels with one name [S]. Linear in the number of PIs: each is compared only with what shares a key.
import type { DuplicateReason } from './duplicate-reasons';
import { foldCode } from './text';

export interface NamedIndicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** PIs that it was told apart from. */
  readonly apartFrom?: readonly string[] | null;
}

export interface NearDuplicate {
  /** The one that stood first. */
  readonly first: string;
  readonly second: string;
  readonly reason: DuplicateReason;
  /** Names may well repeat in different units; in one unit they hardly should. */
  readonly sameUnit: boolean;
}

/** Words that stand for others: `%` for "percentage of", `no.` for "number". */
const sameWords: Readonly<Record<string, string>> = {
  percentage: '%',
  percent: '%',
  pct: '%',
  no: 'number',
  nos: 'number',
  avg: 'average',
  '&': 'and',
};
/** Words that may be missing or there without changing what is meant. */
const fillers = new Set([
  'the',
  'a',
  'an',
  'of',
  'in',
  'for',
  'to',
  'by',
  'and',
  'that',
  'which',
  'are',
  'is',
  'were',
  'was',
]);
/** PIs that are looked at between two turns of others. */
const STEP = 200;
/** Shorter words differ by meaning, not by spelling. */
const SHORTEST_MISSPELT = 5;

/** A code without what people vary: blanks, hyphens, dots, leading zeros of a number. */
export function plainCode(code: string): string {
  return foldCode(code)
    .replace(/[^\p{L}\p{N}%]+/gu, '')
    .replace(/(^|\D)0+(?=\d)/g, '$1');
}

/** A name as its words, fillers left out. */
export function plainWords(name: string): readonly string[] {
  const words = foldCode(name).match(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*|[%&£$]/gu) ?? [];
  const plain = words.map((w) => sameWords[w] ?? w).filter((w) => !fillers.has(w));
  return plain.length > 0 ? plain : words;
}

/**
 * Pairs that may be one PI, each pair once with its strongest reason. Of many that share a key each is paired with the first
 * of its own unit and that one with the first of all, so that a name used in 500 units gives 500 pairs and not 125,000.
 */
export function nearDuplicates(indicators: readonly NamedIndicator[]): readonly NearDuplicate[] {
  const steps = nearDuplicateSteps(indicators);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of a millisecond or two, for whoever has others to answer meanwhile. */
export function* nearDuplicateSteps(
  indicators: readonly NamedIndicator[],
): Generator<undefined, readonly NearDuplicate[]> {
  const pairs = new Map<string, NearDuplicate>();
  const words: (readonly string[])[] = [];
  for (const [i, { name }] of indicators.entries()) {
    words.push(plainWords(name));
    if (i % STEP === 0) yield;
  }
  const add = (a: number, b: number, reason: DuplicateReason) => {
    const [first, second] = [indicators[Math.min(a, b)], indicators[Math.max(a, b)]];
    if (!first || !second || a === b) return;
    const id = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (!pairs.has(id))
      pairs.set(id, { first: first.code, second: second.code, reason, sameUnit: first.unit === second.unit });
  };
  const unitOf = (i: number) => indicators[i]?.unit ?? '';
  const keys: readonly (readonly [DuplicateReason, (i: number) => string])[] = [
    ['same code written differently', (i) => plainCode(indicators[i]?.code ?? '')],
    ['same name', (i) => indicators[i]?.name ?? ''],
    ['same name written differently', (i) => (words[i] ?? []).join(' ')],
    ['same words in another order', (i) => inAnyOrder(words[i] ?? [])],
  ];
  for (const [reason, keyOf] of keys)
    for (const block of yield* blocks(indicators, keyOf)) {
      for (const [a, b] of chained(block, unitOf)) add(a, b, reason);
      yield;
    }
  for (const [a, b] of yield* misspelt(words)) add(a, b, 'one word spelt differently');
  return [...pairs.values()];
}

/** The words sorted. A number stays with the word before it: estate 1 block 2 is not estate 2 block 1. */
function inAnyOrder(words: readonly string[]): string {
  const phrases: string[] = [];
  for (const word of words) {
    const before = phrases.at(-1);
    if (before !== undefined && /^\d/.test(word)) phrases[phrases.length - 1] = `${before} ${word}`;
    else phrases.push(word);
  }
  return phrases.sort().join(' ');
}

/** Places that share a key, for each key that several share. */
function* blocks(
  all: readonly unknown[],
  keyOf: (i: number) => string,
): Generator<undefined, readonly (readonly number[])[]> {
  const byKey = new Map<string, number[]>();
  for (let i = 0; i < all.length; i++) {
    const key = keyOf(i);
    const block = byKey.get(key);
    if (block) block.push(i);
    else if (key !== '') byKey.set(key, [i]);
    if (i % STEP === 0) yield;
  }
  return [...byKey.values()].filter((block) => block.length > 1);
}

function chained(block: readonly number[], unitOf: (i: number) => string): [number, number][] {
  const firsts = new Map<string, number>();
  const first = block[0] ?? 0;
  return block.flatMap((i): [number, number][] => {
    const ofUnit = firsts.get(unitOf(i));
    if (ofUnit === undefined) firsts.set(unitOf(i), i);
    return i === first ? [] : [[ofUnit ?? first, i]];
  });
}

/** A name with one long word taken out: what misspelt names have in common. */
interface Gap {
  readonly at: number;
  readonly hole: number;
}

/**
 * Names that are equal but for one letter of one long word: added, missing or another. A word with a figure is never misspelt:
 * Ward 11 is not Ward 12.
 */
function* misspelt(words: readonly (readonly string[])[]): Generator<undefined, [number, number][]> {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const known = numbers.get(word) ?? numbers.size + 1;
    numbers.set(word, known);
    return known;
  };
  // Blocks go by a sum of words and places, with one word's part taken off again: whole names need not be written anew.
  const blocks = new Map<number, Gap[]>();
  for (const [at, own] of words.entries()) {
    const parts = own.map((word, i) => mixed(numberOf(word) * 64 + (i % 64)));
    const sum = parts.reduce((a, b) => a + b, own.length);
    for (const [hole, word] of own.entries()) {
      if (word.length < SHORTEST_MISSPELT) continue;
      const key = sum - (parts[hole] ?? 0);
      const block = blocks.get(key);
      if (block) block.push({ at, hole });
      else blocks.set(key, [{ at, hole }]);
    }
    if (at % STEP === 0) yield;
  }
  const pairs: [number, number][] = [];
  for (const block of blocks.values()) {
    if (block.length < 2) continue;
    pairs.push(...oneLetterOff(block, words));
    yield;
  }
  return pairs;
}

/** Spreads numbers over 32 bits, so that sums of different ones seldom agree. */
function mixed(n: number): number {
  const a = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d);
  const b = Math.imul(a ^ (a >>> 12), 0x297a2d39);
  return (b ^ (b >>> 15)) >>> 0;
}

function oneLetterOff(block: readonly Gap[], words: readonly (readonly string[])[]): [number, number][] {
  const pairs: [number, number][] = [];
  const byRest = new Map<string, Gap>();
  const seen = new Set<string>();
  for (const gap of block) {
    const own = words[gap.at] ?? [];
    const word = own[gap.hole] ?? '';
    const around = own.map((w, i) => (i === gap.hole ? '_' : w)).join(' ');
    if (/\p{N}/u.test(word) || seen.has(`${around} ${word}`)) continue;
    seen.add(`${around} ${word}`);
    for (const rest of rests(word)) {
      const other = byRest.get(`${around} ${rest}`);
      if (other === undefined) byRest.set(`${around} ${rest}`, gap);
      else if (other.at !== gap.at) pairs.push([other.at, gap.at]);
    }
  }
  return pairs;
}

/** The word, and the word with each letter taken out: words one letter apart have one of these in common. */
function rests(word: string): ReadonlySet<string> {
  return new Set([word, ...Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1))]);
}
