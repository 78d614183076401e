// The head of Changes: which table, how many problems and edits, and the switch that leaves the problems only.
import { Button, Switch, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import type { Changes, TableState } from '../../flows/outcomes';
import { Menu } from '../../ui/menu';
import { Rich } from '../../ui/rich';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  head: { padding: '12px 16px 4px' },
  title: {
    padding: '0 4px 0 0',
    minWidth: 0,
    minHeight: '28px',
    justifyContent: 'flex-start',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: 600,
    color: tokens.colorNeutralForeground1,
  },
  // Large numbers leave no room beside them: then the switch stands below.
  gist: { minHeight: '32px', flexWrap: 'wrap', columnGap: '8px' },
  says: { flexGrow: 1 },
  toggle: { marginRight: '-8px' },
});

interface ChangesHeadProps {
  readonly tables: readonly TableState[];
  readonly changes: Changes;
  readonly now: string;
  readonly onlyProblems: boolean;
  readonly onTable: (tableId: string) => void;
  readonly onOnlyProblems: (on: boolean) => void;
}

export function ChangesHead(props: ChangesHeadProps) {
  const { tables, changes, now } = props;
  const styles = useStyles();
  const texts = useTexts();
  const words = texts.changes;
  const text = useText();
  const layout = useLayout();
  const { plan } = changes;
  const problems = plan.issues.length + plan.conflicts.length;
  const empty = plan.unsent === 0 && problems === 0;
  return (
    <div className={styles.head}>
      <div className={layout.row}>
        <h1 className={mergeClasses(text.title, layout.grow)}>
          <TableChooser tables={tables} changes={changes} onTable={props.onTable} />
        </h1>
        <span className={mergeClasses(text.quiet, text.oneLine)}>
          {words.pulled(texts.moments.timeOrDay(changes.pulledAt, now))}
        </span>
      </div>
      {empty ? null : (
        <div className={mergeClasses(layout.row, styles.gist)}>
          <p className={mergeClasses(text.plain, text.oneLine, styles.says)} role="status">
            <Rich>{words.gist(problems, plan.ready.length)}</Rich>
          </p>
          <Switch
            className={styles.toggle}
            label={words.onlyProblems}
            labelPosition="before"
            checked={props.onlyProblems}
            onChange={(_, data) => props.onOnlyProblems(data.checked)}
          />
        </div>
      )}
      {changes.connected ? null : <p className={text.quiet}>{words.lastKnown}</p>}
    </div>
  );
}

function TableChooser({ tables, changes, onTable }: Pick<ChangesHeadProps, 'tables' | 'changes' | 'onTable'>) {
  const styles = useStyles();
  const texts = useTexts();
  const here = tables.filter((t) => t.sheet !== null);
  if (here.length < 2) return <>{changes.sheet}</>;
  return (
    <Menu
      label={texts.changes.chooseTable(changes.sheet)}
      content={changes.sheet}
      icon={<ChevronDown16Regular />}
      className={styles.title}
      side="left"
      choices={here.map(({ tableId, sheet }) => ({
        ...{ id: tableId, label: sheet ?? '', checked: tableId === changes.tableId },
        choose: () => onTable(tableId),
      }))}
    />
  );
}

interface EmptyProps {
  readonly title: string;
  /** Level of the heading: 1 where nothing stands above it. */
  readonly level: 1 | 2;
  readonly about: string;
  readonly action: string;
  readonly busy?: boolean;
  readonly onAction: () => void;
}

/** Where there is nothing to show yet: what it will be, and the one thing to do. */
export function EmptyState({ title, level, about, action, busy, onAction }: EmptyProps) {
  const text = useText();
  const layout = useLayout();
  return (
    <div className={layout.pad} style={{ paddingTop: 16 }}>
      {level === 1 ? <h1 className={text.big}>{title}</h1> : <h2 className={text.big}>{title}</h2>}
      <p className={mergeClasses(text.support, layout.above4)}>{about}</p>
      <Button className={layout.above12} disabledFocusable={busy === true} onClick={onAction}>
        {action}
      </Button>
    </div>
  );
}
