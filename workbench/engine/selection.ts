// What is selected, in Excel's terms: selected rows and columns are whole ones, whatever size the grid has.
import { type Area, maxColumns, maxRows } from './area';
import type { UniverParts, UniverRange } from './univer-shape';

/** Univer's kinds of selected range. */
const wholeRows = 1;
const wholeColumns = 2;

export const selectedArea = ({ book }: UniverParts): Area => {
  const sheetId = book.getActiveSheet().getSheetId();
  const range = activeRange(book);
  if (!range) return { sheetId, top: 0, left: 0, bottom: 0, right: 0 };
  return {
    sheetId,
    top: range.startRow,
    left: range.startColumn,
    bottom: range.rangeType === wholeColumns ? maxRows - 1 : range.endRow,
    right: range.rangeType === wholeRows ? maxColumns - 1 : range.endColumn,
  };
};

const activeRange = (book: UniverParts['book']): UniverRange | null => {
  try {
    return book.getActiveRange()?.getRange() ?? null;
  } catch {
    // Univer keeps a selection that reaches beyond rows just deleted, and throws when asked for it.
    return null;
  }
};
