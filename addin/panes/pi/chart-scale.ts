// The value axis of a chart: round steps, and a line for each. Pure numbers; nothing is drawn here.

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly ticks: readonly number[];
}

const ROUND = [1, 2, 4, 5, 10] as const;

/** The smallest round number that is at least `rough`: 1, 2, 4 or 5 times a power of ten. */
function roundUp(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ROUND.find((n) => n * power >= rough * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Rid of the dust of binary fractions: 0.30000000000000004 is 0.3. */
const clean = (n: number) => Number(n.toPrecision(12));

/**
 * Round lines that hold all figures, three to five of them. Not from 0: a trend is to be seen, and its scale is written out.
 * @param finest the smallest step that means anything: 1 for counts, 0.001 for a percentage with one decimal
 */
export function scaleOf(figures: readonly number[], finest: number): Scale {
  const least = figures.reduce((a, b) => Math.min(a, b), Infinity);
  const most = figures.reduce((a, b) => Math.max(a, b), -Infinity);
  if (figures.length === 0) return { from: 0, to: finest, step: finest, ticks: [0, finest] };
  const span = most - least || Math.max(Math.abs(most) * 0.1, finest * 2);
  const step = Math.max(roundUp(span / 3), finest);
  // A figure on the lowest or highest line would have its sign cut in half.
  const from = clean(Math.floor((least - span * 0.04) / step) * step);
  const to = clean(Math.max(Math.ceil((most + span * 0.04) / step) * step, from + step));
  const count = Math.round((to - from) / step);
  return { from, to, step: clean(step), ticks: Array.from({ length: count + 1 }, (_, i) => clean(from + i * step)) };
}

/** Places that stand at least `apart` from each other, each moved as little as that asks for; the order stays. */
export function spread(places: readonly number[], apart: number, lowest: number, highest: number): readonly number[] {
  const order = places.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let before = -Infinity;
  for (const place of order) before = place.y = Math.max(place.y, before + apart, lowest);
  let after = Infinity;
  for (const place of [...order].reverse()) after = place.y = Math.min(place.y, after - apart, highest);
  const moved = [...places];
  for (const { y, i } of order) moved[i] = y;
  return moved;
}
