// Undo of a push, and the sheets of this workbook taking in what it gave back.
import { AppError } from '../../domain/errors';
import type { Calendar } from '../../domain/period/period';
import type { TableMemory } from './compare';
import type { UndoOutcome } from './outcomes';
import type { Ports } from './ports';
import { refresh } from './refresh';

export async function undo(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  pushId: string,
  leaveChanged = false,
): Promise<UndoOutcome> {
  const answer = await ports.api.undo(pushId, { pushId: ports.newId(), leaveChanged });
  switch (answer.kind) {
    case 'conflicts':
      return { kind: 'conflicts', conflicts: answer.conflicts };
    case 'issues':
      throw new AppError('not-allowed', answer.issues.map((i) => i.message).join(' '));
    case 'receipt':
      for (const { binding, sheet } of await ports.workbook.boundTables())
        if (sheet !== undefined) await refreshQuietly(ports, memory, calendar, binding.tableId);
      return { kind: 'done', receipt: answer.receipt };
  }
}

/** The undo stands whatever becomes of the sheet; My work goes on to show that the store is newer. */
async function refreshQuietly(ports: Ports, memory: TableMemory, calendar: Calendar, tableId: string): Promise<void> {
  try {
    await refresh(ports, memory, calendar, tableId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
