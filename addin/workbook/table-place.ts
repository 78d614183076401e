// Where a table stands now, and whether it still is the table that was read.
import { AppError } from '../../domain/errors';
import { sheetProtected } from './office-errors';
import type { TableGrid } from './port';

export interface TablePlace {
  readonly sheet: string;
  readonly visible: boolean;
  readonly protected: boolean;
  readonly top: number;
  readonly left: number;
  /** Body rows; an Excel table has one at least, blank where it is empty. */
  readonly bodyRows: number;
  readonly columns: number;
  readonly totals: boolean;
}

/**
 * Queues the question; ask the answer after the next sync, which rejects with `ItemNotFound` where the table is gone.
 * Answers @throws AppError `table-missing` where the header row is switched off
 */
export function askPlace(table: Excel.Table): () => TablePlace {
  const sheet = table.worksheet;
  const range = table.getRange();
  table.load('showHeaders,showTotals');
  sheet.load('name,visibility');
  sheet.protection.load('protected');
  range.load('rowIndex,columnIndex,rowCount,columnCount');
  return () => {
    if (!table.showHeaders) {
      throw new AppError(
        'table-missing',
        `The table on “${sheet.name}” has its header row switched off. Tick Header Row under Table Design, then try again.`,
      );
    }
    return {
      sheet: sheet.name,
      visible: sheet.visibility === 'Visible',
      protected: sheet.protection.protected,
      top: range.rowIndex,
      left: range.columnIndex,
      bodyRows: range.rowCount - 1 - (table.showTotals ? 1 : 0),
      columns: range.columnCount,
      totals: table.showTotals,
    };
  };
}

/** Rows that the grid's table has in Excel, where none is one blank row. */
export function bodyRowsOf(grid: TableGrid): number {
  return Math.max(1, grid.rows.length);
}

export function outOfStep(sheet: string): AppError {
  return new AppError(
    'out-of-step',
    `The table on “${sheet}” was changed while PI Bridge was at work. Nothing was written; try again.`,
  );
}

/** @throws AppError `out-of-step` where the table has moved, or has other rows or columns than the grid */
function checkShape(place: TablePlace, grid: TableGrid): void {
  const same =
    place.top === grid.top &&
    place.left === grid.left &&
    place.columns === grid.header.length &&
    place.bodyRows === bodyRowsOf(grid);
  if (!same) throw outOfStep(place.sheet);
}

/** @throws AppError `out-of-step` where a column was renamed or columns changed places */
function checkHeader(sheet: string, values: readonly (readonly unknown[])[] | undefined, grid: TableGrid): void {
  const header = values?.[0] ?? [];
  if (header.length !== grid.header.length || header.some((text, i) => String(text) !== grid.header[i])) {
    throw outOfStep(sheet);
  }
}

/**
 * Queues the question whether a table may be written to and is what was read; ask the answer after the next sync.
 * Answers @throws AppError `table-missing`, `sheet-protected`, `out-of-step`
 */
export function askWritable(table: Excel.Table, grid: TableGrid): () => TablePlace {
  const placeNow = askPlace(table);
  const header = table.worksheet.getRangeByIndexes(grid.top, grid.left, 1, grid.header.length);
  header.load('values');
  return () => {
    const place = placeNow();
    if (place.protected) throw sheetProtected(place.sheet);
    checkShape(place, grid);
    checkHeader(place.sheet, header.values, grid);
    return place;
  };
}
