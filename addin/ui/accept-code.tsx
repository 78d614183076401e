// A one-time code, whom it is for, and the password that is set with it: in the pane, and on the page that a link opens.
import { Button, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState, type FormEvent } from 'react';
import { passwordFault, passwordWords } from '../../domain/access/password-rules';
import type { Acceptance, Invited } from '../../domain/wire-identity';
import { ActionError } from './broken-world';
import { useAction } from './data/use-action';
import { Field } from './field';
import { PasswordField } from './password-field';
import { useLayout, useText } from './styles';
import { useTexts } from './texts-context';

interface AcceptCodeProps {
  /** The code that a link brought; without one it is typed. */
  readonly code?: string;
  readonly look: (code: string) => Promise<Invited>;
  readonly accept: (acceptance: Acceptance, login: string) => Promise<void>;
  /** Words of the last button. */
  readonly done: string;
}

export function AcceptCode({ code: given = '', look, accept, done }: AcceptCodeProps) {
  const texts = useTexts().signIn.code;
  const text = useText();
  const layout = useLayout();
  const [code, setCode] = useState(given);
  const [invited, setInvited] = useState<Invited | null>(null);
  const asking = useAction(useCallback(async (typed: string) => setInvited(await look(typed)), [look]));
  if (invited !== null) return <SetPassword code={code} invited={invited} accept={accept} done={done} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') asking.run(code.trim());
  };
  return (
    <form onSubmit={submit} className={layout.pad}>
      <h1 className={text.big}>{texts.title}</h1>
      <p className={mergeClasses(text.support, layout.above4)}>{texts.lead}</p>
      <Field label={texts.code} value={code} onType={setCode} autoComplete="off" spellCheck={false} autoFocus />
      <ActionError error={asking.error} />
      <Button
        type="submit"
        appearance="primary"
        size="large"
        className={mergeClasses(layout.full, layout.above16)}
        disabledFocusable={asking.busy || code.trim() === ''}
      >
        {texts.next}
      </Button>
    </form>
  );
}

type SetPasswordProps = Pick<AcceptCodeProps, 'accept' | 'done'> & { readonly code: string; readonly invited: Invited };

function SetPassword({ code, invited, accept, done }: SetPasswordProps) {
  const texts = useTexts().signIn.code;
  const text = useText();
  const layout = useLayout();
  const { person, body } = invited;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isSent, setSent] = useState(false);
  const setting = useAction(accept);
  const login = person === null ? email.trim() : (person.email ?? person.name);
  const fault = passwordFault(password, person === null ? [name, email] : [person.name, person.email]);
  const isWhole = person !== null || (name.trim() !== '' && /^\S+@\S+$/.test(email.trim()));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (fault !== undefined || !isWhole) return;
    const about = person === null ? { person: { name: name.trim(), email: email.trim() } } : {};
    setting.run({ code, password, ...about }, login);
  };
  return (
    <form onSubmit={submit} className={layout.pad}>
      <h1 className={text.big}>{texts.choose}</h1>
      <p className={mergeClasses(text.plain, layout.above4)}>
        {person === null ? texts.welcomeFirst : texts.welcome(person.name, body)}
      </p>
      {person === null ? (
        <>
          <Field label={texts.name} value={name} onType={setName} autoComplete="name" autoFocus />
          <Field
            label={texts.email}
            value={email}
            onType={setEmail}
            autoComplete="username"
            inputMode="email"
            spellCheck={false}
            hint={texts.emailHint}
          />
        </>
      ) : (
        // For the browser's keeper of passwords: whose password this is.
        <input type="text" value={login} autoComplete="username" readOnly hidden />
      )}
      <PasswordField
        label={texts.choose}
        value={password}
        onType={setPassword}
        autoComplete="new-password"
        autoFocus={person !== null}
        hint={texts.hint}
        wrong={isSent && fault !== undefined ? passwordWords(fault) : undefined}
      />
      <ActionError error={setting.error} />
      <Button
        type="submit"
        appearance="primary"
        size="large"
        className={mergeClasses(layout.full, layout.above8)}
        disabledFocusable={setting.busy || !isWhole || password === ''}
      >
        {setting.busy ? texts.setting : done}
      </Button>
    </form>
  );
}
