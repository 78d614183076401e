// Native charts of rows of a bound table, on a sheet of their own beside it: rows that are filtered out would squeeze a
// chart that stands next to them. A chart is drawn from formulas that look its PI up by code, so it follows each refresh
// and stays right when the table is sorted; a cell without a number gives #N/A there, which Excel leaves out, never 0.
import type { ChartsLayout } from '../port';
import { readExcel, writeExcel, type Supports } from '../excel-run';
import { addressOf } from '../../../domain/sheet/grid';
import { freeSheetName } from '../layout/free-names';
import { queuePage } from '../layout/page';
import { pointsOf } from '../layout/sheet-look';
import { setFormat } from '../write-block';
import { chartName, FIGURE_WIDTH, figureFormula, nameFormula, queueText as text } from './figures';

/** Rows of the sheet that one chart takes, and columns. */
const TALL = 24;
const WIDE = 7;
const FIRST = 3;
/** Two stand on a page of A4, at the scale at which their columns are as wide as it is. */
const A_PAGE = 2;
const SCALE = 80;

interface Block {
  readonly top: number;
  readonly rows: number;
}

/** Where the figures of each chart stand: below all charts, one block after the other. */
function blocksOf(layout: ChartsLayout): Block[] {
  let top = FIRST + layout.charts.length * TALL + 2;
  return layout.charts.map(({ rows }) => {
    const block = { top, rows: rows.length };
    top += rows.length + 3;
    return block;
  });
}

function queueBlock(sheet: Excel.Worksheet, layout: ChartsLayout, index: number, block: Block, table: string): void {
  const chart = layout.charts[index];
  if (!chart) return;
  const { headers, keyHeader, nameHeader } = layout;
  text(sheet, block.top, 0, [keyHeader, nameHeader, ...headers]).format.font.bold = true;
  const keys = sheet.getRangeByIndexes(block.top + 1, 0, block.rows, 1);
  setFormat(keys, '@');
  keys.values = chart.rows.map(({ key }) => [key]);
  const first = block.top + 1;
  const of = { table, keyHeader };
  sheet.getRangeByIndexes(first, 1, block.rows, 1).formulas = chart.rows.map(({ name }, i) => [
    nameFormula(of, nameHeader, first + i, name),
  ]);
  const figures = sheet.getRangeByIndexes(first, 2, block.rows, headers.length);
  setFormat(figures, chart.format);
  figures.formulas = chart.rows.map((_, i) => headers.map((header) => figureFormula(of, header, first + i)));
  const whole = sheet.getRangeByIndexes(block.top, 0, block.rows + 1, headers.length + 2);
  whole.format.font.color = '#616161';
  const source = sheet.getRangeByIndexes(block.top, 1, block.rows + 1, headers.length + 1);
  const drawn = sheet.charts.add('LineMarkers', source, 'Rows');
  drawn.name = chartName(index);
  drawn.title.text = chart.title;
  drawn.legend.position = 'Bottom';
  drawn.displayBlanksAs = 'NotPlotted';
  drawn.axes.valueAxis.numberFormat = chart.format;
  const at = FIRST + index * TALL;
  drawn.setPosition(addressOf(at, 0), addressOf(at + TALL - 2, WIDE - 1));
}

/** Writes the sheet and shows it. All or nothing. @throws AppError `table-missing` */
export async function writeCharts(supports: Supports, layout: ChartsLayout): Promise<{ sheet: string }> {
  const { name, table, after } = await readExcel(async (context) => {
    const { worksheets, tables } = context.workbook;
    const bound = tables.getItem(layout.tableId);
    bound.load('name,worksheet/name,worksheet/position');
    worksheets.load('items/name');
    await context.sync();
    const taken = worksheets.items.map((sheet) => sheet.name);
    return {
      ...{ name: freeSheetName(layout.sheetName, taken), table: bound.name },
      after: bound.worksheet.position,
    };
  });
  try {
    await writeExcel(supports, async (context) => {
      const sheet = context.workbook.worksheets.add(name);
      sheet.position = after + 1;
      text(sheet, 0, 0, [layout.title]).format.font.set({ bold: true, size: 14 });
      text(sheet, 1, 0, [layout.subtitle]).format.font.color = '#616161';
      const widths = [10, 44, ...layout.headers.map(() => FIGURE_WIDTH)];
      widths.forEach((width, column) => {
        sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsOf(width);
      });
      blocksOf(layout).forEach((block, index) => queueBlock(sheet, layout, index, block, table));
      queuePage(sheet, { orientation: 'Portrait', title: layout.title, scale: SCALE });
      // The charts are for paper; the figures below them are what they are drawn from.
      sheet.pageLayout.setPrintArea(`A1:${addressOf(FIRST + layout.charts.length * TALL - 1, WIDE - 1)}`);
      for (let i = A_PAGE; i < layout.charts.length; i += A_PAGE)
        sheet.horizontalPageBreaks.add(`A${FIRST + i * TALL + 1}`);
      sheet.activate();
      await context.sync();
    });
  } catch (error) {
    await readExcel(async (context) => {
      context.workbook.worksheets.getItemOrNullObject(name).delete();
      await context.sync();
    }).catch(() => undefined);
    throw error;
  }
  return { sheet: name };
}
