// Where everything of a PI's chart stands, in pixels: values as a line with points, the target, what is expected, the
// benchmark, and what is written at their ends. Gaps stay gaps: no line runs over a period without a value.
import type { Figure } from '../../../domain/figure';
import type { Status } from '../../../domain/performance/status';
import type { Frequency } from '../../../domain/period/period';
import { LETTER, periodNames, yearNames, type AxisLabel } from './chart-axis';
import { scaleOf, spread } from './chart-scale';

/** One entry for each period, oldest first. */
export interface ChartColumns {
  readonly frequency: Frequency;
  readonly labels: readonly string[];
  readonly value: readonly Figure[];
  readonly status: readonly Status[];
  readonly target: readonly (number | null)[];
  readonly forecast: readonly (number | null)[];
  readonly benchmark: readonly (number | null)[];
}

export interface ChartRoom {
  readonly width: number;
  readonly height: number;
  /** The smallest step of the value axis that means anything. */
  readonly finest: number;
  /** Words for a line of the value axis, and for what stands at the ends. */
  readonly tick: (value: number, step: number) => string;
  readonly end: (kind: EndKind, value: number) => string;
}

export type EndKind = 'target' | 'benchmark' | 'forecast' | 'value';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  /** Which of the columns' periods it is. */
  readonly index: number;
  readonly kind: 'value' | 'forecast';
  readonly status: Status;
}

export interface EndLabel {
  readonly kind: EndKind;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle';
}

export interface ChartGeometry {
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly points: readonly ChartPoint[];
  /** Runs of `x,y` for polylines. */
  readonly lines: readonly string[];
  readonly targets: readonly string[];
  readonly benchmarks: readonly string[];
  /** From the last value through what is expected. */
  readonly forecast: string | null;
  readonly ends: readonly EndLabel[];
  readonly names: readonly AxisLabel[];
  readonly years: readonly AxisLabel[];
}

/** Room above for what is read out, below for two lines of names. */
const TOP = 22;
const BOTTOM = 30;
const INSET = 12;
/** Two signs closer than this run into each other. */
const NEAREST = 13;
const LINE = 14;

/** `null` where there is nothing to draw. */
export function chartOf(columns: ChartColumns, room: ChartRoom): ChartGeometry | null {
  const figures = [columns.value, columns.target, columns.forecast, columns.benchmark].flatMap((column) =>
    column.filter((n): n is number => typeof n === 'number'),
  );
  if (!columns.value.some((v) => typeof v === 'number')) return null;
  const scale = scaleOf(figures, room.finest);
  const tickTexts = scale.ticks.map((tick) => room.tick(tick, scale.step));
  const left = widest(tickTexts) + 8;
  const endTexts = endsOf(columns).map(({ kind, value }) => room.end(kind, value));
  const right = room.width - Math.min(widest(endTexts) + 10, room.width / 3);
  const wide = right - left - 2 * INSET;
  const begins = columns.labels.findIndex((_, i) =>
    [columns.value, columns.target, columns.forecast, columns.benchmark].some(
      (column) => typeof column[i] === 'number',
    ),
  );
  const first = Math.max(begins, columns.labels.length - (Math.floor(wide / NEAREST) + 1));
  const count = columns.labels.length - first;
  const apart = count > 1 ? wide / (count - 1) : 0;
  const x = (i: number) => round(left + INSET + (count > 1 ? (i - first) * apart : wide / 2));
  const y = (v: number) => round(TOP + ((scale.to - v) / (scale.to - scale.from)) * (room.height - TOP - BOTTOM));
  const shown = columns.labels.map((_, i) => i).slice(first);
  const xs = shown.map(x);
  const labels = columns.labels.slice(first);
  const runs = (column: readonly (Figure | undefined)[]) => runsOf(shown, column, x, y);
  const points = pointsOf(columns, shown, x, y);
  const expected = points.filter((p) => p.kind === 'forecast');
  const lastValue = points.filter((p) => p.kind === 'value').at(-1);
  return {
    ...{ left, right, points },
    ticks: scale.ticks.map((tick, i) => ({ y: y(tick), text: tickTexts[i] ?? '' })),
    lines: runs(columns.value),
    targets: runs(columns.target)
      .map(stepped)
      .map((run) => through(run, columns.target, left, right, shown)),
    benchmarks: runs(columns.benchmark),
    forecast:
      expected.length === 0 ? null : [lastValue, ...expected].flatMap((p) => (p ? `${p.x},${p.y}` : [])).join(' '),
    ends: endLabels(columns, room, shown, { right, points }, x, y),
    names: periodNames(labels, xs, columns.frequency),
    years: yearNames(labels, xs, columns.frequency),
  };
}

const round = (n: number) => Math.round(n * 10) / 10;
const widest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, text.length), 0) * LETTER;

function pointsOf(
  { value, forecast, status }: ChartColumns,
  shown: readonly number[],
  x: (i: number) => number,
  y: (v: number) => number,
): ChartPoint[] {
  return shown.flatMap((i): ChartPoint[] => {
    const [figure, expected] = [value[i], forecast[i]];
    const at = { x: x(i), index: i, status: status[i] ?? 'no data' };
    if (typeof figure === 'number') return [{ ...at, y: y(figure), kind: 'value' }];
    return typeof expected === 'number' && figure === null ? [{ ...at, y: y(expected), kind: 'forecast' }] : [];
  });
}

/** Lines through neighbouring periods that have a figure; one of a single period is a point, and no line. */
function runsOf(
  shown: readonly number[],
  column: readonly (Figure | undefined)[],
  x: (i: number) => number,
  y: (v: number) => number,
): string[] {
  const runs: string[][] = [[]];
  for (const i of shown) {
    const figure = column[i];
    if (typeof figure === 'number') runs.at(-1)?.push(`${x(i)},${y(figure)}`);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0).map((run) => run.join(' '));
}

/** A target holds for its whole period: where it changes, the line steps half-way between two. */
function stepped(run: string): string {
  const places = run.split(' ').map((place) => place.split(',').map(Number));
  return places
    .flatMap(([x = 0, y = 0], i) => {
      const [beforeX = x, beforeY = y] = places[i - 1] ?? [];
      const half = round((beforeX + x) / 2);
      return beforeY === y ? [`${x},${y}`] : [`${half},${beforeY}`, `${half},${y}`, `${x},${y}`];
    })
    .join(' ');
}

/** A target of the first or last period shown runs on to the edge, so that a single one is a line too. */
function through(
  run: string,
  target: ChartColumns['target'],
  left: number,
  right: number,
  shown: readonly number[],
): string {
  const places = run.split(' ');
  const [firstX, firstY] = (places[0] ?? '').split(',').map(Number);
  const [lastX, lastY] = (places.at(-1) ?? '').split(',').map(Number);
  const single = places.length === 1;
  const [a, b] = [target[shown[0] ?? 0] ?? null, target[shown.at(-1) ?? 0] ?? null];
  const isFirst = a !== null && (firstX ?? 0) <= left + INSET + 1;
  const isLast = b !== null && (lastX ?? 0) >= right - INSET - 1;
  const start = isFirst ? [`${left},${firstY ?? 0}`] : single ? [`${(firstX ?? 0) - 8},${firstY ?? 0}`] : [];
  const end = isLast ? [`${right},${lastY ?? 0}`] : single ? [`${(lastX ?? 0) + 8},${lastY ?? 0}`] : [];
  return [...start, ...places, ...end].join(' ');
}

/** What is written out: the latest of each. */
function endsOf(columns: ChartColumns): { kind: EndKind; value: number; index: number }[] {
  const latest = (kind: EndKind, column: readonly (Figure | undefined)[]) => {
    const index = column.findLastIndex((v) => typeof v === 'number');
    const value = column[index];
    return typeof value === 'number' ? [{ kind, value, index }] : [];
  };
  return [
    ...latest('target', columns.target),
    ...latest('benchmark', columns.benchmark),
    ...latest('value', columns.value),
  ];
}

/** At the right edge, kept apart; where later periods follow the latest value, it stands above or below its sign. */
function endLabels(
  columns: ChartColumns,
  room: ChartRoom,
  shown: readonly number[],
  { right, points }: Pick<ChartGeometry, 'right' | 'points'>,
  x: (i: number) => number,
  y: (v: number) => number,
): EndLabel[] {
  const last = shown.at(-1);
  const ends = endsOf(columns).filter(({ index }) => shown.includes(index));
  const atEdge = ends.filter(({ kind, index }) => kind !== 'value' || index === last);
  const places = spread(
    atEdge.map(({ value }) => y(value) + 4),
    LINE,
    TOP,
    room.height - BOTTOM + 4,
  );
  const inside = ends.filter((end) => !atEdge.includes(end));
  return [
    ...atEdge.map(({ kind, value }, i): EndLabel => {
      const text = room.end(kind, value);
      return { kind, text, x: round(right + 6), y: round(places[i] ?? 0), anchor: 'start' };
    }),
    ...inside.map(({ kind, value, index }): EndLabel => {
      const text = room.end(kind, value);
      return { kind, text, x: x(index), y: round(besideSign(y(value), index, points, room.height)), anchor: 'middle' };
    }),
  ];
}

/** Where the lines to its neighbours leave room for words: below a sign that they come down to, else above it. */
function besideSign(own: number, index: number, points: readonly ChartPoint[], height: number): number {
  const at = points.findIndex((p) => p.index === index);
  const near = [points[at - 1], points[at + 1]].flatMap((p) => (p ? p.y : []));
  const mean = near.reduce((sum, n) => sum + n, 0) / Math.max(near.length, 1);
  const below = own + 20;
  return near.length > 0 && mean < own && below < height - BOTTOM ? below : Math.max(own - 11, TOP - 8);
}
