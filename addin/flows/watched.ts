// A value that changes by itself, and tells who watches.
import type { Watched } from './bridge';

export interface Settable<T> extends Watched<T> {
  set(value: T): void;
}

export function createWatched<T>(first: T): Settable<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
