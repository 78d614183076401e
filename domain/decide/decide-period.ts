// Decides the edits of one period: shape → rights → period open → rules → conflicts, cell by cell in columns.
// Bad data is an Issue; nothing is thrown for what was sent.
import type { Issue } from '../errors';
import { sameValue, type FieldValue } from '../figure';
import type { MeasurementField } from '../records/measurement';
import { rememberRows } from '../records/measurement-rows';
import { keyOf } from '../records/record-type';
import type { ChangeBlock, FieldRef } from '../sync/change-set';
import { mayRecord, rightToRecord } from '../sync/edit-rules';
import {
  fieldSent,
  mergedAway,
  periodFacts,
  stored,
  unknownIndicator,
  wrongValue,
  type PeriodFacts,
  type PushRules,
} from './decide-measurement';
import type { PeriodPush, SentField } from './push-by-period';
import type { PushConflict, PushContext, SeenIndicator } from './push-context';
import type { PushStanding } from './standing';

const SEPARATOR = keyOf('', '');

export interface PeriodInput {
  readonly push: PeriodPush;
  readonly standing: PushStanding;
  /** The values of the period before, by row. */
  readonly previous: readonly FieldValue[];
  /** Values and targets of the same period of last year, by row, where a rule asks for them. */
  readonly lastYear: PointColumns | null;
  readonly base: number;
  readonly context: PushContext;
  readonly rules: PushRules;
  /** The conflict of an edit of a field that changed after the base, where it is one. */
  readonly conflictOf: (ref: FieldRef, mine: FieldValue, seen: number | null) => PushConflict | undefined;
}

export interface PointColumns {
  readonly value: readonly FieldValue[];
  readonly target: readonly FieldValue[];
}

/** Where what comes of a push is gathered. */
export interface Outcome {
  readonly issues: Issue[];
  readonly conflicts: PushConflict[];
  readonly blocks: ChangeBlock[];
}

/** Values after the push by row; `undefined` where nothing new was sent. */
export type After = (FieldValue | undefined)[];

export function afterOr(after: After | undefined, now: readonly FieldValue[], row: number): FieldValue {
  const sent = after?.[row];
  return sent === undefined ? (now[row] ?? null) : sent;
}

/** What is worked out once for all fields of a period, and how it would stand. */
export interface PeriodDraft extends PeriodInput {
  /** The PI of each row, where the asker may see it. */
  readonly seen: readonly (SeenIndicator | undefined)[];
  readonly facts: PeriodFacts;
  readonly after: Partial<Record<MeasurementField, After>>;
  /** PIs by ordinal of which a field was sent. */
  readonly sent: Partial<Record<MeasurementField, Uint8Array>>;
}

/** Takes what can be taken of the edits of a period; what follows from them is in what-follows.ts. */
export function decidePeriod(input: PeriodInput, out: Outcome): PeriodDraft {
  const { push, context, rules } = input;
  // A key with a part too many names nothing.
  const isKey = !push.period.includes(SEPARATOR);
  const seen = push.codes.map((code) => (isKey ? context.seen(code) : undefined));
  const draft: PeriodDraft = { ...input, seen, facts: periodFacts(push.period, context, rules), after: {}, sent: {} };
  for (const edits of push.fields) {
    const { block, at } = edits;
    const field = fieldSent(block.field);
    if (typeof field === 'string') decideField(draft, edits, field, out);
    else
      for (const i of at ?? block.keys.keys())
        out.issues.push({ ...field, severity: 'stop', key: block.keys[i] ?? '', field: block.field });
  }
  return draft;
}

function decideField(draft: PeriodDraft, edits: SentField, field: MeasurementField, out: Outcome): void {
  const { push, standing, base, seen } = draft;
  const { block, at, row: rows } = edits;
  const now = standing[field];
  if (!now) throw new RangeError(`Period ${push.period} comes without its ${field}`);
  const after = (draft.after[field] ??= new Array<FieldValue | undefined>(push.codes.length));
  const sent = (draft.sent[field] ??= new Uint8Array(1 + seen.reduce((n, s) => Math.max(n, s?.ordinal ?? 0), 0)));
  const taken: number[] = [];
  const rowsTaken: number[] = [];
  const count = at?.length ?? block.keys.length;
  for (let n = 0; n < count; n++) {
    const i = at ? (at[n] ?? 0) : n;
    const row = rows ? (rows[n] ?? 0) : n;
    const value = stored(block.values[i] ?? null);
    const refusal = refusalOf(draft, row, field, value, sent);
    if (refusal) {
      out.issues.push({ ...refusal, severity: 'stop', key: push.keys[row] ?? '', field });
      continue;
    }
    if (sameValue(value, now.values[row] ?? null)) continue;
    if ((now.revisions[row] ?? 0) > base) {
      const ref = { type: 'measurement' as const, key: push.keys[row] ?? '', field };
      const conflict = draft.conflictOf(ref, value, block.seen?.[i] ?? null);
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

/** Why an edit cannot be taken; `undefined` where it can. Marks the PI as sent. */
function refusalOf(
  { push, seen, facts }: PeriodDraft,
  row: number,
  field: MeasurementField,
  value: FieldValue,
  sent: Uint8Array,
): Pick<Issue, 'code' | 'message'> | undefined {
  const found = seen[row];
  if (!found) return unknownIndicator(push.codes[row] ?? '');
  const { pi, rights, ordinal } = found;
  if (sent[ordinal] === 1)
    return { code: 'row-twice', message: 'This cell was sent twice in one push. Keep one of the rows.' };
  sent[ordinal] = 1;
  const merged = mergedAway(pi);
  if (merged) return merged;
  const odd = facts.odd(pi);
  if (odd !== undefined) return { code: 'unknown-period', message: odd };
  const state = facts.state(pi);
  const right = rightToRecord[field];
  if (state !== 'open' || right === 'none' || !rights.includes(right))
    return mayRecord({ code: pi.code, label: facts.label(), rights, state }, field);
  return wrongValue(field, value, pi.code);
}

/** The changes of some rows; the push's own arrays where they are all of them, so that stores find them again. */
export function changeBlock(
  { period, codes, keys }: PeriodPush,
  field: MeasurementField,
  before: readonly FieldValue[],
  after: readonly (FieldValue | undefined)[],
  rows: readonly number[],
): ChangeBlock | undefined {
  if (rows.length === 0) return undefined;
  const isAll = rows.length === keys.length && rows.every((row, i) => row === i);
  const own = isAll ? keys : rows.map((row) => keys[row] ?? '');
  rememberRows(own, [{ period, codes: isAll ? codes : rows.map((row) => codes[row] ?? ''), at: null }]);
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
