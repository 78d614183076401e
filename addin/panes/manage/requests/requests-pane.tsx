// Manage › Requests: what people ask for, why, and the word that grants or refuses it.
import { Button, Field, Textarea, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { AskedRight } from '../../../../domain/wire-rollout';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { useBridge } from '../../../ui/data/bridge-context';
import { useAsked, useStale } from '../../../ui/data/queries';
import { useAction } from '../../../ui/data/use-action';
import { Page, Section } from '../../../ui/page';
import { useLayout, useText } from '../../../ui/styles';
import { AskedPart } from '../asked-part';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '0 16px', display: 'grid', rowGap: '16px' },
  item: { display: 'grid', rowGap: '8px' },
});

export function RequestsPane() {
  const styles = useStyles();
  const { manage } = useManageTexts();
  const words = manage.requests;
  const text = useText();
  const layout = useLayout();
  const [said, setSaid] = useState('');
  const query = useAsked(
    'manage requests',
    useCallback((bridge: Bridge) => bridge.requests(), []),
  );
  return (
    <AskedPart query={query} reading={words.reading}>
      {({ waiting }) => (
        <Page>
          <p className={mergeClasses(text.support, layout.side)}>{words.gist(waiting.length)}</p>
          <div className={layout.side}>
            <ActionError error={query.error} again={query.refetch} />
            <p role="status" className={text.support}>
              {said}
            </p>
          </div>
          {waiting.length === 0 ? null : (
            <Section title={words.list} id="requests">
              <ul className={styles.list} aria-labelledby="requests">
                {waiting.map((request) => (
                  <li key={request.id}>
                    <Waiting request={request} onAnswered={() => setSaid(words.answered)} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </Page>
      )}
    </AskedPart>
  );
}

function Waiting({ request, onAnswered }: { request: AskedRight; onAnswered: () => void }) {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.requests;
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const stale = useStale();
  const [word, setWord] = useState('');
  const { id, person, asks, of, name } = request;
  const { run, busy, error } = useAction(
    useCallback(
      async (grant: boolean) => {
        await bridge.answerRequest(id, grant, word.trim());
        onAnswered();
        await stale.everything();
      },
      [bridge, stale, id, word, onAnswered],
    ),
  );
  const what = words.asks(asks, name === null ? words.unknown(of) : asks === 'view' ? name : `${of}, ${name}`);
  return (
    <div className={styles.item}>
      <div>
        <span className={text.bold}>{person.name}</span> {what}
        <p className={text.quiet}>{moments.moment(request.askedAt, bridge.now())}</p>
        {request.word === '' ? null : <p className={text.support}>{request.word}</p>}
      </div>
      <Field label={words.word} size="small">
        <Textarea value={word} maxLength={500} rows={1} onChange={(_, data) => setWord(data.value)} />
      </Field>
      <div className={mergeClasses(layout.row, layout.wrap)}>
        <Button appearance="primary" disabledFocusable={busy || name === null} onClick={() => run(true)}>
          {words.grant(person.name)}
        </Button>
        <Button disabledFocusable={busy} onClick={() => run(false)}>
          {words.refuse}
        </Button>
      </div>
      <ActionError error={error} />
    </div>
  );
}
