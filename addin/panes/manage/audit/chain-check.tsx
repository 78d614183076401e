// The check of the whole store, begun from here: how far it is, what it found, and whether it is the one whose head was kept.
// It goes on while another page is open.
import { Button, Field, Textarea, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { Verification } from '../../../../domain/wire-audit';
import type { Bridge } from '../../../flows/bridge';
import { ActionError, BrokenWorld } from '../../../ui/broken-world';
import { useBridge } from '../../../ui/data/bridge-context';
import { useAsked } from '../../../ui/data/queries';
import { useAction } from '../../../ui/data/use-action';
import { Section } from '../../../ui/page';
import { ProgressLine } from '../../../ui/progress-line';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px' },
  list: { margin: '8px 0 0', overflowWrap: 'anywhere' },
});
/** Milliseconds between two looks at how far it is. */
const LOOK = 700;

export function ChainCheck() {
  const styles = useStyles();
  const { manage } = useManageTexts();
  const words = manage.audit.check;
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const [kept, setKept] = useState('');
  const query = useAsked(
    'manage verification',
    useCallback((b: Bridge) => b.verification(), []),
  );
  const { data, refetch } = query;
  const running = data?.running ?? null;
  useEffect(() => {
    if (running === null) return undefined;
    const timer = setTimeout(refetch, LOOK);
    return () => clearTimeout(timer);
  }, [running, refetch]);
  const begin = useAction(
    useCallback(async () => {
      await bridge.verify(kept.trim());
      refetch();
    }, [bridge, kept, refetch]),
  );
  const isBusy = begin.busy || running !== null;
  return (
    <Section title={words.title} id="chain-check" ruled>
      <div className={mergeClasses(layout.side, layout.last, styles.form)}>
        <p className={text.support}>{words.about}</p>
        <Field label={words.kept} hint={words.keptHint} size="small">
          <Textarea value={kept} rows={2} onChange={(_, d) => setKept(d.value)} />
        </Field>
        <div>
          <Button size="small" disabledFocusable={isBusy} onClick={() => (isBusy ? undefined : begin.run())}>
            {words.begin}
          </Button>
        </div>
        {running === null ? null : (
          <div>
            <p className={text.support} role="status">
              {words.running(running.of, running.by.name)}
            </p>
            <ProgressLine share={running.of === 0 ? undefined : running.done / running.of} label={words.progress} />
          </div>
        )}
        <ActionError error={query.error ?? begin.error} again={refetch} />
        {running === null && data?.last ? <Found last={data.last} /> : null}
      </div>
    </Section>
  );
}

function Found({ last }: { last: NonNullable<Verification['last']> }) {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.audit.check;
  const text = useText();
  const bridge = useBridge();
  const { state, head, findings, more, kept, by, at } = last;
  const when = words.when(by.name, moments.moment(at, bridge.now()));
  if (state === 'failed') return <BrokenWorld intent="warning" message={words.failed} inline />;
  return (
    <div role="status">
      {state === 'whole' ? (
        <>
          <p className={text.plain}>{words.whole(head?.revision ?? 0)}</p>
          {kept === null ? null : <p className={text.plain}>{words.fits(kept.compared)}</p>}
        </>
      ) : (
        <>
          <BrokenWorld
            title={state === 'damaged' ? words.damagedTitle : words.otherTitle}
            message={state === 'damaged' ? words.damaged(head?.revision ?? 0) : words.other}
            inline
          />
          <ul className={styles.list}>
            {findings.map(({ place: where, what }) => (
              <li key={`${where} ${what}`} className={text.support}>
                {words.finding(where, what)}
              </li>
            ))}
            {(kept?.misfits ?? []).map((what) => (
              <li key={what} className={text.support}>
                {what}
              </li>
            ))}
          </ul>
          {more > 0 ? <p className={text.support}>{words.more(more)}</p> : null}
        </>
      )}
      <p className={text.quiet}>{when}</p>
    </div>
  );
}
