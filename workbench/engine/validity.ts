// Judges a value against a data validation rule, where that can be done without the formula engine: lists,
// numbers and text lengths. Custom formulas are judged on screen only.
import { splitSheet, parseRect } from './area';
import type { Cells } from './cells';
import type { CellValue } from './sheet-reader';
import type { DataValidationRule, UniverParts } from './univer-shape';

/** True, false, or null where it cannot be said. */
export const isValid = (
  parts: UniverParts,
  cells: Cells,
  rule: DataValidationRule,
  value: CellValue,
  sheetId: string,
): boolean | null => {
  if (value === '') return rule.allowBlank !== false;
  switch (rule.type) {
    case 'list':
    case 'listMultiple':
      return listItems(parts, cells, rule.formula1 ?? '', sheetId).includes(String(value));
    case 'whole':
      return typeof value === 'number' && Number.isInteger(value) && compares(rule, value);
    case 'decimal':
      return typeof value === 'number' && compares(rule, value);
    case 'textLength':
      return compares(rule, String(value).length);
    case 'any':
      return true;
    default:
      return null;
  }
};

const compares = (rule: DataValidationRule, value: number): boolean | null => {
  const low = limit(rule.formula1);
  const high = limit(rule.formula2);
  if (low === null) return null;
  switch (rule.operator) {
    case 'between':
      return high === null ? null : value >= low && value <= high;
    case 'notBetween':
      return high === null ? null : value < low || value > high;
    case 'equal':
      return value === low;
    case 'notEqual':
      return value !== low;
    case 'greaterThan':
      return value > low;
    case 'greaterThanOrEqual':
      return value >= low;
    case 'lessThan':
      return value < low;
    case 'lessThanOrEqual':
      return value <= low;
    case undefined:
    default:
      return null;
  }
};

const limit = (formula: string | undefined): number | null => {
  const number = Number((formula ?? '').replace(/^=/, ''));
  return formula === undefined || formula === '' || Number.isNaN(number) ? null : number;
};

const listItems = (parts: UniverParts, cells: Cells, source: string, sheetId: string): readonly string[] => {
  if (!source.startsWith('=')) return source.split(',').map((item) => item.trim());
  const name = parts.book.getDefinedName(source.slice(1))?.getFormulaOrRefString();
  const { sheet, rest } = splitSheet((name ?? source).replace(/^=/, ''));
  const rect = parseRect(rest);
  const on =
    sheet === undefined
      ? sheetId
      : parts.book
          .getSheets()
          .find((each) => each.getSheetName() === sheet)
          ?.getSheetId();
  if (!rect || on === undefined) return [];
  const reader = cells.on(on);
  const { top, left, bottom, right } = cells.clip({ sheetId: on, ...rect });
  const items: string[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) items.push(String(reader.value(row, column)));
  return items;
};
