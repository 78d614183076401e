// The receipt of a change-set: made from the decision when it is taken, and from the change-set and the state at its
// revision whenever it is asked for again. Both say the same.
import type { Issue } from '../../domain/errors';
import type { ChangeBlock, ChangeSet } from '../../domain/sync/change-set';
import { checksOf, type ChangedValues } from '../../domain/decide/checks-of';
import { parseKey, shift } from '../../domain/period/period';
import { asStatus } from '../../domain/decide/judge';
import type { PushContext } from '../../domain/decide/push-context';
import type { Calculations } from '../../domain/decide/calculated/catalogue';
import { catalogueChecks } from '../../domain/decide/calculated/catalogue-push';
import { isRolledUp } from '../../domain/decide/calculated/roll-up-mark';
import { measurementRows } from '../../domain/records/measurement-rows';
import type { Consequences, Counts, MovedRollUps, PersonRef, Receipt } from '../../domain/wire';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import { movedRollUps } from './moved';
import { unchangedChecks, type KnownValues } from './unchanged';

/** Cells by what they are. Statuses and roll-ups follow from the others and are not counted. */
export function countsOf(blocks: readonly ChangeBlock[]): Counts {
  const counts = { values: 0, notes: 0, other: 0 };
  for (const block of blocks) {
    const { type, field, keys } = block;
    if (isRolledUp(block)) continue;
    if (type !== 'measurement') counts.other += keys.length;
    else if (field === 'value') counts.values += keys.length;
    else if (field === 'note') counts.notes += keys.length;
    else if (field !== 'status') counts.other += keys.length;
  }
  return counts;
}

export function personRef(id: string, body: Body): PersonRef {
  return { id, name: body.personName(id) };
}

/** What follows from a change-set. */
export interface Follows {
  readonly consequences: Consequences;
  readonly checks: readonly Issue[];
  readonly moved?: MovedRollUps;
}

export function receiptWith(kind: Receipt['kind'], changeSet: ChangeSet, follows: Follows, body: Body): Receipt {
  const { pushId, revision, at, by, blocks } = changeSet;
  const { consequences, checks, moved } = follows;
  return {
    ...{ kind, pushId, revision, at, by: personRef(by, body), counts: countsOf(blocks) },
    ...{ consequences, ...(moved && { moved }), checks: [...checks] },
  };
}

/** The receipt of what was done before. @param state the state at the change-set's revision */
export async function receiptOf(
  changeSet: ChangeSet,
  state: Reader,
  context: PushContext,
  body: Body,
): Promise<Receipt> {
  const { kind } = changeSet;
  const blocks = changeSet.blocks.filter((block) => !isRolledUp(block));
  const follows = {
    consequences: await turned(blocks, state),
    checks: kind === 'push' ? checksOf(await changedValues(blocks, state), blocks, context) : [],
  };
  const whole = await withMoved(follows, changeSet, state, context, context.calculations?.());
  return receiptWith(changeSet.blocks.length === 0 ? 'nothing-to-do' : 'done', changeSet, whole, body);
}

/** What values are compared with. */
const compared = ['value', 'target', 'numerator', 'denominator'] as const;

/**
 * What follows from a change-set with the roll-ups that move, and what is worth a look in definitions. Of PIs that the asker
 * may not see nothing is told, not how many either: whether they move says whether others have given their figures.
 * @param state before the change-set or after it: what it leaves alone is the same
 */
export async function withMoved(
  follows: Follows,
  { blocks, kind }: Pick<ChangeSet, 'blocks' | 'kind'>,
  state: Reader,
  context: PushContext,
  calculations: Calculations | undefined,
  wasRead?: KnownValues,
): Promise<Follows> {
  const isSeen = (code: string) => context.indicator(code) !== undefined;
  const defines = kind === 'push' && calculations && blocks.some(({ type }) => type === 'indicator');
  const stood = kind === 'push' ? await unchangedChecks(blocks, state, context, wasRead) : [];
  const known = [...follows.checks, ...stood];
  const checks = defines ? [...known, ...catalogueChecks(blocks, calculations, isSeen)] : known;
  const moved = await movedRollUps(blocks, state, (code) => context.indicator(code));
  return { ...follows, checks, ...(moved && { moved }) };
}

/** The values that changed, with those of the period before and the targets. */
async function changedValues(blocks: readonly ChangeBlock[], state: Reader): Promise<ChangedValues[]> {
  const changed: ChangedValues[] = [];
  for (const { type, field, keys, after } of blocks) {
    if (type !== 'measurement' || field !== 'value') continue;
    for (const { period, codes, at } of measurementRows(keys)) {
      if (!parseKey(period)) continue;
      const [before, now] = await state.measurements(codes, [shift(period, -1), period], compared);
      changed.push({
        ...{ period, codes, keys: at ? at.map((i) => keys[i] ?? '') : keys },
        values: at ? at.map((i) => after[i] ?? null) : after,
        previous: before?.columns.value ?? [],
        targets: now?.columns.target ?? [],
        numerators: now?.columns.numerator ?? [],
        denominators: now?.columns.denominator ?? [],
      });
    }
  }
  return changed;
}

/** The measurements whose status turned. */
async function turned(blocks: readonly ChangeBlock[], state: Reader): Promise<Consequences> {
  const all: Consequences = { keys: [], values: [], before: [], after: [] };
  for (const { type, field, keys, before, after } of blocks) {
    if (type !== 'measurement' || field !== 'status') continue;
    for (const { codes, period, at } of measurementRows(keys)) {
      const [now] = await state.measurements(codes, [period], ['value']);
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
  return [...new Set(blocks.flatMap((b) => (b.type === 'measurement' && !isRolledUp(b) ? b.keys : [])))];
}
