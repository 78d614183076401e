// Edits of records other than measurements: units, people, PIs, recording periods. Field by field for rights, then
// the whole record for shape and for what it refers to.
import type { Issue } from '../errors';
import { sameValue, type FieldValue } from '../figure';
import type { RecordTypeName } from '../records';
import type { Indicator } from '../records/indicator';
import type { RecordFields } from '../records/record-type';
import type { Change, Edit } from '../sync/change-set';
import { catalogueIssues, type SentIndicator } from './calculated/catalogue-push';
import { definitionIssues } from './calculated/definition-issues';
import { mergeIssues } from './merge-issues';
import { mayChange } from './document-rights';
import { judgeDocument } from './document-rules';
import { signInNameIssues } from './sign-in-names';
import type { FieldNow, PushConflict, PushContext } from './push-context';

export interface DocumentEdit {
  readonly edit: Edit;
  readonly now: FieldNow;
}

export interface DecidedDocuments {
  readonly issues: readonly Issue[];
  readonly conflicts: readonly PushConflict[];
  readonly changes: readonly Change[];
}

type DocumentType = Exclude<RecordTypeName, 'measurement'>;

interface Draft {
  readonly type: DocumentType;
  readonly key: string;
  readonly after: Map<string, FieldValue>;
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
  const drafts = new Map<string, Draft>();
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
  const sent = (type: DocumentType, key: string) => drafts.get(`${type}\n${key}`)?.after;
  const indicators: SentIndicator[] = [];
  for (const [id, { type, key, after }] of drafts) {
    const refusal = mayChange(type, key, after, context);
    if (refusal) refused.add(id);
    const { issues: found, record } = refusal
      ? { issues: [refusal], record: undefined }
      : judgeDocument(type, key, after, context, sent);
    for (const issue of found) issues.push({ field: issue.field ?? '', ...issue, severity: 'stop', key });
    if (type !== 'indicator' || !record) continue;
    const before = context.document('indicator', key);
    const touched = touchedFields(after, before);
    const pi = record as unknown as Indicator;
    const touches = (...fields: readonly string[]) => fields.some((field) => touched.has(field));
    for (const issue of definitionIssues(pi, touches, context.calendar))
      issues.push({ ...issue, severity: 'stop', key });
    indicators.push({ pi, before, touched });
  }
  issues.push(...mergeIssues(indicators, context));
  const calculations = indicators.length > 0 ? context.calculations?.() : undefined;
  if (calculations) issues.push(...catalogueIssues(indicators, sentParents(drafts.values()), calculations, context));
  const people = [...drafts].filter(([id, { type }]) => type === 'person' && !refused.has(id));
  issues.push(
    ...signInNameIssues(
      people.map(([, draft]) => draft),
      context,
    ),
  );
  const conflicts = met.filter(({ id }) => !refused.has(id)).map(({ conflict }) => conflict);
  return { issues, conflicts, changes };
}

/** Fields that an edit gives another value than they have. */
function touchedFields(after: ReadonlyMap<string, FieldValue>, before: RecordFields | undefined): ReadonlySet<string> {
  return new Set(
    [...after.keys()].filter((field) => !before || !sameValue(after.get(field) ?? null, before[field] ?? null)),
  );
}

/** Units that are sent with the one above them. */
function sentParents(drafts: Iterable<Draft>): ReadonlyMap<string, string | null> {
  const parents = new Map<string, string | null>();
  for (const { type, key, after } of drafts) {
    const parent = after.get('parent');
    if (type === 'unit') parents.set(key, typeof parent === 'string' ? parent : null);
  }
  return parents;
}
