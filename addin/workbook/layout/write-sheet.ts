// Writes a layout as a new sheet: range first, then the table over it, then what refers to the table.
// All or nothing: where it fails, the half-written sheet is taken away again.
import { addressOf } from '../../../domain/sheet/grid';
import type { SheetLayout } from '../../../domain/sheet/layout';
import { quietly, readExcel, writeExcel } from '../excel-run';
import type { Supports } from '../excel-run';
import { freeSheetName, freeTableName } from './free-names';
import { layoutChunks, lockedRows, queueCells, queueFormulas, queueSoleFormats, soleFormat } from './layout-body';
import type { PlacedColumn } from './layout-body';
import { queueAbove, queueStrong } from './above';
import { queueLists, type ListSources } from './lists';
import { queuePage } from './page';
import { queueColumnLook, queueHead, queueBodyLook, queueLocked, queueMarks, queueValidation } from './sheet-look';

/** Waited for: what it does between two requests, as drawing, comes to its turn. */
export type Progress = (done: number, of: number) => void | Promise<void>;

interface FreeNames {
  readonly sheet: string;
  readonly table: string;
}

async function freeNames(context: Excel.RequestContext, layout: SheetLayout): Promise<FreeNames> {
  const { worksheets, tables, names } = context.workbook;
  worksheets.load('items/name');
  tables.load('items/name');
  names.load('items/name');
  await context.sync();
  return {
    sheet: freeSheetName(
      layout.sheetName,
      worksheets.items.map((sheet) => sheet.name),
    ),
    table: freeTableName(
      layout.tableName,
      [...tables.items, ...names.items].map((item) => item.name),
    ),
  };
}

/** Cells from which on a sheet for reading gets no lines and colours: Excel's own grid shows, and each setting visits every cell. */
const MANY_CELLS = 100_000;

function isPlain({ rows, columns }: SheetLayout): boolean {
  return rows.length * columns.length > MANY_CELLS && columns.every(({ kind }) => kind !== 'editable');
}

function queueLook(
  sheet: Excel.Worksheet,
  layout: SheetLayout,
  columns: readonly PlacedColumn[],
  lists: ListSources,
): void {
  const rows = Math.max(1, layout.rows.length);
  const body = layout.top + 1;
  const plain = isPlain(layout);
  if (!plain) queueBodyLook(sheet.getRangeByIndexes(body, 0, rows, columns.length));
  for (const { column, index, at } of columns) {
    const range = sheet.getRangeByIndexes(body, at, rows, 1);
    queueColumnLook(range, column, { first: at === 0, format: soleFormat(layout, index), plain });
    queueMarks(range, column, `$${addressOf(body, at)}`);
    queueLocked(sheet, at, lockedRows(layout, index, body));
    queueValidation(range, column, lists);
  }
}

function queueTable(sheet: Excel.Worksheet, layout: SheetLayout, name: string): Excel.Table {
  const range = sheet.getRangeByIndexes(layout.top, 0, Math.max(1, layout.rows.length) + 1, layout.columns.length);
  const table = sheet.tables.add(range, true);
  table.name = name;
  table.style = 'TableStyleLight1';
  table.showBandedRows = false;
  table.load('id');
  return table;
}

function queueShow(sheet: Excel.Worksheet, layout: SheetLayout): void {
  const { top, frozen = 0, columns, rows, locked = [] } = layout;
  if (frozen > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, top + 1, frozen));
  else sheet.freezePanes.freezeRows(top + 1);
  sheet.activate();
  const editable = columns.flatMap(({ kind }, at) => (kind === 'editable' ? at : []));
  // The first cell that is the person's to fill; of several in its row the leftmost.
  const row = Math.max(
    0,
    rows.findIndex((_, i) => editable.some((at) => !locked[i]?.includes(at))),
  );
  const column = editable.find((at) => !locked[row]?.includes(at)) ?? editable[0] ?? 0;
  sheet.getRangeByIndexes(top + 1 + row, column, 1, 1).select();
}

async function write(
  context: Excel.RequestContext,
  layout: SheetLayout,
  names: FreeNames,
  progress: Progress | undefined,
  stop: AbortSignal | undefined,
): Promise<string | null> {
  const columns = layout.columns.map((column, index) => ({ column, index, at: index }));
  const body = layout.top + 1;
  const lists = await queueLists(context, layout.columns);
  const sheet = context.workbook.worksheets.add(names.sheet);
  const steps = layout.rows.length;
  quietly(context);
  queueHead(sheet, layout);
  if (steps > 0) queueSoleFormats(sheet, layout, columns, body);
  for (const chunk of layoutChunks(layout)) {
    if (chunk.start > 0) quietly(context);
    queueCells(sheet, layout, columns, body, chunk);
    queueFormulas(sheet, layout, columns, body, chunk);
    const done = chunk.start + chunk.count;
    // The last one goes with the table.
    if (done === steps) break;
    await context.sync();
    await progress?.(done, steps);
    if (stop?.aborted) return null;
  }
  const table = queueTable(sheet, layout, names.table);
  queueLook(sheet, layout, columns, lists);
  queueStrong(sheet, layout, body);
  queueAbove(sheet, layout, names.table);
  if (layout.page)
    queuePage(sheet, { ...layout.page, header: layout.top, title: layout.title, lines: isPlain(layout) });
  queueShow(sheet, layout);
  await context.sync();
  await progress?.(steps, steps);
  return table.id;
}

async function takeAway(name: string): Promise<void> {
  await readExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    await context.sync();
    if (sheet.isNullObject) return;
    sheet.delete();
    await context.sync();
  });
}

/** Writes a new sheet with a table, makes it the active one and selects the first cell to fill. */
export async function writeSheet(
  supports: Supports,
  layout: SheetLayout,
  progress?: Progress,
  stop?: AbortSignal,
): Promise<{ tableId: string; sheet: string }> {
  const names = await readExcel((context) => freeNames(context, layout));
  stop?.throwIfAborted();
  try {
    const tableId = await writeExcel(supports, (context) => write(context, layout, names, progress, stop));
    if (tableId === null) throw stop?.reason;
    return { tableId, sheet: names.sheet };
  } catch (error) {
    // What went wrong first is what the person must hear, also where taking away fails for the same reason.
    await takeAway(names.sheet).catch(() => undefined);
    throw error;
  }
}
