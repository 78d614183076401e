// What a filter finds, a window at a time, for a list that shows thousands: what was asked for stays until the answer to a
// newer question comes, and an answer that comes late never replaces a newer one.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PiFilter } from '../../../domain/wire-filter';
import type { ExploreAnswer, ExploreItem } from '../../../domain/wire-explore';
import { useBridge } from '../../ui/data/bridge-context';

export const WINDOW = 100;
const PAUSE_MS = 120;

export interface Explored {
  /** The first answer to the filter; `null` before any. */
  readonly answer: Pick<ExploreAnswer, 'total' | 'of' | 'units' | 'owners' | 'revision'> | null;
  /** Rows that are known, by their place. */
  readonly rows: ReadonlyMap<number, ExploreItem>;
  /** Whether what is shown is the answer to another filter. */
  readonly looking: boolean;
  readonly error: unknown;
  /** Says which rows are looked at. */
  readonly show: (first: number, last: number) => void;
  readonly again: () => void;
}

interface State {
  readonly key: string;
  readonly answer: Explored['answer'];
  readonly rows: ReadonlyMap<number, ExploreItem>;
  readonly error: unknown;
}

export function useExplore(filter: PiFilter): Explored {
  const bridge = useBridge();
  const key = JSON.stringify(filter);
  const [state, setState] = useState<State>({ key: '', answer: null, rows: new Map(), error: null });
  const [round, setRound] = useState(0);
  const asked = useRef(new Set<string>());
  const wanted = useRef(key);

  const ask = useCallback(
    (of: string, offset: number) => {
      const window = `${of} ${offset}`;
      if (asked.current.has(window)) return;
      asked.current.add(window);
      bridge.explore({ filter: JSON.parse(of) as PiFilter, offset, limit: WINDOW }).then(
        ({ items, ...answer }) => {
          if (wanted.current !== of) return;
          setState((known) => {
            // Another revision may hold other rows: only the newest are shown together.
            const same = known.key === of && known.answer?.revision === answer.revision;
            const rows = new Map(same ? known.rows : []);
            items.forEach((item, i) => rows.set(offset + i, item));
            return { key: of, answer, rows, error: null };
          });
        },
        (error: unknown) => {
          asked.current.delete(window);
          if (wanted.current === of) setState((known) => ({ ...known, error }));
        },
      );
    },
    [bridge],
  );
  useEffect(() => {
    wanted.current = key;
    asked.current = new Set();
    const timer = setTimeout(() => ask(key, 0), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [ask, key, round]);
  const show = useCallback(
    (first: number, last: number) => {
      for (let at = Math.floor(first / WINDOW); at <= Math.floor(last / WINDOW); at++)
        if (at > 0 || state.key === key) ask(key, at * WINDOW);
    },
    [ask, key, state.key],
  );
  const again = useCallback(() => setRound((n) => n + 1), []);
  return {
    ...{ answer: state.answer, rows: state.rows, error: state.error },
    ...{ looking: state.key !== key && state.error === null, show, again },
  };
}
