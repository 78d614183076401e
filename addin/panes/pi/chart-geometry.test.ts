// Where things of a chart stand, worked out without drawing any.
import { chartOf, type ChartColumns, type ChartRoom } from './chart-geometry';
import { periodNames, shortLabel, yearLabel, yearNames } from './chart-axis';
import { scaleOf, spread } from './chart-scale';

test.each([
  ['the design’s example', [0.774, 0.746, 0.806, 0.8], 0.001, [0.74, 0.76, 0.78, 0.8, 0.82]],
  ['counts have no halves', [11, 11, 12], 1, [10, 11, 12, 13]],
  ['one figure alone stands between two lines', [50], 1, [48, 50, 52]],
  ['zero and nothing else', [0], 1, [-1, 0, 1]],
  ['below zero', [-28, 0], 1, [-30, -20, -10, 0, 10]],
  ['large sums', [1_200_000, 3_400_000], 1, [1_000_000, 2_000_000, 3_000_000, 4_000_000]],
])('%s: round lines that hold all figures', (_why, figures, finest, ticks) => {
  expect(scaleOf(figures, finest).ticks).toEqual(ticks);
});

test('every figure lies between the lowest and the highest line, not on them', () => {
  for (let n = 1; n < 400; n++) {
    const figures = [Math.sin(n) * 10 ** (n % 7), Math.cos(n * 3) * 10 ** (n % 5)];
    const { from, to, ticks } = scaleOf(figures, 1e-9);
    for (const figure of figures) expect(figure > from && figure < to).toBe(true);
    expect(ticks.length).toBeLessThan(8);
  }
});

test.each([
  ['far apart stay', [10, 50], [10, 50]],
  ['two at one place part', [30, 30], [30, 44]],
  ['none leaves the edge', [99, 98], [100, 86]],
])('words at the edge: %s', (_why, places, moved) => {
  expect(spread(places, 14, 0, 100)).toEqual(moved);
});

test.each([
  ['Q1 2014/15', 'quarter', 'Q1', '2014/15'],
  ['H2 2014/15', 'half-year', 'H2', '2014/15'],
  ['Apr 2014', 'month', 'Apr', '2014'],
  ['WC 09-Feb-2009', 'week', '09 Feb', '2009'],
  ['09-Feb-2009', 'day', '09 Feb', '2009'],
  ['2014/15', 'year', '2014/15', ''],
] as const)('%s is short for the axis', (label, frequency, short, year) => {
  expect([shortLabel(label, frequency), yearLabel(label, frequency)]).toEqual([short, year]);
});

test('names thin out before they run together, and the last keeps its own', () => {
  const labels = Array.from({ length: 12 }, (_, i) => `${String(i + 10)}-Feb-2009`);
  const names = periodNames(
    labels,
    labels.map((_, i) => i * 15),
    'day',
  );
  expect(names.map((n) => n.text)).toEqual(['12 Feb', '15 Feb', '18 Feb', '21 Feb']);
});

test('each year stands once, below the middle of its periods', () => {
  const labels = ['Q3 2013/14', 'Q4 2013/14', 'Q1 2014/15', 'Q2 2014/15'];
  expect(yearNames(labels, [0, 60, 120, 180], 'quarter')).toEqual([
    { x: 30, text: '2013/14' },
    { x: 150, text: '2014/15' },
  ]);
});

const room: ChartRoom = {
  ...{ width: 308, height: 160, finest: 0.001 },
  tick: (value) => String(Math.round(value * 1000) / 10),
  end: (kind, value) => `${kind} ${value}`,
};
const columns = (value: ChartColumns['value'], more: Partial<ChartColumns> = {}): ChartColumns => ({
  frequency: 'quarter',
  labels: value.map((_, i) => `Q${(i % 4) + 1} ${2010 + Math.floor(i / 4)}/${11 + Math.floor(i / 4)}`),
  status: value.map(() => 'amber'),
  target: value.map(() => 0.8),
  forecast: value.map(() => null),
  benchmark: value.map(() => null),
  value,
  ...more,
});
const wanted = (given: ChartColumns, at: ChartRoom = room) => {
  const chart = chartOf(given, at);
  if (!chart) throw new Error('There is a chart to draw');
  return chart;
};

test('without a single number there is no chart', () => {
  expect(chartOf(columns([null, 'not available', 'not applicable']), room)).toBeNull();
});

test('a gap breaks the line, and is no zero', () => {
  const { lines, points } = wanted(columns([0.7, 0.75, null, 0.8]));
  expect(lines).toHaveLength(2);
  expect(points.map((p) => p.index)).toEqual([0, 1, 3]);
});

test('better figures stand higher, later ones further right, all inside the plot', () => {
  const { points, left, right } = wanted(columns([0.7, 0.8, 0.9]));
  const [a, b, c] = points;
  expect(a && b && c && a.y > b.y && b.y > c.y && a.x < b.x && b.x < c.x).toBe(true);
  for (const p of points) expect(p.x > left && p.x < right && p.y > 0 && p.y < 160).toBe(true);
});

test('the target has its name at its end, and the latest value stands beside its sign', () => {
  const { ends, targets, left, right } = wanted(columns([0.7, 0.74]));
  expect(ends.map((e) => e.text)).toEqual(['target 0.8', 'value 0.74']);
  expect(targets[0]?.startsWith(`${left},`)).toBe(true);
  expect(targets[0]?.includes(`${right},`)).toBe(true);
});

test('a value on its target does not have the two words on top of each other', () => {
  const [a, b] = wanted(columns([0.7, 0.8])).ends;
  expect(Math.abs((a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThanOrEqual(14);
});

test('what is expected goes on from the last value, and counts as a forecast', () => {
  const { forecast, points, lines } = wanted(columns([0.7, 0.74, null], { forecast: [null, null, 0.76] }));
  expect(points.map((p) => p.kind)).toEqual(['value', 'value', 'forecast']);
  expect(forecast).toBe(
    points
      .slice(1)
      .map((p) => `${p.x},${p.y}`)
      .join(' '),
  );
  expect(lines).toHaveLength(1);
});

test.each([
  ['below, where the line comes down to it', [0.6, 0.74, 0.7, null], 1],
  ['above, where the line climbs to it', [0.7, 0.74, null], -1],
])('where a blank period follows, the latest value stands at its sign: %s', (_where, value, side) => {
  const { ends, points } = wanted(columns(value));
  const word = ends.find((e) => e.kind === 'value');
  expect(word).toMatchObject({ anchor: 'middle' });
  expect(Math.sign((word?.y ?? 0) - (points.at(-1)?.y ?? 0))).toBe(side);
});

test('a target that changes steps between two periods, and does not slope', () => {
  const [run = ''] = wanted(columns([0.7, 0.74], { target: [0.7, 0.8] })).targets;
  const places = run.split(' ').map((place) => place.split(',').map(Number));
  for (const [i, [x, y]] of places.entries())
    expect(i === 0 || x === places[i - 1]?.[0] || y === places[i - 1]?.[1]).toBe(true);
});

test('what was before anything is known takes no room', () => {
  const { points, names } = wanted(columns([null, null, 0.7, 0.74], { target: [null, null, null, null] }));
  expect(names).toHaveLength(2);
  expect(points.map((p) => p.index)).toEqual([2, 3]);
});

test('in a narrow pane the last periods are kept, and signs do not touch', () => {
  const { points } = wanted(columns(Array.from({ length: 24 }, (_, i) => 0.7 + i / 100)));
  expect(points.at(-1)?.index).toBe(23);
  for (const [i, p] of points.entries()) if (i > 0) expect(p.x - (points[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(12.9);
  expect(wanted(columns(Array.from({ length: 24 }, () => 0.7)), { ...room, width: 418 }).points).toHaveLength(24);
});

test('one period alone stands in the middle', () => {
  const { points, left, right } = wanted(columns([0.7]));
  expect(points[0]?.x).toBeCloseTo((left + right) / 2, 0);
});
