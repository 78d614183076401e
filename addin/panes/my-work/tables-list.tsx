// The bound tables of this workbook, each with its state and what can be done with it.
import { Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { Table20Regular } from '@fluentui/react-icons/svg/table';
import { TableEdit20Regular } from '@fluentui/react-icons/svg/table-edit';
import { TableLink20Regular } from '@fluentui/react-icons/svg/table-link';
import { use, useId } from 'react';
import type { RefreshAccount, TableState } from '../../flows/outcomes';
import { ActionError } from '../../ui/broken-world';
import { Menu } from '../../ui/menu';
import { OpenAdoptContext } from '../../ui/open-adopt';
import { Section } from '../../ui/page';
import { RefreshAccountLine } from '../../ui/work/refresh-account';
import { Rich } from '../../ui/rich';
import { RowButton, RowList } from '../../ui/row-list';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  item: { width: '100%', minWidth: 0 },
  line: { display: 'flex', alignItems: 'center', paddingRight: '8px', minWidth: 0 },
  account: { padding: '0 16px 8px 44px' },
});

export interface TableActions {
  readonly show: (table: TableState) => void;
  readonly push: (table: TableState) => void;
  readonly refresh: (table: TableState) => void;
  readonly refreshAll: () => void;
  readonly freeze: (table: TableState) => void;
  readonly unbind: (table: TableState) => void;
  /** While anything of these is under way. */
  readonly busy: boolean;
  readonly refreshing: boolean;
  readonly error: unknown;
}

interface TablesListProps {
  readonly tables: readonly TableState[];
  readonly now: string;
  readonly connected: boolean;
  readonly accounts: readonly RefreshAccount[];
  readonly said: string | null;
  readonly actions: TableActions;
}

export function TablesList({ tables, now, connected, accounts, said, actions }: TablesListProps) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const heading = useId();
  const all =
    connected && tables.length > 0 ? (
      <Link as="button" className={layout.link} disabledFocusable={actions.busy} onClick={actions.refreshAll}>
        {actions.refreshing ? texts.work.refreshing : texts.work.refreshAll}
      </Link>
    ) : undefined;
  return (
    <Section title={texts.work.tables} id={heading} aside={all} ruled>
      {tables.length === 0 ? <p className={mergeClasses(text.quiet, layout.side)}>{texts.work.noTables}</p> : null}
      <RowList
        items={tables}
        labelledBy={heading}
        id={(t) => t.tableId}
        row={(table) => (
          <div className={styles.item}>
            <div className={styles.line}>
              {table.sheet === null ? (
                <TableWords table={table} now={now} />
              ) : (
                <RowButton onClick={() => actions.show(table)}>
                  <TableWords table={table} now={now} />
                </RowButton>
              )}
              <TableMenu table={table} connected={connected} actions={actions} />
            </div>
            {table.offer === null ? null : <OfferLine table={table} offer={table.offer} />}
            {accounts
              .filter((a) => a.tableId === table.tableId)
              .map((a) => (
                <div key={a.revision} className={styles.account}>
                  <RefreshAccountLine account={a} />
                </div>
              ))}
          </div>
        )}
      />
      <div className={layout.side}>
        <p role="status" className={text.support}>
          {said}
        </p>
        <ActionError error={actions.error} />
      </div>
    </Section>
  );
}

/** New columns and rows of an adopted table, with the way to take them in. */
function OfferLine({ table, offer }: { table: TableState; offer: NonNullable<TableState['offer']> }) {
  const styles = useStyles();
  const layout = useLayout();
  const text = useText();
  const words = useTexts().work.table;
  const openAdopt = use(OpenAdoptContext);
  return (
    <div className={mergeClasses(styles.account, text.support)}>
      {words.offer(offer.columns, offer.rows)}{' '}
      <Link as="button" className={layout.inlineLink} onClick={() => openAdopt(table.tableId)}>
        {words.takeIn}
      </Link>
    </div>
  );
}

function TableWords({ table, now }: { table: TableState; now: string }) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const words = texts.work.table;
  if (table.sheet === null) {
    return (
      <span className={mergeClasses(layout.row, layout.tops, layout.grow)} style={{ padding: '6px 0 6px 16px' }}>
        <span className={layout.icon}>
          <Table20Regular aria-hidden="true" />
        </span>
        <span className={mergeClasses(layout.column, layout.grow)}>
          <span className={text.bold}>{words.gone}</span>
          <span className={text.quiet}>{words.goneAbout}</span>
        </span>
      </span>
    );
  }
  const state = table.pending === null ? stateOf(table, words) : words.sent(table.pending.cells);
  const when =
    table.pending === null
      ? words.pulled(texts.moments.ago(table.pulledAt, now))
      : words.sentAt(texts.moments.timeOrDay(table.pending.sentAt, now));
  return (
    <span className={mergeClasses(layout.row, layout.tops, layout.grow)}>
      <span className={layout.icon}>
        {table.kind === 'adopted' ? (
          <TableLink20Regular aria-hidden="true" />
        ) : (
          <TableEdit20Regular aria-hidden="true" />
        )}
      </span>
      <span className={mergeClasses(layout.column, layout.grow)}>
        <span className={text.bold}>{table.sheet}</span>
        <span className={text.support}>
          <Rich>{state}</Rich>
        </span>
        <span className={text.quiet}>{when}</span>
      </span>
    </span>
  );
}

type TableWordsOf = ReturnType<typeof useTexts>['work']['table'];

function stateOf(table: TableState, words: TableWordsOf): string {
  const parts = [
    table.unsent > 0 ? words.unsent(table.unsent) : '',
    table.problems > 0 ? words.problems(table.problems) : '',
    table.newer === null ? words.unknown : table.newer > 0 ? words.newer(table.newer) : '',
    table.protected ? words.protected : '',
  ].filter((s) => s !== '');
  return parts.length === 0 ? words.upToDate : parts.join(' · ');
}

interface TableMenuProps {
  readonly table: TableState;
  readonly connected: boolean;
  readonly actions: TableActions;
}

/** Sheets that are for reading. */
const canFreeze: ReadonlySet<string> = new Set(['trend', 'snapshot', 'scorecard']);

function TableMenu({ table, connected, actions }: TableMenuProps) {
  const texts = useTexts();
  const words = texts.work.table;
  const here = table.sheet !== null;
  const openAdopt = use(OpenAdoptContext);
  return (
    <Menu
      label={words.menu(table.sheet ?? words.gone)}
      icon={<MoreHorizontal20Regular />}
      side="right"
      choices={[
        ...(here ? [{ id: 'push', label: words.push, choose: () => actions.push(table) }] : []),
        ...(here && connected
          ? [{ id: 'refresh', label: texts.work.refresh, choose: () => actions.refresh(table) }]
          : []),
        ...(here ? [{ id: 'show', label: words.show, choose: () => actions.show(table) }] : []),
        ...(here && connected && table.kind === 'adopted'
          ? [{ id: 'adopt', label: words.means, choose: () => openAdopt(table.tableId) }]
          : []),
        ...(here && connected && canFreeze.has(table.kind)
          ? [{ id: 'freeze', label: words.freeze, choose: () => actions.freeze(table) }]
          : []),
        { id: 'unbind', label: words.unbind, choose: () => actions.unbind(table) },
      ]}
    />
  );
}
