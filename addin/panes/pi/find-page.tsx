// Finds a PI by code or words of the name, among those that the person may see. Asks the store a moment after the last
// letter; an answer that comes late never replaces a newer one.
import { Button, Input, makeStyles } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { use, useEffect, useId, useRef, useState } from 'react';
import type { Found } from '../../../domain/wire-indicators';
import { ActionError } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { OpenPiContext } from '../../ui/open-pi';
import { Page } from '../../ui/page';
import { RowButton, RowList } from '../../ui/row-list';
import { Spoken } from '../../ui/spoken';
import { useLayout, useText } from '../../ui/styles';
import { usePiTexts } from './pi-texts';

const PAUSE_MS = 150;

const useStyles = makeStyles({
  head: { padding: '8px 16px 4px 8px', display: 'flex', alignItems: 'center', columnGap: '4px' },
  field: { width: '100%', maxWidth: 'none' },
  said: { padding: '8px 16px 4px' },
});

type Answer = { readonly text: string; readonly found: Found } | { readonly text: string; readonly error: unknown };

export function FindPage({ onBack }: { onBack: () => void }) {
  const styles = useStyles();
  const { pi } = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const [typed, setTyped] = useState('');
  const { answer, again } = useFound(typed.trim());
  useEffect(() => field.current?.focus(), []);
  const said = wordsOf(typed.trim(), answer, pi);
  return (
    <Page>
      <div className={styles.head}>
        <Button appearance="subtle" icon={<ArrowLeft20Regular />} aria-label={pi.back} onClick={onBack} />
        <h1 className={text.title}>{pi.find.title}</h1>
      </div>
      <div className={layout.side}>
        <Input
          type="search"
          className={styles.field}
          contentBefore={<Search20Regular />}
          input={{ ref: field }}
          value={typed}
          aria-label={pi.find.label}
          placeholder={pi.find.label}
          onChange={(_, data) => setTyped(data.value)}
        />
      </div>
      <p className={`${text.quiet} ${styles.said}`} role="status">
        {said}
      </p>
      {answer !== null && 'found' in answer ? (
        <RowList
          key={answer.text}
          items={answer.found.items}
          label={pi.find.title}
          id={(item) => item.code}
          row={(item) => <FoundRow item={item} />}
        />
      ) : null}
      <div className={layout.side} id={list}>
        <ActionError error={answer !== null && 'error' in answer ? answer.error : null} again={again} />
      </div>
    </Page>
  );
}

function FoundRow({ item }: { item: Found['items'][number] }) {
  const open = use(OpenPiContext);
  const text = useText();
  const layout = useLayout();
  const row = useRef<HTMLSpanElement>(null);
  const press = () => {
    const button = row.current?.closest('button');
    if (button) open?.(item.code, button);
  };
  return (
    <RowButton onClick={press}>
      <span className={`${layout.column} ${layout.grow}`} ref={row}>
        <span className={layout.row}>
          <span className={text.bold}>{item.code}</span>
          <Spoken>{', '}</Spoken>
          <span className={`${text.quiet} ${text.cut}`}>{item.unit}</span>
        </span>
        <Spoken>{', '}</Spoken>
        <span className={`${text.support} ${text.cut}`}>{item.name}</span>
      </span>
    </RowButton>
  );
}

function wordsOf(text: string, answer: Answer | null, { find }: ReturnType<typeof usePiTexts>['pi']): string {
  if (text === '') return find.start;
  if (answer === null || ('error' in answer && answer.text !== text)) return find.looking;
  if ('error' in answer) return '';
  const { items, more } = answer.found;
  if (answer.text !== text) return find.looking;
  return items.length === 0 ? find.none(text) : find.found(items.length, more);
}

/** The answer to the last text that was asked for; the one before stays until it comes. */
function useFound(text: string): { answer: Answer | null; again: () => void } {
  const bridge = useBridge();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      if (text === '') {
        setAnswer(null);
        return;
      }
      bridge.findIndicators(text).then(
        (found) => isWanted && setAnswer({ text, found }),
        (error: unknown) => isWanted && setAnswer({ text, error }),
      );
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [bridge, text, round]);
  return { answer, again: () => setRound((n) => n + 1) };
}
