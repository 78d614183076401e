// A code from the administrator, used in the pane: the password is set, and one is signed in.
import { Link } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Acceptance } from '../../../domain/wire-identity';
import { AcceptCode } from '../../ui/accept-code';
import { useBridge } from '../../ui/data/bridge-context';
import { Page } from '../../ui/page';
import { useLayout } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';

export function CodePage({ onBack }: { onBack: () => void }) {
  const bridge = useBridge();
  const texts = useTexts().signIn.code;
  const layout = useLayout();
  const look = useCallback((code: string) => bridge.look(code), [bridge]);
  const accept = useCallback(
    async (acceptance: Acceptance) => {
      await bridge.signIn({ kind: 'code', acceptance });
    },
    [bridge],
  );
  return (
    <main style={{ height: '100%' }}>
      <Page>
        <AcceptCode look={look} accept={accept} done={texts.set} />
        <p className={layout.side}>
          <Link as="button" onClick={onBack}>
            {texts.back}
          </Link>
        </p>
      </Page>
    </main>
  );
}
