// Whether the store answers and takes pushes. Anybody may ask as often as they like, so the store is asked for its
// revision once a second at most; whether pushes are taken is always told as it is now.
import type { Health } from '../../domain/wire';
import type { Store } from '../store/port';

const FRESH = 1000;

/** @param millis milliseconds that only ever go on */
export function healthOf(store: Store, millis: () => number = () => performance.now()): () => Promise<Health> {
  let asked: { at: number; revision: Promise<number> } | undefined;
  return async () => {
    const now = millis();
    if (!asked || now - asked.at >= FRESH) {
      const revision = store.read().then((state) => state.revision);
      asked = { at: now, revision };
      // A failure is told to those who wait for it, and not to those who come after.
      revision.catch(() => {
        if (asked?.revision === revision) asked = undefined;
      });
    }
    const revision = await asked.revision;
    const { writable, message } = store.health();
    return {
      ...{ status: writable ? 'ok' : 'read-only', revision, store: store.name },
      ...(message !== undefined && { message }),
    };
  };
}
