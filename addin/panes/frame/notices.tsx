// The line above every page when the store is away. It takes nothing off the page.
import { PlugDisconnected20Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useCallback } from 'react';
import { BrokenWorld } from '../../ui/broken-world';
import { useBridge, useWatched } from '../../ui/data/bridge-context';
import { useStale } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { useTexts } from '../../ui/texts-context';

export function Notices() {
  const bridge = useBridge();
  const connection = useWatched(bridge.connection);
  if (connection.kind === 'not-connected') return <NotConnected />;
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
