// What the panes ask, by name. One place says what goes stale when: a workbook's change touches tables and changes,
// a push or an undo touches everything. What was last known stays on the screen while it is asked again.
import { createContext, use, useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { AppError } from '../../../domain/errors';
import type { SessionOptions, Work } from '../../../domain/wire';
import type { History } from '../../../domain/wire-history';
import type { SavedAnswer } from '../../../domain/wire-saved';
import type { IndicatorPage } from '../../../domain/wire-indicators';
import type { Bridge } from '../../flows/bridge';
import type { Changes, TableState } from '../../flows/outcomes';
import { useBridge } from './bridge-context';
import { AskedCache } from './cache';
import type { Asked } from './cache';

export const CacheContext = createContext(new AskedCache());

export interface Query<T> extends Asked<T> {
  readonly refetch: () => void;
}

/** Asks when the component comes and when the key changes. `null` asks nothing. */
export function useAsked<T>(key: string | null, ask: (bridge: Bridge) => Promise<T>): Query<T> {
  const cache = use(CacheContext);
  const bridge = useBridge();
  const run = useCallback(() => ask(bridge), [ask, bridge]);
  const state = useSyncExternalStore(
    useCallback((listener) => (key === null ? () => undefined : cache.watch(key, run, listener)), [cache, key, run]),
    () => cache.state(key ?? ''),
  );
  const refetch = useCallback(() => {
    if (key !== null) void cache.fetch(key, run);
  }, [cache, key, run]);
  useEffect(refetch, [refetch]);
  return { ...(state as Asked<T>), refetch };
}

const askOptions = (bridge: Bridge): Promise<SessionOptions> => bridge.options();
const askTables = (bridge: Bridge): Promise<readonly TableState[]> => bridge.tables();
const askWork = async (bridge: Bridge): Promise<{ readonly work: Work; readonly readAt: string }> => ({
  work: await bridge.work(),
  readAt: bridge.now(),
});

export function useOptions(): Query<SessionOptions> {
  return useAsked('options', askOptions);
}

/** My work, with the instant at which it was read. */
export function useWork(): Query<{ readonly work: Work; readonly readAt: string }> {
  return useAsked('work', askWork);
}

export function useTables(): Query<readonly TableState[]> {
  return useAsked('tables', askTables);
}

export function useChanges(tableId: string | null): Query<Changes> {
  return useAsked(
    tableId === null ? null : `changes ${tableId}`,
    useCallback((bridge: Bridge) => bridge.changes(tableId ?? ''), [tableId]),
  );
}

/** One PI's page. */
export function usePi(code: string): Query<IndicatorPage> {
  return useAsked(
    `pi ${code}`,
    useCallback((bridge: Bridge) => bridge.indicator(code), [code]),
  );
}

const askSaved = (bridge: Bridge): Promise<SavedAnswer> => bridge.saved();

/** Filters and scorecards that were saved. */
export function useSaved(): Query<SavedAnswer> {
  return useAsked('saved', askSaved);
}

/** Every change of one record; `null` asks nothing. */
export function useHistory(type: 'indicator' | 'measurement', key: string | null): Query<History> {
  return useAsked(
    key === null ? null : `pi history ${type} ${key}`,
    useCallback((bridge: Bridge) => bridge.history(type, key ?? ''), [type, key]),
  );
}

export interface Stale {
  /** After the sheet changed: tables and changes are read again. Resolves when they were. */
  readonly sheet: () => Promise<void>;
  /** After the store changed as well. */
  readonly everything: () => Promise<void>;
  /** Before another person looks at the pane. */
  readonly forgetAll: () => void;
}

export function useStale(): Stale {
  const cache = use(CacheContext);
  return useMemo(() => {
    const again = async (...keys: readonly string[]) => {
      await Promise.all(keys.map((key) => cache.stale(key)));
    };
    return {
      sheet: () => again('tables', 'changes'),
      everything: () => again('work', 'tables', 'changes', 'pi', 'manage', 'saved'),
      forgetAll: () => {
        for (const key of ['work', 'tables', 'changes', 'pi', 'manage', 'saved']) cache.forget(key);
      },
    };
  }, [cache]);
}

/** The words for what broke: an AppError brings its own, anything else is told apart from them. */
export function wordsOf(error: unknown, unexpected: string): string {
  return error instanceof AppError ? error.message : unexpected;
}

/** Whether the frame already says it: no connection and no sign-in have their own line above every page. */
export function saidByFrame(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'not-connected' || error.code === 'signed-out');
}
