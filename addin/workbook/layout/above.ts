// What stands between a sheet's words and its table: labels, and numbers that Excel works out from the table, so that they
// follow every change of it.
import type { AboveCell, SheetLayout } from '../../../domain/sheet/layout';
import { addressOf } from '../../../domain/sheet/grid';
import { runsOf } from '../chunks';
import { queueBlock, setFormat } from '../write-block';
import { queueMarks } from './sheet-look';

const LABEL_TEXT = '#424242';
const STRONG_FILL = '#e8eef4';
const looks = { label: { size: 10, bold: false }, count: { size: 18, bold: true } } as const;

/** The cells of one column of a table, however its heading is spelled. */
export function columnOfTable(table: string, header: string): string {
  return `${table}[[${header.replace(/['#[\]]/g, (mark) => `'${mark}`)}]]`;
}

/** After the table: its formulas name it. */
export function queueAbove(sheet: Excel.Worksheet, { above = [] }: SheetLayout, table: string): void {
  for (const cell of above) {
    const range = sheet.getRangeByIndexes(cell.row, cell.column, 1, 1);
    setFormat(range, cell.format);
    queueContent(sheet, range, cell, table);
    range.format.horizontalAlignment = 'Left';
    range.format.verticalAlignment = 'Center';
    range.format.font.color = LABEL_TEXT;
    range.format.font.size = looks[cell.look].size;
    range.format.font.bold = looks[cell.look].bold;
    if (cell.look === 'count') range.format.rowHeight = 28;
    if (cell.signs) queueMarks(range, { signs: true }, addressOf(cell.row, cell.column));
  }
}

function queueContent(sheet: Excel.Worksheet, range: Excel.Range, cell: AboveCell, table: string): void {
  const { formula, row, column, value = null, format } = cell;
  if (formula === undefined) queueBlock(sheet, { top: row, left: column, cells: [[value]], formats: [[format]] });
  else range.formulas = [[formula.replace(/\{([^}]+)\}/g, (_, header: string) => columnOfTable(table, header))]];
}

/** Rows that are headings of what follows. @param top the sheet's row of the layout's first row */
export function queueStrong(sheet: Excel.Worksheet, { strong = [], columns }: SheetLayout, top: number): void {
  for (const { start, count } of runsOf(strong)) {
    const range = sheet.getRangeByIndexes(top + start, 0, count, columns.length);
    range.format.font.bold = true;
    range.format.font.color = '#000000';
    range.format.fill.color = STRONG_FILL;
  }
}
