// The pane: theme, words, queries and the bridge around whatever page is open. compose.tsx renders this and nothing else.
import { useEffect, useState } from 'react';
import type { Bridge } from '../flows/bridge';
import { en } from '../texts/en';
import type { Texts } from '../texts/en';
import { BridgeContext, useBridge, useWatched } from '../ui/data/bridge-context';
import { AskedCache } from '../ui/data/cache';
import { CacheContext, useStale } from '../ui/data/queries';
import { ErrorBoundary } from '../ui/error-boundary';
import { later } from '../ui/later';
import { TextsContext } from '../ui/texts-context';
import { PaneTheme } from '../ui/theme';
import type { Shade } from '../ui/theme';
import { Notices } from './frame/notices';
import { SignInPane } from './sign-in/sign-in-pane';
import { SignedIn } from './signed-in';

const SignInOver = later(async () => (await import('./sign-in/sign-in-over')).SignInOver);

export interface AppProps {
  readonly bridge: Bridge;
  /** Excel's own shade where Excel says it; without it the system decides. */
  readonly theme?: Shade | undefined;
  readonly texts?: Texts;
}

export function App({ bridge, theme, texts = en }: AppProps) {
  const [cache] = useState(() => new AskedCache());
  return (
    <TextsContext value={texts}>
      <BridgeContext value={bridge}>
        <CacheContext value={cache}>
          <PaneTheme shade={theme}>
            <ErrorBoundary>
              <Session />
            </ErrorBoundary>
          </PaneTheme>
        </CacheContext>
      </BridgeContext>
    </TextsContext>
  );
}

function Session() {
  const bridge = useBridge();
  const session = useWatched(bridge.session);
  const connection = useWatched(bridge.connection);
  const stale = useStale();
  useEffect(() => bridge.onWorkbookChange(() => void stale.sheet()), [bridge, stale]);
  // Back again after a while away: what was last known is asked anew.
  useEffect(() => {
    if (connection.kind === 'connected') void stale.everything();
  }, [connection.kind, stale]);
  if (session.kind === 'signed-out') {
    return (
      <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
        <Notices />
        <SignInPane />
      </div>
    );
  }
  // Another person has other work: nothing of one is shown to the next. Where the sign-in has ended, the page stays below.
  const hasEnded = session.kind === 'expired';
  return (
    <>
      <div inert={hasEnded} style={{ height: '100%' }}>
        <SignedIn key={session.me.id} me={session.me} />
      </div>
      {hasEnded ? <SignInOver me={session.me} /> : null}
    </>
  );
}
