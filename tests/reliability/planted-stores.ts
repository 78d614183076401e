// Real stores with a fault planted in front of them: a lost update, a stale read, and memory that is ahead of the log.
import type { ChangeSet } from '../../domain/sync/change-set';
import type { Store } from '../../server/store/port';
import type { Dice } from './dice';

/** The store as it is, with some of its doings replaced. */
function withDoings(store: Store, doings: Partial<Store>): Store {
  return new Proxy(store, {
    get(target, name) {
      const own = Reflect.get(doings, name) as unknown;
      if (own !== undefined) return own;
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Now and then a push is decided on the state before the last one: who came between is overwritten. */
export function losesUpdates(store: Store, dice: Dice): Store {
  return withDoings(store, {
    commit: (head, decide) =>
      store.commit(head, async (state) => {
        if (state.revision < 12 || !dice.chance(0.4)) return decide(state);
        return decide(await store.read(state.revision - 3));
      }),
  });
}

/** Now and then somebody reads a state that others have moved on from. */
export function readsStale(store: Store, dice: Dice): Store {
  return withDoings(store, {
    async read(asOf) {
      const state = await store.read(asOf);
      return asOf === undefined && state.revision > 12 && dice.chance(0.3) ? store.read(state.revision - 1) : state;
    },
  });
}

/** Memory takes a push before the log does: where the disk refuses it, memory keeps it, and so it is told on. */
export function appliesBeforeLog(store: Store): Store {
  const early = new Map<string, ChangeSet>();
  return withDoings(store, {
    async commit(head, decide) {
      let wanted: ChangeSet | undefined;
      try {
        return await store.commit(head, async (state) => {
          const decision = await decide(state);
          if (decision.kind === 'apply') wanted = { ...head, revision: state.revision + 1, blocks: decision.blocks };
          return decision;
        });
      } catch (error) {
        if (wanted) early.set(head.pushId, wanted);
        throw error;
      }
    },
    push: async (pushId) => early.get(pushId) ?? store.push(pushId),
  });
}

/** Says that it is done while the store is still at it. */
export function answersEarly(store: Store): Store {
  return withDoings(store, {
    async commit(head, decide) {
      const done = store.commit(head, decide);
      done.catch(() => undefined);
      const early = new Promise<'early'>((resolve) => setTimeout(() => resolve('early'), 1));
      const first = await Promise.race([done, early]);
      const { revision } = await store.read().catch(() => ({ revision: 0 }));
      return first === 'early' ? { kind: 'committed', changeSet: { ...head, revision, blocks: [] } } : first;
    },
  });
}
