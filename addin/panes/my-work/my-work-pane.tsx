// My work over the bridge: what it shows comes from queries, what its buttons do goes to the flows.
import { useCallback, useEffect, useState } from 'react';
import { updateSheet } from '../../../domain/sheet/kinds/update-sheet';
import type { Me } from '../../../domain/wire';
import type { CellPlace } from '../../flows/bridge';
import type { RefreshAccount, TableState } from '../../flows/outcomes';
import { useBridge, useNow, useWatched } from '../../ui/data/bridge-context';
import { useChanges, useStale, useTables, useWork } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { LoadingLines } from '../../ui/loading-lines';
import { useTexts } from '../../ui/texts-context';
import { MyWorkPage } from './my-work-page';
import { typedFigures } from './typed-figures';
import { usePull } from './use-pull';

const VALUE = updateSheet.columns.find((c) => c.id === 'value')?.header;

/** What a ribbon button asks of My work. */
export type WorkRequest = 'pull' | 'refresh-all';

interface MyWorkPaneProps {
  readonly me: Me;
  readonly request: WorkRequest | null;
  /** Called as the request is taken up, so that it is done once. */
  readonly onRequestTaken: () => void;
  /** Goes to Changes, of one table or of the one that was shown. */
  readonly onChanges: (tableId: string | null) => void;
}

export function MyWorkPane({ me, request, onRequestTaken, onChanges }: MyWorkPaneProps) {
  const bridge = useBridge();
  const texts = useTexts();
  const now = useNow();
  const connection = useWatched(bridge.connection);
  const work = useWork();
  const tables = useTables();
  const mine = tables.data?.find((t) => t.kind === 'update' && t.sheet !== null && t.pulledBy === me.name) ?? null;
  const changes = useChanges(mine?.tableId ?? null);
  const pull = usePull();
  const table = useTableActions();
  useRequest(request, onRequestTaken, { pull: pull.run, 'refresh-all': table.refreshAll.run });

  if (tables.data === undefined || (work.data === undefined && work.error === null)) {
    if (tables.error === null) return <LoadingLines label={texts.frame.loading.work} />;
  }
  return (
    <MyWorkPage
      workError={work.error}
      onAgain={work.refetch}
      me={me}
      work={work.data?.work ?? null}
      readAt={work.data?.readAt ?? now}
      now={now}
      connected={connection.kind === 'connected'}
      tables={tables.data ?? []}
      mine={mine}
      typed={typedFigures(changes.data, texts)}
      accounts={table.accounts}
      myAccount={table.myAccount}
      onRefreshMine={() => (mine === null ? undefined : table.refresh.run(mine.tableId, 'head'))}
      said={table.said}
      pull={pull}
      actions={{
        show: (t) => table.show.run(t.tableId),
        push: (t) => onChanges(t.tableId),
        refresh: (t) => table.refresh.run(t.tableId, 'list'),
        refreshAll: () => table.refreshAll.run(),
        freeze: (t) => table.freeze.run(t.tableId),
        unbind: (t) => table.unbind.run(t),
        refreshing: table.refresh.busy || table.refreshAll.busy,
        busy: table.refresh.busy || table.refreshAll.busy || table.unbind.busy || table.freeze.busy,
        error:
          tables.error ??
          table.refresh.error ??
          table.refreshAll.error ??
          table.unbind.error ??
          table.freeze.error ??
          table.show.error ??
          table.cell.error,
      }}
      onShowItem={(item) =>
        mine === null ? undefined : table.cell.run(mine.tableId, { key: `${item.code}|${item.period}`, header: VALUE })
      }
      onChanges={() => onChanges(null)}
    />
  );
}

function useTableActions() {
  const bridge = useBridge();
  const texts = useTexts();
  const stale = useStale();
  const [accounts, setAccounts] = useState<readonly RefreshAccount[]>([]);
  const [myAccount, setMyAccount] = useState<RefreshAccount | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const refresh = useAction(
    useCallback(
      async (tableId: string, from: 'head' | 'list') => {
        const account = await bridge.refresh(tableId);
        setMyAccount(from === 'head' ? account : null);
        setAccounts((all) => [...all.filter((a) => a.tableId !== tableId), ...(from === 'head' ? [] : [account])]);
        await stale.everything();
      },
      [bridge, stale],
    ),
  );
  const refreshAll = useAction(
    useCallback(async () => {
      const all = await bridge.refreshAll();
      setMyAccount(null);
      setAccounts(all);
      const sum = (of: (account: RefreshAccount) => number) => all.reduce((n, account) => n + of(account), 0);
      const problems = sum(({ problem }) => (problem === null ? 0 : 1));
      const [values, rows] = [sum((account) => account.values), sum((account) => account.rowsAdded)];
      setSaid(all.length < 2 ? null : texts.work.refreshedAll(all.length - problems, values, rows, problems));
      await stale.everything();
    }, [bridge, stale, texts]),
  );
  const freeze = useAction(
    useCallback(
      async (tableId: string) => {
        const { sheet, provisional } = await bridge.freeze(tableId);
        setSaid(texts.work.table.frozen(sheet, provisional));
      },
      [bridge, texts],
    ),
  );
  const unbind = useAction(
    useCallback(
      async (table: TableState) => {
        await bridge.unbind(table.tableId);
        setSaid(table.sheet === null ? null : texts.work.table.unbound(table.sheet));
        await stale.sheet();
      },
      [bridge, stale, texts],
    ),
  );
  const show = useAction(useCallback((tableId: string) => bridge.showTable(tableId), [bridge]));
  const cell = useAction(useCallback((tableId: string, place: CellPlace) => bridge.showCell(tableId, place), [bridge]));
  return { accounts, myAccount, said, refresh, refreshAll, freeze, unbind, show, cell };
}

/** Does what a ribbon button asked, once for each press. */
function useRequest(request: WorkRequest | null, taken: () => void, errands: Record<WorkRequest, () => void>): void {
  const { pull, 'refresh-all': refreshAll } = errands;
  useEffect(() => {
    if (request === null) return;
    taken();
    if (request === 'pull') pull();
    else refreshAll();
  }, [request, taken, pull, refreshAll]);
}
