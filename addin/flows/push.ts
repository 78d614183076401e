// Push: send what is ready, all or nothing, under an id that is remembered in the workbook before it goes, so that a
// lost answer is never a lost or a doubled push.
import { AppError } from '../../domain/errors';
import type { Calendar } from '../../domain/period/period';
import { editsToColumns } from '../../domain/sync/columns';
import type { PlannedEdit } from '../../domain/sync/plan';
import { limits } from '../../domain/wire';
import type { PushAnswer } from '../api/port';
import type { Binding } from '../workbook/port';
import type { AskedOutcome, Progress } from './bridge';
import { movesOf } from './foresee';
import { loaded } from './kinds/loaded';
import { editOf } from './sent-edit';
import { bindingOf, changesOf, compare, type TableMemory } from './compare';
import type { PushOutcome, RefreshAccount } from './outcomes';
import type { Ports } from './ports';
import { refresh } from './refresh';

export async function push(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
  progress?: Progress,
): Promise<PushOutcome> {
  const seen = await compare(ports, memory, calendar, tableId, true);
  if (seen.binding.pending)
    throw new AppError(
      'busy',
      'An earlier push of this table has no answer yet. Ask for its answer first, so that nothing is sent twice.',
    );
  const ready = atOnce(seen.plan.ready);
  if (ready.length === 0) return { kind: 'nothing-to-do' };
  const sent = changesOf(seen);
  const pushId = ports.newId();
  await ports.workbook.saveBinding({ ...seen.binding, pending: { pushId, sentAt: ports.now(), cells: ready.length } });
  let answer: PushAnswer;
  try {
    answer = await ports.api.push(
      {
        pushId,
        base: seen.binding.revision,
        edits: editsToColumns(ready.map(editOf)),
        source: {
          workbook: (await ports.workbook.name()).slice(0, 400),
          sheet: seen.grid.sheet.slice(0, 100),
          table: seen.binding.view.sheet,
        },
      },
      progress,
    );
  } catch (error) {
    if (error instanceof AppError && mayHaveArrived(error)) return { kind: 'no-answer', pushId };
    await settle(ports, tableId);
    throw error;
  }
  await settle(ports, tableId);
  switch (answer.kind) {
    case 'receipt':
      forget(memory, tableId, ready);
      return {
        kind: 'done',
        receipt: answer.receipt,
        sent,
        moves: movesOf(answer.receipt.moved, calendar),
        refreshed: await refreshed(ports, memory, calendar, tableId),
      };
    case 'issues': {
      const { reasonsOf, rememberRefused } = await loaded(() => import('./refused'));
      rememberRefused(memory.refusalsOf(tableId), ready, answer.issues, seen.sheet.revision);
      return { kind: 'refused', message: reasonsOf(answer.issues), conflicts: [] };
    }
    case 'conflicts':
      return {
        kind: 'refused',
        message: 'Somebody changed the same figures a moment ago. They are shown as conflicts now.',
        conflicts: answer.conflicts,
      };
  }
}

/** So many cells go in one push; what is left of a longer table goes with the next. Cells of one record stay together. */
function atOnce(ready: readonly PlannedEdit[]): readonly PlannedEdit[] {
  if (ready.length <= limits.cellsPerPush) return ready;
  let end: number = limits.cellsPerPush;
  while (end > 1 && ready[end]?.key === ready[end - 1]?.key) end--;
  return ready.slice(0, end);
}

/** Asks what became of the pending push of a table. */
export async function askAfter(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
): Promise<AskedOutcome> {
  const { pending } = await bindingOf(ports, tableId);
  if (!pending) return { kind: 'not-taken' };
  const receipt = await ports.api.receipt(pending.pushId);
  await settle(ports, tableId);
  if (!receipt) return { kind: 'not-taken' };
  await refreshed(ports, memory, calendar, tableId);
  return { kind: 'taken', receipt, sent: null, moves: movesOf(receipt.moved, calendar) };
}

/** Errors after which the store may have taken the push all the same. */
function mayHaveArrived(error: AppError): boolean {
  return error.code === 'not-connected' || error.code === 'unexpected';
}

/** The answer is known: the binding, read anew, forgets its pending push. */
async function settle(ports: Ports, tableId: string): Promise<void> {
  const { pending: _, ...rest }: Binding = await bindingOf(ports, tableId);
  await ports.workbook.saveBinding(rest);
}

function forget(memory: TableMemory, tableId: string, sent: readonly PlannedEdit[]): void {
  const decisions = memory.decisionsOf(tableId);
  for (const edit of sent) {
    decisions.mine.delete(edit.id);
    decisions.ticked.delete(edit.id);
  }
}

/** After a push the sheet takes in what else changed; where that cannot be done now, the next refresh does it. */
async function refreshed(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
): Promise<RefreshAccount | null> {
  try {
    return await refresh(ports, memory, calendar, tableId);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
