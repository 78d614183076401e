// Writes single cells of a table that was just read. Before anything is written, the table must stand where it was
// read and the rows concerned must hold what was read: what a person typed or sorted meanwhile is never lost.
import { AppError } from '../../domain/errors';
import type { Cell } from '../../domain/sheet/grid';
import { chunksToRead, chunksToWrite } from './chunks';
import type { Chunk } from './chunks';
import { sameCell } from './excel-cells';
import { quietly, writeExcel } from './excel-run';
import type { Supports } from './excel-run';
import { askHidden, safeRuns } from './filtered';
import type { CellWrite, TableGrid } from './port';
import { askRows } from './read-table';
import type { Body } from './read-table';
import { askWritable, outOfStep } from './table-place';
import { queueBlock } from './write-block';

/** Blank cells between two that are written, up to which both go as one range (those between are left alone). */
const GAP = 20;

/** Cells of one column, by body row; `undefined` between two that are written. */
export interface ColumnRange {
  readonly column: number;
  readonly start: number;
  readonly cells: readonly (Cell | undefined)[];
}

/** The writes as few ranges of one column each, by column and row. The last of two writes to one cell counts. */
export function columnRanges(grid: TableGrid, writes: readonly CellWrite[]): ColumnRange[] {
  const columnOf = new Map(grid.header.map((header, column) => [header, column]));
  const columns = new Map<number, Map<number, Cell>>();
  for (const { row, header, cell } of writes) {
    const column = columnOf.get(header);
    if (column === undefined || row < 0 || row >= grid.rows.length) {
      throw new AppError('unexpected', `There is no cell in row ${row + 1} of the column “${header}”.`);
    }
    const cells = columns.get(column) ?? new Map<number, Cell>();
    columns.set(column, cells.set(row, cell));
  }
  const ranges: { column: number; start: number; cells: (Cell | undefined)[] }[] = [];
  for (const [column, byRow] of [...columns].sort(([a], [b]) => a - b)) {
    let last: { column: number; start: number; cells: (Cell | undefined)[] } | undefined;
    for (const [row, cell] of [...byRow].sort(([a], [b]) => a - b)) {
      if (last && row - (last.start + last.cells.length) <= GAP) {
        while (last.start + last.cells.length < row) last.cells.push(undefined);
        last.cells.push(cell);
      } else {
        last = { column, start: row, cells: [cell] };
        ranges.push(last);
      }
    }
  }
  return ranges;
}

function rowHolds(grid: TableGrid, body: Body, row: number, start: number): boolean {
  return grid.header.every((_, column) => {
    const formula = grid.formulas[row]?.[column] ?? null;
    if (formula !== (body.formulas[row - start]?.[column] ?? null)) return false;
    // The result of a formula may change by itself.
    return formula !== null || sameCell(grid.rows[row]?.[column] ?? null, body.rows[row - start]?.[column] ?? null);
  });
}

interface Checked {
  readonly formatAt: (row: number, column: number) => string;
  /** Whether rows are hidden among those from the first to the last that is written. */
  readonly anyHidden: boolean;
}

/** Formats of the rows concerned, once it is sure that they hold what was read. One sync per chunk of rows. */
async function checkRows(
  context: Excel.RequestContext,
  table: Excel.Table,
  grid: TableGrid,
  rows: readonly number[],
): Promise<Checked> {
  const sheet = table.worksheet;
  const width = grid.header.length;
  const first = rows[0] ?? 0;
  const placeNow = askWritable(table, grid);
  const spanned = (rows.at(-1) ?? first) - first + 1;
  const hiddenNow = askHidden(sheet.getRangeByIndexes(grid.top + 1 + first, grid.left, spanned, 1));
  const wanted = new Set(rows);
  const formats = new Map<number, readonly string[]>();
  for (const { start, count } of chunksToRead(spanned, width)) {
    const from = first + start;
    const top = grid.top + 1 + from;
    const bodyNow = askRows(sheet, top, grid.left, count, width);
    const format = sheet.getRangeByIndexes(top, grid.left, count, width);
    format.load('numberFormat');
    await context.sync();
    if (start === 0) placeNow();
    const body = bodyNow();
    for (let row = from; row < from + count; row++) {
      if (!wanted.has(row)) continue;
      if (!rowHolds(grid, body, row, from)) throw outOfStep(grid.sheet);
      formats.set(row, (format.numberFormat[row - from] ?? []).map(String));
    }
  }
  return { formatAt: (row, column) => formats.get(row)?.[column] ?? 'General', anyHidden: hiddenNow() };
}

/** Ranges of which no row is hidden stay whole; the others become ranges of one row each. One sync per portion. */
async function safeRanges(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  grid: TableGrid,
  ranges: readonly ColumnRange[],
): Promise<ColumnRange[]> {
  const safe: ColumnRange[] = [];
  for (const { start, count } of portions(ranges)) {
    const asked = ranges.slice(start, start + count).map((range) => ({
      range,
      hiddenNow: askHidden(
        sheet.getRangeByIndexes(grid.top + 1 + range.start, grid.left + range.column, range.cells.length, 1),
      ),
    }));
    await context.sync();
    for (const { range, hiddenNow } of asked)
      for (const run of safeRuns({ start: 0, count: range.cells.length }, hiddenNow())) {
        const cells = range.cells.slice(run.start, run.start + run.count);
        if (cells.some((cell) => cell !== undefined))
          safe.push({ column: range.column, start: range.start + run.start, cells });
      }
  }
  return safe;
}

/** Ranges in portions that fit one request each. */
function portions(ranges: readonly ColumnRange[]): Iterable<Chunk> {
  return chunksToWrite(ranges.length, 40, (i) => JSON.stringify(ranges[i]?.cells ?? []).length * 2 + 400);
}

/**
 * Writes cells and touches no format. One sync per chunk of rows to check, one per portion of ranges to write; where rows are
 * hidden, one more per portion.
 * @throws AppError `table-missing`, `sheet-protected`, `out-of-step`; nothing is written then
 */
export async function writeCells(supports: Supports, grid: TableGrid, writes: readonly CellWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const formulas = writes.flatMap(({ row, header, formula }) =>
    formula === undefined ? [] : { row, header, formula },
  );
  const planned = columnRanges(
    grid,
    writes.filter(({ formula }) => formula === undefined),
  ).flatMap(cutLong);
  const rows = [...new Set(writes.map((write) => write.row))].sort((a, b) => a - b);
  await writeExcel(supports, async (context) => {
    const table = context.workbook.tables.getItem(grid.tableId);
    const { formatAt, anyHidden } = await checkRows(context, table, grid, rows);
    const ranges = anyHidden ? await safeRanges(context, table.worksheet, grid, planned) : planned;
    for (const { start, count } of portions(ranges)) {
      quietly(context);
      for (const { column, start: row, cells } of ranges.slice(start, start + count)) {
        queueBlock(table.worksheet, {
          top: grid.top + 1 + row,
          left: grid.left + column,
          cells: cells.map((cell) => [cell]),
          formats: cells.map((_, i) => [formatAt(row + i, column)]),
        });
      }
      await context.sync();
    }
    for (const { start, count } of chunksToWrite(formulas.length, 1, (i) => (formulas[i]?.formula.length ?? 0) + 400)) {
      quietly(context);
      for (const { row, header, formula } of formulas.slice(start, start + count))
        table.worksheet.getRangeByIndexes(
          ...([grid.top + 1 + row, grid.left + grid.header.indexOf(header), 1, 1] as const),
        ).formulas = [[formula]];
      await context.sync();
    }
  });
}

/** A range in pieces that each fit one request. */
function cutLong(range: ColumnRange): ColumnRange[] {
  const chunks = [...chunksToWrite(range.cells.length, 1, (i) => JSON.stringify(range.cells[i] ?? null).length * 2)];
  return chunks.map(({ start, count }) => ({
    column: range.column,
    start: range.start + start,
    cells: range.cells.slice(start, start + count),
  }));
}
