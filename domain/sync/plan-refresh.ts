// What a refresh does to a sheet: the cells that take theirs, the rows that are new, and what is left alone (SYNC: Refresh).
import { sameValue, type FieldValue } from '../figure';
import type { Cell } from '../sheet/grid';
import type { ReadField, ReadResult, ReadRow } from '../sheet/read-grid';
import { sameFormula, withReferences } from '../sheet/references';
import type { KnownRow, SheetColumn } from '../sheet/sheet-kind';
import { editId } from '../sheet/view-rows';
import { mergeField, type HeldConflict, type TheirChange } from './merge-cell';

export interface RefreshWrite {
  readonly row: number;
  readonly header: string;
  readonly cell: Cell;
  /** What stood there, so that the refresh can be taken back. */
  readonly was: Cell;
  /** A formula of ours that is written anew, since what it judges by has changed; what it was before. */
  readonly formula?: string;
  readonly wasFormula?: string;
}

export interface RefreshPlan<R extends KnownRow = KnownRow> {
  readonly writes: readonly RefreshWrite[];
  /** Rows of the view that the sheet does not have: they go to its end. */
  readonly added: readonly R[];
  /** Rows of the sheet that the view no longer holds: they stay. */
  readonly gone: readonly number[];
  readonly unsent: number;
  /** Cells for reading that a person wrote over: they stay as well. */
  readonly own: number;
  /** Conflicts left in the sheet, by edit id: the binding keeps them. */
  readonly held: Readonly<Record<string, HeldConflict>>;
}

export function planRefresh<R extends KnownRow>(
  read: ReadResult<R>,
  rows: readonly R[],
  changed: ReadonlyMap<string, TheirChange>,
  heldBefore: Readonly<Record<string, HeldConflict>>,
  before?: ReadonlyMap<string, R>,
): RefreshPlan<R> {
  const writes: RefreshWrite[] = [];
  const gone: number[] = [];
  const held: Record<string, HeldConflict> = {};
  let unsent = 0;
  let own = 0;

  for (const row of read.rows) {
    if (!row.known.inView) gone.push(row.row);
    const fields = new Map(row.fields.map((f) => [f.cells[0].column.id, f]));
    for (const { column, cell, formula, header } of row.cells.values()) {
      const field = fields.get(column.id);
      if (field) {
        unsent += refreshField(row, field, changed, heldBefore, writes, held);
        continue;
      }
      if (column.kind === 'formula' && formula !== null) {
        const ours = newFormula(row, column, formula);
        if (ours !== undefined)
          writes.push({ row: row.row, header, cell: null, was: null, formula: ours, wasFormula: formula });
        continue;
      }
      if (!column.show || column.kind !== 'read-only' || (formula !== null && !before)) continue;
      const theirs = column.show(row.known);
      if (sameValue(plainValue(cell), plainValue(theirs)) && formula === null) continue;
      const base = before && column.show(before.get(row.known.key) ?? row.known);
      const same = (said: Cell | undefined) => said === undefined || sameValue(plainValue(cell), plainValue(said));
      const isOwn = formula !== null || !(same(base) || column.says?.some(same));
      if (isOwn) own++;
      else writes.push({ row: row.row, header, cell: theirs, was: cell });
    }
  }
  const present = presentKeys(read);
  const added = rows.filter((r) => r.inView && !present.has(r.key));
  return { writes, added, gone, unsent, own, held };
}

/** What a formula of ours says now, where it is not what stands there. A person's own formula stays. */
function newFormula<R extends KnownRow>(
  { cells, known }: ReadRow<R>,
  column: SheetColumn<R>,
  formula: string,
): string | undefined {
  if (!column.isOurs?.(formula)) return undefined;
  const places = new Map([...cells.values()].map(({ column: { header }, address }) => [header, address]));
  const template = column.formula?.(known) ?? null;
  const ours = template === null ? null : withReferences(template, new Set(places.keys()), (h) => places.get(h));
  return ours === null || sameFormula(ours, formula) ? undefined : ours;
}

/** Adds what one field takes from the store; answers 1 where it is an unsent edit. */
function refreshField<R extends KnownRow>(
  { row, known }: ReadRow<R>,
  { field, stored, cells, value, follows }: ReadField<R>,
  changed: ReadonlyMap<string, TheirChange>,
  heldBefore: Readonly<Record<string, HeldConflict>>,
  writes: RefreshWrite[],
  held: Record<string, HeldConflict>,
): 0 | 1 {
  if (value === undefined) return 0;
  const id = editId(stored.ref.key, stored.ref.field);
  const change = changed.get(id);
  const { merge, base, last } = mergeField(
    stored.theirs,
    value,
    !follows && cells.some((c) => c.formula !== null),
    change,
    heldBefore[id],
  );
  // What other cells make follows when they take theirs.
  if (follows && merge !== 'conflict') return 0;
  if (merge === 'conflict' && last) Object.defineProperty(held, id, { value: { ...last, base }, enumerable: true });
  // A blank cell may stand for what is usual: a refresh says what that is.
  const isBlank = cells.every((c) => (c.cell === null || c.cell === '') && c.formula === null);
  if (merge === 'same' && !isBlank) return 0;
  if (merge !== 'theirs' && merge !== 'same') return 1;
  field.write(stored.theirs, known).forEach((cell, i) => {
    const there = cells[i];
    if (there && !sameValue(plainValue(there.cell), plainValue(cell)))
      writes.push({ row, header: there.header, cell, was: there.cell });
  });
  return 0;
}

/** Keys that stand in the sheet, also in rows that cannot be read for an issue. */
function presentKeys(read: ReadResult): Set<string> {
  const keys = new Set(read.rows.map((r) => r.known.key));
  for (const issue of read.issues) if (issue.key !== undefined) keys.add(issue.key);
  return keys;
}

function plainValue(cell: Cell): FieldValue {
  return typeof cell === 'object' && cell !== null ? cell.error : cell;
}
