// My work as a page: the sentence and its button, what is due, the tables, the pushes; and its other faces
// (nothing due, a viewer, not connected). Data in, presses out.
import { mergeClasses } from '@fluentui/react-components';
import type { Me, Work, WorkItem } from '../../../domain/wire';
import type { RefreshAccount, TableState } from '../../flows/outcomes';
import { ActionError } from '../../ui/broken-world';
import { mayDefine } from '../../ui/may';
import { Page } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { AskMore } from './ask-more';
import { DueLists } from './due-lists';
import { NothingDue } from './nothing-due';
import { MeanwhileList, PushesWithoutAnswer } from './offline-work';
import { OpenSheets } from './open-sheets';
import { PushesList } from './pushes-list';
import { TablesList } from './tables-list';
import type { TableActions } from './tables-list';
import { ViewerWork } from './viewer-work';
import { WorkHead } from './work-head';
import type { PullState } from './work-head';

export interface MyWorkPageProps {
  readonly me: Me;
  /** `null` where the store was never reached. */
  readonly work: Work | null;
  /** Why it could not be read now, where the frame does not say it. */
  readonly workError: unknown;
  readonly onAgain: () => void;
  /** Instant at which `work` was read. */
  readonly readAt: string;
  readonly now: string;
  readonly connected: boolean;
  readonly tables: readonly TableState[];
  /** My own update sheet among them. */
  readonly mine: TableState | null;
  readonly typed: ReadonlyMap<string, string>;
  readonly accounts: readonly RefreshAccount[];
  /** Refreshes my own sheet, from the head of the page; its account stands there too. */
  readonly onRefreshMine: () => void;
  readonly myAccount: RefreshAccount | null;
  /** What came of the last thing done to a table, in words. */
  readonly said: string | null;
  readonly pull: PullState;
  readonly actions: TableActions;
  readonly onShowItem: (item: WorkItem) => void;
  readonly onChanges: () => void;
}

export function MyWorkPage(props: MyWorkPageProps) {
  const { work, tables, now, connected, actions } = props;
  const layout = useLayout();
  const list = (
    <TablesList
      tables={tables}
      now={now}
      connected={connected}
      accounts={props.accounts}
      said={props.said}
      actions={actions}
    />
  );
  return (
    <Page>
      <div className={layout.gutter}>
        <ActionError error={props.workError} again={props.onAgain} />
      </div>
      <Top {...props} />
      {props.me.records || tables.length > 0 ? list : null}
      {work !== null && connected ? <OpenSheets me={props.me} /> : null}
      <PushesWithoutAnswer tables={tables} />
      {connected ? null : <MeanwhileList tables={tables} onShow={actions.show} onChanges={props.onChanges} />}
      {work === null || !connected ? null : <PushesList pushes={work.pushes} now={now} connected={connected} />}
      {connected && !administrates(props.me) ? <AskMore /> : null}
      <div style={{ height: 16 }} />
    </Page>
  );
}

const administrates = (me: Me) => me.roles.some(({ role }) => role === 'site administrator');

function Top(props: MyWorkPageProps) {
  const { me, work, connected, mine } = props;
  if (work === null) return <NotKnown />;
  if (!connected) return <LastKnown work={work} readAt={props.readAt} />;
  if (!me.records && !mayDefine(me) && work.items.length === 0) return <ViewerWork me={me} />;
  if (work.items.length === 0) return <NothingDue me={me} work={work} />;
  return (
    <>
      <WorkHead
        work={work}
        mySheet={mine?.sheet ?? null}
        pull={props.pull}
        onGoToSheet={() => (mine === null ? undefined : props.actions.show(mine))}
        onRefresh={props.onRefreshMine}
        account={props.myAccount}
        refreshing={props.actions.refreshing}
      />
      <DueLists work={work} typed={props.typed} onShow={mine === null ? null : props.onShowItem} />
    </>
  );
}

function NotKnown() {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  return (
    <div className={layout.pad}>
      <h1 className={text.big}>{texts.work.notKnown}</h1>
      <p className={mergeClasses(text.quiet, layout.above4)}>{texts.work.notKnownAbout}</p>
    </div>
  );
}

function LastKnown({ work, readAt }: { work: Work; readAt: string }) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  return (
    <div className={layout.pad} style={{ paddingBottom: 0 }}>
      <h1 className={text.big}>{texts.work.toGive(work.items.length)}</h1>
      <p className={mergeClasses(text.quiet, layout.above4)}>{texts.work.asItWas(texts.moments.time(readAt))}</p>
    </div>
  );
}
