// Refresh: the cells that changed in the store only take theirs; everything else stays. Ends with its own account.
import { sameValue } from '../../domain/figure';
import type { Calendar } from '../../domain/period/period';
import type { Cell } from '../../domain/sheet/grid';
import { sameFormula } from '../../domain/sheet/references';
import { writeGrid } from '../../domain/sheet/write-grid';
import { planRefresh, type RefreshPlan } from '../../domain/sync/plan-refresh';
import { moments } from '../texts/en/moments';
import type { Binding } from '../workbook/port';
import { compare, rowOfKey, type Comparison, type TableMemory } from './compare';
import { loaded } from './kinds/loaded';
import { sourceOf } from './kinds/source-of';
import type { addNewPeriods } from './new-periods';
import type { RefreshAccount } from './outcomes';
import type { Ports } from './ports';
import { writeCells } from './table-cells';

export async function refresh(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
): Promise<RefreshAccount> {
  const before = await compare(ports, memory, calendar, tableId, true);
  const { sheet } = before;
  const plan = planRefresh(before.read, sheet.rows, sheet.changed, before.binding.held ?? {}, sheet.before);
  await writeCells(ports, before.grid, plan.writes);
  // A table of people's own gets no rows from us.
  const added = before.grid.places ? [] : [...plan.added].sort((a, b) => sheet.order(a, b));
  if (added.length > 0) await ports.workbook.addRows(before.grid, writeGrid(sheet.kind, added, sheet.texts('', '')));
  const now = ports.now();
  await stampAnew(ports, before.binding, now);
  const next: Binding = {
    ...withoutHeld(before.binding),
    revision: sheet.revision,
    pulledAt: now,
    ...heldOf(plan),
  };
  await ports.workbook.saveBinding(next);
  const columnsAdded = next.view.sheet === 'trend' ? await newColumns(ports, memory, calendar, tableId) : [];
  return {
    tableId,
    sheet: before.grid.sheet,
    values: plan.writes.filter(({ formula }) => formula === undefined).length,
    formulas: plan.writes.filter(({ formula }) => formula !== undefined).length,
    rowsAdded: added.length,
    rowsGone: plan.gone.length,
    columnsAdded,
    problem: null,
    conflicts: Object.keys(plan.held).length,
    unsent: plan.unsent,
    own: plan.own,
    revision: sheet.revision,
    takeBack: plan.writes.length > 0 ? () => takeBack(ports, memory, calendar, before, plan) : null,
  };
}

async function newColumns(...asked: Parameters<typeof addNewPeriods>): Promise<readonly string[]> {
  const { addNewPeriods: add } = await loaded(() => import('./new-periods'));
  return add(...asked);
}

/** A page that says when it was made says when it was refreshed. */
async function stampAnew({ workbook }: Ports, { view, tableId, pulledAt }: Binding, now: string): Promise<void> {
  const source = await sourceOf(view);
  const said = (moment: string) => source.stamp?.(moments.full(moment));
  const [was, is] = [said(pulledAt), said(now)];
  if (was !== undefined && is !== undefined) await workbook.restamp(tableId, was, is);
}

/** Puts back what the refresh wrote, where the cell still holds it. Rows and columns that were added stay. */
async function takeBack(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  before: Comparison,
  plan: RefreshPlan,
): Promise<void> {
  const keyOf = new Map(before.read.rows.map((r) => [r.row, r.known.key]));
  const written = new Set(plan.writes.map((w) => keyOf.get(w.row) ?? ''));
  const now = await compare(ports, memory, calendar, before.grid.tableId, false, written);
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
  const { pulledAt, revision, held, fresh } = before.binding;
  const back = { pulledAt, revision, ...(held && { held }), ...(fresh && { fresh }) };
  await stampAnew(ports, now.binding, pulledAt);
  await ports.workbook.saveBinding({ ...withoutHeld(now.binding), ...back });
}

function same(a: Cell, b: Cell): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || (typeof a === 'number' && typeof b === 'number' && sameValue(a, b));
}

function withoutHeld(binding: Binding): Binding {
  const { held: _, fresh: _fresh, ...rest } = binding;
  return rest;
}

function heldOf(plan: RefreshPlan): Pick<Binding, 'held'> | Record<string, never> {
  return Object.keys(plan.held).length > 0 ? { held: plan.held } : {};
}
