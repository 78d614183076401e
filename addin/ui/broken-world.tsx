// A broken world, said in place with what to do. Problems with data are page content and never come here.
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import { useId, type ReactElement } from 'react';
import { saidByFrame, wordsOf } from './data/queries';
import { useTexts } from './texts-context';

const useStyles = makeStyles({
  place: { padding: '8px 8px 0', flexShrink: 0 },
  inline: { paddingTop: '8px' },
  bar: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '8px',
    rowGap: '8px',
    padding: '12px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid',
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderTopColor: tokens.colorStatusWarningBorder1,
    borderRightColor: tokens.colorStatusWarningBorder1,
    borderBottomColor: tokens.colorStatusWarningBorder1,
    borderLeftColor: tokens.colorStatusWarningBorder1,
  },
  error: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderTopColor: tokens.colorStatusDangerBorder1,
    borderRightColor: tokens.colorStatusDangerBorder1,
    borderBottomColor: tokens.colorStatusDangerBorder1,
    borderLeftColor: tokens.colorStatusDangerBorder1,
  },
  warningIcon: { color: tokens.colorStatusWarningForeground1 },
  errorIcon: { color: tokens.colorStatusDangerForeground1 },
  words: { margin: 0, overflowWrap: 'anywhere' },
  title: { fontWeight: 600, marginRight: '4px' },
  action: { gridColumnStart: 2, justifySelf: 'end' },
});

interface BrokenWorldProps {
  readonly title?: string;
  readonly message: string;
  readonly intent?: 'warning' | 'error';
  readonly icon?: ReactElement;
  readonly action?: { readonly label: string; readonly run: () => void; readonly busy?: boolean } | undefined;
  /** Among the content, where it takes the width of what is around it. */
  readonly inline?: boolean;
}

export function BrokenWorld({ title, message, intent = 'error', icon, action, inline }: BrokenWorldProps) {
  const styles = useStyles();
  const words = useId();
  const [tone, iconTone, sign] =
    intent === 'error'
      ? [styles.error, styles.errorIcon, <ErrorCircle20Filled key="sign" />]
      : [styles.warning, styles.warningIcon, <Warning20Filled key="sign" />];
  return (
    <div className={inline === true ? styles.inline : styles.place}>
      <div
        role={intent === 'error' ? 'alert' : 'status'}
        aria-labelledby={words}
        className={mergeClasses(styles.bar, tone)}
      >
        <span className={iconTone} aria-hidden>
          {icon ?? sign}
        </span>
        <p id={words} className={styles.words}>
          {title === undefined ? null : <span className={styles.title}>{title}</span>}
          {message}
        </p>
        {action === undefined ? null : (
          <Button className={styles.action} size="small" onClick={action.run} disabledFocusable={action.busy === true}>
            {action.label}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What an action threw, unless the frame says it already. */
export function ActionError({ error, again }: { error: unknown; again?: () => void }) {
  const texts = useTexts();
  if (error === null || error === undefined || saidByFrame(error)) return null;
  const action = again === undefined ? undefined : { label: texts.frame.tryAgain, run: again };
  return <BrokenWorld message={wordsOf(error, texts.frame.unexpected)} action={action} inline />;
}
