// Draws a chart from what its cells say: lines or columns, with axis, labels, legend and gaps where a cell has no number.
// Plain SVG with no script; colours follow the page.

export interface ChartData {
  readonly type: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly legend: string;
  /** A number as the axis shows it. */
  readonly text: (value: number) => string;
  readonly width: number;
  readonly height: number;
}

/** Excel's own order of colours, and dashes and marks, so that lines differ without colour too. */
const colours = ['#0f548c', '#c27400', '#6b4fa0', '#0b7a4b', '#b10e1c', '#5c5c5c', '#00788a', '#8a5a00'];
const dashes = ['', '6 3', '2 3', '8 3 2 3', '1 3', '10 4', '4 2', '3 6'];

const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** A few round numbers from below the least to above the most. */
export const ticksOf = (least: number, most: number, wanted = 5): readonly number[] => {
  const span = most - least || Math.abs(most) || 1;
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: Math.max(2, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
};

export const chartSvg = (chart: ChartData): string => {
  const { width, height, labels, series, text } = chart;
  const isColumns = /column/i.test(chart.type);
  const numbers = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const least = numbers.length === 0 ? 0 : Math.min(...numbers);
  const most = numbers.length === 0 ? 1 : Math.max(...numbers);
  const ticks = ticksOf(isColumns ? Math.min(0, least) : least, isColumns ? Math.max(0, most) : most);
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const rowsOfLegend = chart.legend === 'None' ? 0 : series.length;
  const box = {
    left: 16 + Math.max(...ticks.map((tick) => text(tick).length)) * 7,
    right: width - 16,
    top: chart.title === '' ? 16 : 40,
    bottom: height - 28 - rowsOfLegend * 17,
  };
  const x = (i: number): number => box.left + ((i + 0.5) * (box.right - box.left)) / Math.max(1, labels.length);
  const y = (value: number): number => box.bottom - ((value - low) / (high - low || 1)) * (box.bottom - box.top);
  const grid = ticks.map(
    (tick) =>
      `<line x1="${box.left}" x2="${box.right}" y1="${y(tick)}" y2="${y(tick)}" class="line"/>` +
      `<text x="${box.left - 6}" y="${y(tick) + 4}" text-anchor="end">${escape(text(tick))}</text>`,
  );
  const every = Math.max(1, Math.ceil((labels.length * 74) / (box.right - box.left)));
  const below = labels.map((label, i) =>
    i % every === 0
      ? `<text x="${x(i)}" y="${box.bottom + 18}" text-anchor="middle">${escape(cut(label, 14))}</text>`
      : '',
  );
  const drawn = series.map(({ values }, s) =>
    isColumns ? columnsOf(values, s, series.length, x, y) : lineOf(values, s, x, y),
  );
  const named = series.map(({ name }, s) => {
    const at = box.bottom + 40 + s * 17;
    return rowsOfLegend === 0
      ? ''
      : `<line x1="${box.left}" x2="${box.left + 26}" y1="${at - 4}" y2="${at - 4}" stroke="${colour(s)}" stroke-width="2.5" stroke-dasharray="${dash(s)}"/>` +
          `<text x="${box.left + 34}" y="${at}">${escape(cut(name, Math.floor((width - box.left - 50) / 6.2)))}</text>`;
  });
  const said = `${chart.title}. ${series.map(({ name }) => name).join(', ')}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(said)}">` +
    (chart.title === ''
      ? ''
      : `<text x="16" y="25" class="title">${escape(cut(chart.title, Math.floor(width / 8)))}</text>`) +
    [...grid, ...below, ...drawn, ...named].join('') +
    '</svg>'
  );
};

const colour = (s: number): string => colours[s % colours.length] ?? '#000';
const dash = (s: number): string => dashes[s % dashes.length] ?? '';

/** A line in pieces: a cell without a number is a gap, and never 0. */
const lineOf = (
  values: readonly (number | null)[],
  s: number,
  x: (i: number) => number,
  y: (value: number) => number,
): string => {
  let path = '';
  let isOn = false;
  let marks = '';
  for (const [i, value] of values.entries()) {
    if (value === null) {
      isOn = false;
      continue;
    }
    path += `${isOn ? 'L' : 'M'}${x(i)} ${y(value)}`;
    isOn = true;
    marks += `<circle cx="${x(i)}" cy="${y(value)}" r="3.5" fill="${colour(s)}"/>`;
  }
  return `<path d="${path}" fill="none" stroke="${colour(s)}" stroke-width="2" stroke-dasharray="${dash(s)}"/>${marks}`;
};

const columnsOf = (
  values: readonly (number | null)[],
  s: number,
  count: number,
  x: (i: number) => number,
  y: (value: number) => number,
): string => {
  const room = Math.max(4, (x(1) - x(0)) * 0.7);
  const wide = room / count;
  return values
    .map((value, i) => {
      if (value === null) return '';
      const [top, bottom] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))];
      return `<rect x="${x(i) - room / 2 + s * wide}" y="${top}" width="${wide}" height="${bottom - top}" fill="${colour(s)}"/>`;
    })
    .join('');
};
