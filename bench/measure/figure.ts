// One row of the table: what was measured, against what, and whether that is good enough (STORE: figures to reach).
import type { Pair } from './median';

export interface Figure {
  readonly name: string;
  /** Which store it was. */
  readonly store: string;
  /** `30,000 PIs × 60 months` */
  readonly scale: string;
  /** `null` where it is no time. */
  readonly median_ms: number | null;
  readonly floor_ms: number | null;
  /** Ours over the floor: this counts, absolute times do not. */
  readonly ratio: number | null;
  /** Bytes of the answer of a pull. */
  readonly bytes?: number;
  /** Memory, in millions of bytes. */
  readonly megabytes?: number;
  /** What it should come to, in words. */
  readonly target?: string;
  readonly met?: boolean;
}

export interface About {
  readonly store: string;
  readonly scale: string;
}

/** The most that a time may be: times the floor, or milliseconds. */
export type Limit = { readonly timesFloor: number } | { readonly ms: number };

const round = (n: number) => Number(n.toPrecision(4));

function judged(limit: Limit | undefined, ours: number, ratio: number | null): Pick<Figure, 'target' | 'met'> {
  if (!limit) return {};
  return 'ms' in limit
    ? { target: `≤ ${limit.ms} ms`, met: ours <= limit.ms }
    : { target: `≤ ${limit.timesFloor} × floor`, met: ratio !== null && ratio <= limit.timesFloor };
}

/** A time beside its floor. */
export function timeFigure(about: About, name: string, { ours, floor }: Pair, limit?: Limit, bytes?: number): Figure {
  const ratio = round(ours / floor);
  return {
    ...{ name, ...about, median_ms: round(ours), floor_ms: round(floor), ratio },
    ...(bytes !== undefined && { bytes }),
    ...judged(limit, ours, ratio),
  };
}

/** A time that has no floor. */
export function plainTime(about: About, name: string, ours: number, limit?: Limit): Figure {
  return { name, ...about, median_ms: round(ours), floor_ms: null, ratio: null, ...judged(limit, ours, null) };
}

export function memoryFigure(about: About, name: string, bytes: number, most?: number): Figure {
  const megabytes = round(bytes / 1e6);
  return {
    ...{ name, ...about, median_ms: null, floor_ms: null, ratio: null, megabytes },
    ...(most !== undefined && { target: `≤ ${most} MB`, met: megabytes <= most }),
  };
}

/** How two times stand to each other: a push on much against one on little. */
export function ratioFigure(about: About, name: string, ratio: number, most: number): Figure {
  const [rounded, target] = [round(ratio), `≤ ${most}`];
  return { name, ...about, median_ms: null, floor_ms: null, ratio: rounded, target, met: rounded <= most };
}
