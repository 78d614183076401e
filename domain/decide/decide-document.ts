// Edits of records other than measurements: units, people, PIs, recording periods. Field by field for rights, then
// the whole records for everything that they must keep.
import type { Issue } from '../errors';
import { sameValue, type FieldValue } from '../figure';
import type { Change, Edit } from '../sync/change-set';
import { mayChange } from './document-rights';
import type { FieldNow, PushConflict, PushContext } from './push-context';
import { recordIssues } from './record-issues';
import type { DraftRecord } from './records-after';

export interface DocumentEdit {
  readonly edit: Edit;
  readonly now: FieldNow;
}

export interface DecidedDocuments {
  readonly issues: readonly Issue[];
  readonly conflicts: readonly PushConflict[];
  readonly changes: readonly Change[];
}

/** Decides all edits of documents together, since records sent in one push may refer to each other. */
export function decideDocuments(
  edits: readonly DocumentEdit[],
  context: PushContext,
  conflictOf: (edit: Edit, now: FieldNow) => PushConflict | undefined,
): DecidedDocuments {
  const issues: Issue[] = [];
  const met: { readonly id: string; readonly conflict: PushConflict }[] = [];
  // What one may not change has no conflict either: it would tell how it stands.
  const refused = new Set<string>();
  const changes: Change[] = [];
  const drafts = new Map<string, DraftRecord & { readonly after: Map<string, FieldValue> }>();
  for (const { edit, now } of edits) {
    const { type, key, field, value } = edit;
    if (type === 'measurement') continue;
    const id = `${type}\n${key}`;
    const draft = drafts.get(id) ?? { type, key, after: new Map<string, FieldValue>() };
    drafts.set(id, draft);
    draft.after.set(field, value);
    if (sameValue(value, now.value)) continue;
    const conflict = conflictOf(edit, now);
    if (conflict) met.push({ id, conflict });
    else changes.push({ type, key, field, before: now.value, after: value });
  }
  const [permitted, besides]: [DraftRecord[], DraftRecord[]] = [[], []];
  for (const [id, draft] of drafts) {
    const { type, key, after } = draft;
    const refusal = mayChange(type, key, after, context);
    if (!refusal) permitted.push(draft);
    else {
      refused.add(id);
      besides.push(draft);
      issues.push({ field: refusal.field ?? '', ...refusal, severity: 'stop', key });
    }
  }
  issues.push(...recordIssues(permitted, context, { besides }));
  const conflicts = met.filter(({ id }) => !refused.has(id)).map(({ conflict }) => conflict);
  return { issues, conflicts, changes };
}
