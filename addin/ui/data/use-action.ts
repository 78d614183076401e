// One button's errand: whether it is under way, and what broke. A second press while it is under way does nothing.
import { useCallback, useRef, useState } from 'react';

export interface Action<A extends readonly unknown[]> {
  readonly run: (...args: A) => void;
  readonly busy: boolean;
  readonly error: unknown;
  readonly forget: () => void;
}

/** Runs `errand` on demand; what it throws is kept in `error` until the next run. */
export function useAction<A extends readonly unknown[]>(errand: (...args: A) => Promise<void>): Action<A> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const running = useRef(false);
  const run = useCallback(
    (...args: A) => {
      if (running.current) return;
      running.current = true;
      setState({ busy: true, error: null });
      errand(...args).then(
        () => {
          running.current = false;
          setState({ busy: false, error: null });
        },
        (error: unknown) => {
          running.current = false;
          setState({ busy: false, error });
        },
      );
    },
    [errand],
  );
  const forget = useCallback(() => setState((s) => ({ ...s, error: null })), []);
  return { run, busy: state.busy, error: state.error, forget };
}
