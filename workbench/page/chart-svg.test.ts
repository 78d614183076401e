import { chartSvg, ticksOf } from './chart-svg';

test.each([
  [0.5, 0.97, [0.5, 0.6, 0.7, 0.8, 0.9, 1]],
  [11, 13, [11, 11.5, 12, 12.5, 13]],
  [0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1].slice(0, 2)],
])('from %p to %p the axis has round numbers', (least, most, ticks) => {
  const found = ticksOf(least, most);
  expect(found[0]).toBeLessThanOrEqual(least);
  expect(found.at(-1)).toBeGreaterThanOrEqual(most);
  if (most > least) expect(found).toEqual(ticks);
});

const base = { type: 'LineMarkers', title: 'A & <b>', legend: 'Bottom', width: 480, height: 260, text: String };

test('a cell without a number is a gap in the line and has no mark', () => {
  const svg = chartSvg({ ...base, labels: ['Q1', 'Q2', 'Q3'], series: [{ name: 'X', values: [1, null, 3] }] });
  expect(svg.match(/<circle/g)).toHaveLength(2);
  expect(/ d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
});

test('texts of the sheet are texts in the picture', () => {
  const svg = chartSvg({ ...base, labels: ['<script>'], series: [{ name: '"><img>', values: [1] }] });
  expect(svg).not.toMatch(/<script|<img|<b>/);
});

test('no number at all draws the axes and nothing else', () => {
  expect(chartSvg({ ...base, labels: ['Q1'], series: [{ name: 'X', values: [null] }] })).not.toMatch(/NaN|Infinity/);
});
