// Charts of ours that cover all periods of a table take a period that has come to it, and lose one that was taken back. A chart
// that a person made, or made otherwise, is left alone, and so is a sheet that is protected.
import type { FollowedCharts } from '../port';
import { quietly, readExcel, writeExcel, type Supports } from '../excel-run';
import { pointsOf } from '../layout/sheet-look';
import { setFormat } from '../write-block';
import { chartName, FIGURE_WIDTH, figureFormula, queueText } from './figures';

interface Block {
  readonly sheet: Excel.Worksheet;
  readonly chart: Excel.Chart;
  /** The row of its headings, from 0. */
  readonly top: number;
  readonly rows: number;
}

/** How many charts follow. Four syncs. @throws AppError `table-missing` */
export async function followCharts(supports: Supports, asked: FollowedCharts): Promise<number> {
  const sheets = await readExcel(sheetsWithCharts);
  if (sheets.length === 0) return 0;
  return await writeExcel(supports, async (context) => {
    const { from, to, keyHeader } = asked;
    const table = context.workbook.tables.getItem(asked.tableId);
    table.load('name');
    const blocks = await blocksOf(context, sheets, table, asked);
    if (blocks.length === 0) return 0;
    quietly(context);
    const [first, added] = [from.length + 2, to.slice(from.length)];
    for (const { sheet, chart, top, rows } of blocks) {
      added.forEach((header, i) => {
        const column = first + i;
        queueText(sheet, top, column, [header]).format.font.bold = true;
        const figures = sheet.getRangeByIndexes(top + 1, column, rows, 1);
        figures.copyFrom(sheet.getRangeByIndexes(top + 1, 2, rows, 1), 'Formats');
        figures.formulas = Array.from({ length: rows }, (_, row) => [
          figureFormula({ table: table.name, keyHeader }, header, top + 1 + row),
        ]);
        sheet.getRangeByIndexes(top, column, rows + 1, 1).format.font.color = '#616161';
        sheet.getRangeByIndexes(top, column, 1, 1).format.columnWidth = pointsOf(FIGURE_WIDTH);
      });
      if (to.length < from.length) {
        const gone = sheet.getRangeByIndexes(top, to.length + 2, rows + 1, from.length - to.length);
        gone.clear('All');
        setFormat(gone, 'General');
      }
      chart.setData(sheet.getRangeByIndexes(top, 1, rows + 1, to.length + 1), 'Rows');
    }
    await context.sync();
    return blocks.length;
  });
}

async function sheetsWithCharts(context: Excel.RequestContext): Promise<string[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/protection/protected,items/charts/items/name');
  await context.sync();
  return worksheets.items
    .filter(({ charts, protection }) => !protection.protected && charts.items.some(({ name }) => name === chartName(0)))
    .map(({ id }) => id);
}

/** Blocks of figures that have just the periods asked for, with charts that draw all of their rows and nothing beside them. */
async function blocksOf(
  context: Excel.RequestContext,
  sheets: readonly string[],
  table: Excel.Table,
  { from, to, keyHeader, nameHeader }: FollowedCharts,
): Promise<Block[]> {
  const read = sheets.map((id) => {
    const sheet = context.workbook.worksheets.getItem(id);
    const used = sheet.getUsedRange();
    used.load('rowIndex,columnIndex,formulas');
    sheet.charts.load('items/name,items/series/count');
    return { sheet, used };
  });
  await context.sync();
  const head = JSON.stringify([keyHeader, nameHeader, ...from]);
  return read.flatMap(({ sheet, used }) => {
    const lines = used.formulas.map((line) => line.map(String));
    const at = (row: number, column: number) => lines[row - used.rowIndex]?.[column - used.columnIndex] ?? '';
    const tops = lines.flatMap((_, i) => {
      const row = used.rowIndex + i;
      return at(row, 0) === keyHeader && at(row, 1) === nameHeader ? row : [];
    });
    return tops.flatMap((top, i): Block[] => {
      const chart = sheet.charts.items.find(({ name }) => name === chartName(i));
      let rows = 0;
      while (at(top + 1 + rows, 0) !== '') rows++;
      const said = Array.from({ length: from.length + 2 }, (_, column) => at(top, column));
      const beside = Array.from({ length: Math.max(1, to.length - from.length) }, (_, n) => from.length + 2 + n);
      const isFree = beside.every((column) =>
        Array.from({ length: rows + 1 }, (_, n) => at(top + n, column)).every((text) => text === ''),
      );
      const isOurs = at(top + 1, 2).includes(`${table.name}[`) && JSON.stringify(said) === head;
      if (!chart || rows === 0 || !isFree || !isOurs || chart.series.count !== rows) return [];
      return [{ sheet, chart, top, rows }];
    });
  });
}
