// What taking a change-set back would do: put back what was, cell by cell, unless somebody changed the cell since.
// Undoing an undo is the same thing. Statuses follow: put back as judged then, or judged anew where only a part goes.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { label } from '../period/period';
import { measurementFields, type MeasurementField } from '../records/measurement';
import { recordTypes } from '../records';
import { partsOf } from '../records/record-type';
import type { Right } from '../access/right';
import { refId, type Change, type FieldRef } from '../sync/change-set';
import { mayRecord } from '../sync/edit-rules';
import { judge } from './judge';
import type { FieldNow, MeasurementNow, PushConflict, PushContext } from './push-context';

export interface UndoInput {
  /** The change-set to take back: its revision and its changes. */
  readonly revision: number;
  readonly changes: readonly Change[];
  /** Only these cells, where named. */
  readonly cells?: readonly FieldRef[] | undefined;
  /** Undo what can be undone and leave the cells that changed since. */
  readonly leaveChanged: boolean;
  /** How the field of each change of the change-set stands now, in the same order. */
  readonly now: readonly FieldNow[];
  /** Measurements that the change-set touched, by key. */
  readonly measurements: ReadonlyMap<string, MeasurementNow>;
  readonly context: PushContext;
}

export interface UndoPlan {
  readonly changes: readonly Change[];
  /** Cells that changed since. */
  readonly conflicts: readonly PushConflict[];
  /** Cells that this person may not change back now. */
  readonly issues: readonly Issue[];
}

const isDerived = (ref: FieldRef) => ref.type === 'measurement' && ref.field === 'status';

/** Whether the cell still holds what the change-set put there. What an undo put back counts as never having moved. */
function isAsLeft(change: Change, now: FieldNow, revision: number): boolean {
  const same = JSON.stringify(now.value) === JSON.stringify(change.after);
  return same && (now.revision === revision || now.kind === 'undo');
}

export function planUndo(input: UndoInput): UndoPlan {
  const { revision: own, context } = input;
  const named = input.cells && new Set(input.cells.map(refId));
  const changes: Change[] = [];
  const conflicts: PushConflict[] = [];
  const issues: Issue[] = [];
  for (const [i, change] of input.changes.entries()) {
    const now = input.now[i];
    if (!now) throw new RangeError(`Change ${i} comes without its field’s state`);
    if (isDerived(change) || (named && !named.has(refId(change)))) continue;
    const { type, key, field } = change;
    if (JSON.stringify(now.value) === JSON.stringify(change.before)) continue;
    const refusal = mayChangeBack(change, context);
    if (refusal) {
      issues.push({ ...refusal, severity: 'stop', key, field });
      continue;
    }
    if (isAsLeft(change, now, own)) changes.push({ type, key, field, before: now.value, after: change.before });
    else {
      const { revision, by, at } = now;
      conflicts.push({
        ...{ type, key, field, revision, by, at },
        base: change.after,
        theirs: now.value,
        mine: change.before,
      });
    }
  }
  const taken = input.leaveChanged || conflicts.length === 0 ? changes : [];
  return { changes: [...taken, ...statusChanges(input, taken)], conflicts, issues };
}

/** Why a person may not change a cell back now: the same rules as for a push, with the rights of now. */
function mayChangeBack(
  { type, key, field }: Change,
  context: PushContext,
): Pick<Issue, 'code' | 'message'> | undefined {
  if (type === 'measurement') {
    const [code = '', period = ''] = partsOf(key);
    const measured = measurementFields.find((f) => f === field);
    if (!measured || !context.indicator(code))
      return { code: 'unknown-record', message: `There is no PI “${code}” that you can see.` };
    const row = {
      code,
      label: label(period, context.calendar),
      rights: context.rightsOver(code),
      state: context.recordingState(code, period),
    };
    return mayRecord(row, measured);
  }
  const needed = (recordTypes[type].fields as Readonly<Record<string, { right: Right | 'none' }>>)[field]?.right;
  const rights: readonly Right[] = context.maySet ? ['settings', ...context.rightsOver(key)] : context.rightsOver(key);
  // A PI whose record is gone has no place: only an administrator may bring it back.
  const absent = type === 'indicator' && !context.document('indicator', key);
  if (needed !== undefined && needed !== 'none' && (absent ? context.maySet : rights.includes(needed)))
    return undefined;
  return { code: 'not-yours', message: `You may not change ${field} of ${key}.` };
}

/** Statuses that follow from the cells taken back. */
function statusChanges(input: UndoInput, taken: readonly Change[]): Change[] {
  const back = new Map<string, Map<MeasurementField, FieldValue>>();
  for (const { type, key, field, after } of taken) {
    if (type !== 'measurement' || (field !== 'value' && field !== 'target')) continue;
    const fields = back.get(key) ?? new Map<MeasurementField, FieldValue>();
    fields.set(field, after);
    back.set(key, fields);
  }
  const own = changesByKey(input);
  return [...back].flatMap(([key, fields]): Change[] => {
    const now = input.measurements.get(key);
    if (!now) throw new RangeError(`Measurement ${key} comes without its state`);
    const status = statusBack(input, key, fields, now, own.get(key) ?? []);
    return status === now.status
      ? []
      : [{ type: 'measurement', key, field: 'status', before: now.status, after: status }];
  });
}

interface OwnChange {
  readonly c: Change;
  readonly now: FieldNow | undefined;
}

/** The change-set's changes of each measurement. */
function changesByKey({ changes, now }: UndoInput): Map<string, OwnChange[]> {
  const byKey = new Map<string, OwnChange[]>();
  for (const [i, c] of changes.entries()) {
    if (c.type !== 'measurement') continue;
    const own = byKey.get(c.key);
    if (own) own.push({ c, now: now[i] });
    else byKey.set(c.key, [{ c, now: now[i] }]);
  }
  return byKey;
}

function statusBack(
  input: UndoInput,
  key: string,
  fields: ReadonlyMap<MeasurementField, FieldValue>,
  now: MeasurementNow,
  own: readonly OwnChange[],
): FieldValue {
  const whole = own.every(({ c }) => (c.field !== 'value' && c.field !== 'target') || fields.has(c.field));
  const judged = own.find(({ c }) => c.field === 'status');
  if (whole && judged?.now && isAsLeft(judged.c, judged.now, input.revision)) return judged.c.before;
  const pi = input.context.indicator(partsOf(key)[0] ?? '');
  const value = fields.has('value') ? (fields.get('value') ?? null) : now.value;
  const target = fields.has('target') ? (fields.get('target') ?? null) : now.target;
  return pi ? judge(pi, value, target) : now.status;
}
