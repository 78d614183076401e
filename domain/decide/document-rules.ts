// What a whole record must keep: its schema, a code that no other has, and references to records that exist.
import { recordTypes } from '../records';
import type { FieldValue } from '../figure';
import { partsOf, type RecordFields } from '../records/record-type';
import type { Issue } from '../errors';
import type { Scorecard } from '../records/scorecard';
import { faultWords } from './fault-words';
import type { PushContext } from './push-context';
import type { DocumentType, DraftRecord, RecordsAfter } from './records-after';
import { referencesIn } from './references';
import { scorecardIssues } from './scorecard-issues';

export type DocumentIssue = Pick<Issue, 'code' | 'message'> & { readonly field?: string };
/** A record as it would stand, and everything that is wrong with it. */
export interface JudgedDocument {
  readonly issues: readonly DocumentIssue[];
  /** Where its shape is right. */
  readonly record: RecordFields | undefined;
}

/**
 * A record as it would stand: its shape first, then what it refers to.
 * @param all every record as it would be left
 * @param isSent whether a record is sent too, and refused for a reason of its own
 */
export function judgeDocument(
  { type, key, after }: DraftRecord,
  context: PushContext,
  all: RecordsAfter,
  isSent: (type: DocumentType, key: string) => boolean,
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
    const issues = parsed.error.issues.map((issue): DocumentIssue => {
      const field = String(issue.path[0] ?? '');
      return {
        code: 'invalid',
        message: `${label} “${key}”: ${fields[field]?.label ?? field}: ${faultWords(issue, record.get(field))}`,
        field,
      };
    });
    return { issues: oncePerField(issues), record: undefined };
  }
  const issues: DocumentIssue[] = [];
  if (!old && context.keysLike(type, key).length > 0)
    issues.push({ code: 'row-twice', message: `There is a ${label} with this code already, written differently.` });
  for (const ref of referencesIn(type, (field) => record.get(field) ?? null)) {
    const name = typeof ref.key === 'string' ? ref.key : undefined;
    if (name !== undefined && (all(ref.type).after(name) ?? isSent(ref.type, name))) continue;
    const message = `There is no ${recordTypes[ref.type].label} “${name ?? JSON.stringify(ref.key)}”.`;
    issues.push({ code: 'unknown-record', message, field: ref.field });
  }
  if (type === 'scorecard') issues.push(...scorecardIssues(parsed.data as Scorecard, context));
  if (type === 'unit' && isBelowItself(key, all))
    issues.push({ code: 'invalid', message: `Unit “${key}” would stand below itself.`, field: 'parent' });
  // What came as JSON has no field that is there and undefined.
  return { issues, record: parsed.data as RecordFields };
}

function oncePerField(issues: readonly DocumentIssue[]): DocumentIssue[] {
  return [...new Map([...issues].reverse().map((issue) => [issue.field, issue])).values()].reverse();
}

function isBelowItself(key: string, all: RecordsAfter): boolean {
  const passed = new Set<string>();
  for (let at: FieldValue | undefined = key; typeof at === 'string'; at = all('unit').after(at)?.['parent']) {
    if (passed.has(at)) return true;
    passed.add(at);
  }
  return false;
}
