// What a store holds against what people were told: nothing acknowledged is lost, no push is torn, nothing refused
// has appeared, and the records are what the history adds up to.
import type { FieldValue } from '../../domain/figure';
import type { RecordTypeName } from '../../domain/records';
import type { ChangeSet } from '../../domain/sync/change-set';
import type { Reader, Store } from '../../server/store/port';
import type { Sent } from './load';

/** Cells of a change-set and what it set them to. */
export function cellsOf(set: ChangeSet): Map<string, FieldValue> {
  return new Map(
    set.blocks.flatMap(({ type, field, keys, after }) =>
      keys.map((key, i): [string, FieldValue] => [`${type}\n${key}\n${field}`, after[i] ?? null]),
    ),
  );
}

function wanted({ keys, mark }: Sent): Map<string, FieldValue> {
  return new Map(
    keys.flatMap((key): [string, FieldValue][] => [
      [`measurement\n${key}\nvalue`, mark],
      [`measurement\n${key}\nnote`, `push ${mark}`],
    ]),
  );
}

/** Whether the change-set is the whole of what was sent; statuses that follow are its own business. */
function isWhole(set: ChangeSet, sent: Sent): boolean {
  const cells = cellsOf(set);
  return [...wanted(sent)].every(([cell, value]) => cells.get(cell) === value);
}

/** Everything that is wrong, in words; empty where all is well. */
export async function wrongWith(
  store: Pick<Store, 'push' | 'read' | 'history'>,
  sent: readonly Sent[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const one of sent) {
    const set = await store.push(one.pushId);
    if (!set && one.outcome === 'acknowledged') wrong.push(`lost: push ${one.mark} was acknowledged and is gone`);
    if (set && one.outcome === 'refused') wrong.push(`appeared: push ${one.mark} was refused and is there`);
    if (set && !isWhole(set, one)) wrong.push(`torn: push ${one.mark} is there in part`);
  }
  return [...wrong, ...(await differences(store))];
}

/** Where the records differ from what the history adds up to, or the history has a gap. */
export async function differences(store: Pick<Store, 'read' | 'history'>): Promise<string[]> {
  const wrong: string[] = [];
  const state = await store.read();
  const sets = [...(await store.history({}))].reverse();
  sets.forEach((set, i) => {
    if (set.revision !== i + 1) wrong.push(`gap: change-set ${i + 1} says it is revision ${set.revision}`);
  });
  if (state.revision !== sets.length) wrong.push(`gap: revision ${state.revision} after ${sets.length} change-sets`);
  const sum = new Map(sets.flatMap((set) => [...cellsOf(set)]));
  return [...wrong, ...(await fieldsThatDiffer(state, sum))];
}

async function fieldsThatDiffer(state: Reader, sum: ReadonlyMap<string, FieldValue>): Promise<string[]> {
  const wrong: string[] = [];
  const refs = [...sum.keys()].map((cell) => {
    const [type = '', key = '', field = ''] = cell.split('\n');
    return { type: type as RecordTypeName, key, field };
  });
  const fields = await state.fields(refs);
  for (const [i, { type, key, field }] of refs.entries()) {
    const should = JSON.stringify(sum.get(`${type}\n${key}\n${field}`));
    const is = JSON.stringify(fields[i]?.value ?? null);
    if (is !== should) wrong.push(`stale: ${key} ${field} is ${is} and its history says ${should}`);
  }
  return wrong;
}
