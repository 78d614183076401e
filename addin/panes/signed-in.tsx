// Which page is open, for a person who is signed in: the tabs, the guide, the receipt, and what the ribbon asks.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Me } from '../../domain/wire';
import { useBridge } from '../ui/data/bridge-context';
import { useStale, useTables } from '../ui/data/queries';
import { ErrorBoundary } from '../ui/error-boundary';
import { later } from '../ui/later';
import { OpenAdoptContext } from '../ui/open-adopt';
import { OpenPiContext } from '../ui/open-pi';
import type { AdoptRoomProps } from './adopt/adopt-room';
import type { ChangesPaneProps } from './changes/changes-pane';
import type { Taken } from './changes/use-push';
import { Frame } from './frame/frame';
import type { PaneTab } from './frame/frame';
import { Notices } from './frame/notices';
import { mayManage } from './manage/parts';
import { MyWorkPane } from './my-work/my-work-pane';
import type { WorkRequest } from './my-work/my-work-pane';
import type { PiStart } from './pi/pi-room';
import type { ReceiptPaneProps } from './receipt/receipt-pane';

// Fetched as soon as somebody is signed in: edits must get out of the sheet when the connection comes and goes.
const ChangesPane = later<ChangesPaneProps>(async () => (await import('./changes/changes-pane')).ChangesPane);
const ReceiptPane = later<ReceiptPaneProps>(async () => (await import('./receipt/receipt-pane')).ReceiptPane);
const HelpPage = later(async () => (await import('./help/help-page')).HelpPage);
const ManageRoom = later(async () => (await import('./manage/manage-room')).ManageRoom);
const AdoptRoom = later<AdoptRoomProps>(async () => (await import('./adopt/adopt-room')).AdoptRoom);
const ExplorePane = later<{ me: Me }>(async () => (await import('./explore/explore-pane')).ExplorePane);
const ChangePasswordPage = later(async () => (await import('./sign-in/change-password-page')).ChangePasswordPage);
const PiRoom = later(async () => (await import('./pi/pi-room')).PiRoom);

export function SignedIn({ me }: { me: Me }) {
  const bridge = useBridge();
  const stale = useStale();
  const tables = useTables();
  const [tab, setTab] = useState<PaneTab>('work');
  const [besides, setBesides] = useState<'help' | 'password' | null>(null);
  const [managing, setManaging] = useState(false);
  const [tableId, setTableId] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [request, setRequest] = useState<WorkRequest | null>(null);
  const [pushRequest, setPushRequest] = useState(0);
  const [adopting, setAdopting] = useState<{ readonly tableId: string | null; readonly round: number } | null>(null);
  const room = usePiRoom();
  const { close } = room;
  const unsent = (tables.data ?? []).reduce((n, t) => n + t.unsent, 0);

  const open = useCallback(
    (next: PaneTab) => {
      setTab(next);
      setBesides(null);
      setTaken(null);
      close(false);
    },
    [close],
  );
  const manage = () => {
    setManaging(true);
    open('manage');
  };
  // Opened from the menu, the focus goes where one goes on.
  useEffect(() => {
    if (managing) document.getElementById('tab-manage')?.focus();
  }, [managing]);
  const openAdopt = useCallback(
    (id: string | null) => {
      setAdopting((known) => ({ tableId: id, round: (known?.round ?? 0) + 1 }));
      open('adopt');
    },
    [open],
  );
  useEffect(() => {
    void ChangesPane.fetchSoon();
    void ReceiptPane.fetchSoon();
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

  const closeAdopt = (next: PaneTab) => {
    setAdopting(null);
    open(next);
    // What had the focus is gone with the page.
    setTimeout(() => document.getElementById(`tab-${next}`)?.focus());
  };
  const isAdopt = besides === null && tab === 'adopt' && adopting !== null;
  const page =
    besides === 'help' ? (
      <HelpPage onBack={() => setBesides(null)} />
    ) : besides === 'password' ? (
      <ChangePasswordPage me={me} onBack={() => setBesides(null)} />
    ) : isAdopt ? null : tab === 'work' ? (
      <MyWorkPane
        me={me}
        request={request}
        onRequestTaken={requestTaken}
        onChanges={(id) => {
          setTableId(id);
          open('changes');
        }}
      />
    ) : tab === 'manage' ? (
      <ManageRoom me={me} />
    ) : tab === 'explore' ? (
      <ExplorePane me={me} />
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
      tab={besides === null ? tab : null}
      managing={managing}
      {...(mayManage(me) && { onManage: manage })}
      onFind={() => room.open({ kind: 'find' }, null)}
      unsent={unsent}
      adopting={adopting !== null}
      onAdopt={() => openAdopt(null)}
      onTab={open}
      onHelp={() => {
        close(false);
        setBesides('help');
      }}
      onPassword={() => {
        close(false);
        setBesides('password');
      }}
      onSignOut={signOut}
      notice={<Notices />}
    >
      {room.start === null ? null : (
        <ErrorBoundary>
          <PiRoom key={room.round} start={room.start} onBack={() => close(true)} />
        </ErrorBoundary>
      )}
      {/* What was open stays as it is below a PI's page, with its focus to come back to. */}
      <div hidden={room.start !== null} style={room.start === null ? { height: '100%' } : undefined}>
        <OpenPiContext value={room.openCode}>
          <OpenAdoptContext value={openAdopt}>
            {/* What was said of a table stays while another page is looked at. */}
            {adopting === null ? null : (
              <div hidden={!isAdopt} style={isAdopt ? { height: '100%' } : undefined}>
                <ErrorBoundary>
                  <AdoptRoom
                    key={adopting.round}
                    tableId={adopting.tableId}
                    calendar={me.calendar}
                    onAdopted={(id) => {
                      setTableId(id);
                      closeAdopt('changes');
                    }}
                    onWork={() => closeAdopt('work')}
                  />
                </ErrorBoundary>
              </div>
            )}
            <ErrorBoundary resetKey={`${tab} ${String(besides)} ${String(taken === null)}`}>{page}</ErrorBoundary>
          </OpenAdoptContext>
        </OpenPiContext>
      </div>
    </Frame>
  );
}

interface Room {
  readonly start: PiStart | null;
  /** Another one for each opening. */
  readonly round: number;
}

/** A PI's page, or the one that finds PIs, over whatever page is open; closed, the focus goes back to what opened it. */
function usePiRoom() {
  const [room, setRoom] = useState<Room>({ start: null, round: 0 });
  const from = useRef<HTMLElement | null>(null);
  const isBack = useRef(false);
  const open = useCallback((start: PiStart, opener: HTMLElement | null) => {
    from.current = opener ?? (document.activeElement instanceof HTMLElement ? document.activeElement : null);
    setRoom(({ round }) => ({ start, round: round + 1 }));
  }, []);
  const openCode = useCallback((code: string, opener: HTMLElement) => open({ kind: 'pi', code }, opener), [open]);
  const close = useCallback((goBack: boolean) => {
    isBack.current = goBack;
    setRoom((known) => (known.start === null ? known : { ...known, start: null }));
  }, []);
  useEffect(() => {
    if (room.start === null && isBack.current) from.current?.focus();
    isBack.current = false;
  }, [room]);
  return { ...room, open, openCode, close };
}
