// A view's answer as a sheet of its kind: the rows that the store has, what it changed, and the words above them.
import type { Calendar } from '../period/period';
import type { TheirChange } from '../sync/merge-cell';
import type { Issue } from '../errors';
import type { Grid } from './grid';
import type { KnownRow, SheetKind } from './sheet-kind';
import type { SheetTexts } from './write-grid';

export interface OpenSheet<R extends KnownRow = KnownRow> {
  readonly revision: number;
  readonly asAt: string;
  readonly calendar: Calendar;
  readonly kind: SheetKind<R>;
  /** In the order in which a new sheet has them. */
  readonly rows: readonly R[];
  /** What the store changed since the revision asked for, by edit id. */
  readonly changed: ReadonlyMap<string, TheirChange>;
  /**
   * Rows as they were at the revision asked for, by key, where they said something else: of kinds that show what nobody
   * types. Without it, what stands in a column for reading is never taken for a person's own.
   */
  readonly before?: ReadonlyMap<string, R>;
  order(a: R, b: R): number;
  /**
   * The rows of a grid that are to be looked at (`null` for all of them), and an issue for what the store says nothing of.
   * Rows that say what the store says are left aside, but for those whose keys are asked for.
   */
  narrow?(
    grid: Grid,
    keys: ReadonlySet<string>,
  ): {
    readonly keep: readonly number[] | null;
    readonly issues: readonly Issue[];
    /** The records that the rows kept may speak of; left out: all of the answer. */
    readonly known?: readonly R[];
  };
  /** The words above a new sheet. */
  texts(person: string, pulled: string): SheetTexts;
}
