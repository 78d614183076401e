// What a flow answers to a pane. Expected refusals are values, switched exhaustively; a broken world is thrown as AppError.
import type { Issue } from '../../domain/errors';
import type { Figure } from '../../domain/figure';
import type { Status } from '../../domain/performance/status';
import type { Measure } from '../../domain/records/indicator';
import type { PlannedIssue, PushPlan } from '../../domain/sync/plan';
import type { Receipt, View, WireConflict, Work } from '../../domain/wire';

/** A bound table of this workbook, as My work shows it. */
export interface TableState {
  readonly tableId: string;
  readonly kind: View['sheet'] | 'adopted';
  /** Absent where the table or its sheet is gone. */
  readonly sheet: string | null;
  readonly pulledAt: string;
  readonly pulledBy: string;
  readonly unsent: number;
  readonly problems: number;
  /** `null` where the store could not be asked. */
  readonly newer: number | null;
  readonly pending: { readonly sentAt: string; readonly cells: number } | null;
  readonly protected: boolean;
  /** Of an adopted table: dated columns and rows that came since, and are not read yet. */
  readonly offer: { readonly columns: readonly string[]; readonly rows: number } | null;
}

interface Opened {
  readonly kind: 'done';
  readonly tableId: string;
  readonly sheet: string;
  readonly rows: number;
}

/** What came of opening a sheet of any kind. */
export type OpenOutcome =
  | Opened
  | { readonly kind: 'nothing-there' }
  /** The person stopped it on the way: the workbook is as it was. */
  | { readonly kind: 'stopped' };

export type PullOutcome = Opened | { readonly kind: 'nothing-due'; readonly next: Work['next'] };

export interface Changes {
  readonly tableId: string;
  readonly sheet: string;
  readonly pulledAt: string;
  readonly revision: number;
  readonly plan: PushPlan;
  /** False where the store could not be asked: then base, conflicts and consequences are those last known. */
  readonly connected: boolean;
}

export type PushOutcome =
  | {
      readonly kind: 'done';
      readonly receipt: Receipt;
      readonly sent: Changes;
      /** Roll-ups that it moved. */
      readonly moves: readonly RollUpMove[];
      readonly refreshed: RefreshAccount | null;
    }
  | { readonly kind: 'nothing-to-do' }
  /** The store saw something that the sheet's comparison had not: Changes shows it after it is read again. */
  | { readonly kind: 'refused'; readonly message: string; readonly conflicts: readonly WireConflict[] }
  /** The connection broke after sending. The pushId is kept and asked after. */
  | { readonly kind: 'no-answer'; readonly pushId: string };

/** The account of a refresh, which can be taken back. */
export interface RefreshAccount {
  readonly tableId: string;
  readonly sheet: string;
  readonly values: number;
  /** Formulas of ours that were written anew: the status follows other thresholds now. */
  readonly formulas: number;
  readonly rowsAdded: number;
  readonly rowsGone: number;
  /** Figures whose mark as provisional came or went. */
  readonly marks: number;
  /** Headings of columns that a sheet which follows got for new periods. */
  readonly columnsAdded: readonly string[];
  /** Why this table could not be refreshed with the others; `null` where it was. */
  readonly problem: string | null;
  readonly conflicts: number;
  readonly unsent: number;
  /** Cells for reading that the person wrote over: left alone. */
  readonly own: number;
  readonly revision: number;
  /** Present where there is something to take back. */
  readonly takeBack: (() => Promise<TakenBack>) | null;
}

/** Rows and columns that a refresh had put in and that stay, since something of the person's stands in them. */
export interface TakenBack {
  readonly rowsLeft: number;
  readonly columnsLeft: readonly string[];
}

export type UndoOutcome =
  | { readonly kind: 'done'; readonly receipt: Receipt }
  | { readonly kind: 'conflicts'; readonly conflicts: readonly WireConflict[] };

/** What came of a push of records that stand in no sheet. */
export type SettleOutcome =
  | { readonly kind: 'done'; readonly receipt: Receipt }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  /** Somebody changed the same since it was read: read it again before deciding. */
  | { readonly kind: 'conflicts'; readonly conflicts: readonly WireConflict[] };

/** A roll-up that a push moves. */
export interface RollUpMove {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly periodLabel: string;
  readonly measure: Measure;
  readonly measureLabel: string;
  readonly decimals: number;
  readonly before: Figure;
  readonly after: Figure;
  readonly statusBefore: Status;
  readonly statusAfter: Status;
  /** "14 of 17" where feeders are missing. */
  readonly coverage: string | null;
}

/** What a dry run of the edits that are ready says. */
export type Foresight =
  | {
      readonly kind: 'moves';
      readonly moves: readonly RollUpMove[];
      /** What is worth a look, and only the store can tell: a value that stands still. */
      readonly checks: readonly PlannedIssue[];
    }
  /** The store would not take them, by a rule that the sheet does not know. */
  | {
      readonly kind: 'refused';
      readonly message: string;
      /** How many of the edits it names: they are kept apart from the rest from then on. */
      readonly apart: number;
    }
  /** Somebody changed the same a moment ago: the next comparison shows it. */
  | { readonly kind: 'changed' };
