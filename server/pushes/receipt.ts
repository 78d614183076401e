// The receipt of a change-set. It is made from the change-set and the state at its revision, so that the same pushId
// gives the same receipt whenever it is asked for.
import type { Change, ChangeSet } from '../../domain/sync/change-set';
import { checksOf, consequencesOf } from '../../domain/decide/consequences';
import type { PushContext } from '../../domain/decide/push-context';
import type { Counts, PersonRef, Receipt } from '../../domain/wire';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import { measurementStates } from './states';

/** Cells by what they are. Statuses follow from the others and are not counted. */
export function countsOf(changes: readonly Change[]): Counts {
  const counts = { values: 0, notes: 0, other: 0 };
  for (const { type, field } of changes)
    if (type !== 'measurement') counts.other++;
    else if (field === 'value') counts.values++;
    else if (field === 'note') counts.notes++;
    else if (field !== 'status') counts.other++;
  return counts;
}

export function personRef(id: string, body: Body): PersonRef {
  return { id, name: body.personName(id) };
}

/** @param state the state at the change-set's revision, or for a dry run the one before it */
export async function receiptOf(
  kind: Receipt['kind'],
  changeSet: ChangeSet,
  state: Reader,
  context: PushContext,
  body: Body,
): Promise<Receipt> {
  const { pushId, revision, at, by, changes } = changeSet;
  const states = await measurementStates(state, touched(changes));
  return {
    kind,
    pushId,
    revision,
    at,
    by: personRef(by, body),
    counts: countsOf(changes),
    consequences: consequencesOf(changes, states),
    checks: checksOf(changes, states, context),
  };
}

/** Keys of the measurements in changes, each once. */
export function touched(changes: readonly Change[]): string[] {
  return [...new Set(changes.flatMap((c) => (c.type === 'measurement' ? [c.key] : [])))];
}
