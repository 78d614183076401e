// What a refresh does to a sheet: the cells that take theirs, the rows that are new, and what is left alone (SYNC: Refresh).
import { sameValue, type FieldValue } from '../figure';
import type { MeasurementField } from '../records/measurement';
import type { Cell } from '../sheet/grid';
import type { ReadResult } from '../sheet/read-grid';
import { cellOf, valueShown } from '../sheet/sheet-kind';
import { editId, type ViewRow } from '../sheet/view-rows';
import { mergeCell, type HeldConflict, type TheirChange } from './merge-cell';

export interface RefreshWrite {
  readonly row: number;
  readonly header: string;
  readonly cell: Cell;
  /** What stood there, so that the refresh can be taken back. */
  readonly was: Cell;
}

export interface RefreshPlan {
  readonly writes: readonly RefreshWrite[];
  /** Rows of the view that the sheet does not have: they go to its end. */
  readonly added: readonly ViewRow[];
  /** Rows of the sheet that the view no longer holds: they stay. */
  readonly gone: readonly number[];
  readonly unsent: number;
  /** Conflicts left in the sheet, by edit id: the binding keeps them. */
  readonly held: Readonly<Record<string, HeldConflict>>;
}

export function planRefresh(
  read: ReadResult,
  rows: readonly ViewRow[],
  changed: ReadonlyMap<string, TheirChange>,
  heldBefore: Readonly<Record<string, HeldConflict>>,
): RefreshPlan {
  const writes: RefreshWrite[] = [];
  const gone: number[] = [];
  const held: Record<string, HeldConflict> = {};
  let unsent = 0;

  for (const row of read.rows) {
    if (!row.known.inView) gone.push(row.row);
    for (const cell of row.cells.values()) {
      const { column } = cell;
      if (column.kind === 'key' || column.kind === 'formula') continue;
      const theirs = valueShown(row.known, column);
      if (column.kind === 'read-only') {
        if (cell.formula === null && !sameValue(readOnlyValue(cell.cell), theirs))
          writes.push({ row: row.row, header: cell.header, cell: cellOf(theirs), was: cell.cell });
        continue;
      }
      const field = column.field as MeasurementField;
      const mine = row.values.get(field);
      if (mine === undefined) continue;
      const id = editId(row.known.key, field);
      const before = heldBefore[id];
      const change = changed.get(id);
      const base = before ? before.base : change ? change.base : theirs;
      const merge =
        before && mergeCell(base, theirs, mine) === 'mine'
          ? 'conflict'
          : mergeCell(base, theirs, mine, cell.formula !== null);
      if (merge === 'theirs') writes.push({ row: row.row, header: cell.header, cell: cellOf(theirs), was: cell.cell });
      else if (merge !== 'same') unsent++;
      const last = change ?? before;
      if (merge === 'conflict' && last) Object.defineProperty(held, id, { value: { ...last, base }, enumerable: true });
    }
  }
  const present = presentKeys(read);
  return { writes, added: rows.filter((r) => r.inView && !present.has(r.key)), gone, unsent, held };
}

/** Keys that stand in the sheet, also in rows that cannot be read for an issue. */
function presentKeys(read: ReadResult): Set<string> {
  const keys = new Set(read.rows.map((r) => r.known.key));
  for (const issue of read.issues) if (issue.key !== undefined) keys.add(issue.key);
  return keys;
}

function readOnlyValue(cell: Cell): FieldValue {
  return typeof cell === 'object' && cell !== null ? cell.error : cell;
}
