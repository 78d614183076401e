// The ways to sign in that a store offers, one of them as the main button: work account, password, a code.
import { Button, Link, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { SignInWay } from '../../flows/sign-in';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { PasswordForm } from './password-form';

interface WaysProps {
  readonly workAccount: boolean;
  readonly password: boolean;
  /** The way that is under way. */
  readonly under: SignInWay['kind'] | null;
  readonly onWay: (way: SignInWay) => void;
  /** Absent where a code is of no use: somebody who signs in again has what they sign in with. */
  readonly onCode?: () => void;
}

export function Ways({ workAccount, password, under, onWay, onCode }: WaysProps) {
  const texts = useTexts().signIn;
  const text = useText();
  const layout = useLayout();
  const [isForm, setForm] = useState(!workAccount);
  const busy = under !== null;
  return (
    <div className={layout.above16}>
      {workAccount ? (
        <>
          <Button
            appearance="primary"
            size="large"
            className={layout.full}
            disabledFocusable={busy}
            onClick={() => onWay({ kind: 'work account' })}
          >
            {texts.work}
          </Button>
          <p role="status" className={mergeClasses(text.support, layout.above12)}>
            {under === 'work account' ? texts.workWaiting : texts.workAbout}
          </p>
        </>
      ) : null}
      {password && isForm ? (
        <PasswordForm
          busy={busy}
          main={!workAccount}
          onSignIn={(login, typed) => onWay({ kind: 'password', login, password: typed })}
        />
      ) : null}
      {password && !isForm ? (
        <p className={mergeClasses(text.plain, layout.above16)}>
          <Link as="button" onClick={() => setForm(true)}>
            {texts.withPassword}
          </Link>
        </p>
      ) : null}
      {password && onCode !== undefined ? (
        <p className={mergeClasses(text.plain, layout.above16)}>
          <Link as="button" onClick={onCode}>
            {texts.withCode}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
