// Edits of records other than measurements: units, people, PIs, recording periods. Field by field for rights, then
// the whole record for shape and for what it refers to.
import type { Issue } from '../errors';
import { sameValue, type FieldValue } from '../figure';
import { recordTypes, type RecordTypeName } from '../records';
import type { Indicator } from '../records/indicator';
import { partsOf, type RecordFields } from '../records/record-type';
import type { Right } from '../access/right';
import type { Change, Edit } from '../sync/change-set';
import { catalogueIssues, type SentIndicator } from './calculated/catalogue-push';
import { definitionIssues } from './calculated/definition-issues';
import { judgeDocument, type DocumentIssue } from './document-rules';
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
  const conflicts: PushConflict[] = [];
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
    if (conflict) conflicts.push(conflict);
    else changes.push({ type, key, field, before: now.value, after: value });
  }
  const sent = (type: DocumentType, key: string) => drafts.get(`${type}\n${key}`)?.after;
  const indicators: SentIndicator[] = [];
  for (const { type, key, after } of drafts.values()) {
    const refusal = mayChange(type, key, after, context);
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
  const calculations = indicators.length > 0 ? context.calculations?.() : undefined;
  if (calculations) issues.push(...catalogueIssues(indicators, sentParents(drafts.values()), calculations, context));
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

/** Why a person may not change these fields of this record; `undefined` where they may. */
function mayChange(
  type: DocumentType,
  key: string,
  after: ReadonlyMap<string, FieldValue>,
  context: PushContext,
): DocumentIssue | undefined {
  const old = context.document(type, key);
  const { label, fields } = recordTypes[type];
  // A PI that one may not see is answered like one that is not there; so are other records, to all but administrators.
  if (type === 'indicator' ? old && !context.indicator(key) : !context.maySet)
    return { code: 'unknown-record', message: `There is no ${label} “${key}” that you can see.` };
  const rights = type === 'indicator' ? rightsOverIndicator(key, after, context) : settings;
  for (const field of after.keys()) {
    const needed = Object.hasOwn(fields, field) ? fields[field]?.right : undefined;
    if (needed === undefined) return { code: 'unknown-field', message: `A ${label} has no field “${field}”.`, field };
    if (needed === 'none') return { code: 'not-editable', message: `${field} of a ${label} cannot be changed.`, field };
    if (!rights.includes(needed))
      return { code: 'not-yours', message: `You may not change ${field} of ${partsOf(key).join(', ')}.`, field };
  }
  return undefined;
}

const settings: readonly Right[] = ['settings'];

/** Rights that hold at the place where the PI is and at the place where it would be. */
function rightsOverIndicator(
  key: string,
  after: ReadonlyMap<string, FieldValue>,
  context: PushContext,
): readonly Right[] {
  const unit = after.get('unit');
  const at = (code: string) => context.rightsAt({ unit: code, owner: null, updaters: [] });
  const there = typeof unit === 'string' ? at(unit) : undefined;
  // A new PI without a unit is refused for its shape; who may make one anywhere is told so.
  if (!context.document('indicator', key)) return there ?? at('');
  const here = context.rightsOver(key);
  return there ? here.filter((r) => there.includes(r)) : here;
}
