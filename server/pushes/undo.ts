// Undo: a change-set like any other that puts back what was. By the one who pushed it, an owner of the PIs, or an
// administrator, within their rights of now (SYNC: Undo).
import { hasSayOver, type Place } from '../../domain/access/policy';
import { AppError, type Issue } from '../../domain/errors';
import { measurementRows } from '../../domain/records/measurement-rows';
import { partsOf } from '../../domain/records/record-type';
import { refId, type Change, type ChangeBlock, type ChangeSet, type ChangeSetHead } from '../../domain/sync/change-set';
import { changesOf, changesToColumns } from '../../domain/sync/columns';
import { isRolledUp } from '../../domain/decide/calculated/roll-up-mark';
import { isAsLeft, planUndo, type UndoPlan } from '../../domain/decide/plan-undo';
import { sameValue, type FieldValue } from '../../domain/figure';
import { isCalculated } from '../../domain/performance/roll-up/walk';
import type { UndoRequest } from '../../domain/wire';
import { askingAs } from '../records/asking';
import type { Body } from '../records/body';
import { calculationsAfter } from '../records/roll-up';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { named, type PushAnswer } from './answer';
import { withRollUps } from './follow-up';
import { receiptOf, touched } from './receipt';
import { measurementStates } from './states';

export interface UndoService {
  /** @throws AppError `not-found` (also for pushes of others), `malformed`, `disk-full`, `store-stopped` */
  undo(pushId: string, request: UndoRequest, who: Who): Promise<PushAnswer>;
  /** What undoing the whole push would come to now. */
  plan(changeSet: ChangeSet, who: Who, state: Reader): Promise<UndoPlan>;
}

/** Whether a person has a say over a push: it is theirs, or every cell is of a PI that they own or look after. */
export function hasSay(changeSet: ChangeSet, who: Who, body: Body): boolean {
  // What followed by calculation is nobody's in particular.
  const own = changeSet.blocks.filter((block) => !isRolledUp(block));
  return changeSet.by === who.id || (own.length > 0 && own.every((block) => looksAfter(block, who, body)));
}

function looksAfter({ type, keys }: ChangeBlock, who: Who, body: Body): boolean {
  const hasSay = (code: string) => {
    const pi = body.indicator(code);
    return hasSayOver(who, pi ? body.placeOf(pi) : nowhere);
  };
  if (type === 'indicator') return keys.every(hasSay);
  if (type !== 'measurement') return hasSayOver(who, nowhere);
  return measurementRows(keys).every(({ codes }) => codes.every(hasSay));
}

/** Statuses that roll-ups had before a change-set: a value that comes back is judged as it was then. */
function judgedBefore({ blocks }: ChangeSet): (key: string, value: FieldValue) => FieldValue | undefined {
  const before = (field: string) =>
    new Map(
      blocks
        .filter((block) => block.field === field && isRolledUp(block))
        .flatMap((block) => block.keys.map((key, i): [string, FieldValue] => [key, block.before[i] ?? null])),
    );
  const [values, statuses] = [before('value'), before('status')];
  return (key, value) => (values.get(key) === value ? statuses.get(key) : undefined);
}

const nowhere: Place = { unitPath: [], owner: null, updaters: [] };

/** PIs that would end by taking back that they were made, though figures were recorded of them since. */
async function figuresLeft(back: readonly Change[], made: number, state: Reader): Promise<Issue[]> {
  const ends = new Set(
    back.flatMap(({ type, key, field, after }) =>
      type === 'indicator' && field === 'unit' && after === null ? key : [],
    ),
  );
  if (ends.size === 0) return [];
  const taken = new Set(back.map(refId));
  const since = (await state.since(made)).filter(
    (ref) => ref.type === 'measurement' && ends.has(partsOf(ref.key)[0] ?? '') && !taken.has(refId(ref)),
  );
  const now = await state.fields(since);
  const bereft = new Set(
    since.flatMap(({ key }, i) => ((now[i]?.value ?? null) === null ? [] : (partsOf(key)[0] ?? []))),
  );
  return [...bereft].map((key) => ({
    ...{ code: 'invalid', severity: 'stop', key, field: 'unit' },
    message: `Figures of ${key} were recorded since. Undo those first, or merge ${key} into another PI.`,
  }));
}

export function undoService({ store, loadBody, calendar, clock }: ServiceParts): UndoService {
  async function planFor(
    changeSet: ChangeSet,
    who: Who,
    state: Reader,
    options: Pick<UndoRequest, 'cells' | 'leaveChanged'> & { readonly ofList?: boolean },
  ): Promise<UndoPlan> {
    const changes = changesOf(changeSet);
    const context = askingAs(who, await loadBody(state), calendar);
    const plan = planUndo({
      ...{ revision: changeSet.revision, changes, isUndo: changeSet.kind === 'undo' },
      cells: options.cells,
      leaveChanged: options.leaveChanged ?? false,
      ofList: options.ofList ?? false,
      now: await state.fields(changes),
      measurements: await measurementStates(state, touched(changeSet.blocks), context),
      context,
    });
    // Looks through everything that changed since: not for a list.
    if (options.ofList === true) return plan;
    const bereft = await figuresLeft(plan.changes, changeSet.revision, state);
    return bereft.length === 0 ? plan : { ...plan, issues: [...plan.issues, ...bereft] };
  }

  /** What an undo changes with what follows from it: calculated anew, not put back, since other feeders may have moved. */
  async function followed(found: ChangeSet, plan: UndoPlan, isWhole: boolean, state: Reader) {
    const body = await loadBody(state);
    const taken = changesToColumns(plan.changes);
    const back = isWhole && plan.changes.length > 0 ? await noLongerCalculated(found, taken, state, body) : [];
    const blocks = [...taken, ...changesToColumns(back)];
    return (await withRollUps(blocks, state, body, { calendar, clock }, judgedBefore(found))).blocks;
  }

  /** Cells that a definition made calculated, and that are typed again once it is taken back: they get what stood there. */
  async function noLongerCalculated(
    found: ChangeSet,
    taken: readonly ChangeBlock[],
    state: Reader,
    body: Body,
  ): Promise<Change[]> {
    if (!taken.some(({ type }) => type === 'indicator')) return [];
    const { graph } = (await calculationsAfter(taken, body, calendar)).calculations;
    const typed = changesOf({ blocks: found.blocks.filter(isRolledUp) }).filter(({ key }) => {
      const [code = '', period = ''] = partsOf(key);
      const node = graph.nodes.get(code);
      return !node || !isCalculated(node, period);
    });
    const now = await state.fields(typed);
    return typed.flatMap((change, i): Change[] => {
      const field = now[i];
      if (!field || !isAsLeft(change, field, found.revision) || sameValue(field.value, change.before)) return [];
      const { type, key, field: name, before } = change;
      return [{ type, key, field: name, before: field.value, after: before }];
    });
  }

  return {
    plan: (changeSet, who, state) => planFor(changeSet, who, state, { leaveChanged: true, ofList: true }),

    async undo(pushId, request, who) {
      const found = await store.push(pushId);
      if (!found || !hasSay(found, who, await loadBody(await store.read())))
        throw new AppError('not-found', 'There is no such push that you can undo.');
      const own = new Set(changesOf(found).map(refId));
      if (request.cells?.some((cell) => !own.has(refId(cell))))
        throw new AppError('malformed', 'One of the cells named is not part of this push.');
      const head: ChangeSetHead = {
        ...{ pushId: request.pushId, kind: 'undo', by: who.id, at: clock.now(), undoes: pushId },
        ...(request.reason !== undefined && { note: request.reason }),
      };
      let draft: Reader | undefined;
      const result = await store.commit(head, async (state) => {
        draft = state;
        const plan = await planFor(found, who, state, request);
        const stopped = plan.issues.length > 0 || (plan.conflicts.length > 0 && !request.leaveChanged);
        if (stopped) return { kind: 'refuse', refusal: plan };
        return { kind: 'apply', blocks: await followed(found, plan, request.cells === undefined, state) };
      });
      if (result.kind === 'refused') {
        const body = await loadBody(draft ?? (await store.read()));
        const { issues, conflicts } = result.refusal;
        return { kind: 'refused', issues, conflicts: named(conflicts, body) };
      }
      const { changeSet } = result;
      if (changeSet.by !== who.id) throw new AppError('malformed', 'This push id was used before. Make a new one.');
      const state = await store.read(changeSet.revision);
      const body = await loadBody(state);
      const receipt = await receiptOf(changeSet, state, askingAs(who, body, calendar), body);
      return { kind: 'receipt', receipt };
    },
  };
}
