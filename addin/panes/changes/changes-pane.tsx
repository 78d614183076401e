// Changes over the bridge: the table that is looked at, its comparison with the store, its problems and its push.
import { useCallback, useEffect, useState } from 'react';
import type { CellPlace } from '../../flows/bridge';
import type { TableState } from '../../flows/outcomes';
import { BrokenWorld } from '../../ui/broken-world';
import { useBridge, useNow, useWatched } from '../../ui/data/bridge-context';
import { useChanges, useStale, useTables, wordsOf } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { LoadingLines } from '../../ui/loading-lines';
import { Page } from '../../ui/page';
import { useTexts } from '../../ui/texts-context';
import { EmptyState } from './changes-head';
import { ChangesPage } from './changes-page';
import { PUSH_BUTTON } from './push-footer';
import { useForesight } from './use-foresight';
import { useProblems } from './use-problems';
import { usePush } from './use-push';
import type { Taken } from './use-push';
import { WILL_DO } from './will-do';

export interface ChangesPaneProps {
  /** The table asked for; without it, the one that has something to say. */
  readonly tableId: string | null;
  /** Goes up with each press of Push in the ribbon: the focus goes to Push here, which still asks to be pressed. */
  readonly pushRequest: number;
  readonly onTable: (tableId: string) => void;
  readonly onTaken: (taken: Taken) => void;
  /** Makes the update sheet, on My work. */
  readonly onMakeSheet: () => void;
}

export function ChangesPane(props: ChangesPaneProps) {
  const texts = useTexts();
  const tables = useTables();
  const here = (tables.data ?? []).filter((t) => t.sheet !== null);
  const table = here.find((t) => t.tableId === props.tableId) ?? busiest(here);
  const changes = useChanges(table?.tableId ?? null);
  if (tables.data !== undefined && table === undefined) {
    return (
      <Page>
        <EmptyState
          level={1}
          title={texts.changes.noTableTitle}
          about={texts.changes.noTable}
          action={texts.changes.makeSheet}
          onAction={props.onMakeSheet}
        />
      </Page>
    );
  }
  const error = tables.error ?? changes.error;
  if (changes.data === undefined || table === undefined) {
    if (error === null) return <LoadingLines label={texts.frame.loading.changes} />;
    const again = tables.error === null ? changes.refetch : tables.refetch;
    return (
      <BrokenWorld
        message={wordsOf(error, texts.frame.unexpected)}
        action={{ label: texts.frame.tryAgain, run: again, busy: changes.isFetching || tables.isFetching }}
      />
    );
  }
  return (
    <>
      <TableChanges key={table.tableId} {...props} tables={here} changes={changes.data} error={error} />
    </>
  );
}

/** The table with problems, else with unsent edits, else the first. */
function busiest(tables: readonly TableState[]): TableState | undefined {
  return tables.find((t) => t.problems > 0) ?? tables.find((t) => t.unsent > 0) ?? tables[0];
}

interface TableChangesProps extends ChangesPaneProps {
  readonly tables: readonly TableState[];
  readonly changes: NonNullable<ReturnType<typeof useChanges>['data']>;
  /** What broke as it was read anew; the page still shows what was last known. */
  readonly error: unknown;
}

function TableChanges({ tables, changes, error, pushRequest, onTable, onTaken }: TableChangesProps) {
  const bridge = useBridge();
  const stale = useStale();
  const now = useNow();
  const connection = useWatched(bridge.connection);
  const [onlyProblems, setOnlyProblems] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const { tableId } = changes;
  const cell = useAction(useCallback((place: CellPlace) => bridge.showCell(tableId, place), [bridge, tableId]));
  const sheet = useAction(useCallback(() => bridge.showTable(tableId), [bridge, tableId]));
  const tick = useAction(
    useCallback(
      async (...args: Parameters<typeof bridge.tick>) => {
        await bridge.tick(...args);
        await stale.sheet();
      },
      [bridge, stale],
    ),
  );
  const show = (id: string, place: CellPlace) => {
    setChosen(id);
    cell.run(place);
  };
  const { problems, actions } = useProblems(changes, show);
  const { push, ask, refresh, said } = usePush(tableId, onTaken);
  const connected = connection.kind === 'connected';
  const pending = tables.some((t) => t.tableId === tableId && t.pending !== null);
  const foresight = useForesight(changes, connected && !pending && !push.busy);
  const mayPush = connected && !pending && changes.plan.ready.length > 0;
  useControlEnter(mayPush ? push.run : null);
  useEffect(() => {
    if (pushRequest > 0) document.getElementById(PUSH_BUTTON)?.focus();
  }, [pushRequest]);
  return (
    <>
      <ChangesPage
        error={error ?? cell.error ?? sheet.error ?? tick.error}
        tables={tables}
        changes={changes}
        problems={problems}
        problemActions={actions}
        now={now}
        connected={connected}
        onlyProblems={onlyProblems}
        chosen={chosen}
        said={said}
        foresight={foresight}
        push={push}
        ask={ask}
        refresh={refresh}
        onTable={onTable}
        onOnlyProblems={setOnlyProblems}
        onShow={show}
        onTick={(edit, ticked) => tick.run(tableId, edit, ticked)}
        onGoToSheet={() => sheet.run()}
        onWillDo={() => {
          setOnlyProblems(false);
          setTimeout(() => goTo(WILL_DO));
        }}
      />
    </>
  );
}

function goTo(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}

/** Ctrl+Enter anywhere in the pane pushes. Not with Alt: Ctrl+Alt is AltGr on British keyboards. */
function useControlEnter(run: (() => void) | null): void {
  useEffect(() => {
    if (run === null) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [run]);
}
