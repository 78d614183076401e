// A scorecard put together: its name, headings in their order with weights, and the PIs under each. PIs come from the selection
// in Explore. Saved in one step that can be undone.
import { Button, Checkbox, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SavedItem } from '../../../flows/save';
import { useBridge } from '../../../ui/data/bridge-context';
import { useStale } from '../../../ui/data/queries';
import { useAction } from '../../../ui/data/use-action';
import { ActionError } from '../../../ui/broken-world';
import { Page } from '../../../ui/page';
import { useLayout, useText } from '../../../ui/styles';
import { useTexts } from '../../../ui/texts-context';
import { useExploreTexts } from '../explore-texts';
import { isWhole, notYetIn, withHeading, type Draft } from './draft';
import { HeadingCard } from './heading-card';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', columnGap: '4px', padding: '8px 16px 0 8px' },
  form: { display: 'grid', rowGap: '12px', padding: '8px 16px 16px' },
  main: { minHeight: '40px' },
  line: { border: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, margin: 0, width: '100%' },
});

interface ScorecardEditorProps {
  readonly first: Draft;
  /** Codes that are selected in Explore. */
  readonly selected: readonly string[];
  /** The revision at which it was read. */
  readonly base: number;
  readonly onClose: (said: string | null) => void;
}

export function ScorecardEditor({ first, selected, base, onClose }: ScorecardEditorProps) {
  const styles = useStyles();
  const words = useExploreTexts().scorecard;
  const text = useText();
  const layout = useLayout();
  const [draft, setDraft] = useState(first);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const [focus, setFocus] = useState<string | null>(null);
  useEffect(() => {
    if (focus === null) return;
    place.current?.querySelector<HTMLElement>(`[data-focus="${focus}"]`)?.focus();
    setFocus(null);
  }, [focus]);
  const change = (next: Draft, then?: string) => {
    setDraft(next);
    if (then !== undefined) setFocus(then);
  };
  const saving = useSaving(base, onClose);
  const item = (headings: Draft['headings'] | null): SavedItem => ({
    ...{ type: 'scorecard', key: draft.key, name: draft.name.trim(), shared: draft.shared, headings },
  });
  const fresh = notYetIn(draft, selected);
  const name = draft.name.trim();
  return (
    <Page
      footer={
        <>
          <div role="status">{saving.refused === null ? null : <p className={text.plain}>{saving.refused}</p>}</div>
          <ActionError error={saving.error} />
          <div className={layout.row}>
            <Button
              appearance="primary"
              className={mergeClasses(styles.main, layout.grow)}
              disabledFocusable={!isWhole(draft) || saving.busy}
              onClick={() => (isWhole(draft) ? saving.run(item(draft.headings), words.saved(name)) : undefined)}
            >
              {words.save}
            </Button>
            {draft.key === null ? null : (
              <Button disabledFocusable={saving.busy} onClick={() => saving.run(item(null), words.removed(name))}>
                {words.remove}
              </Button>
            )}
          </div>
        </>
      }
    >
      <div className={styles.head}>
        <Button
          appearance="subtle"
          icon={<ArrowLeft20Regular />}
          aria-label={words.back}
          onClick={() => onClose(null)}
        />
        <h2 className={text.title}>{first.key === null ? words.newTitle : first.name}</h2>
      </div>
      <div ref={place} className={styles.form}>
        <Field label={words.name} {...(name === '' && { hint: words.nameNeeded })}>
          <Input value={draft.name} maxLength={200} onChange={(_, { value }) => setDraft({ ...draft, name: value })} />
        </Field>
        <Checkbox
          label={words.share}
          checked={draft.shared}
          onChange={(_, { checked }) => setDraft({ ...draft, shared: checked === true })}
        />
        {draft.headings.map((_, at) => (
          // A heading has no name of its own: its place is what it is.
          <div key={at} style={{ display: 'contents' }}>
            <hr className={styles.line} aria-hidden="true" />
            <HeadingCard draft={draft} at={at} fresh={fresh} onDraft={change} />
          </div>
        ))}
        <hr className={styles.line} aria-hidden="true" />
        <Button onClick={() => change(withHeading(draft), `name ${draft.headings.length}`)}>{words.addHeading}</Button>
      </div>
    </Page>
  );
}

function useSaving(base: number, onClose: (said: string) => void) {
  const bridge = useBridge();
  const stale = useStale();
  const { frame } = useTexts();
  const [refused, setRefused] = useState<string | null>(null);
  const action = useAction(
    useCallback(
      async (item: SavedItem, said: string) => {
        setRefused(null);
        const outcome = await bridge.save(item, base);
        await stale.everything();
        if (outcome.kind === 'done') onClose(said);
        else if (outcome.kind === 'issues') setRefused([...new Set(outcome.issues.map((i) => i.message))].join(' '));
        else setRefused(frame.movedMeanwhile);
      },
      [bridge, base, stale, frame, onClose],
    ),
  );
  return { ...action, refused };
}
