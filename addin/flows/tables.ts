// The bound tables of this workbook, each with how it stands against the store.
import { AppError } from '../../domain/errors';
import type { Calendar } from '../../domain/period/period';
import type { BoundTable } from '../workbook/port';
import { compare, type TableMemory } from './compare';
import type { TableState } from './outcomes';
import type { Ports } from './ports';

export async function tableStates(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
): Promise<readonly TableState[]> {
  const states: TableState[] = [];
  for (const table of await ports.workbook.boundTables()) states.push(await stateOf(ports, memory, calendar, table));
  return states;
}

async function stateOf(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  { binding, sheet, protected: locked }: BoundTable,
): Promise<TableState> {
  const state = {
    tableId: binding.tableId,
    kind: binding.view.sheet,
    sheet: sheet ?? null,
    pulledAt: binding.pulledAt,
    pulledBy: binding.pulledBy,
    unsent: 0,
    problems: 0,
    newer: null,
    pending: binding.pending ? { sentAt: binding.pending.sentAt, cells: binding.pending.cells } : null,
    protected: locked ?? false,
    offer: null,
  };
  if (sheet === undefined) return state;
  try {
    const { plan, connected, grid } = await compare(ports, memory, calendar, binding.tableId);
    return {
      ...state,
      unsent: plan.unsent,
      problems: plan.issues.length + plan.conflicts.length,
      newer: connected ? plan.newer : null,
      offer: grid.offer ?? null,
    };
  } catch (error) {
    // One table that cannot be read now must not hide the others; what broke is said when it is used.
    if (error instanceof AppError && error.code !== 'unexpected') return state;
    throw error;
  }
}
