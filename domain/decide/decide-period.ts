// Decides the edits of one period: shape → rights → period open → rules → conflicts, cell by cell in columns, and the
// statuses that follow. Bad data is an Issue; nothing is thrown for what was sent.
import type { Issue } from '../errors';
import { sameValue, type FieldValue } from '../figure';
import type { MeasurementField } from '../records/measurement';
import { rememberRows } from '../records/measurement-rows';
import { keyOf } from '../records/record-type';
import type { ChangeBlock, FieldRef } from '../sync/change-set';
import { mayRecord, noteMissing, rightToRecord } from '../sync/edit-rules';
import { fieldSent, periodFacts, stored, unknownIndicator, wrongValue, type PushRules } from './decide-measurement';
import { asFigure, asNumber, judge } from './judge';
import type { PeriodPush, SentField } from './push-by-period';
import type { PushConflict, PushContext, SeenIndicator } from './push-context';
import type { Standing } from './standing';

const SEPARATOR = keyOf('', '');

export interface PeriodInput {
  readonly push: PeriodPush;
  readonly standing: Standing;
  readonly base: number;
  readonly context: PushContext;
  readonly rules: PushRules;
  /** The conflict of an edit of a field that changed after the base, where it is one. */
  readonly conflictOf: (ref: FieldRef, mine: FieldValue, seen: number | null) => PushConflict | undefined;
}

/** Where what comes of a push is gathered. */
export interface Outcome {
  readonly issues: Issue[];
  readonly conflicts: PushConflict[];
  readonly blocks: ChangeBlock[];
}

/** Values after the push by row; `undefined` where nothing new was sent. */
type After = Partial<Record<MeasurementField, (FieldValue | undefined)[]>>;

export function decidePeriod(input: PeriodInput, out: Outcome): void {
  const { push, context } = input;
  // A key with a part too many names nothing.
  const isKey = !push.period.includes(SEPARATOR);
  const seen = push.codes.map((code) => (isKey ? context.seen(code) : undefined));
  const after: After = {};
  const sent = new Map<MeasurementField, Uint8Array>();
  for (const edits of push.fields) {
    const { block } = edits;
    const field = fieldSent(block.field);
    if (typeof field === 'string') {
      const marks = sent.get(field) ?? new Uint8Array(push.codes.length);
      sent.set(field, marks);
      decideField(
        input,
        edits,
        field,
        seen,
        marks,
        (after[field] ??= new Array<FieldValue | undefined>(push.codes.length)),
        out,
      );
    } else
      for (const i of edits.at ?? block.keys.keys())
        out.issues.push({ ...field, severity: 'stop', key: block.keys[i] ?? '', field: block.field });
  }
  if (input.rules.notesRequired) notesMissing(input, seen, after, out);
  statuses(input, seen, after, out);
}

function decideField(
  { push, standing, base, context, rules, conflictOf }: PeriodInput,
  { block, at, row: rows }: SentField,
  field: MeasurementField,
  seen: readonly (SeenIndicator | undefined)[],
  marks: Uint8Array,
  after: (FieldValue | undefined)[],
  out: Outcome,
): void {
  const facts = periodFacts(push.period, context, rules);
  const right = rightToRecord[field];
  const now = standing[field];
  const taken: number[] = [];
  const rowsTaken: number[] = [];
  for (let n = 0, count = at?.length ?? block.keys.length; n < count; n++) {
    const i = at ? (at[n] ?? 0) : n;
    const row = rows ? (rows[n] ?? 0) : n;
    const stop = (issue: Pick<Issue, 'code' | 'message'>) =>
      out.issues.push({ ...issue, severity: 'stop', key: block.keys[i] ?? '', field });
    if (marks[row] === 1) {
      stop({ code: 'row-twice', message: 'This cell was sent twice in one push. Keep one of the rows.' });
      continue;
    }
    marks[row] = 1;
    const found = seen[row];
    if (!found) {
      stop(unknownIndicator(push.codes[row] ?? ''));
      continue;
    }
    const { pi, rights } = found;
    const odd = facts.odd(pi);
    if (odd !== undefined) {
      stop({ code: 'unknown-period', message: odd });
      continue;
    }
    const state = facts.state(pi);
    if (state !== 'open' || right === 'none' || !rights.includes(right)) {
      const refusal = mayRecord({ code: pi.code, label: facts.label(), rights, state }, field);
      if (refusal) stop(refusal);
      continue;
    }
    const value = stored(block.values[i] ?? null);
    const wrong = wrongValue(field, value, pi.code);
    if (wrong) {
      stop(wrong);
      continue;
    }
    if (sameValue(value, now.values[row] ?? null)) continue;
    if ((now.revisions[row] ?? 0) > base) {
      const ref = { type: 'measurement' as const, key: push.keys[row] ?? '', field };
      const conflict = conflictOf(ref, value, block.seen?.[i] ?? null);
      if (conflict) {
        out.conflicts.push(conflict);
        continue;
      }
    }
    after[row] = value;
    taken.push(i);
    rowsTaken.push(row);
  }
  const change = changeBlock(push, field, now.values, after, rowsTaken);
  if (change)
    out.blocks.push({
      ...change,
      ...evidence('addresses', block.addresses, taken),
      ...evidence('formulas', block.formulas, taken),
    });
}

/** The changes of some rows; the push's own arrays where they are all of them, so that stores find them again. */
function changeBlock(
  { period, codes, keys }: PeriodPush,
  field: MeasurementField,
  before: readonly FieldValue[],
  after: readonly (FieldValue | undefined)[],
  rows: readonly number[],
): ChangeBlock | undefined {
  if (rows.length === 0) return undefined;
  const all = rows.length === keys.length && rows.every((row, i) => row === i);
  const own = all ? keys : rows.map((row) => keys[row] ?? '');
  rememberRows(own, [{ period, codes: all ? codes : rows.map((row) => codes[row] ?? ''), at: null }]);
  return {
    ...{ type: 'measurement', field, keys: own },
    before: rows.map((row) => before[row] ?? null),
    after: rows.map((row) => after[row] ?? null),
  };
}

function evidence<K extends 'addresses' | 'formulas'>(
  name: K,
  column: readonly (string | null)[] | undefined,
  taken: readonly number[],
): Partial<Record<K, (string | null)[]>> {
  if (!column) return {};
  const own = taken.map((i) => column[i] ?? null);
  return own.some((text) => text !== null) ? ({ [name]: own } as Partial<Record<K, (string | null)[]>>) : {};
}

function notesMissing(
  { push, standing }: PeriodInput,
  seen: readonly (SeenIndicator | undefined)[],
  { value, target, note }: After,
  out: Outcome,
): void {
  if (!value) return;
  for (const [row, figure] of value.entries()) {
    const pi = seen[row]?.pi;
    if (figure === undefined || !pi?.noteWhenRed) continue;
    const judged = { ...pi, target: asNumber(afterOr(target, standing.target.values, row)) };
    if (!noteMissing(judged, asFigure(figure), afterOr(note, standing.note.values, row))) continue;
    out.issues.push({
      code: 'note-required',
      severity: 'stop',
      message: `${pi.code} turns red. Say why in its note, then it can be sent.`,
      key: push.keys[row] ?? '',
      field: 'note',
    });
  }
}

function afterOr(
  after: readonly (FieldValue | undefined)[] | undefined,
  now: readonly FieldValue[],
  row: number,
): FieldValue {
  return after?.[row] ?? (after?.[row] === null ? null : (now[row] ?? null));
}

/** The changes of status that follow from changes of value or target. */
function statuses(
  { push, standing }: PeriodInput,
  seen: readonly (SeenIndicator | undefined)[],
  { value, target }: After,
  out: Outcome,
): void {
  const rows: number[] = [];
  const after: (FieldValue | undefined)[] = new Array<FieldValue | undefined>(push.codes.length);
  for (let row = 0; row < push.codes.length; row++) {
    if (value?.[row] === undefined && target?.[row] === undefined) continue;
    const pi = seen[row]?.pi;
    if (!pi) continue;
    const status = judge(pi, afterOr(value, standing.value.values, row), afterOr(target, standing.target.values, row));
    if (status === (standing.status.values[row] ?? null)) continue;
    after[row] = status;
    rows.push(row);
  }
  const change = changeBlock(push, 'status', standing.status.values, after, rows);
  if (change) out.blocks.push(change);
}
