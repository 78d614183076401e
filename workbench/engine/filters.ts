// Filters of tables, and Excel's habits under them. An array that is written over rows of which some are filtered out
// does not land where it was meant: its first line goes into every row that shows, and the hidden rows keep what they had
// (OfficeDev/office-js issue 224, xlwings/xlwings issue 747). Cells of a filtered table cannot be moved up or down.
import { type Area, intersect, rows } from './area';
import type { Cells } from './cells';
import type { Tables } from './tables';
import type { CellTable, UniverParts } from './univer-shape';

export interface Filters {
  /** Shows the rows whose cell under a header reads as one of the texts; no text shows all. */
  pick(tableId: string, header: string, shown: readonly string[]): Promise<void>;
  /** Where Excel really puts cells that were written over a range. */
  landing(area: Area, cells: CellTable): CellTable;
  /** Whether a table with rows that are filtered out stands in the way of moving these cells. */
  blocks(area: Area): boolean;
}

/** Univer's number for a filter by a list of values. */
const byValues = 'manual';

export const createFilters = (parts: UniverParts, cells: Cells, tables: Tables): Filters => {
  const { book } = parts;
  const isFilteredOut = (sheetId: string) => {
    const sheet = cells.sheet(sheetId)?.getSheet();
    return (row: number): boolean =>
      sheet !== undefined && row < sheet.getRowCount() && sheet.getRowRawVisible(row) && !sheet.getRowVisible(row);
  };
  const hides = (area: Area): boolean => {
    const isOut = isFilteredOut(area.sheetId);
    for (let row = area.top; row <= area.bottom; row += 1) if (isOut(row)) return true;
    return false;
  };

  return {
    pick: async (tableId, header, shown) => {
      const table = tables.byId(tableId);
      const column = tables.headers(tableId).indexOf(header);
      if (!table || column < 0) throw new Error(`The table has no column “${header}”.`);
      const { area } = table;
      const reader = cells.on(area.sheetId);
      // Univer compares what a cell holds, and on a screen what it shows.
      const values: unknown[] = [];
      for (let row = area.top + 1; row <= area.bottom; row += 1) {
        const [value, text] = [reader.value(row, area.left + column), reader.text(row, area.left + column)];
        if (shown.includes(text)) values.push(value, text);
      }
      const filter = shown.length === 0 ? undefined : { filterType: byValues, values, isAllSelected: false };
      await book.setTableFilter(tableId, column, filter);
    },
    landing: (area, table) => {
      const clipped = cells.clip(area);
      if (rows(area) === 1 || !hides({ ...area, ...clipped })) return table;
      const isOut = isFilteredOut(area.sheetId);
      const first = table[area.top] ?? {};
      const landed: CellTable = {};
      for (let row = clipped.top; row <= clipped.bottom; row += 1) if (!isOut(row)) landed[row] = { ...first };
      return landed;
    },
    blocks: (area) =>
      tables.at(area.sheetId, area).some((table) => intersect(table.area, area) !== null && hides(table.area)),
  };
};
