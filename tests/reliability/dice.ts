// Dice with a seed, so that a run that failed can be run again as it was.
export interface Dice {
  /** 0 ≤ n < 1 */
  next(): number;
  /** A whole number, 0 ≤ n < limit. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Dice of its own for a part, whatever the others throw. */
  part(name: string | number): Dice;
}

function hash(text: string): number {
  let h = 2_166_136_261;
  for (const c of text) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 16_777_619);
  return h >>> 0;
}

/** mulberry32: small, and good enough for choosing where to strike. */
export function dice(seed: number | string): Dice {
  let state = hash(String(seed));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(from) {
      if (from.length === 0) throw new RangeError('There is nothing to pick from');
      return from[below(from.length)]!;
    },
    part: (name) => dice(`${seed}/${name}`),
  };
}
