// Reads a bound table and asks the store about just its rows: the one comparison that Changes, push and refresh stand on.
import { AppError } from '../../domain/errors';
import type { Calendar } from '../../domain/period/period';
import type { OpenSheet } from '../../domain/sheet/open-sheet';
import { readGrid, type ReadField, type ReadResult } from '../../domain/sheet/read-grid';
import { planRefresh } from '../../domain/sync/plan-refresh';
import { planPush } from '../../domain/sync/plan-push';
import type { Decisions, PushPlan } from '../../domain/sync/plan';
import type { Binding, TableGrid } from '../workbook/port';
import { sourceOf } from './kinds/source-of';
import type { Changes } from './outcomes';
import type { Ports } from './ports';
import { loaded } from './kinds/loaded';
import type { Refusals } from './refused';
import { readBound } from './table-cells';

/** What lives in this pane only, and may be lost: choices on Changes, and the store's last answers for use offline. */
export interface TableMemory {
  decisionsOf(tableId: string): Decisions & { readonly mine: Map<string, number>; readonly ticked: Set<string> };
  /** What the store would not take of a table. */
  refusalsOf(tableId: string): Refusals;
  readonly lastAnswers: Map<string, OpenSheet>;
}

export function createTableMemory(): TableMemory {
  const decisions = new Map<string, { mine: Map<string, number>; ticked: Set<string> }>();
  const refusals = new Map<string, Refusals>();
  return {
    decisionsOf(tableId) {
      const known = decisions.get(tableId) ?? { mine: new Map<string, number>(), ticked: new Set<string>() };
      decisions.set(tableId, known);
      return known;
    },
    refusalsOf(tableId) {
      const known = refusals.get(tableId) ?? (new Map() as Refusals);
      refusals.set(tableId, known);
      return known;
    },
    lastAnswers: new Map(),
  };
}

export interface Comparison {
  readonly binding: Binding;
  readonly grid: TableGrid;
  readonly sheet: OpenSheet;
  readonly read: ReadResult;
  readonly plan: PushPlan;
  readonly connected: boolean;
}

const noKeys: ReadonlySet<string> = new Set();

/**
 * @param keys records whose rows are wanted even where they say what the store says: large tables of people's own leave such
 * rows aside
 * @throws AppError `table-missing`; `not-connected` where the store is away and was never asked about this table
 */
export async function compare(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
  needStore = false,
  keys = noKeys,
): Promise<Comparison> {
  const binding = await bindingOf(ports, tableId);
  // Another body may use the same codes: its table is not compared with this store, nor sent to it.
  if (binding.server !== ports.api.server)
    throw new AppError(
      'not-allowed',
      `This table was pulled from another store (${binding.server}). Open it there, or open your update sheet here.`,
    );
  const whole = await readBound(ports, binding, calendar);
  const { sheet, connected } = await ask(ports, memory, binding, whole, calendar, needStore);
  const { keep, issues, known = sheet.rows } = sheet.narrow?.(whole, keys) ?? { keep: null, issues: [] };
  const grid = keep === null ? whole : onlyRows(whole, keep);
  const plain = readGrid(grid, sheet.kind, known);
  const read = issues.length === 0 ? plain : { ...plain, issues: [...issues, ...plain.issues] };
  const planned = planPush({
    read,
    changed: sheet.changed,
    held: binding.held ?? {},
    decisions: memory.decisionsOf(tableId),
    calendar: sheet.calendar,
  });
  const refusals = memory.refusalsOf(tableId);
  const pushed =
    refusals.size === 0
      ? planned
      : (await loaded(() => import('./refused'))).withRefused(planned, refusals, sheet.revision);
  // What nobody types is never pushed; what is newer of it, a refresh brings.
  const shown = sheet.before ? planRefresh(read, sheet.rows, sheet.changed, {}, sheet.before) : undefined;
  const plan = shown ? { ...pushed, newer: pushed.newer + shown.writes.length } : pushed;
  return { binding, grid, sheet, read, plan, connected };
}

export function onlyRows(grid: TableGrid, keep: readonly number[]): TableGrid {
  if (grid.only) return grid.only(keep);
  const only = <T>(list: readonly T[]) => keep.flatMap((i) => list.slice(i, i + 1));
  return {
    ...grid,
    rows: only(grid.rows),
    formulas: only(grid.formulas),
    ...(grid.places && { places: only(grid.places) }),
  };
}

export async function bindingOf(ports: Ports, tableId: string): Promise<Binding> {
  const bound = (await ports.workbook.boundTables()).find((t) => t.binding.tableId === tableId);
  if (!bound)
    throw new AppError('table-missing', 'This table is no longer followed. Open your update sheet again from My work.');
  return bound.binding;
}

async function ask(
  ports: Ports,
  memory: TableMemory,
  binding: Binding,
  grid: TableGrid,
  calendar: Calendar,
  needStore: boolean,
) {
  try {
    const source = await sourceOf(binding.view, binding.fresh);
    const request = { since: binding.revision, also: source.also(grid, calendar) };
    const sheet = await source.ask(ports.api, request, grid);
    memory.lastAnswers.set(binding.tableId, sheet);
    return { sheet, connected: true };
  } catch (error) {
    const last = memory.lastAnswers.get(binding.tableId);
    const away = error instanceof AppError && (error.code === 'not-connected' || error.code === 'signed-out');
    if (!needStore && away && last) return { sheet: last, connected: false };
    throw error;
  }
}

export function changesOf(c: Comparison): Changes {
  return {
    tableId: c.grid.tableId,
    sheet: c.grid.sheet,
    pulledAt: c.binding.pulledAt,
    revision: c.binding.revision,
    plan: c.plan,
    connected: c.connected,
  };
}

/** The row of a record in a grid as it stands now; `undefined` where it is not there, or twice. */
export function rowOfKey(c: Comparison, key: string): number | undefined {
  return c.read.rows.find((r) => r.known.key === key || r.fields.some((f) => f.stored.ref.key === key))?.row;
}

/** A field of a record in a grid as it stands now. */
export function fieldOf(
  c: Comparison,
  { key, field }: { readonly key: string; readonly field: string },
): { readonly row: number; readonly known: ReadResult['rows'][number]['known']; readonly read: ReadField } | undefined {
  for (const { row, known, fields } of c.read.rows)
    for (const read of fields)
      if (read.stored.ref.key === key && read.stored.ref.field === field) return { row, known, read };
  return undefined;
}
