// A broken world, said in place with what to do. Problems with data are page content and never come here.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { saidByFrame, wordsOf } from './data/queries';
import { useTexts } from './texts-context';

const useStyles = makeStyles({ place: { padding: '8px 8px 0', flexShrink: 0 }, inline: { paddingTop: '8px' } });

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
  return (
    <div className={inline === true ? styles.inline : styles.place}>
      <MessageBar intent={intent} layout="multiline" {...(icon === undefined ? {} : { icon })}>
        <MessageBarBody>
          {title === undefined ? null : <MessageBarTitle>{title}</MessageBarTitle>}
          {message}
        </MessageBarBody>
        {action === undefined ? null : (
          <MessageBarActions>
            <Button size="small" onClick={action.run} disabledFocusable={action.busy === true}>
              {action.label}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
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
