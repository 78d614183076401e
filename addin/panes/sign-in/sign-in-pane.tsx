// Asks the store how one can sign in, and signs in. The page for a code is rare, so it is loaded when it is opened.
import { useCallback, useState } from 'react';
import type { SignInWay } from '../../flows/sign-in';
import { BrokenWorld } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useOptions, wordsOf } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { later } from '../../ui/later';
import { LoadingLines } from '../../ui/loading-lines';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { SignInPage } from './sign-in-page';

const CodePage = later(async () => (await import('./code-page')).CodePage);

export function SignInPane() {
  const bridge = useBridge();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const options = useOptions();
  const [name, setName] = useState<string | null>(null);
  const [under, setUnder] = useState<SignInWay['kind'] | null>(null);
  const [isCode, setCode] = useState(false);
  const signIn = useAction(
    useCallback(
      async (way: SignInWay) => {
        await bridge.signIn(way);
      },
      [bridge],
    ),
  );
  if (isCode) return <CodePage onBack={() => setCode(false)} />;
  if (options.data !== undefined) {
    return (
      <SignInPage
        options={options.data}
        signingIn={signIn.busy ? name : null}
        under={signIn.busy ? under : null}
        error={signIn.error}
        onWay={(way, person) => {
          setName(person ?? null);
          setUnder(way.kind);
          signIn.run(way);
        }}
        onCode={() => {
          signIn.forget();
          setCode(true);
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
