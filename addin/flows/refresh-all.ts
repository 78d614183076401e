// Refresh of every table of the workbook: one that cannot be refreshed says why, and the others are.
import { AppError } from '../../domain/errors';
import type { Calendar } from '../../domain/period/period';
import type { TableMemory } from './compare';
import type { RefreshAccount } from './outcomes';
import type { Ports } from './ports';
import { refresh } from './refresh';

/** @throws AppError `not-connected`, `signed-out`: then none can be */
export async function refreshAll(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
): Promise<readonly RefreshAccount[]> {
  const accounts: RefreshAccount[] = [];
  for (const { binding, sheet } of await ports.workbook.boundTables()) {
    if (sheet === undefined) continue;
    const { tableId, revision } = binding;
    try {
      accounts.push(await refresh(ports, memory, calendar, tableId));
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-connected' || error.code === 'signed-out') throw error;
      accounts.push({
        ...{ tableId, sheet, revision, problem: error.message, columnsAdded: [], takeBack: null },
        ...{ values: 0, formulas: 0, rowsAdded: 0, rowsGone: 0, marks: 0, conflicts: 0, unsent: 0, own: 0 },
      });
    }
  }
  return accounts;
}
