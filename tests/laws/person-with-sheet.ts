// A person with a sheet, without Excel: the sheet is a grid that the rules wrote, and is read and merged by the same
// rules as in the pane. The store is the real one behind HTTP.
import { randomUUID } from 'node:crypto';
import { createHttpApi } from '../../addin/api/http-api';
import type { Api } from '../../addin/api/port';
import { aprilCalendar } from '../../domain/period/period';
import { gridOf, withCells } from '../../domain/sheet/example-rows';
import type { Cell, Grid } from '../../domain/sheet/grid';
import { keysIn } from '../../domain/sheet/grid-keys';
import { readGrid } from '../../domain/sheet/read-grid';
import { updateSheet } from '../../domain/sheet/kinds/update-sheet';
import { rowsOf, theirChanges } from '../../domain/sheet/view-rows';
import type { Edit } from '../../domain/sync/change-set';
import { editsToColumns } from '../../domain/sync/columns';
import type { HeldConflict } from '../../domain/sync/merge-cell';
import type { PushPlan } from '../../domain/sync/plan';
import { planPush } from '../../domain/sync/plan-push';
import { planRefresh, type RefreshPlan } from '../../domain/sync/plan-refresh';
import type { View } from '../../domain/wire';

const view: View = { sheet: 'update', scope: 'mine' };

/** A push that the store took, with what its sender had seen. */
export interface Accepted {
  readonly revision: number;
  readonly base: number;
  readonly edits: readonly Edit[];
  readonly pushId: string;
}

export interface PersonWithSheet {
  readonly api: Api;
  grid(): Grid;
  pull(): Promise<void>;
  edit(row: number, header: 'Value' | 'Note', cell: Cell): void;
  plan(): Promise<PushPlan>;
  /** Pushes what is ready and refreshes; conflicts are settled as "mine" where asked. */
  push(settleMine: boolean): Promise<Accepted | undefined>;
  refresh(): Promise<RefreshPlan>;
}

export async function personWithSheet(server: string, personId: string): Promise<PersonWithSheet> {
  const api = createHttpApi({ server, timeout: 10_000 });
  await api.signIn.byName(personId);
  let grid: Grid = { header: [], rows: [], formulas: [], top: 3, left: 0 };
  let revision = 0;
  let held: Readonly<Record<string, HeldConflict>> = {};

  async function ask() {
    const answer = await api.view({ view, since: revision, also: keysIn(grid, updateSheet, aprilCalendar) });
    const rows = rowsOf(answer);
    return { answer, rows, changed: theirChanges(answer), read: readGrid(grid, updateSheet, rows) };
  }
  async function planNow(mine: ReadonlyMap<string, number> = new Map()) {
    const { changed, read } = await ask();
    const ticked = new Set(read.rows.flatMap((r) => [`${r.known.key}|value`, `${r.known.key}|note`]));
    return planPush({ read, changed, held, decisions: { mine, ticked }, calendar: aprilCalendar });
  }
  const person: PersonWithSheet = {
    api,
    grid: () => grid,
    async pull() {
      const answer = await api.view({ view });
      grid = gridOf(rowsOf(answer));
      revision = answer.revision;
      held = {};
    },
    edit(row, header, cell) {
      grid = withCells(grid, [[row % grid.rows.length, header, cell]]);
    },
    plan: () => planNow(),
    async push(settleMine) {
      const first = await planNow();
      const mine = settleMine ? new Map(first.conflicts.map((c) => [c.id, c.revision])) : new Map<string, number>();
      const { ready } = await planNow(mine);
      if (ready.length === 0) return undefined;
      const edits: Edit[] = ready.map((e) => ({
        type: 'measurement',
        key: e.key,
        field: e.field,
        value: e.after,
        ...(e.seen !== null && { seen: e.seen }),
      }));
      const pushId = randomUUID();
      const base = revision;
      const answer = await api.push({ pushId, base, edits: editsToColumns(edits) });
      if (answer.kind !== 'receipt' || answer.receipt.kind !== 'done') return undefined;
      await person.refresh();
      return { revision: answer.receipt.revision, base, edits, pushId };
    },
    async refresh() {
      const { answer, rows, changed, read } = await ask();
      const plan = planRefresh(read, rows, changed, held);
      grid = withCells(
        grid,
        plan.writes.map((w) => [w.row, w.header, w.cell]),
      );
      held = plan.held;
      revision = answer.revision;
      return plan;
    },
  };
  return person;
}
