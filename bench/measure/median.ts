// Medians, measured in turns: one of ours, one of the floor, so that a busy moment of the machine strikes both.

export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One round of a work. `prepare` is not measured. */
export interface Round {
  readonly prepare?: (round: number) => Promise<void>;
  readonly ours: (round: number) => Promise<unknown>;
  readonly floor: (round: number) => Promise<unknown>;
}

/** Milliseconds of both. */
export interface Pair {
  readonly ours: number;
  readonly floor: number;
}

/** A warm-up ends after so many milliseconds: what takes seconds a round is not quicker when it is warm. */
const LONGEST_WARM_UP = 8_000;

/** Medians over so many rounds, after some that do not count. */
export async function inTurns({ prepare, ours, floor }: Round, rounds: number, warmUp = 2): Promise<Pair> {
  const [mine, least]: [number[], number[]] = [[], []];
  const begun = performance.now();
  for (let round = 0, left = rounds; left > 0; round++) {
    await prepare?.(round);
    const isWarm = round >= warmUp || performance.now() - begun > LONGEST_WARM_UP;
    const a = await timed(() => ours(round));
    const b = await timed(() => floor(round));
    if (!isWarm) continue;
    mine.push(a);
    least.push(b);
    left--;
  }
  return { ours: median(mine), floor: median(least) };
}
