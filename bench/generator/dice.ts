// Chance without state: the same seed and place always give the same number, in whatever order they are asked for.

export interface Dice {
  /** From 0 to below 1. */
  at(...place: readonly number[]): number;
  /** One of the items. */
  pick<T>(items: readonly [T, ...T[]], ...place: readonly number[]): T;
}

/** Mixes a number into a hash (the finaliser of MurmurHash3). */
function mix(hash: number, n: number): number {
  let h = Math.imul(hash ^ n, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) + 0x9e3779b9;
}

export function diceOf(seed: number): Dice {
  const at = (...place: readonly number[]) => {
    let hash = mix(0x6d2b79f5, seed);
    for (const n of place) hash = mix(hash, n);
    return (mix(hash, place.length) >>> 0) / 4_294_967_296;
  };
  return {
    at,
    pick: (items, ...place) => items[Math.floor(at(...place) * items.length)] ?? items[0],
  };
}
