// What the panes ask, by name. One place says what goes stale when: a workbook's change touches tables and changes,
// a push or an undo touches everything. What was last known stays on the screen while it is asked again.
import { QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { AppError } from '../../../domain/errors';
import { useBridge } from './bridge-context';

export const queryKeys = {
  options: ['options'],
  work: ['work'],
  tables: ['tables'],
  changes: ['changes'],
} as const;

/** The bridge itself tries again; the pane asks once, and asks whether or not the browser thinks it is online. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: 30_000,
        gcTime: Infinity,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export function useOptions() {
  const bridge = useBridge();
  return useQuery({ queryKey: queryKeys.options, queryFn: () => bridge.options() });
}

/** My work, with the instant at which it was read. */
export function useWork(enabled = true) {
  const bridge = useBridge();
  return useQuery({
    queryKey: queryKeys.work,
    queryFn: async () => ({ work: await bridge.work(), readAt: bridge.now() }),
    enabled,
  });
}

export function useTables(enabled = true) {
  const bridge = useBridge();
  return useQuery({ queryKey: queryKeys.tables, queryFn: () => bridge.tables(), enabled });
}

export function useChanges(tableId: string | null) {
  const bridge = useBridge();
  return useQuery({
    queryKey: [...queryKeys.changes, tableId],
    queryFn: () => bridge.changes(tableId ?? ''),
    enabled: tableId !== null,
    staleTime: 0,
  });
}

export interface Stale {
  /** After the sheet changed: tables and changes are read again. Resolves when they were. */
  sheet(): Promise<void>;
  /** After the store changed as well. */
  everything(): Promise<void>;
}

export function useStale(): Stale {
  const client = useQueryClient();
  return useMemo(() => {
    const again = async (keys: readonly (readonly string[])[]) => {
      await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
    };
    return {
      sheet: () => again([queryKeys.tables, queryKeys.changes]),
      everything: () => again([queryKeys.work, queryKeys.tables, queryKeys.changes]),
    };
  }, [client]);
}

/** The words for what broke: an AppError brings its own, anything else is told apart from them. */
export function wordsOf(error: unknown, unexpected: string): string {
  return error instanceof AppError ? error.message : unexpected;
}

/** Whether the frame already says it: no connection and no sign-in have their own line above every page. */
export function saidByFrame(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'not-connected' || error.code === 'signed-out');
}
