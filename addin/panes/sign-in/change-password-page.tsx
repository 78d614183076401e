// Changing one's own password, from the … menu.
import { Button, Link, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { passwordFault, passwordWords } from '../../../domain/access/password-rules';
import type { Me } from '../../../domain/wire';
import { ActionError } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useAction } from '../../ui/data/use-action';
import { Page } from '../../ui/page';
import { PasswordField } from '../../ui/password-field';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

export function ChangePasswordPage({ me, onBack }: { me: Me; onBack: () => void }) {
  const bridge = useBridge();
  const { change: texts, code } = useTexts().signIn;
  const text = useText();
  const layout = useLayout();
  const heading = useRef<HTMLHeadingElement>(null);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isSent, setSent] = useState(false);
  const [isDone, setDone] = useState(false);
  useEffect(() => heading.current?.focus(), [isDone]);
  const change = useAction(
    useCallback(
      async (from: string, to: string) => {
        await bridge.changePassword(from, to);
        setDone(true);
      },
      [bridge],
    ),
  );
  const fault = passwordFault(next, [me.id, me.name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (current !== '' && fault === undefined) change.run(current, next);
  };
  return (
    <Page>
      <form onSubmit={submit} className={layout.pad}>
        <h1 className={text.title} tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
          {isDone ? texts.done : texts.title}
        </h1>
        {isDone ? null : (
          <>
            <p className={mergeClasses(text.support, layout.above4)}>{texts.lead}</p>
            <PasswordField label={texts.current} value={current} onType={setCurrent} autoComplete="current-password" />
            <PasswordField
              label={texts.next}
              value={next}
              onType={setNext}
              autoComplete="new-password"
              hint={code.hint}
              wrong={isSent && fault !== undefined ? passwordWords(fault) : undefined}
            />
            <ActionError error={change.error} />
            <Button
              type="submit"
              appearance="primary"
              size="large"
              className={mergeClasses(layout.full, layout.above8)}
              disabledFocusable={change.busy || current === '' || next === ''}
            >
              {change.busy ? code.setting : texts.change}
            </Button>
          </>
        )}
        <p className={layout.above16}>
          <Link as="button" onClick={onBack}>
            {code.back}
          </Link>
        </p>
      </form>
    </Page>
  );
}
