// A chart of a sheet as a picture, drawn from what its cells say now.
import type { Area } from '../engine/area';
import type { Engine } from '../engine/engine';
import { labelsOf, seriesOf } from '../handlers/charts';
import type { ChartSide } from '../side-model';
import { chartSvg } from './chart-svg';

export const pixels = (points: number): number => Math.round(points / 0.75);

export const chartPicture = (engine: Engine, chart: ChartSide): string => {
  const reader = engine.cells.on(chart.source.sheetId);
  const textsIn = (area: Area | null): string[] =>
    area ? cellsIn(area).map(([row, column]) => reader.text(row, column)) : [];
  const series = seriesOf(chart).map(({ name, values }, i) => ({
    name: textsIn(name)[0] ?? `Series${i + 1}`,
    values: cellsIn(values).map(([row, column]) => {
      const value = reader.value(row, column);
      return typeof value === 'number' ? value : null;
    }),
  }));
  const { numberFormat: format } = chart;
  return chartSvg({
    ...{ type: chart.type, title: chart.title, legend: chart.legend, series, labels: textsIn(labelsOf(chart)) },
    text: (value) => (format === 'General' ? String(value) : engine.parts.numberFormat.format(format, value)),
    ...{ width: pixels(chart.width), height: pixels(chart.height) },
  });
};

const cellsIn = (area: Area): readonly (readonly [number, number])[] => {
  const all: [number, number][] = [];
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) all.push([row, column]);
  return all;
};
