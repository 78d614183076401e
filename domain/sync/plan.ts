// What comes of comparing a sheet with the store: edits that are ready, conflicts, issues, and what a push would do.
// The pane shows it as Changes; made by plan-push.ts.
import type { Issue } from '../errors';
import type { FieldValue, Figure } from '../figure';
import type { Measure } from '../records/indicator';
import type { MeasurementField } from '../records/measurement';
import type { Status } from '../performance/status';

/** A cell of the sheet that differs from what was pulled, and can be sent. */
export interface PlannedEdit {
  /** Stable while the sheet is open: measurement key and field. */
  readonly id: string;
  readonly key: string;
  readonly field: MeasurementField;
  /** Place in the grid that was read. */
  readonly row: number;
  readonly header: string;
  readonly address: string;
  readonly code: string;
  readonly name: string;
  readonly periodLabel: string;
  readonly measure: Measure;
  readonly measureLabel: string;
  readonly decimals: number;
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly formula: string | null;
  /** Status that the row had, and would have; for a note, both as it is. */
  readonly statusBefore: Status;
  readonly statusAfter: Status;
  /** Where the resolution is "mine": the revision of theirs that was seen. */
  readonly seen: number | null;
}

/** A cell edited here and changed in the store since, to something else. Nothing is chosen beforehand. */
export interface PlannedConflict extends PlannedEdit {
  readonly theirs: FieldValue;
  readonly statusTheirs: Status;
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
