// Which page is open, for a person who is signed in: the tabs, the guide, the receipt, and what the ribbon asks.
import { useCallback, useEffect, useState } from 'react';
import type { Me } from '../../domain/wire';
import { useBridge } from '../ui/data/bridge-context';
import { useStale, useTables } from '../ui/data/queries';
import { ErrorBoundary } from '../ui/error-boundary';
import { later } from '../ui/later';
import { ChangesPane } from './changes/changes-pane';
import type { Taken } from './changes/use-push';
import { Frame } from './frame/frame';
import type { PaneTab } from './frame/frame';
import { Notices } from './frame/notices';
import { MyWorkPane } from './my-work/my-work-pane';
import type { WorkRequest } from './my-work/my-work-pane';
import { ReceiptPane } from './receipt/receipt-pane';

const HelpPage = later(async () => (await import('./help/help-page')).HelpPage);

export function SignedIn({ me }: { me: Me }) {
  const bridge = useBridge();
  const stale = useStale();
  const tables = useTables();
  const [tab, setTab] = useState<PaneTab>('work');
  const [help, setHelp] = useState(false);
  const [tableId, setTableId] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [request, setRequest] = useState<WorkRequest | null>(null);
  const [pushRequest, setPushRequest] = useState(0);
  const unsent = (tables.data ?? []).reduce((n, t) => n + t.unsent, 0);

  const open = useCallback((next: PaneTab) => {
    setTab(next);
    setHelp(false);
    setTaken(null);
  }, []);
  const requestTaken = useCallback(() => setRequest(null), []);

  useEffect(
    () =>
      bridge.onCommand((command) => {
        switch (command) {
          case 'my-work':
            open('work');
            break;
          case 'pull':
          case 'refresh-all':
            open('work');
            setRequest(command);
            break;
          case 'push':
            open('changes');
            setPushRequest((n) => n + 1);
            break;
        }
      }),
    [bridge, open],
  );

  const signOut = () => {
    void bridge
      .signOut()
      .catch(() => undefined)
      .finally(stale.forgetAll);
  };

  const page = help ? (
    <HelpPage onBack={() => setHelp(false)} />
  ) : tab === 'work' ? (
    <MyWorkPane
      me={me}
      request={request}
      onRequestTaken={requestTaken}
      onChanges={(id) => {
        setTableId(id);
        open('changes');
      }}
    />
  ) : taken !== null ? (
    <ReceiptPane {...taken} onChanges={() => open('changes')} />
  ) : (
    <ChangesPane
      tableId={tableId}
      pushRequest={pushRequest}
      onTable={setTableId}
      onTaken={setTaken}
      onMakeSheet={() => {
        open('work');
        setRequest('pull');
      }}
    />
  );
  return (
    <Frame
      me={me}
      tab={help ? null : tab}
      unsent={unsent}
      onTab={open}
      onHelp={() => setHelp(true)}
      onSignOut={signOut}
      notice={<Notices />}
    >
      <ErrorBoundary resetKey={`${tab} ${String(help)} ${String(taken === null)}`}>{page}</ErrorBoundary>
    </Frame>
  );
}
