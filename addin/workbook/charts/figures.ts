// What our charts are drawn from: a block of formulas below them, one row a PI and one column a period, which look their PI up by
// its code in the table.
import { addressOf } from '../../../domain/sheet/grid';
import { columnOfTable } from '../layout/above';
import { setFormat } from '../write-block';

/** Width of a column of figures, in characters. */
export const FIGURE_WIDTH = 12;

/** Names that charts of ours have, so that they are known again: the first block of figures is the first chart's. */
export const chartName = (index: number): string => `PI Bridge ${index + 1}`;

interface Of {
  readonly table: string;
  readonly keyHeader: string;
}

// By name of the column, so that a renamed heading is followed as well.
const isRow = ({ table, keyHeader }: Of, row: number) => `(${columnOfTable(table, keyHeader)}=$${addressOf(row, 0)})`;

/** The figure of the PI whose code stands in column A of this row, from 0. A cell without a number gives #N/A: a gap. */
export function figureFormula(of: Of, header: string, row: number): string {
  // Sums, not look-ups: a look-up that finds a blank says 0, and one by text takes * for anything.
  const [is, column] = [isRow(of, row), columnOfTable(of.table, header)];
  return `=IF(SUMPRODUCT(${is}*ISNUMBER(${column}))=1,SUMPRODUCT(${is}*1,${column}),NA())`;
}

/** Its code and name; what it was called where it stands in the table no more. */
export function nameFormula(of: Of, nameHeader: string, row: number, name: string): string {
  const found = `LOOKUP(2,1/${isRow(of, row)},${columnOfTable(of.table, nameHeader)})`;
  return `=IFERROR($${addressOf(row, 0)}&" "&${found},"${name.replace(/"/g, '""')}")`;
}

export function queueText(sheet: Excel.Worksheet, row: number, column: number, values: readonly string[]): Excel.Range {
  const range = sheet.getRangeByIndexes(row, column, 1, values.length);
  setFormat(range, '@');
  range.values = [values.map((value) => (value.startsWith("'") ? `'${value}` : value))];
  return range;
}
