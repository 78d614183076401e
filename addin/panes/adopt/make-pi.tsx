// The few things that a new PI needs, filled in from what the table says.
import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { foldCode } from '../../../domain/records/text';
import type { AdoptDesk, NewPi, SetAside } from '../../flows/adopt/adopt';
import { useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';
import { LONGEST_CODE, newPiOf } from './new-pi';
import { PiFields, UnitField, usePairStyles } from './pi-fields';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', paddingTop: '8px' },
  narrow: { minWidth: 0 },
});

interface MakePiProps {
  readonly aside: SetAside;
  readonly desk: AdoptDesk;
  readonly busy: boolean;
  readonly onMake: (pi: NewPi) => void;
}

export function MakePi({ aside, desk, busy, onMake }: MakePiProps) {
  const styles = useStyles();
  const pairs = usePairStyles();
  const text = useText();
  const { makePi } = useAdoptTexts();
  const [pi, setPi] = useState<NewPi>(() => newPiOf(aside, desk));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const change = (part: Partial<NewPi>) => setPi({ ...pi, ...part });
  const [code, name] = [pi.code.trim(), pi.name.trim()];
  const isTaken = desk.pis.some((known) => foldCode(known.code) === foldCode(code));
  const wrongCode = code === '' ? makePi.needsCode : isTaken ? makePi.taken(code) : '';
  const wrongName = name === '' ? makePi.needsName : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrongCode === '' && wrongName === '') {
      if (!busy) onMake({ ...pi, code, name });
      return;
    }
    form.current?.querySelectorAll('input')[wrongCode === '' ? 1 : 0]?.focus();
  };
  return (
    <form ref={form} className={styles.form} aria-label={makePi.title(aside.called)} onSubmit={submit}>
      <div className={pairs.pair}>
        <Field label={makePi.code} required {...(tried && wrongCode !== '' && { validationMessage: wrongCode })}>
          <Input
            value={pi.code}
            input={{ className: styles.narrow, maxLength: LONGEST_CODE }}
            onChange={(_, data) => change({ code: data.value })}
          />
        </Field>
        <UnitField unit={pi.unit} addTo={desk.addTo} onChange={(unit) => change({ unit })} />
      </div>
      <Field label={makePi.name} required {...(tried && wrongName !== '' && { validationMessage: wrongName })}>
        <Input
          value={pi.name}
          input={{ className: styles.narrow }}
          onChange={(_, data) => change({ name: data.value })}
        />
      </Field>
      <PiFields pi={pi} onChange={({ measure, ...part }) => change({ ...part, ...(measure && { measure }) })} />
      <p className={text.quiet}>{makePi.about}</p>
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {makePi.make}
      </Button>
    </form>
  );
}
