// The few things that a new PI needs, filled in from what the table says.
import { Button, Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { Identity } from '../../../domain/adopt/figures/adopted-figures';
import { frequencies } from '../../../domain/period/period';
import { measures } from '../../../domain/records/indicator';
import { foldCode } from '../../../domain/records/text';
import type { AdoptDesk, NewPi } from '../../flows/adopt/adopt';
import { useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', paddingTop: '8px' },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: '8px' },
  narrow: { minWidth: 0 },
});

interface MakePiProps {
  readonly identity: Identity;
  readonly called: string;
  readonly desk: AdoptDesk;
  readonly busy: boolean;
  readonly onMake: (pi: NewPi) => void;
}

const polarities = ['maximise', 'minimise', 'closest to target'] as const;

export function MakePi({ identity, called, desk, busy, onMake }: MakePiProps) {
  const styles = useStyles();
  const text = useText();
  const { makePi } = useAdoptTexts();
  const usual = desk.pis[0];
  const own = desk.addTo.find(
    (u) => foldCode(u.name) === foldCode(identity.unit) || foldCode(u.key) === foldCode(identity.unit),
  );
  const name = [identity.name, identity.pi].filter(Boolean).join(': ').replaceAll(' · ', ' ') || called;
  const [pi, setPi] = useState<NewPi>({
    ...{ code: identity.code.slice(0, 32), name: name.slice(0, 500), unit: own?.key ?? desk.addTo[0]?.key ?? '' },
    measure: /%|percent/i.test(`${name} ${identity.measure}`)
      ? 'percentage'
      : /£/.test(`${name} ${identity.measure}`)
        ? 'money'
        : 'number',
    polarity: 'maximise',
    frequency: usual?.frequency ?? 'quarter',
  });
  const change = (part: Partial<NewPi>) => setPi({ ...pi, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && pi.code.trim() !== '' && pi.name.trim() !== '')
      onMake({ ...pi, code: pi.code.trim(), name: pi.name.trim() });
  };
  return (
    <form className={styles.form} aria-label={makePi.title(called)} onSubmit={submit}>
      <div className={styles.pair}>
        <Field label={makePi.code}>
          <Input
            value={pi.code}
            input={{ className: styles.narrow, maxLength: 32 }}
            onChange={(_, data) => change({ code: data.value })}
          />
        </Field>
        <Field label={makePi.unit}>
          <Select value={pi.unit} onChange={(_, data) => change({ unit: data.value })}>
            {desk.addTo.map((u) => (
              <option key={u.key} value={u.key}>
                {u.name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={makePi.name}>
        <Input
          value={pi.name}
          input={{ className: styles.narrow }}
          onChange={(_, data) => change({ name: data.value })}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={makePi.measure}>
          <Select
            value={pi.measure}
            onChange={(_, data) => change({ measure: measures.find((m) => m === data.value) ?? 'number' })}
          >
            {measures.map((m) => (
              <option key={m}>{m}</option>
            ))}
          </Select>
        </Field>
        <Field label={makePi.frequency}>
          <Select
            value={pi.frequency}
            onChange={(_, data) => change({ frequency: frequencies.find((f) => f === data.value) ?? 'quarter' })}
          >
            {frequencies.map((f) => (
              <option key={f}>{f}</option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={makePi.polarity}>
        <Select
          value={pi.polarity}
          onChange={(_, data) => change({ polarity: polarities.find((p) => p === data.value) ?? 'maximise' })}
        >
          {polarities.map((p) => (
            <option key={p} value={p}>
              {makePi.polarities[p]}
            </option>
          ))}
        </Select>
      </Field>
      <p className={text.quiet}>{makePi.about}</p>
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {makePi.make}
      </Button>
    </form>
  );
}
