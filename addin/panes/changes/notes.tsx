// Two lines that Changes may carry: a push whose answer never came, and values that are newer in the store.
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RefreshAccount, TableState } from '../../flows/outcomes';
import { ActionError } from '../../ui/broken-world';
import { RefreshAccountLine } from '../../ui/work/refresh-account';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

const useStyles = makeStyles({
  pending: {
    margin: '8px 16px 0',
    paddingLeft: '8px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
});

export interface AskState {
  readonly run: () => void;
  readonly busy: boolean;
  readonly error: unknown;
}

export interface RefreshState extends AskState {
  readonly account: RefreshAccount | null;
}

interface PendingNoteProps {
  readonly pending: NonNullable<TableState['pending']>;
  readonly now: string;
  readonly ask: AskState;
}

export function PendingNote({ pending, now, ask }: PendingNoteProps) {
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  return (
    <section className={styles.pending} aria-label={texts.work.noAnswerTitle}>
      <h2 className={text.section}>{texts.work.noAnswerTitle}</h2>
      <p className={text.support}>
        {texts.changes.pending(pending.cells, texts.moments.timeOrDay(pending.sentAt, now))}
      </p>
      <Button size="small" className={layout.above8} disabledFocusable={ask.busy} onClick={ask.run}>
        {texts.changes.ask}
      </Button>
      <ActionError error={ask.error} />
    </section>
  );
}

interface NewerLineProps {
  readonly newer: number;
  readonly connected: boolean;
  readonly refresh: RefreshState;
}

export function NewerLine({ newer, connected, refresh }: NewerLineProps) {
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  return (
    <div className={mergeClasses(layout.side, layout.last)}>
      {newer > 0 && connected ? (
        <p className={mergeClasses(text.support, layout.above8)}>
          {texts.changes.newer(newer)}{' '}
          <Link as="button" inline className={layout.inlineLink} disabledFocusable={refresh.busy} onClick={refresh.run}>
            {texts.changes.refresh}
          </Link>
        </p>
      ) : null}
      {refresh.account === null ? null : <RefreshAccountLine account={refresh.account} />}
      <ActionError error={refresh.error} />
    </div>
  );
}
