// Which of a group goes on and which is merged into it, with what will happen, and the one button that does it.
import { Button, Field, Radio, RadioGroup, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { editsFromColumns } from '../../../../domain/sync/columns';
import type { DuplicatePi } from '../../../../domain/wire-duplicates';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { useAsked } from '../../../ui/data/queries';
import { LoadingLines } from '../../../ui/loading-lines';
import type { Settle } from '../../../ui/settle/use-settle';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import { WillMerge } from './will-merge';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '8px', padding: '8px 16px 16px' },
  radio: { '& label': { overflowWrap: 'anywhere' } },
});

interface MergeFormProps {
  readonly pis: readonly DuplicatePi[];
  readonly settle: Settle;
  readonly onClose: () => void;
}

export function MergeForm({ pis, settle, onClose }: MergeFormProps) {
  const styles = useStyles();
  const words = useManageTexts().manage.duplicates;
  const text = useText();
  const layout = useLayout();
  // The one with the most figures is the likeliest to go on.
  const [keep, setKeep] = useState(() => [...pis].sort((a, b) => b.figures - a.figures)[0]?.code ?? '');
  const [chosen, setChosen] = useState('');
  const others = pis.filter(({ code }) => code !== keep);
  const merge = (others.find(({ code }) => code === chosen) ?? others[0])?.code ?? '';
  const query = useAsked(
    `manage merge ${keep} ${merge}`,
    useCallback((bridge: Bridge) => bridge.previewMerge({ keep, merge }), [keep, merge]),
  );
  const plan = query.data;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), []);
  const isShut = plan === undefined || plan.problems.length > 0 || settle.busy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (plan === undefined || isShut) return;
    settle.run({
      ...{ edits: editsFromColumns(plan.edits), base: plan.revision },
      ...{ said: words.done(merge, keep), note: words.note(merge, keep) },
    });
  };
  const choices = (of: readonly DuplicatePi[]) =>
    of.map(({ code, name }) => <Radio key={code} value={code} label={words.choice(code, name)} />);
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={words.mergeOf(pis.map(({ code }) => code))}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Field label={words.keep}>
        <RadioGroup className={styles.radio} value={keep} onChange={(_, data) => setKeep(data.value)}>
          {choices(pis)}
        </RadioGroup>
      </Field>
      {others.length > 1 ? (
        <Field label={words.ends}>
          <RadioGroup className={styles.radio} value={merge} onChange={(_, data) => setChosen(data.value)}>
            {choices(others)}
          </RadioGroup>
        </Field>
      ) : null}
      <ActionError error={query.error} again={query.refetch} />
      <div role="status">
        {plan === undefined ? (
          query.error === null ? (
            <LoadingLines label={words.planning} />
          ) : null
        ) : (
          <WillMerge plan={plan} keep={keep} merge={merge} />
        )}
      </div>
      <div className={mergeClasses(layout.row, layout.wrap)}>
        <Button appearance="primary" type="submit" disabledFocusable={isShut}>
          {words.mergeInto(merge, keep)}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
      <p className={text.quiet}>{words.oneStep}</p>
    </form>
  );
}
