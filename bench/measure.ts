// Medians, measured in turns: one of ours, one of the floor, so that a busy moment of the machine strikes both.

export interface Figure {
  readonly name: string;
  readonly scale: string;
  readonly median_ms: number;
  readonly floor_ms: number;
  /** Ours over the floor: this counts, absolute times do not. */
  readonly ratio: number;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const round = (n: number) => Number(n.toPrecision(4));

/** Runs both `rounds` times after two that do not count. */
export async function compare(
  name: string,
  scale: string,
  rounds: number,
  ours: (round: number) => Promise<unknown>,
  floor: (round: number) => Promise<unknown>,
): Promise<Figure> {
  const [mine, least]: [number[], number[]] = [[], []];
  for (let i = -2; i < rounds; i++) {
    const a = await timed(() => ours(i + 2));
    const b = await timed(() => floor(i + 2));
    if (i < 0) continue;
    mine.push(a);
    least.push(b);
  }
  const [m, f] = [median(mine), median(least)];
  return { name, scale, median_ms: round(m), floor_ms: round(f), ratio: round(m / f) };
}

export function table(figures: readonly Figure[]): string {
  const rows = [
    ['work', 'scale', 'median ms', 'floor ms', 'ratio'],
    ...figures.map((f) => [f.name, f.scale, f.median_ms.toFixed(2), f.floor_ms.toFixed(2), f.ratio.toFixed(1)]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((r) => (r[column] ?? '').length)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}
