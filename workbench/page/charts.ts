// Charts on the sheets of the page: drawn from their cells by Univer's layer above the grid, and drawn again when a cell
// they are made of changes.
import type { WorkbookHost } from '../workbook-host';
import { chartPicture, pixels } from './chart-picture';

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

export const drawCharts = (host: WorkbookHost, layer: PictureLayer): void => {
  const { engine, side } = host;
  let drawn = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = async (): Promise<void> => {
    await engine.calc.settle();
    const { book } = engine.parts;
    const sheetId = book.getActiveSheet().getSheetId();
    const pictures = side.charts(sheetId).map((chart) => ({ chart, svg: chartPicture(engine, chart) }));
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
