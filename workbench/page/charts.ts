// Charts on the sheets of the page: drawn from their cells by Univer's layer above the grid, and drawn again when a cell
// they are made of changes.
import { labelsOf, seriesOf } from '../handlers/charts';
import type { Area } from '../engine/area';
import type { ChartSide } from '../side-model';
import type { WorkbookHost } from '../workbook-host';
import { chartSvg } from './chart-svg';

/** Puts pictures above the grid of a sheet, at a place in pixels from the sheet's corner. */
export interface PictureLayer {
  show(sheetId: string, id: string, box: Box, svg: string): void;
  clear(): void;
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const pixels = (points: number): number => Math.round(points / 0.75);

export const drawCharts = (host: WorkbookHost, layer: PictureLayer): void => {
  const { engine, side } = host;
  let drawn = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const cellsIn = (area: Area): readonly (readonly [number, number])[] => {
    const all: [number, number][] = [];
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1) all.push([row, column]);
    return all;
  };
  const pictureOf = (chart: ChartSide): string => {
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

  const draw = async (): Promise<void> => {
    await engine.calc.settle();
    const { book } = engine.parts;
    const sheetId = book.getActiveSheet().getSheetId();
    const pictures = side.charts(sheetId).map((chart) => ({ chart, svg: pictureOf(chart) }));
    const key = JSON.stringify([sheetId, pictures]);
    if (key === drawn) return;
    drawn = key;
    layer.clear();
    for (const { chart, svg } of pictures) {
      const { left, top, width, height } = chart;
      const box = { left: pixels(left), top: pixels(top), width: pixels(width), height: pixels(height) };
      layer.show(sheetId, chart.id, box, svg);
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void draw(), 80);
  };
  side.onTouch(soon);
  engine.onChange(soon);
  engine.parts.commands.onCommandExecuted((command) => {
    if (/set-formula-calculation-result|set-worksheet-active/.test(command.id)) soon();
  });
  soon();
};
