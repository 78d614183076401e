// The line above every page when the store is away or the sign-in has ended. Neither takes anything off the page.
import { PlugDisconnected20Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { Key20Regular } from '@fluentui/react-icons/svg/key';
import { useCallback } from 'react';
import type { Me } from '../../../domain/wire';
import { BrokenWorld } from '../../ui/broken-world';
import { useBridge, useWatched } from '../../ui/data/bridge-context';
import { useStale, wordsOf } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { useTexts } from '../../ui/texts-context';

export function Notices() {
  const bridge = useBridge();
  const connection = useWatched(bridge.connection);
  const session = useWatched(bridge.session);
  if (connection.kind === 'not-connected') return <NotConnected />;
  if (session.kind === 'expired') return <SignInEnded me={session.me} />;
  return null;
}

function NotConnected() {
  const bridge = useBridge();
  const texts = useTexts();
  const stale = useStale();
  const tryNow = useAction(
    useCallback(async () => {
      await bridge.tryNow();
      await stale.everything();
    }, [bridge, stale]),
  );
  return (
    <BrokenWorld
      intent="warning"
      icon={<PlugDisconnected20Regular />}
      title={texts.frame.notConnectedTitle}
      message={texts.frame.notConnected}
      action={{ label: texts.frame.tryNow, run: () => tryNow.run(), busy: tryNow.busy }}
    />
  );
}

/** One press signs the same person in again; the page stays where it was. */
function SignInEnded({ me }: { me: Me }) {
  const bridge = useBridge();
  const texts = useTexts();
  const stale = useStale();
  const again = useAction(
    useCallback(async () => {
      await bridge.signIn(me.id);
      await stale.everything();
    }, [bridge, me.id, stale]),
  );
  return (
    <BrokenWorld
      intent="warning"
      icon={<Key20Regular />}
      title={texts.signIn.endedTitle}
      message={again.error === null ? texts.signIn.ended : wordsOf(again.error, texts.frame.unexpected)}
      action={{ label: texts.signIn.again(me.name), run: () => again.run(), busy: again.busy }}
    />
  );
}
