// What taking a change-set back would do: put back what was, cell by cell, unless somebody changed the cell since.
// Undoing an undo is the same thing. What follows from the cells taken back is in undo-follows.ts.
import type { Issue } from '../errors';
import { label } from '../period/period';
import { measurementFields } from '../records/measurement';
import { partsOf } from '../records/record-type';
import { refId, type Change, type FieldRef } from '../sync/change-set';
import { mayRecord } from '../sync/edit-rules';
import { ROLL_UP } from './calculated/roll-up-mark';
import { mayChangeBackRecord } from './document-rights';
import type { PushConflict, PushContext } from './push-context';
import { recordIssues } from './record-issues';
import { draftsOf } from './records-after';
import { changesByKey, followingUndo, isAsLeft, type OwnChanges, type UndoInput } from './undo-follows';

export { isAsLeft, type UndoInput } from './undo-follows';

export interface UndoPlan {
  readonly changes: readonly Change[];
  /** Cells that changed since. */
  readonly conflicts: readonly PushConflict[];
  /** Cells that this person may not change back now. */
  readonly issues: readonly Issue[];
}

/** Records that a change-set may have changed for a list to say whether they would go together again. */
const MOST_IN_LIST = 100;

export function planUndo(input: UndoInput): UndoPlan {
  const { revision: own, context } = input;
  const ofOne = changesByKey(input);
  const named = input.cells && new Set(input.cells.flatMap((cell) => withParts(cell, ofOne)).map(refId));
  const changes: Change[] = [];
  const conflicts: PushConflict[] = [];
  const issues: Issue[] = [];
  for (const [i, change] of input.changes.entries()) {
    const now = input.now[i];
    if (!now) throw new RangeError(`Change ${i} comes without its field’s state`);
    if (follows(change, input, ofOne) || (named && !named.has(refId(change)))) continue;
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
  // A value goes back with its parts or not at all: one without the others would say what nobody recorded.
  const torn = new Set(conflicts.filter(isOfTrio).map((c) => c.key));
  const whole = changes.filter((change) => !isOfTrio(change) || !torn.has(change.key));
  const taken = input.leaveChanged || conflicts.length === 0 ? whole : [];
  const drafts = draftsOf(taken);
  if (input.ofList !== true || drafts.length <= MOST_IN_LIST)
    issues.push(...recordIssues(drafts, context, { mayGo: true }));
  return { changes: [...taken, ...followingUndo(input, taken, ofOne)], conflicts, issues };
}

/** A value and the two parts that it may be made of. */
const trio: readonly string[] = ['value', 'numerator', 'denominator'];
const isOfTrio = ({ type, field }: FieldRef) => type === 'measurement' && trio.includes(field);

/** A cell with those that go back together with it. */
function withParts(cell: FieldRef, ofOne: OwnChanges): FieldRef[] {
  const own = isOfTrio(cell) ? (ofOne.get(cell.key) ?? []).map(({ c }) => c).filter(isOfTrio) : [];
  return [cell, ...own];
}

/** Whether a change came of others in the same change-set, and goes back with them: nobody sent it. */
function follows(change: Change, { cells, isUndo }: UndoInput, ofOne: OwnChanges): boolean {
  const { type, key, field, after } = change;
  if (type !== 'measurement') return false;
  // A roll-up is calculated again from its feeders, and nobody needs a right to it.
  if (change.formula === ROLL_UP) return true;
  if (field === 'status') return true;
  if (field !== 'byHand' || (after !== null && !isUndo)) return false;
  if (cells?.some((cell) => refId(cell) === refId(change))) return false;
  return (ofOne.get(key) ?? []).some(({ c }) => c.field === 'value' || c.field === 'target');
}

/** Why a person may not change a cell back now: the same rules as for a push, with the rights of now. */
function mayChangeBack(
  { type, key, field, before }: Change,
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
  return mayChangeBackRecord({ type, key, field }, before, context);
}
