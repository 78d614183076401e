// The form of one period on a PI's page. It stands behind a link, for those who may set anything there.
import { Button, Field, Input, Link, Select, Textarea, makeStyles } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { handStatuses } from '../../../domain/performance/judgements';
import { stages } from '../../../domain/records/measurement';
import type { IndicatorPage, Series } from '../../../domain/wire-indicators';
import { SettledLine } from '../../ui/settle/settled-line';
import { useSettle } from '../../ui/settle/use-settle';
import { useLayout } from '../../ui/styles';
import { usePiTexts } from './pi-texts';
import { fieldsToSet, recordDraft, shownField, type RecordField } from './record-draft';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: '12px',
    rowGap: '12px',
    padding: '8px 16px',
  },
  wide: { gridColumn: '1 / -1' },
  buttons: { display: 'flex', columnGap: '8px', gridColumn: '1 / -1' },
});

interface RecordFormProps {
  readonly page: IndicatorPage;
  readonly series: Series;
  /** Which period. */
  readonly at: number;
}

export function RecordForm({ page, series, at }: RecordFormProps) {
  const styles = useStyles();
  const texts = usePiTexts();
  const words = texts.pi.record;
  const layout = useLayout();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<ReadonlyMap<RecordField, string>>(new Map());
  const settle = useSettle(useCallback(() => setTyped(new Map()), []));
  const fields = fieldsToSet(page, series, at);
  const label = series.labels[at] ?? '';
  if (fields.length === 0) return null;
  if (!isOpen)
    return (
      <div className={layout.side}>
        <Link as="button" className={layout.link} onClick={() => setOpen(true)}>
          {words.open(label)}
        </Link>
        <SettledLine settle={settle} />
      </div>
    );
  const { edits, wrong } = recordDraft(page, series, at, typed);
  const n = edits.length;
  const send = () => settle.run({ edits, base: page.revision, said: words.done(n, label) });
  const messages = { number: words.wrongNumber, share: words.wrongShare, note: words.byHandNote };
  return (
    <>
      <SettledLine settle={settle} />
      <form
        className={styles.form}
        aria-label={words.title(label)}
        onSubmit={(event) => {
          event.preventDefault();
          if (n > 0 && wrong.size === 0 && !settle.busy) send();
        }}
        onKeyDown={(event) => (event.key === 'Escape' ? setOpen(false) : undefined)}
      >
        {fields.map((field) => {
          const problem = wrong.get(field);
          const isWide = field === 'note' || field === 'byHand';
          return (
            <Field
              key={field}
              label={labelOf(field, page, words.labels)}
              className={isWide ? styles.wide : undefined}
              {...(problem !== undefined && { validationMessage: messages[problem] })}
              {...(field === 'byHand' && { hint: words.byHandHint })}
            >
              <Control
                field={field}
                value={typed.get(field) ?? shownField(field, page, series, at)}
                onTyped={(value) => setTyped(new Map(typed).set(field, value))}
              />
            </Field>
          );
        })}
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            type="submit"
            className={layout.grow}
            disabledFocusable={n === 0 || wrong.size > 0 || settle.busy}
          >
            {n === 0 ? words.nothing : words.set(n, label)}
          </Button>
          <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
        </div>
      </form>
    </>
  );
}

function labelOf(field: RecordField, { definition }: IndicatorPage, labels: Readonly<Record<RecordField, string>>) {
  if (field === 'numerator') return definition.numeratorLabel ?? labels[field];
  if (field === 'denominator') return definition.denominatorLabel ?? labels[field];
  return labels[field];
}

interface ControlProps {
  readonly field: RecordField;
  readonly value: string;
  readonly onTyped: (value: string) => void;
}

function Control({ field, value, onTyped, ...given }: ControlProps) {
  const { pi, status } = usePiTexts();
  const { control } = useLayout();
  if (field === 'note')
    return <Textarea className={control} {...given} value={value} onChange={(_, data) => onTyped(data.value)} />;
  if (field !== 'stage' && field !== 'byHand')
    return <Input className={control} {...given} value={value} onChange={(_, data) => onTyped(data.value)} />;
  return (
    <Select className={control} {...given} value={value} onChange={(_, data) => onTyped(data.value)}>
      <option value="">{field === 'stage' ? pi.record.noStage : pi.record.byRule}</option>
      {field === 'stage'
        ? stages.map((one) => (
            <option key={one} value={one}>
              {pi.stage[one].replace('.', '')}
            </option>
          ))
        : handStatuses.map((one) => (
            <option key={one} value={one}>
              {status.word[one]}
            </option>
          ))}
    </Select>
  );
}
