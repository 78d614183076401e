// The Workbook port over Excel. Holds no state of a table: only whether it is writing just now, for the watcher.
import { boundTables, removeBinding, saveBinding } from './bindings';
import { readSheet } from './areas/read-sheet';
import { selectPlace, writePlaces } from './areas/write-places';
import { writeCharts } from './charts/write-charts';
import { readExcel, supportsExcelApi } from './excel-run';
import type { Supports } from './excel-run';
import { addColumns } from './layout/add-columns';
import { addRows } from './layout/add-rows';
import { writeSheet } from './layout/write-sheet';
import { freeze } from './freeze';
import type { Workbook } from './port';
import { insertFormulas } from './insert-formulas';
import { readTable } from './read-table';
import { restamp } from './restamp';
import { selectCell } from './select-cell';
import { watchChanges } from './watch-changes';
import { writeCells } from './write-cells';

async function nameOfWorkbook(): Promise<string> {
  return await readExcel(async (context) => {
    context.workbook.load('name');
    await context.sync();
    return context.workbook.name;
  });
}

/**
 * The workbook that this pane is open in. Asks for nothing before the first call; needs ExcelApi 1.12.
 * @param supports whether a newer requirement set is there; a test says so itself
 */
export function createExcelWorkbook(supports: Supports = supportsExcelApi): Workbook {
  let writing = 0;
  const asWriter = async <T>(write: () => Promise<T>): Promise<T> => {
    writing++;
    try {
      return await write();
    } finally {
      writing--;
    }
  };
  return {
    name: nameOfWorkbook,
    boundTables,
    saveBinding,
    removeBinding,
    writeSheet: (layout, progress, stop) => asWriter(() => writeSheet(supports, layout, progress, stop)),
    writeCharts: (layout) => asWriter(() => writeCharts(supports, layout)),
    freeze: (grid, options) => asWriter(() => freeze(supports, grid, options)),
    readTable: (tableId) => readTable(tableId),
    writeCells: (grid, writes) => asWriter(() => writeCells(supports, grid, writes)),
    addRows: (grid, layout) => asWriter(() => addRows(supports, grid, layout)),
    addColumns: (grid, at, columns) => asWriter(() => addColumns(supports, grid, at, columns)),
    restamp: (tableId, was, now) => asWriter(() => restamp(supports, tableId, was, now)),
    insertFormulas: (formulas) => asWriter(() => insertFormulas(formulas)),
    selectCell,
    readSheet,
    writePlaces: (sheetId, writes) => asWriter(() => writePlaces(supports, sheetId, writes)),
    selectPlace,
    onChange: (listener) => watchChanges(supports, () => writing > 0, listener),
  };
}
