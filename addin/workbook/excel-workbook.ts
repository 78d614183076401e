// The Workbook port over Excel. Holds no state of a table: only whether it is writing just now, for the watcher.
import { boundTables, removeBinding, saveBinding } from './bindings';
import { readExcel, supportsExcelApi } from './excel-run';
import type { Supports } from './excel-run';
import type { Workbook } from './port';
import { readTable } from './read-table';
import { selectCell } from './select-cell';
import { watchChanges } from './watch-changes';
import { writeCells } from './write-cells';

// What is not done each time the pane opens is fetched when it is first asked for.
const sheets = () => import('./layout/write-sheet');
const rowsToAdd = () => import('./layout/add-rows');
const reading = () => import('./areas/read-sheet');
const places = () => import('./areas/write-places');
const formulasToInsert = () => import('./insert-formulas');
const charts = () => import('./charts/write-charts');
const chartsToFollow = () => import('./charts/follow-charts');
const freezing = () => import('./freeze');
const columnsToAdd = () => import('./layout/add-columns');
const marking = () => import('./mark-cells');
const takingOut = () => import('./layout/take-out');
const restamping = () => import('./restamp');

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
    writeSheet: (layout, progress, stop) =>
      asWriter(async () => (await sheets()).writeSheet(supports, layout, progress, stop)),
    writeCharts: (layout) => asWriter(async () => (await charts()).writeCharts(supports, layout)),
    followCharts: (asked) => asWriter(async () => (await chartsToFollow()).followCharts(supports, asked)),
    freeze: (grid, options) => asWriter(async () => (await freezing()).freeze(supports, grid, options)),
    readTable: (tableId) => readTable(tableId),
    writeCells: (grid, writes) => asWriter(() => writeCells(supports, grid, writes)),
    addRows: (grid, layout) => asWriter(async () => (await rowsToAdd()).addRows(supports, grid, layout)),
    addColumns: (grid, at, columns) =>
      asWriter(async () => (await columnsToAdd()).addColumns(supports, grid, at, columns)),
    markCells: (grid, marks) => asWriter(async () => (await marking()).markCells(supports, grid, marks)),
    removeRows: (grid, rows, added) =>
      asWriter(async () => (await takingOut()).removeRows(supports, grid, rows, added)),
    removeColumns: (grid, headers, added) =>
      asWriter(async () => (await takingOut()).removeColumns(supports, grid, headers, added)),
    restamp: (tableId, was, now) => asWriter(async () => (await restamping()).restamp(supports, tableId, was, now)),
    insertFormulas: (formulas) => asWriter(async () => (await formulasToInsert()).insertFormulas(formulas)),
    selectCell,
    readSheet: async (which) => (await reading()).readSheet(supports, which),
    writePlaces: (sheetId, writes) => asWriter(async () => (await places()).writePlaces(supports, sheetId, writes)),
    selectPlace: async (sheetId, place) => (await places()).selectPlace(sheetId, place),
    onChange: (listener) => watchChanges(supports, () => writing > 0, listener),
  };
}
