// What became of pushes: a receipt asked for again, and the last pushes of a person with whether they can be undone.
import { AppError } from '../../domain/errors';
import type { ChangeSet } from '../../domain/sync/change-set';
import type { PushSummary, Receipt } from '../../domain/wire';
import { askingAs } from '../records/asking';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { countsOf, personRef, receiptOf } from './receipt';
import { hasSay, type UndoService } from './undo';

export interface PushesService {
  /** @throws AppError `not-found`, also for pushes of others */
  receipt(pushId: string, who: Who): Promise<Receipt>;
  /** A person's last pushes and undos, newest first. */
  lastOf(who: Who, limit: number): Promise<PushSummary[]>;
}

export function pushesService(parts: ServiceParts, undo: UndoService): PushesService {
  const { store, loadBody, calendar } = parts;

  /** The undo that took a push back and was not taken back itself. */
  async function undoneBy(pushId: string): Promise<string | null> {
    for (const set of await store.history({ undoes: pushId }))
      if ((await undoneBy(set.pushId)) === null) return set.pushId;
    return null;
  }

  async function summary(set: ChangeSet, who: Who, state: Reader): Promise<PushSummary> {
    const body = await loadBody(state);
    const taken = await undoneBy(set.pushId);
    const plan = await undo.plan(set, who, state);
    const { pushId, kind, revision, at, by, source, undoes } = set;
    // A push of which only some cells were taken back can still be undone.
    const gone = plan.changes.length === 0 && plan.issues.length === 0 && plan.conflicts.length === 0;
    return {
      ...{ pushId, kind, revision, at, by: personRef(by, body), counts: countsOf(set.blocks) },
      source: source ?? null,
      undoes: undoes ?? null,
      undoneBy: gone ? taken : null,
      undo: whether(plan, gone, taken !== null, (id) => body.personName(id)),
    };
  }

  return {
    async receipt(pushId, who) {
      const set = await store.push(pushId);
      const body = await loadBody(await store.read());
      if (!set || !hasSay(set, who, body)) throw new AppError('not-found', 'There is no such push that you can see.');
      const state = await store.read(set.revision);
      const then = await loadBody(state);
      return receiptOf(set, state, askingAs(who, then, calendar), then);
    },

    async lastOf(who, limit) {
      const state = await store.read();
      // A layout that was kept beside an adopted table is no push of theirs.
      const all = await store.history({ by: who.id, limit: limit * 3 });
      const sets = all.filter((set) => set.blocks.some((block) => block.type !== 'table-mapping')).slice(0, limit);
      return Promise.all(sets.map((set) => summary(set, who, state)));
    },
  };
}

function whether(
  plan: Awaited<ReturnType<UndoService['plan']>>,
  gone: boolean,
  taken: boolean,
  nameOf: (id: string) => string,
): PushSummary['undo'] {
  const [issue] = plan.issues;
  if (issue) return { may: false, why: issue.message };
  if (gone) return { may: false, why: taken ? 'It was undone.' : 'The store holds again what was there before.' };
  const [conflict] = plan.conflicts;
  if (plan.changes.length > 0 || !conflict) return { may: true, why: null };
  return { may: false, why: `Changed since by ${nameOf(conflict.by)}.` };
}
