// What comes of comparing a sheet with the store: edits that are ready, conflicts, issues, and what a push would do.
// The pane shows it as Changes; made by plan-push.ts.
import type { Issue } from '../errors';
import type { FieldValue, Figure } from '../figure';
import type { Measure } from '../records/indicator';
import type { RecordTypeName } from '../records';
import type { Status } from '../performance/status';

/** A field of the sheet that differs from what was pulled, and can be sent. */
export interface PlannedEdit {
  /** Stable while the sheet is open: the record's key and field. */
  readonly id: string;
  readonly type: RecordTypeName;
  readonly key: string;
  readonly field: string;
  /** What a person calls the field. */
  readonly fieldLabel: string;
  /** Place in the grid that was read: of the first cell that differs. */
  readonly row: number;
  readonly header: string;
  readonly address: string;
  readonly code: string;
  readonly name: string;
  /** '' for a field that belongs to no period. */
  readonly periodLabel: string;
  readonly measure: Measure;
  readonly measureLabel: string;
  readonly decimals: number;
  readonly before: FieldValue;
  readonly after: FieldValue;
  /** Both as the sheet writes them, for a field that is neither figure nor note. */
  readonly words: { readonly before: string; readonly after: string } | null;
  readonly formula: string | null;
  /** Status that the row had, and would have; for a note, both as it is. `null` where there is none to have. */
  readonly statusBefore: Status | null;
  readonly statusAfter: Status | null;
  /** Where the resolution is "mine": the revision of theirs that was seen. */
  readonly seen: number | null;
}

/** A field edited here and changed in the store since, to something else. Nothing is chosen beforehand. */
export interface PlannedConflict extends PlannedEdit {
  readonly theirs: FieldValue;
  /** Theirs as the sheet writes it, where {@link words} are given. */
  readonly theirWords: string | null;
  readonly statusTheirs: Status | null;
  /** Revision, person and instant of theirs. */
  readonly revision: number;
  readonly by: string;
  readonly at: string;
  /** The note that stands in the store beside their value. */
  readonly theirNote: string | null;
}
/** An issue that stops an edit, with the words of its row. */
export interface PlannedIssue extends Issue {
  readonly id: string;
  readonly code: Issue['code'];
  readonly piCode: string | null;
  readonly piName: string | null;
  /** The status that the row would have after the fix, where there is one. */
  readonly statusAfterFix: Status | null;
}

export interface PlannedConsequence {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly periodLabel: string;
  readonly measure: Measure;
  readonly measureLabel: string;
  readonly decimals: number;
  readonly value: Figure;
  readonly before: Status;
  /** Status of the period before, where it has one: "amber in Q1". */
  readonly previous: { readonly label: string; readonly status: Status } | null;
  readonly after: Status;
  readonly noteGiven: boolean;
}

export interface PushPlan {
  readonly ready: readonly PlannedEdit[];
  /** Cells that the person cleared and has not ticked yet. A ticked one stands in `ready`. */
  readonly cleared: readonly PlannedEdit[];
  readonly conflicts: readonly PlannedConflict[];
  readonly issues: readonly PlannedIssue[];
  /** Sense checks: worth a look, never in the way. */
  readonly checks: readonly PlannedIssue[];
  readonly consequences: readonly PlannedConsequence[];
  /** Cells that differ from what was pulled, whatever becomes of them. */
  readonly unsent: number;
  /** Cells that changed in the store and not here: a refresh brings them. */
  readonly newer: number;
}

/** What the person decided on Changes, by edit id. "Theirs" is not kept: the cell takes theirs at once. */
export interface Decisions {
  readonly mine: ReadonlyMap<string, number>;
  readonly ticked: ReadonlySet<string>;
}
