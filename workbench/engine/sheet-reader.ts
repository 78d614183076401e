// Reads cells from the raw matrix, the only place that has values and not their rendering. A reader is made
// for one sheet, so that reading 450,000 cells looks the sheet up once.
import type { Rect } from './area';
import { isErrorText } from './cell-input';
import type { Cell, RawSheet, Style, UniverParts } from './univer-shape';

export type CellValue = string | number | boolean;

export interface SheetReader {
  raw(row: number, column: number): Cell | null;
  value(row: number, column: number): CellValue;
  /** The formula with its equals sign, or the value where there is none. */
  formula(row: number, column: number): CellValue;
  /** What the cell shows. */
  text(row: number, column: number): string;
  /** The number format, `General` where none is set. */
  pattern(row: number, column: number): string;
  style(row: number, column: number): Style;
  type(row: number, column: number): string;
  /** The array that the formula in this cell spills, if it does. */
  spillOf(row: number, column: number): Rect | null;
}

export const readSheet = (parts: UniverParts, sheetId: string): SheetReader => {
  const { book, formulaData } = parts;
  const unitId = book.getId();
  const matrix = book.getSheetBySheetId(sheetId)?.getSheet().getCellMatrix();
  const styles = book.getWorkbook().getStyles();
  const spilt = formulaData.getArrayFormulaCellData()[unitId]?.[sheetId];

  const raw = (row: number, column: number): Cell | null => matrix?.getValue(row, column) ?? null;
  const style = (row: number, column: number): Style => {
    const own = raw(row, column)?.s;
    if (!own) return {};
    return (typeof own === 'string' ? styles.get(own) : own) ?? {};
  };
  const pattern = (row: number, column: number): string => style(row, column).n?.pattern || 'General';
  const value = (row: number, column: number): CellValue => {
    const own = valueOf(raw(row, column));
    // Spilt values are not in the matrix.
    return own === '' ? valueOf(spilt?.[row]?.[column]) : own;
  };

  return {
    raw,
    style,
    pattern,
    value,
    formula: (row, column) => {
      const cell = raw(row, column);
      if (cell?.f) return cell.f;
      if (cell?.si) return formulaData.getFormulaStringByCell(row, column, sheetId, unitId) ?? valueOf(cell);
      return value(row, column);
    },
    text: (row, column) => {
      const shown = value(row, column);
      if (typeof shown === 'boolean') return shown ? 'TRUE' : 'FALSE';
      if (typeof shown === 'string') return shown;
      return formatNumber(parts, pattern(row, column), shown);
    },
    type: (row, column) => {
      const cell = raw(row, column);
      return valueType(value(row, column), Boolean(cell?.f || cell?.si));
    },
    spillOf: (row, column) => {
      const range = formulaData.getArrayFormulaRange()[unitId]?.[sheetId]?.[row]?.[column];
      return range
        ? { top: range.startRow, left: range.startColumn, bottom: range.endRow, right: range.endColumn }
        : null;
    },
  };
};

export const valueOf = (cell: Cell | null | undefined): CellValue => {
  if (!cell) return '';
  if (cell.v === undefined || cell.v === null) return (cell.p?.body?.dataStream ?? '').replace(/\r?\n?$/, '');
  if (cell.t === 3) return cell.v === true || cell.v === 1 || /^(1|true)$/i.test(String(cell.v));
  if (cell.t === 2) return Number(cell.v);
  if (cell.t === 1 || cell.t === 4) return String(cell.v);
  return cell.v;
};

export const valueType = (value: CellValue, hasFormula: boolean): string => {
  if (value === '') return hasFormula ? 'String' : 'Empty';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return isErrorText(value) ? 'Error' : 'String';
};

const formatNumber = (parts: UniverParts, pattern: string, value: number): string => {
  try {
    return parts.numberFormat.format(pattern, value);
  } catch {
    // A pattern the formatter cannot read shows the number itself, as Excel's General would.
    return parts.numberFormat.format('General', value);
  }
};

export const usedRect = (sheet: RawSheet | undefined, valuesOnly: boolean, within?: Rect): Rect | null => {
  let found: Rect | null = null;
  const matrix = sheet?.getCellMatrix().getMatrix() ?? {};
  for (const row of Object.keys(matrix)) {
    const line = matrix[Number(row)] ?? {};
    for (const column of Object.keys(line)) {
      const cell = line[Number(column)];
      if (!cell) continue;
      const filled = (cell.v !== undefined && cell.v !== null && cell.v !== '') || cell.f || cell.si || cell.p;
      if (!filled && (valuesOnly || !cell.s)) continue;
      const r = Number(row);
      const c = Number(column);
      if (within && (r < within.top || r > within.bottom || c < within.left || c > within.right)) continue;
      found = found
        ? {
            top: Math.min(found.top, r),
            left: Math.min(found.left, c),
            bottom: Math.max(found.bottom, r),
            right: Math.max(found.right, c),
          }
        : { top: r, left: c, bottom: r, right: c };
    }
  }
  return found;
};
