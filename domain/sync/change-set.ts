// The unit of everything that the store accepts: one change-set, one revision, all or nothing (SYNC: Revision).
import type { FieldValue } from '../figure';
import type { RecordTypeName } from '../records';

/** Names one field of one record. */
export interface FieldRef {
  readonly type: RecordTypeName;
  readonly key: string;
  readonly field: string;
}

/** One field that the store changed: before and after. */
export interface Change extends FieldRef {
  readonly before: FieldValue;
  readonly after: FieldValue;
  /** Where the value stood: address and formula text of the cell (SYNC: Evidence). */
  readonly address?: string;
  readonly formula?: string;
}

/** Changes of one field of many records, in columns: seven times smaller than rows on the wire and on disk. */
export interface ChangeBlock {
  readonly type: RecordTypeName;
  readonly field: string;
  readonly keys: readonly string[];
  readonly before: readonly FieldValue[];
  readonly after: readonly FieldValue[];
  readonly addresses?: readonly (string | null)[] | undefined;
  readonly formulas?: readonly (string | null)[] | undefined;
}

export const changeSetKinds = ['push', 'undo', 'import', 'setting'] as const;
export type ChangeSetKind = (typeof changeSetKinds)[number];

/** Kinds of tables that edits come from: the pane's own sheets, a table that people keep themselves, one that was pasted. */
export const sourceTables = [
  ...(['update', 'grid', 'catalogue', 'ownership', 'trend', 'snapshot', 'scorecard'] as const),
  ...(['adopted', 'pasted'] as const),
] as const;
export type SourceTable = (typeof sourceTables)[number];

/** Which workbook, sheet and table an edit came from. Lines of before the kind was kept, and imports, have none. */
export interface Source {
  readonly workbook: string;
  readonly sheet: string;
  readonly table?: SourceTable | undefined;
}

/** What is said of a change-set before it has a revision. */
export interface ChangeSetHead {
  /** Made by the sender; the same id again changes nothing. */
  readonly pushId: string;
  readonly kind: ChangeSetKind;
  /** Id of the person. */
  readonly by: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  /** Of an undo: the pushId that it takes back. */
  readonly undoes?: string;
  readonly note?: string;
  readonly source?: Source;
}

export interface ChangeSet extends ChangeSetHead {
  readonly revision: number;
  /** What changed, each field of each record once. */
  readonly blocks: readonly ChangeBlock[];
}

/** What a person did to one cell: the new value, and what they had seen of the store. */
export interface Edit extends FieldRef {
  readonly value: FieldValue;
  /** Resolution "mine": the sender saw the store's value at this revision and wants theirs replaced. */
  readonly seen?: number;
  readonly address?: string;
  readonly formula?: string;
}

export function refId(ref: FieldRef): string {
  return `${ref.type}\n${ref.key}\n${ref.field}`;
}
