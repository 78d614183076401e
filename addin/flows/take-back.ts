// Takes a refresh back: cells get again what they held, where they still hold what the refresh wrote; rows and columns that it
// put in go, where nothing of the person's stands in them. Loaded when it is asked for.
import { sameValue } from '../../domain/figure';
import type { Calendar } from '../../domain/period/period';
import type { Cell } from '../../domain/sheet/grid';
import { readGrid } from '../../domain/sheet/read-grid';
import { sameFormula } from '../../domain/sheet/references';
import type { RefreshPlan } from '../../domain/sync/plan-refresh';
import type { ProvisionalMark } from '../../domain/sync/provisional-marks';
import type { AddedColumns, AddedRows, TableGrid } from '../workbook/port';
import { chartHeaders, chartPeriods } from './charts';
import { bindingOf, compare, rowOfKey, type Comparison, type TableMemory } from './compare';
import type { TakenBack } from './outcomes';
import type { Ports } from './ports';
import { saveAsBefore, stampAnew } from './refresh-stamp';
import { readBound, writeCells } from './table-cells';

/** What a refresh did. */
export interface Refreshed {
  readonly before: Comparison;
  readonly plan: RefreshPlan;
  readonly marks: readonly ProvisionalMark[];
  /** Keys of the rows that it added. */
  readonly rows: readonly string[];
  readonly rowsAdded: AddedRows | null;
  /** Headings of the columns that it added. */
  readonly columns: readonly string[];
  readonly columnsAdded: AddedColumns | null;
  /** The table right after it, where rows or columns were added. */
  readonly stood: TableGrid | null;
}

export async function takeBack(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  done: Refreshed,
): Promise<TakenBack> {
  const { before, plan } = done;
  const { tableId } = before.grid;
  const keyOf = new Map(before.read.rows.map((r) => [r.row, r.known.key]));
  const written = new Set(plan.writes.map((w) => keyOf.get(w.row) ?? ''));
  const now = await compare(ports, memory, calendar, tableId, false, written);
  const writes = plan.writes.flatMap((w) => {
    const row = rowOfKey(now, keyOf.get(w.row) ?? '');
    if (row === undefined) return [];
    const column = now.grid.header.indexOf(w.header);
    if (w.formula !== undefined) {
      const isThere = sameFormula(now.grid.formulas[row]?.[column] ?? '', w.formula);
      return isThere ? [{ row, header: w.header, cell: null, formula: w.wasFormula }] : [];
    }
    return same(now.grid.rows[row]?.[column] ?? null, w.cell) ? [{ row, header: w.header, cell: w.was }] : [];
  });
  await writeCells(ports, now.grid, writes);
  const marks = done.marks.flatMap(({ row, header, isProvisional }) => {
    const at = rowOfKey(now, keyOf.get(row) ?? '');
    return at === undefined || !now.grid.header.includes(header)
      ? []
      : [{ row: at, header, isProvisional: !isProvisional }];
  });
  if (marks.length > 0) await ports.workbook.markCells(now.grid, marks);
  const left = done.stood ? await takeOut(ports, calendar, done, done.stood, now) : { rowsLeft: 0, columnsLeft: [] };
  const binding = await bindingOf(ports, tableId);
  await stampAnew(ports, binding, before.binding.pulledAt);
  await saveAsBefore(ports, binding, before.binding, left.columnsLeft.length === 0);
  return left;
}

/** Rows and columns that hold nothing but what the refresh put there. */
async function takeOut(
  ports: Ports,
  calendar: Calendar,
  { before, rows, rowsAdded, columns, columnsAdded }: Refreshed,
  stood: TableGrid,
  now: Comparison,
): Promise<TakenBack> {
  const rowsThen = new Map(readGrid(stood, before.sheet.kind, now.sheet.rows).rows.map((r) => [r.known.key, r.row]));
  const keyAt = new Map(now.read.rows.map((r) => [r.row, r.known.key]));
  const untouched = (row: number, header: string): boolean => {
    const then = rowsThen.get(keyAt.get(row) ?? '');
    return sameContent(contentOf(now.grid, row, header), contentOf(stood, then, header));
  };
  const there = columns.filter((header) => now.grid.header.includes(header));
  const ours = there.filter((header) => now.grid.rows.every((_, row) => untouched(row, header)));
  if (columnsAdded && ours.length > 0) {
    const [then, is] = [before.binding.view, now.binding.view];
    if (then.sheet === 'trend' && is.sheet === 'trend' && ours.length === columns.length) {
      const [from, to] = [chartPeriods(is.periods, calendar), chartPeriods(then.periods, calendar)];
      await ports.workbook.followCharts({ tableId: now.grid.tableId, ...chartHeaders, from, to });
    }
    await ports.workbook.removeColumns(now.grid, ours, columnsAdded);
  }
  const grid = ours.length > 0 ? await readBound(ports, now.binding, calendar) : now.grid;

  const added = new Set(rows);
  const addedNow = now.read.rows.filter(({ known }) => added.has(known.key)).map(({ row }) => row);
  const free = addedNow.filter((row) => grid.header.every((header) => untouched(row, header))).sort((a, b) => a - b);
  const gone = !rowsAdded || (await ports.workbook.removeRows(grid, free, rowsAdded));
  return {
    rowsLeft: gone ? addedNow.length - free.length : addedNow.length,
    columnsLeft: there.filter((header) => !ours.includes(header)),
  };
}

interface Content {
  readonly cell: Cell;
  /** With its own row written as `#`, so that a row that was sorted elsewhere says the same. */
  readonly formula: string | null;
}
const nothing: Content = { cell: null, formula: null };

function contentOf(grid: TableGrid, row: number | undefined, header: string): Content {
  const column = grid.header.indexOf(header);
  if (row === undefined || column < 0) return nothing;
  const formula = grid.formulas[row]?.[column] ?? null;
  const own = new RegExp(`(?<=[A-Z]\\$?)${grid.top + 2 + row}(?!\\d)`, 'gi');
  return { cell: grid.rows[row]?.[column] ?? null, formula: formula?.replace(own, '#') ?? null };
}

function sameContent(a: Content, b: Content): boolean {
  if (a.formula !== null || b.formula !== null)
    return a.formula !== null && b.formula !== null && sameFormula(a.formula, b.formula);
  return same(a.cell, b.cell);
}

function same(a: Cell, b: Cell): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || (typeof a === 'number' && typeof b === 'number' && sameValue(a, b));
}
