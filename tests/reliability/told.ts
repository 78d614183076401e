// What people asked of a store and what they were told, as the checker of histories reads it (judge-history.ts).
import type { FieldValue } from '../../domain/figure';

/** Names a cell: `key field`. */
export type Cell = string;

export interface ToldConflict {
  readonly theirs: FieldValue;
  readonly revision: number;
}

export type Told =
  | { readonly kind: 'done'; readonly revision: number }
  /** Everything was there already. */
  | { readonly kind: 'nothing'; readonly revision: number }
  | { readonly kind: 'conflicts'; readonly conflicts: ReadonlyMap<Cell, ToldConflict> }
  /** No answer came, and the store says that it never took it. */
  | { readonly kind: 'absent' };

interface Asked {
  readonly client: number;
  /** Ticks of one clock that all clients share: what ended before something else began is known to that. */
  readonly begun: number;
  readonly ended: number;
}

export interface Pulled extends Asked {
  readonly kind: 'pull';
  readonly revision: number;
  readonly values: ReadonlyMap<Cell, FieldValue>;
  /** Where it was asked for: the cells that changed after a revision, with what they were then. */
  readonly since?: {
    readonly revision: number;
    readonly changes: ReadonlyMap<Cell, { base: FieldValue; revision: number }>;
  };
}

export interface Pushed extends Asked {
  readonly kind: 'push';
  readonly pushId: string;
  readonly base: number;
  readonly edits: ReadonlyMap<Cell, { readonly value: FieldValue; readonly seen?: number }>;
  readonly told: Told;
}

export interface Undone extends Asked {
  readonly kind: 'undo';
  readonly pushId: string;
  readonly undoes: string;
  readonly told: Told;
}

export type Operation = Pulled | Pushed | Undone;

export interface History {
  /** What stood in the cells before the first operation, and at which revision. */
  readonly start: { readonly revision: number; readonly values: ReadonlyMap<Cell, FieldValue> };
  readonly operations: readonly Operation[];
}
