// Asks the store how one can sign in, and signs in.
import { useCallback, useState } from 'react';
import { BrokenWorld } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useOptions, wordsOf } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { LoadingLines } from '../../ui/loading-lines';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { SignInPage } from './sign-in-page';

export function SignInPane() {
  const bridge = useBridge();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const options = useOptions();
  const [name, setName] = useState('');
  const signIn = useAction(
    useCallback(
      async (id: string) => {
        await bridge.signIn(id);
      },
      [bridge],
    ),
  );
  if (options.data !== undefined) {
    return (
      <SignInPage
        options={options.data}
        signingIn={signIn.busy ? name : null}
        error={signIn.error}
        onChoose={(person) => {
          setName(person.name);
          signIn.run(person.id);
        }}
      />
    );
  }
  if (options.error === null) return <LoadingLines label={texts.frame.loading.options} />;
  return (
    <main>
      <BrokenWorld
        message={wordsOf(options.error, texts.frame.unexpected)}
        action={{ label: texts.frame.tryAgain, run: options.refetch, busy: options.isFetching }}
      />
      <div className={layout.pad}>
        <h1 className={text.title}>{texts.signIn.withoutTitle}</h1>
        <p className={text.support}>{texts.signIn.without}</p>
      </div>
    </main>
  );
}
