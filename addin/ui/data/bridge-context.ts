// The bridge in use, and the values of it that change by themselves.
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { Bridge, Watched } from '../../flows/bridge';

export const BridgeContext = createContext<Bridge | null>(null);

export function useBridge(): Bridge {
  const bridge = use(BridgeContext);
  if (bridge === null) throw new Error('A pane needs a BridgeContext above it');
  return bridge;
}

export function useWatched<T>(watched: Watched<T>): T {
  return useSyncExternalStore(watched.watch, watched.get);
}

/** The present instant, looked at again each minute, so that "2 hours ago" stays true. */
export function useNow(): string {
  const bridge = useBridge();
  const [now, setNow] = useState(() => bridge.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(bridge.now()), 60_000);
    return () => clearInterval(timer);
  }, [bridge]);
  return now;
}
