// A page that is loaded when it is first opened, so that what opens every day stays small. Where it cannot be fetched
// (no connection), it says so and can be tried again; React's own lazy() remembers a failure for ever.
import { useCallback, useEffect, useState, type ComponentType } from 'react';
import { BrokenWorld } from './broken-world';
import { LoadingLines } from './loading-lines';
import { useTexts } from './texts-context';

type State<P> = { readonly page: ComponentType<P> } | 'loading' | 'failed';

export type LaterPage<P> = ComponentType<P> & {
  /** Fetches the page before it is opened, for those that must be there when the connection has gone. Never fails. */
  readonly fetchSoon: () => Promise<void>;
};

/** @param load fetches the page's own bundle; asked again after a failure */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LaterPage<P> {
  let known: ComponentType<P> | undefined;
  function Later(props: P) {
    const { frame } = useTexts();
    const [state, setState] = useState<State<P>>(known ? { page: known } : 'loading');
    const fetchPage = useCallback(() => {
      setState('loading');
      load().then(
        (page) => {
          known = page;
          setState({ page });
        },
        () => setState('failed'),
      );
    }, []);
    useEffect(() => {
      if (!known) fetchPage();
    }, [fetchPage]);
    if (state === 'loading') return <LoadingLines label={frame.loading.page} />;
    if (state === 'failed')
      return <BrokenWorld message={frame.notLoaded} action={{ label: frame.tryAgain, run: fetchPage }} />;
    const Page = state.page;
    return <Page {...props} />;
  }
  return Object.assign(Later, {
    // Whoever opens the page asks again, and is told.
    fetchSoon: async () => {
      known ??= await load().catch(() => undefined);
    },
  });
}
