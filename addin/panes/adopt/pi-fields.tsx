// The fields that a new PI and many new PIs have alike: unit, measure, how often, what is better.
import { Field, Select, makeStyles } from '@fluentui/react-components';
import { frequencies } from '../../../domain/period/period';
import { measures, type Measure } from '../../../domain/records/indicator';
import type { AdoptDesk, NewPi } from '../../flows/adopt/adopt';
import { useAdoptTexts } from './adopt-texts';
import { polarities } from './new-pi';

/** Two fields side by side, however narrow the pane. */
export const usePairStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: '8px',
    '& > *, & .fui-Select, & .fui-Input': { minWidth: 0 },
    '& select': { minWidth: 0, textOverflow: 'ellipsis' },
  },
});

type Alike = Pick<NewPi, 'polarity' | 'frequency'> & { readonly measure: Measure | null };

interface PiFieldsProps {
  readonly pi: Alike;
  /** What the measure may be left at, where it may. */
  readonly asNamed?: string;
  readonly onChange: (part: Partial<Alike>) => void;
}

export function PiFields({ pi, asNamed, onChange }: PiFieldsProps) {
  const styles = usePairStyles();
  const { makePi } = useAdoptTexts();
  return (
    <>
      <div className={styles.pair}>
        <Field label={makePi.measure}>
          <Select
            value={pi.measure ?? ''}
            onChange={(_, data) => onChange({ measure: measures.find((m) => m === data.value) ?? null })}
          >
            {asNamed === undefined ? null : <option value="">{asNamed}</option>}
            {measures.map((m) => (
              <option key={m}>{m}</option>
            ))}
          </Select>
        </Field>
        <Field label={makePi.frequency}>
          <Select
            value={pi.frequency}
            onChange={(_, data) => onChange({ frequency: frequencies.find((f) => f === data.value) ?? 'quarter' })}
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
          onChange={(_, data) => onChange({ polarity: polarities.find((p) => p === data.value) ?? 'maximise' })}
        >
          {polarities.map((p) => (
            <option key={p} value={p}>
              {makePi.polarities[p]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

interface UnitFieldProps {
  readonly unit: string;
  readonly addTo: AdoptDesk['addTo'];
  readonly onChange: (unit: string) => void;
}

export function UnitField({ unit, addTo, onChange }: UnitFieldProps) {
  const { makePi } = useAdoptTexts();
  return (
    <Field label={makePi.unit}>
      <Select value={unit} onChange={(_, data) => onChange(data.value)}>
        {addTo.map((u) => (
          <option key={u.key} value={u.key}>
            {u.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
