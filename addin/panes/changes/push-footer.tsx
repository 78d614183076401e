// The footer of Changes: the gist, the one button with its number, and the sentence that limits it.
import { Button, Link, mergeClasses } from '@fluentui/react-components';
import type { PushPlan } from '../../../domain/sync/plan';
import { ProgressLine } from '../../ui/progress-line';
import { ActionError } from '../../ui/broken-world';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import type { ForesightState } from './use-foresight';
import { Gist } from './will-do';

export const PUSH_BUTTON = 'push-button';

export interface PushState {
  readonly run: () => void;
  readonly busy: boolean;
  readonly error: unknown;
  readonly share: number;
}

interface PushFooterProps {
  readonly plan: PushPlan;
  readonly foresight: ForesightState;
  readonly connected: boolean;
  readonly pending: boolean;
  readonly push: PushState;
  readonly onWillDo: () => void;
}

export function PushFooter({ plan, foresight, connected, pending, push, onWillDo }: PushFooterProps) {
  const texts = useTexts();
  const words = texts.changes;
  const text = useText();
  const layout = useLayout();
  const ready = plan.ready.length;
  const problems = plan.issues.length + plan.conflicts.length;
  const limit = [
    connected ? '' : words.offline,
    problems > 0 ? words.stayInSheet(problems) : '',
    plan.cleared.length > 0 ? words.clearedStay(plan.cleared.length) : '',
  ].filter((s) => s !== '');
  return (
    <>
      {ready === 0 ? (
        <p className={mergeClasses(text.plain, text.centre)}>{words.nothingReady}</p>
      ) : (
        <>
          <div className={layout.row}>
            <span className={layout.grow}>
              <Gist plan={plan} foresight={foresight} />
            </span>
            <Link as="button" className={layout.link} onClick={onWillDo}>
              {words.whatItWillDo}
            </Link>
          </div>
          <Button
            id={PUSH_BUTTON}
            appearance="primary"
            size="large"
            className={layout.full}
            aria-keyshortcuts={words.shortcut}
            disabledFocusable={push.busy || !connected || pending}
            onClick={push.run}
          >
            {push.busy ? words.pushing(ready) : words.push(ready)}
          </Button>
          {push.busy ? (
            <ProgressLine label={words.pushing(ready)} share={push.share > 0 ? push.share : undefined} />
          ) : null}
        </>
      )}
      <ActionError error={push.error} again={push.run} />
      {limit.length === 0 ? null : <p className={mergeClasses(text.quiet, text.centre)}>{limit.join(' ')}</p>}
    </>
  );
}
