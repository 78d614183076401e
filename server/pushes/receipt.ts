// The receipt of a change-set. It is made from the change-set and the state at its revision, so that the same pushId
// gives the same receipt whenever it is asked for.
import type { ChangeBlock, ChangeSet } from '../../domain/sync/change-set';
import { checksOf, consequencesOf, judgedKeys, turnedKeys } from '../../domain/decide/consequences';
import type { PushContext } from '../../domain/decide/push-context';
import type { Counts, PersonRef, Receipt } from '../../domain/wire';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import { measurementStates } from './states';

/** Cells by what they are. Statuses follow from the others and are not counted. */
export function countsOf(blocks: readonly ChangeBlock[]): Counts {
  const counts = { values: 0, notes: 0, other: 0 };
  for (const { type, field, keys } of blocks)
    if (type !== 'measurement') counts.other += keys.length;
    else if (field === 'value') counts.values += keys.length;
    else if (field === 'note') counts.notes += keys.length;
    else if (field !== 'status') counts.other += keys.length;
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
  const { pushId, revision, at, by, blocks } = changeSet;
  // Before a push one wants to know everything that follows; afterwards, what turned.
  const isPreview = kind === 'dry-run';
  const keys = isPreview ? judgedKeys(blocks) : turnedKeys(blocks);
  const states = await measurementStates(state, isPreview ? touched(blocks) : keys);
  return {
    kind,
    pushId,
    revision,
    at,
    by: personRef(by, body),
    counts: countsOf(blocks),
    consequences: consequencesOf(keys, blocks, states),
    checks: isPreview ? checksOf(blocks, states, context) : [],
  };
}

/** Keys of the measurements in changes, each once. */
export function touched(blocks: readonly ChangeBlock[]): string[] {
  return [...new Set(blocks.flatMap((b) => (b.type === 'measurement' ? b.keys : [])))];
}
