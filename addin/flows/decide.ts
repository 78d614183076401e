// What a person decides on Changes, cell by cell: mine or theirs, a tick for a cleared cell, a one-click fix.
import { AppError } from '../../domain/errors';
import { sameValue, type FieldValue } from '../../domain/figure';
import type { Calendar } from '../../domain/period/period';
import type { Cell } from '../../domain/sheet/grid';
import type { PlannedConflict, PlannedEdit, PlannedIssue } from '../../domain/sync/plan';
import type { CellPlace } from './bridge';
import type { CellWrite } from '../workbook/port';
import { bindingOf, compare, fieldOf, rowOfKey, type TableMemory } from './compare';
import type { Ports } from './ports';
import { readBound, selectIn, writeCells } from './table-cells';

const moved = () => new AppError('out-of-step', 'The sheet changed meanwhile. Look at Changes again.');

export async function decide(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
  conflict: PlannedConflict,
  choice: 'mine' | 'theirs',
): Promise<void> {
  const now = await compare(ports, memory, calendar, tableId, false, new Set([conflict.key]));
  const there = fieldOf(now, conflict);
  if (!there) throw moved();
  const { row, known, read } = there;
  const { mine } = memory.decisionsOf(tableId);
  const writes = (value: FieldValue): CellWrite[] =>
    read.field.write(value, known).flatMap((cell, i) => {
      const header = read.cells[i]?.header;
      return header === undefined ? [] : { row, header, cell };
    });
  if (choice === 'theirs') {
    mine.delete(conflict.id);
    await writeCells(ports, now.grid, writes(conflict.theirs));
    return;
  }
  mine.set(conflict.id, conflict.revision);
  if (read.value !== undefined && sameValue(read.value, conflict.after)) return;
  const back = writes(conflict.after).map((w) => (w.header === conflict.header ? { ...w, ...formulaOf(conflict) } : w));
  await writeCells(ports, now.grid, back);
}

function formulaOf({ formula }: PlannedEdit): Pick<CellWrite, 'formula'> {
  return formula === null ? {} : { formula };
}

export function tick(memory: TableMemory, tableId: string, edit: PlannedEdit, ticked: boolean): void {
  const decisions = memory.decisionsOf(tableId);
  if (ticked) decisions.ticked.add(edit.id);
  else decisions.ticked.delete(edit.id);
}

/** Writes the fix where the very same issue still stands. */
export async function fix(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
  issue: PlannedIssue,
): Promise<void> {
  if (!issue.fix) throw new AppError('unexpected', 'This problem has no one-click fix. Mend it in the sheet.');
  const now = await compare(ports, memory, calendar, tableId);
  const here = [...now.plan.issues, ...now.plan.checks].find((i) => i.id === issue.id && i.message === issue.message);
  if (here?.row === undefined || here.header === undefined) throw moved();
  const cell: Cell = issue.fix.value;
  await writeCells(ports, now.grid, [{ row: here.row, header: here.header, cell }]);
}

export async function showCell(
  ports: Ports,
  memory: TableMemory,
  calendar: Calendar,
  tableId: string,
  place: CellPlace,
): Promise<void> {
  const { key } = place;
  const now = key === undefined ? undefined : await compare(ports, memory, calendar, tableId, false, new Set([key]));
  const grid = now?.grid ?? (await readBound(ports, await bindingOf(ports, tableId), calendar));
  const header = place.header ?? grid.header[0];
  if (header === undefined) return;
  const byKey = now && rowOfKey(now, key ?? '');
  await selectIn(ports, grid, byKey ?? place.row ?? 0, header);
}
