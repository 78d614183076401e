// Records as a push, an undo or an answer would leave them, and everything that is wrong with that: the shape of each, codes
// that are another's, what they refer to and who refers to them, and what the records of a type keep together. Every way of
// changing records goes through here, inside the commit (ADR 1).
import type { Issue } from '../errors';
import { sameValue, type FieldValue } from '../figure';
import type { Indicator } from '../records/indicator';
import type { RecordFields } from '../records/record-type';
import { recordRules } from '../records/rules';
import { foldCode } from '../records/text';
import { catalogueIssues, type SentIndicator } from './calculated/catalogue-push';
import { definitionIssues } from './calculated/definition-issues';
import { judgeDocument } from './document-rules';
import { leftBehind } from './left-behind';
import { mergeIssues } from './merge-issues';
import type { PushContext } from './push-context';
import { recordsAfter, type DraftRecord } from './records-after';

/**
 * What is wrong with records as they would be left.
 * @param drafts what may be changed
 * @param besides records that are sent and refused for another reason: what names them is not told off for that too
 * @param mayGo whether a record may end, as by taking back that it was made
 */
export function recordIssues(
  drafts: readonly DraftRecord[],
  context: PushContext,
  { besides = [], mayGo = false }: { readonly besides?: readonly DraftRecord[]; readonly mayGo?: boolean } = {},
): Issue[] {
  const after = recordsAfter(drafts, context);
  const isGone = ({ type, key }: DraftRecord) => mayGo && after(type).after(key) === undefined;
  const gone = drafts.filter(isGone);
  const kept = drafts.filter((draft) => !isGone(draft));
  const issues: Issue[] = [];
  const also = new Set(besides.map(({ type, key }) => `${type}\n${key}`));
  const indicators: SentIndicator[] = [];
  for (const draft of kept) {
    const { type, key, after: sent } = draft;
    const judged = judgeDocument(draft, context, after, (other, ref) => also.has(`${other}\n${ref}`));
    for (const issue of judged.issues) issues.push({ field: issue.field ?? '', ...issue, severity: 'stop', key });
    if (type !== 'indicator' || !judged.record) continue;
    const before = context.document('indicator', key);
    const touched = touchedFields(sent, before);
    const pi = judged.record as unknown as Indicator;
    const touches = (...fields: readonly string[]) => fields.some((field) => touched.has(field));
    for (const issue of definitionIssues(pi, touches, context.calendar))
      issues.push({ ...issue, severity: 'stop', key });
    indicators.push({ pi, before, touched });
  }
  issues.push(...twinIssues(kept, context));
  issues.push(...mergeIssues(indicators, context));
  const calculations = indicators.length > 0 ? context.calculations?.() : undefined;
  if (calculations) issues.push(...catalogueIssues(indicators, sentParents(kept, context), calculations, context));
  issues.push(...leftBehind(gone, after, context));
  for (const type of new Set(drafts.map((draft) => draft.type)))
    issues.push(...(recordRules[type]?.(after(type)) ?? []));
  return issues;
}

/** Records that come to be there, of which two have codes that are one to a person. */
function twinIssues(drafts: readonly DraftRecord[], context: PushContext): Issue[] {
  const first = new Map<string, string>();
  return drafts.flatMap(({ type, key, after }): Issue[] => {
    if (context.document(type, key)) return [];
    const folded = `${type}\n${foldCode(key)}`;
    const twin = first.get(folded);
    if (twin === undefined) first.set(folded, key);
    if (twin === undefined || twin === key) return [];
    const message = `“${twin}” and “${key}” are one code to a person. Give one of the two another.`;
    return [{ code: 'row-twice', severity: 'stop', message, key, field: [...after.keys()][0] ?? '' }];
  });
}

/** Fields that get another value than they have. */
function touchedFields(after: ReadonlyMap<string, FieldValue>, before: RecordFields | undefined): ReadonlySet<string> {
  return new Set(
    [...after.keys()].filter((field) => !before || !sameValue(after.get(field) ?? null, before[field] ?? null)),
  );
}

/** Units that are sent with the one above them. */
function sentParents(drafts: readonly DraftRecord[], context: PushContext): ReadonlyMap<string, string | null> {
  const parents = new Map<string, string | null>();
  for (const { type, key, after } of drafts) {
    const parent = after.get('parent');
    const isPlaced = after.has('parent') || !context.document('unit', key);
    if (type === 'unit' && isPlaced) parents.set(key, typeof parent === 'string' ? parent : null);
  }
  return parents;
}
