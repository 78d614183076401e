// The server's decision about a push: issues, conflicts, or the changes to apply with the statuses that follow.
// By the same merge and the same rules as the pane's preview, so that both agree (SYNC: Push). All or nothing.
import type { Issue } from '../errors';
import { sameValue, type FieldValue } from '../figure';
import type { Indicator } from '../records/indicator';
import type { MeasurementField } from '../records/measurement';
import { refId, type Change, type Edit } from '../sync/change-set';
import { decideDocuments } from './decide-document';
import { periodFacts, takeMeasurementEdit, type PushRules } from './decide-measurement';
import { noteMissing } from '../sync/edit-rules';
import { asFigure, asNumber, judge } from './judge';
import { mergeCell } from '../sync/merge-cell';
import type { FieldNow, MeasurementNow, PushConflict, PushContext } from './push-context';

export interface PushInput {
  readonly edits: readonly Edit[];
  /** The revision that the sheet was pulled at. */
  readonly base: number;
  /** How the field of each edit stands now, in the same order. */
  readonly now: readonly FieldNow[];
  /** Value at `base` of the fields that changed after it, by {@link refId}. */
  readonly baseValues: ReadonlyMap<string, FieldValue>;
  /** Measurements of {@link measurementsOf}, by key. */
  readonly measurements: ReadonlyMap<string, MeasurementNow>;
  readonly context: PushContext;
  readonly rules: PushRules;
}

export type PushDecision =
  | { readonly kind: 'refuse'; readonly issues: readonly Issue[]; readonly conflicts: readonly PushConflict[] }
  | { readonly kind: 'apply'; readonly changes: readonly Change[] };

/** Keys of the measurements that edits touch, each once. */
export function measurementsOf(edits: readonly Edit[]): string[] {
  return [...new Set(edits.filter((e) => e.type === 'measurement').map((e) => e.key))];
}

/** How one measurement would stand after the push. */
interface Draft {
  readonly pi: Indicator;
  readonly now: MeasurementNow;
  readonly after: Map<MeasurementField, FieldValue>;
}

/** Decides a push. Pure: the same input gives the same answer in the preview, in a dry run and in earnest. */
export function decidePush(input: PushInput): PushDecision {
  const issues: Issue[] = [];
  const conflicts: PushConflict[] = [];
  const changes: Change[] = [];
  const drafts = new Map<string, Draft>();
  const sent = new Set<string>();
  const facts = periodFacts(input.context, input.rules);
  const documents: { edit: Edit; now: FieldNow }[] = [];

  for (const [i, edit] of input.edits.entries()) {
    const stop = (issue: Pick<Issue, 'code' | 'message'>) =>
      issues.push({ ...issue, severity: 'stop', key: edit.key, field: edit.field });
    const now = input.now[i];
    if (!now) throw new RangeError(`Edit ${i} comes without its field’s state`);
    const id = refId(edit);
    if (sent.has(id)) {
      stop({ code: 'row-twice', message: 'This cell was sent twice in one push. Keep one of the rows.' });
      continue;
    }
    sent.add(id);
    if (edit.type !== 'measurement') {
      documents.push({ edit, now });
      continue;
    }
    const taken = takeMeasurementEdit(edit, input.context, facts);
    if (taken.kind === 'issue') {
      stop(taken.issue);
      continue;
    }
    const { value, pi, field } = taken;
    if (sameValue(value, now.value)) continue;
    const conflict = conflictOf(edit, value, now, input);
    if (conflict) {
      conflicts.push(conflict);
      continue;
    }
    changes.push(changeOf(edit, now.value, value));
    const row = drafts.get(edit.key) ?? { pi, now: measurementNow(input, edit.key), after: new Map() };
    row.after.set(field, value);
    drafts.set(edit.key, row);
  }
  const decided = decideDocuments(documents, input.context, (edit, now) => conflictOf(edit, edit.value, now, input));
  issues.push(...decided.issues);
  conflicts.push(...decided.conflicts);
  changes.push(...decided.changes);
  for (const [key, draft] of drafts) {
    const issue = input.rules.notesRequired ? noteIssue(key, draft) : undefined;
    if (issue) issues.push(issue);
    changes.push(...statusChange(key, draft));
  }
  return issues.length > 0 || conflicts.length > 0 ? { kind: 'refuse', issues, conflicts } : { kind: 'apply', changes };
}

function measurementNow(input: PushInput, key: string): MeasurementNow {
  const now = input.measurements.get(key);
  if (!now) throw new RangeError(`Measurement ${key} comes without its state`);
  return now;
}

function changeOf(edit: Edit, before: FieldValue, after: FieldValue): Change {
  const { type, key, field, address, formula } = edit;
  return {
    ...{ type, key, field, before, after },
    ...(address !== undefined && { address }),
    ...(formula !== undefined && { formula }),
  };
}

/**
 * The conflict of an edit, where there is one: the field changed after the sheet's base, to something else than base
 * and edit, and the sender has not seen that very change.
 */
function conflictOf(edit: Edit, mine: FieldValue, now: FieldNow, input: PushInput): PushConflict | undefined {
  if (now.revision <= input.base) return undefined;
  const base = input.baseValues.get(refId(edit)) ?? null;
  const seen = edit.seen !== undefined && edit.seen >= now.revision;
  // A change that was seen and moved on is a conflict even where it came back to the base.
  if (seen || (edit.seen === undefined && mergeCell(base, now.value, mine, true) !== 'conflict')) return undefined;
  const { type, key, field } = edit;
  return { type, key, field, base, theirs: now.value, mine, revision: now.revision, by: now.by, at: now.at };
}

function noteIssue(key: string, { pi, now, after }: Draft): Issue | undefined {
  const value = after.get('value');
  if (value === undefined || !pi.noteWhenRed) return undefined;
  const target = asNumber(after.has('target') ? (after.get('target') ?? null) : now.target);
  const { polarity, thresholds, noteWhenRed } = pi;
  const note = after.has('note') ? (after.get('note') ?? null) : now.note;
  if (!noteMissing({ target, polarity, thresholds, noteWhenRed }, asFigure(value), note)) return undefined;
  return {
    code: 'note-required',
    severity: 'stop',
    message: `${pi.code} turns red. Say why in its note, then it can be sent.`,
    key,
    field: 'note',
  };
}

/** The change of status that follows from a change of value or target. */
function statusChange(key: string, { pi, now, after }: Draft): Change[] {
  if (!after.has('value') && !after.has('target')) return [];
  const value = after.has('value') ? (after.get('value') ?? null) : now.value;
  const target = after.has('target') ? (after.get('target') ?? null) : now.target;
  const status = judge(pi, value, target);
  return status === now.status
    ? []
    : [{ type: 'measurement', key, field: 'status', before: now.status, after: status }];
}
