// The receipt of a change-set. It is made from the change-set and the state at its revision, so that the same pushId
// gives the same receipt whenever it is asked for.
import type { ChangeBlock, ChangeSet } from '../../domain/sync/change-set';
import { checksOf, consequencesOf, judgedKeys, type ChangedValues } from '../../domain/decide/consequences';
import { parseKey, shift } from '../../domain/period/period';
import { asStatus } from '../../domain/decide/judge';
import type { PushContext } from '../../domain/decide/push-context';
import { measurementRows } from '../../domain/records/measurement-rows';
import type { Consequences, Counts, PersonRef, Receipt } from '../../domain/wire';
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
  return {
    kind,
    pushId,
    revision,
    at,
    by: personRef(by, body),
    counts: countsOf(blocks),
    consequences: await (kind === 'dry-run' ? foreseen(blocks, state) : turned(blocks, state)),
    checks: checksOf(await changedValues(blocks, state), blocks, context),
  };
}

/** Before a push one wants to know everything that follows. */
async function foreseen(blocks: readonly ChangeBlock[], state: Reader): Promise<Consequences> {
  const keys = judgedKeys(blocks);
  return consequencesOf(keys, blocks, await measurementStates(state, keys));
}

/** The values that changed, with those of the period before and the targets. */
async function changedValues(blocks: readonly ChangeBlock[], state: Reader): Promise<ChangedValues[]> {
  const changed: ChangedValues[] = [];
  for (const { type, field, keys, after } of blocks) {
    if (type !== 'measurement' || field !== 'value') continue;
    for (const { period, codes, at } of measurementRows(keys)) {
      if (!parseKey(period)) continue;
      const [before, now] = await state.measurements(codes, [shift(period, -1), period]);
      changed.push({
        ...{ period, codes, keys: at ? at.map((i) => keys[i] ?? '') : keys },
        values: at ? at.map((i) => after[i] ?? null) : after,
        previous: before?.columns.value ?? [],
        targets: now?.columns.target ?? [],
      });
    }
  }
  return changed;
}

/** Afterwards one wants to know what turned. */
async function turned(blocks: readonly ChangeBlock[], state: Reader): Promise<Consequences> {
  const all: Consequences = { keys: [], values: [], before: [], after: [] };
  for (const { type, field, keys, before, after } of blocks) {
    if (type !== 'measurement' || field !== 'status') continue;
    for (const { codes, period, at } of measurementRows(keys)) {
      const [now] = await state.measurements(codes, [period]);
      for (let n = 0; n < codes.length; n++) {
        const i = at ? (at[n] ?? 0) : n;
        all.keys.push(keys[i] ?? '');
        all.values.push(now?.columns.value[n] ?? null);
        all.before.push(asStatus(before[i] ?? null));
        all.after.push(asStatus(after[i] ?? null));
      }
    }
  }
  return all;
}

/** Keys of the measurements in changes, each once. */
export function touched(blocks: readonly ChangeBlock[]): string[] {
  return [...new Set(blocks.flatMap((b) => (b.type === 'measurement' ? b.keys : [])))];
}
