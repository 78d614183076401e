// What is asked for, and why; below it what one has asked for already, with the word that was given.
import { Button, Field, Input, Select, Textarea, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { asks, type Ask } from '../../../domain/records/right-request';
import type { Bridge } from '../../flows/bridge';
import { requestTexts } from '../../texts/en/manage/rollout';
import { ActionError } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useAsked } from '../../ui/data/queries';
import { useAction } from '../../ui/data/use-action';
import { Row, RowList } from '../../ui/row-list';
import { useLayout, useText } from '../../ui/styles';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '8px 16px' },
  about: { display: 'block' },
});

export interface AskFormProps {
  readonly onClose: () => void;
}

export function AskForm({ onClose }: AskFormProps) {
  const styles = useStyles();
  const words = requestTexts;
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const [kind, setKind] = useState<Ask>('update');
  const [of, setOf] = useState('');
  const [word, setWord] = useState('');
  const [said, setSaid] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('select')?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const query = useAsked(
    'manage requests',
    useCallback((b: Bridge) => b.requests(), []),
  );
  const { refetch } = query;
  const { run, busy, error } = useAction(
    useCallback(async () => {
      await bridge.askForRight({ asks: kind, of: of.trim(), word: word.trim() });
      setSaid(words.ask.sent);
      setOf('');
      setWord('');
      refetch();
    }, [bridge, kind, of, word, words, refetch]),
  );
  const isShut = of.trim() === '' || of.trim().length > 32 || of.includes('|') || busy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isShut) run();
  };
  const own = query.data?.own ?? [];
  return (
    <>
      <form
        ref={form}
        className={styles.form}
        aria-label={words.ask.title}
        onSubmit={submit}
        onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
      >
        <Field label={words.ask.what}>
          <Select value={kind} onChange={(_, data) => setKind(asks.find((ask) => ask === data.value) ?? 'update')}>
            {asks.map((ask) => (
              <option key={ask} value={ask}>
                {words.ask.kinds[ask]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.ask.of[kind]}>
          <Input value={of} maxLength={32} onChange={(_, data) => setOf(data.value)} />
        </Field>
        <Field label={words.ask.why}>
          <Textarea value={word} maxLength={500} rows={2} onChange={(_, data) => setWord(data.value)} />
        </Field>
        <div className={mergeClasses(layout.row, layout.wrap)}>
          <Button type="submit" appearance="primary" disabledFocusable={isShut}>
            {words.ask.send}
          </Button>
          <Button onClick={onClose}>{words.ask.cancel}</Button>
        </div>
        <p role="status" className={text.support}>
          {said}
        </p>
        <ActionError error={error} />
      </form>
      {own.length === 0 ? null : (
        <RowList
          items={own}
          first={5}
          label={words.own}
          id={(request) => request.id}
          row={(request) => (
            <Row>
              <span className={layout.grow}>
                <span className={text.bold}>{words.states[request.state]}</span> {words.asks(request.asks, request.of)}
                {request.answer === null || request.answer === '' ? null : (
                  <span className={mergeClasses(text.quiet, styles.about)}>
                    {request.decidedBy?.name}: {request.answer}
                  </span>
                )}
              </span>
            </Row>
          )}
        />
      )}
    </>
  );
}
