// E-mail address and password. What is refused stays typed, but for the password.
import { Button } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { Field } from '../../ui/field';
import { PasswordField } from '../../ui/password-field';
import { useLayout } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

interface PasswordFormProps {
  readonly busy: boolean;
  readonly onSignIn: (login: string, password: string) => void;
  /** Whether it is the main way here. */
  readonly main: boolean;
}

export function PasswordForm({ busy, onSignIn, main }: PasswordFormProps) {
  const texts = useTexts().signIn;
  const layout = useLayout();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || login.trim() === '' || password === '') return;
    onSignIn(login.trim(), password);
    setPassword('');
  };
  return (
    <form onSubmit={submit}>
      <Field
        label={texts.login}
        value={login}
        onType={setLogin}
        autoComplete="username"
        inputMode="email"
        spellCheck={false}
      />
      <PasswordField label={texts.password} value={password} onType={setPassword} autoComplete="current-password" />
      <Button
        type="submit"
        size="large"
        appearance={main ? 'primary' : 'secondary'}
        className={layout.full}
        disabledFocusable={busy || login.trim() === '' || password === ''}
      >
        {busy ? texts.signingInNow : texts.signIn}
      </Button>
    </form>
  );
}
