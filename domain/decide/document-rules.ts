// What a whole record must keep: its schema, a code that no other has, and references to records that exist.
import { recordTypes, type RecordTypeName } from '../records';
import type { FieldValue } from '../figure';
import { partsOf, type RecordFields } from '../records/record-type';
import type { Issue } from '../errors';
import type { Scorecard } from '../records/scorecard';
import type { PushContext } from './push-context';
import { scorecardIssues } from './scorecard-issues';

export type DocumentIssue = Pick<Issue, 'code' | 'message'> & { readonly field?: string };
type DocumentType = Exclude<RecordTypeName, 'measurement'>;
/** Fields that the same push sends for a record; `undefined` where it sends none. */
type Sent = (type: DocumentType, key: string) => ReadonlyMap<string, FieldValue> | undefined;

/** Fields that hold keys of other records, by type. */
const references: Record<DocumentType, Readonly<Record<string, DocumentType>>> = {
  site: {},
  rollout: {},
  'right-request': { person: 'person' },
  unit: { parent: 'unit' },
  person: {},
  indicator: { unit: 'unit', owner: 'person', updaters: 'person', apartFrom: 'indicator' },
  'recording-period': { unit: 'unit' },
  'recording-frequency': { unit: 'unit' },
  'table-mapping': { maker: 'person' },
  'saved-filter': { maker: 'person' },
  scorecard: { maker: 'person' },
};

/** A record as it would stand, and everything that is wrong with it. */
export interface JudgedDocument {
  readonly issues: readonly DocumentIssue[];
  /** Where its shape is right. */
  readonly record: RecordFields | undefined;
}

/** A record as it would stand: its shape first, then what it refers to. */
export function judgeDocument(
  type: DocumentType,
  key: string,
  after: ReadonlyMap<string, FieldValue>,
  context: PushContext,
  sent: Sent,
): JudgedDocument {
  const { schema, key: keyFields, label, fields } = recordTypes[type];
  const old = context.document(type, key);
  const parts = partsOf(key);
  const record = new Map<string, FieldValue>();
  for (const field of Object.keys(fields))
    record.set(field, after.get(field) ?? (after.has(field) ? null : (old?.[field] ?? null)));
  for (const [i, field] of keyFields.entries()) record.set(field, parts[i] ?? null);
  const parsed = schema.safeParse(Object.fromEntries(record));
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }): DocumentIssue => {
      const field = String(path[0] ?? '');
      return { code: 'invalid', message: `${label} “${key}”: ${field}: ${message || 'not valid'}.`, field };
    });
    return { issues: oncePerField(issues), record: undefined };
  }
  const issues: DocumentIssue[] = [];
  if (!old && context.keysLike(type, key).length > 0)
    issues.push({ code: 'row-twice', message: `There is a ${label} with this code already, written differently.` });
  const missing = (field: string, other: DocumentType, ref: FieldValue) => {
    if (ref === null || (typeof ref === 'string' && (context.document(other, ref) ?? sent(other, ref)))) return;
    const message = `There is no ${recordTypes[other].label} “${typeof ref === 'string' ? ref : JSON.stringify(ref)}”.`;
    issues.push({ code: 'unknown-record', message, field });
  };
  for (const [field, other] of Object.entries(references[type])) {
    const value = record.get(field) ?? null;
    for (const ref of listOf(value)) missing(field, other, ref);
  }
  for (const [field, unit] of unitsNamedIn(type, record)) missing(field, 'unit', unit);
  if (type === 'scorecard') issues.push(...scorecardIssues(parsed.data as Scorecard, context));
  if (type === 'unit' && isBelowItself(key, context, sent))
    issues.push({ code: 'invalid', message: `Unit “${key}” would stand below itself.`, field: 'parent' });
  // What came as JSON has no field that is there and undefined.
  return { issues, record: parsed.data as RecordFields };
}

function listOf(value: FieldValue): readonly FieldValue[] {
  return Array.isArray(value) ? (value as readonly FieldValue[]) : [value];
}

/** Units that are named within a field: by the roles of a person, by the phases of a roll-out. */
function unitsNamedIn(type: DocumentType, record: ReadonlyMap<string, FieldValue>): [string, FieldValue][] {
  const valueIn = (item: FieldValue, name: string): FieldValue =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? ((item as Readonly<Record<string, FieldValue>>)[name] ?? null)
      : null;
  const within = (field: string, name: string) => {
    const items = listOf(record.get(field) ?? null);
    return items.flatMap((item) => listOf(valueIn(item, name)).map((unit): [string, FieldValue] => [field, unit]));
  };
  if (type === 'person') return within('roles', 'unit');
  return type === 'rollout' ? within('phases', 'units') : [];
}

function oncePerField(issues: readonly DocumentIssue[]): DocumentIssue[] {
  return [...new Map([...issues].reverse().map((issue) => [issue.field, issue])).values()].reverse();
}

function isBelowItself(key: string, context: PushContext, sent: Sent): boolean {
  const passed = new Set<string>();
  for (let at: FieldValue = key; typeof at === 'string';) {
    if (passed.has(at)) return true;
    passed.add(at);
    const after = sent('unit', at);
    at = after?.has('parent') ? (after.get('parent') ?? null) : (context.document('unit', at)?.['parent'] ?? null);
  }
  return false;
}
