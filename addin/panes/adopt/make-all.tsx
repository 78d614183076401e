// All rows that are no PI yet made at once: what they have alike is said once, the names are the table's.
import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { AdoptDesk, SetAside } from '../../flows/adopt/adopt';
import { useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';
import { allMade, newPiOf, prefixOf, type AllAlike, type MadePi } from './new-pi';
import { PiFields, UnitField, usePairStyles } from './pi-fields';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '8px 16px' },
  narrow: { minWidth: 0 },
});

const LONGEST_PREFIX = 24;

interface MakeAllProps {
  readonly asides: readonly SetAside[];
  readonly desk: AdoptDesk;
  readonly busy: boolean;
  readonly onMake: (made: readonly MadePi[]) => void;
}

export function MakeAll({ asides, desk, busy, onMake }: MakeAllProps) {
  const styles = useStyles();
  const pairs = usePairStyles();
  const text = useText();
  const { makePi } = useAdoptTexts();
  const [alike, setAlike] = useState<AllAlike>(() => {
    const [first] = asides;
    const { unit, frequency } = first ? newPiOf(first, desk) : { unit: '', frequency: 'quarter' as const };
    return { prefix: prefixOf(desk), measure: null, polarity: 'maximise', unit, frequency };
  });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = form.current?.querySelector('input');
    first?.focus();
    first?.select();
  }, []);
  const change = (part: Partial<AllAlike>) => setAlike({ ...alike, ...part });
  const made = allMade(asides, desk, alike);
  const [first, last] = [made[0], made.at(-1)];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onMake(made);
  };
  return (
    <form ref={form} className={styles.form} aria-label={makePi.allTitle(asides.length)} onSubmit={submit}>
      <div className={pairs.pair}>
        <Field label={makePi.prefix}>
          <Input
            value={alike.prefix}
            input={{ className: styles.narrow, maxLength: LONGEST_PREFIX }}
            onChange={(_, data) => change({ prefix: data.value })}
          />
        </Field>
        <UnitField unit={alike.unit} addTo={desk.addTo} onChange={(unit) => change({ unit })} />
      </div>
      <PiFields pi={alike} asNamed={makePi.asNamed} onChange={change} />
      <p className={text.quiet} role="status">
        {first && last ? makePi.codesAre(first.pi.code, last.pi.code) : ''}
      </p>
      <p className={text.quiet}>{makePi.about}</p>
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {makePi.makeAll(asides.length)}
      </Button>
    </form>
  );
}
