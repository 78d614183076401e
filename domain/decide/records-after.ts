// Records as a change would leave them, over those that are there.
import type { FieldValue } from '../figure';
import { recordTypes, type RecordTypeName } from '../records';
import type { ChangedRecords, RecordFields } from '../records/record-type';
import type { Change } from '../sync/change-set';
import type { PushContext } from './push-context';

export type DocumentType = Exclude<RecordTypeName, 'measurement'>;

/** Fields of one record, with the values that they would have. */
export interface DraftRecord {
  readonly type: DocumentType;
  readonly key: string;
  readonly after: ReadonlyMap<string, FieldValue>;
}

/** Changes of records other than measurements, record by record. */
export function draftsOf(changes: readonly Change[]): DraftRecord[] {
  const drafts = new Map<string, { type: DocumentType; key: string; after: Map<string, FieldValue> }>();
  for (const { type, key, field, after } of changes) {
    if (type === 'measurement') continue;
    const draft = drafts.get(`${type}\n${key}`) ?? { type, key, after: new Map<string, FieldValue>() };
    drafts.set(`${type}\n${key}`, draft);
    draft.after.set(field, after);
  }
  return [...drafts.values()];
}

/** Every record of a type as it would be left. */
export type RecordsAfter = (type: DocumentType) => ChangedRecords;

export function recordsAfter(
  drafts: readonly DraftRecord[],
  context: Pick<PushContext, 'document' | 'records'>,
): RecordsAfter {
  const byType = new Map<DocumentType, Map<string, RecordFields | undefined>>();
  for (const draft of drafts) {
    const own = byType.get(draft.type) ?? new Map<string, RecordFields | undefined>();
    byType.set(draft.type, own.set(draft.key, changed(draft, context.document(draft.type, draft.key))));
  }
  return (type) => {
    const own = byType.get(type) ?? new Map<string, RecordFields | undefined>();
    return {
      touched: [...own.keys()],
      before: (key) => context.document(type, key),
      after: (key) => (own.has(key) ? own.get(key) : context.document(type, key)),
      *all() {
        for (const [key, record] of context.records(type)) if (!own.has(key)) yield [key, record];
        for (const [key, record] of own) if (record) yield [key, record];
      },
    };
  };
}

/** A record with some fields changed; `undefined` where nothing is left of it, as after taking back that it was made. */
function changed({ type, after }: DraftRecord, old: RecordFields | undefined): RecordFields | undefined {
  const { fields, key: keyFields } = recordTypes[type];
  const record = Object.fromEntries(
    Object.keys(fields).map((field) => [field, after.has(field) ? (after.get(field) ?? null) : (old?.[field] ?? null)]),
  );
  return Object.keys(fields).every((field) => keyFields.includes(field) || record[field] === null) ? undefined : record;
}
