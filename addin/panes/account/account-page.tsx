// Setting a password outside of Excel: the code of the link, the password, and where to go then.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Acceptance, Invited } from '../../../domain/wire-identity';
import { en } from '../../texts/en';
import { AcceptCode } from '../../ui/accept-code';
import { useLayout, useText } from '../../ui/styles';
import { TextsContext, useTexts } from '../../ui/texts-context';
import { PaneTheme } from '../../ui/theme';

const useStyles = makeStyles({ page: { maxWidth: '420px', margin: '0 auto', paddingTop: '24px' } });

interface AccountPageProps {
  readonly code: string;
  readonly look: (code: string) => Promise<Invited>;
  readonly accept: (acceptance: Acceptance) => Promise<void>;
}

export function AccountPage(props: AccountPageProps) {
  return (
    <TextsContext value={en}>
      <PaneTheme shade={undefined}>
        <SetOrDone {...props} />
      </PaneTheme>
    </TextsContext>
  );
}

function SetOrDone({ code, look, accept }: AccountPageProps) {
  const styles = useStyles();
  const texts = useTexts().signIn.code;
  const text = useText();
  const layout = useLayout();
  const [login, setLogin] = useState<string | null>(null);
  const accepted = useCallback(
    async (acceptance: Acceptance, typed: string) => {
      await accept(acceptance);
      setLogin(typed);
    },
    [accept],
  );
  return (
    <main className={styles.page}>
      {login === null ? (
        <AcceptCode code={code} look={look} accept={accepted} done={texts.setOnly} />
      ) : (
        <div className={layout.pad} role="status">
          <h1 className={text.big}>{texts.doneTitle}</h1>
          <p className={mergeClasses(text.plain, layout.above8)}>{texts.done(login)}</p>
        </div>
      )}
    </main>
  );
}
