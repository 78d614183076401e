// Cells with everything that ever stood in them: what a history is done again on. Knows nothing of any store's code.
import type { FieldValue } from '../../domain/figure';
import type { Cell } from './told';

export interface CellState {
  readonly value: FieldValue;
  /** The revision that put it there. */
  readonly revision: number;
  readonly byUndo: boolean;
}

export interface TakenChanges {
  readonly revision: number;
  readonly cells: ReadonlyMap<Cell, { readonly before: FieldValue; readonly after: FieldValue }>;
}

export interface CellTable {
  /** How a cell stood at a revision. */
  at(cell: Cell, revision: number): CellState;
  apply(revision: number, pushId: string, byUndo: boolean, changes: ReadonlyMap<Cell, FieldValue>): void;
  /** What a push changed. */
  changesOf(pushId: string): TakenChanges | undefined;
}

export function cellTable(start: number, values: ReadonlyMap<Cell, FieldValue>): CellTable {
  const past = new Map<Cell, CellState[]>();
  const taken = new Map<string, TakenChanges>();
  for (const [cell, value] of values) past.set(cell, [{ value, revision: start, byUndo: false }]);

  function at(cell: Cell, revision: number): CellState {
    const states = past.get(cell);
    const found = states?.findLast((s) => s.revision <= revision) ?? states?.[0];
    if (!found) throw new RangeError(`${cell} was not there at the start`);
    return found;
  }

  return {
    at,
    changesOf: (pushId) => taken.get(pushId),
    apply(revision, pushId, byUndo, changes) {
      const cells = new Map<Cell, { before: FieldValue; after: FieldValue }>();
      for (const [cell, after] of changes) {
        cells.set(cell, { before: at(cell, revision).value, after });
        past.get(cell)?.push({ value: after, revision, byUndo });
      }
      taken.set(pushId, { revision, cells });
    },
  };
}
