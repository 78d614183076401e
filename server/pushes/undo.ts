// Undo: a change-set like any other that puts back what was. By the one who pushed it, an owner of the PIs, or an
// administrator, within their rights of now (SYNC: Undo).
import { relationsOf, type Place } from '../../domain/access/policy';
import { AppError } from '../../domain/errors';
import { measurementRows } from '../../domain/records/measurement-rows';
import { refId, type ChangeBlock, type ChangeSet, type ChangeSetHead } from '../../domain/sync/change-set';
import { changesOf, changesToColumns } from '../../domain/sync/columns';
import { planUndo, type UndoPlan } from '../../domain/decide/plan-undo';
import type { UndoRequest } from '../../domain/wire';
import { askingAs } from '../records/asking';
import type { Body } from '../records/body';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { named, type PushAnswer } from './answer';
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
  return changeSet.by === who.id || changeSet.blocks.every((block) => looksAfter(block, who, body));
}

function looksAfter({ type, keys }: ChangeBlock, who: Who, body: Body): boolean {
  if (type !== 'measurement') return mayEverything(who, nowhere);
  return measurementRows(keys).every(({ codes }) =>
    codes.every((code) => {
      const pi = body.indicator(code);
      return mayEverything(who, pi ? body.placeOf(pi) : nowhere);
    }),
  );
}

const nowhere: Place = { unitPath: [], owner: null, updaters: [] };

function mayEverything(who: Who, place: Place): boolean {
  return relationsOf(who, place).some((r) => r === 'owner' || r === 'super user' || r === 'site administrator');
}

export function undoService({ store, loadBody, calendar, clock }: ServiceParts): UndoService {
  async function planFor(
    changeSet: ChangeSet,
    who: Who,
    state: Reader,
    options: Pick<UndoRequest, 'cells' | 'leaveChanged'>,
  ): Promise<UndoPlan> {
    const changes = changesOf(changeSet);
    return planUndo({
      ...{ revision: changeSet.revision, changes },
      cells: options.cells,
      leaveChanged: options.leaveChanged ?? false,
      now: await state.fields(changes),
      measurements: await measurementStates(state, touched(changeSet.blocks)),
      context: askingAs(who, await loadBody(state), calendar),
    });
  }

  return {
    plan: (changeSet, who, state) => planFor(changeSet, who, state, { leaveChanged: true }),

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
        return stopped ? { kind: 'refuse', refusal: plan } : { kind: 'apply', blocks: changesToColumns(plan.changes) };
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
