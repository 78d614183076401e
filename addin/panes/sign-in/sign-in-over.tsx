// The sign-in has ended by itself: it is asked for again over the page, which stays as it was and goes on where it was. What
// a person had begun waits for it.
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Me } from '../../../domain/wire';
import type { SignInWay } from '../../flows/sign-in';
import { ActionError } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useOptions, useStale } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { LoadingLines } from '../../ui/loading-lines';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { Ways } from './ways';

const useStyles = makeStyles({
  over: {
    position: 'absolute',
    inset: 0,
    zIndex: 10,
    overflowY: 'auto',
    padding: '24px 16px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  other: { marginTop: '24px', paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

export function SignInOver({ me }: { me: Me }) {
  const bridge = useBridge();
  const styles = useStyles();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const stale = useStale();
  const options = useOptions();
  const heading = useRef<HTMLHeadingElement>(null);
  const [under, setUnder] = useState<SignInWay['kind'] | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const again = useAction(
    useCallback(
      async (way: SignInWay) => {
        await bridge.signIn(way);
        await stale.everything();
      },
      [bridge, stale],
    ),
  );
  const run = (way: SignInWay) => {
    setUnder(way.kind);
    again.run(way);
  };
  const leave = () => {
    void bridge
      .signOut()
      .catch(() => undefined)
      .finally(stale.forgetAll);
  };
  return (
    <div role="dialog" aria-modal="true" aria-labelledby="sign-in-ended" className={styles.over}>
      <h1 id="sign-in-ended" className={text.big} tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
        {texts.signIn.endedTitle}
      </h1>
      <p className={mergeClasses(text.plain, layout.above4)}>{texts.signIn.ended}</p>
      <ActionError error={again.error} />
      {me.demonstration ? (
        <Button
          appearance="primary"
          size="large"
          className={mergeClasses(layout.full, layout.above16)}
          disabledFocusable={again.busy}
          onClick={() => run({ kind: 'person', id: me.id })}
        >
          {texts.signIn.again(me.name)}
        </Button>
      ) : options.data === undefined ? (
        <LoadingLines label={texts.frame.loading.options} />
      ) : (
        <Ways
          password={options.data.password}
          workAccount={options.data.workAccount}
          under={again.busy ? under : null}
          onWay={run}
        />
      )}
      <p className={styles.other}>
        <Link as="button" onClick={leave}>
          {texts.signIn.other}
        </Link>
      </p>
    </div>
  );
}
