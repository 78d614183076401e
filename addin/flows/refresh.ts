// Refresh: the cells that changed in the store only take theirs; everything else stays. Ends with its own account.
import type { Calendar } from '../../domain/period/period';
import { writeGrid } from '../../domain/sheet/write-grid';
import { planRefresh, type RefreshPlan } from '../../domain/sync/plan-refresh';
import type { Binding } from '../workbook/port';
import { compare, type TableMemory } from './compare';
import { loaded } from './kinds/loaded';
import type { addNewPeriods } from './new-periods';
import type { RefreshAccount } from './outcomes';
import type { Ports } from './ports';
import { stampAnew, withoutHeld } from './refresh-stamp';
import { readBound, writeCells } from './table-cells';

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
  const marks = sheet.before ? await (await loaded(() => import('./marks'))).markAnew(ports, before) : [];
  // A table of people's own gets no rows from us.
  const added = before.grid.places ? [] : [...plan.added].sort((a, b) => sheet.order(a, b));
  const rowsAdded =
    added.length > 0
      ? await ports.workbook.addRows(before.grid, writeGrid(sheet.kind, added, sheet.texts('', '')))
      : null;
  const now = ports.now();
  await stampAnew(ports, before.binding, now);
  const next: Binding = {
    ...withoutHeld(before.binding),
    revision: sheet.revision,
    pulledAt: now,
    ...heldOf(plan),
  };
  await ports.workbook.saveBinding(next);
  const fresh = next.view.sheet === 'trend' ? await newColumns(ports, memory, calendar, tableId) : null;
  const columns = fresh?.headers ?? [];
  const rows = added.map(({ key }) => key);
  const grew = rows.length > 0 || columns.length > 0;
  // As it stands now, so that what a person puts in later is told from what came with the refresh.
  const stood = grew ? await readBound(ports, next, calendar) : null;
  const done = { before, plan, marks, rows, rowsAdded, columns, columnsAdded: fresh?.added ?? null, stood };
  return {
    tableId,
    sheet: before.grid.sheet,
    values: plan.writes.filter(({ formula }) => formula === undefined).length,
    formulas: plan.writes.filter(({ formula }) => formula !== undefined).length,
    rowsAdded: added.length,
    marks: marks.length,
    rowsGone: plan.gone.length,
    columnsAdded: columns,
    problem: null,
    conflicts: Object.keys(plan.held).length,
    unsent: plan.unsent,
    own: plan.own,
    revision: sheet.revision,
    takeBack:
      grew || plan.writes.length + marks.length > 0
        ? async () => (await loaded(() => import('./take-back'))).takeBack(ports, memory, calendar, done)
        : null,
  };
}

async function newColumns(...asked: Parameters<typeof addNewPeriods>): ReturnType<typeof addNewPeriods> {
  const { addNewPeriods: add } = await loaded(() => import('./new-periods'));
  return add(...asked);
}

function heldOf(plan: RefreshPlan): Pick<Binding, 'held'> | Record<string, never> {
  return Object.keys(plan.held).length > 0 ? { held: plan.held } : {};
}
