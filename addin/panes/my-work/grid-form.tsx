// The small form of a grid: which PIs, how often they are collected, how many periods. Loaded when it is first opened.
import { Button, Checkbox, Field, Input, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { frequencies, type Frequency } from '../../../domain/period/period';
import type { Me } from '../../../domain/wire';
import { ActionError } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useAction } from '../../ui/data/use-action';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { gridView, MOST_PERIODS } from './grid-view';
import type { OpenState } from './use-open';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px', padding: '8px 16px 16px' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: '12px' },
  narrow: { minWidth: 0 },
});

export interface GridFormProps {
  readonly me: Me;
  readonly opening: OpenState;
  readonly onClose: () => void;
}

type Units = Awaited<ReturnType<ReturnType<typeof useBridge>['units']>>;

export function GridForm({ me, opening, onClose }: GridFormProps) {
  const styles = useStyles();
  const words = useTexts().work.sheets;
  const text = useText();
  const layout = useLayout();
  const bridge = useBridge();
  const [which, setWhich] = useState(me.records ? 'mine' : 'all');
  const [frequency, setFrequency] = useState<Frequency>('quarter');
  const [periods, setPeriods] = useState('4');
  const [parts, setParts] = useState(false);
  const [units, setUnits] = useState<Units>([]);
  const load = useAction(useCallback(async () => setUnits(await bridge.units()), [bridge]));
  const { run } = load;
  useEffect(() => run(), [run]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('select')?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const count = Number(periods);
  const isWrong = !(Number.isInteger(count) && count >= 1 && count <= MOST_PERIODS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWrong || opening.busy) return;
    opening.run(gridView({ which, frequency, periods: count, parts }, me.asAt, me.calendar));
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={words.gridForm}
      onSubmit={submit}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <Field label={words.which}>
        <Select value={which} onChange={(_, data) => setWhich(data.value)}>
          {me.records ? <option value="mine">{words.mine}</option> : null}
          <option value="all">{words.all}</option>
          {units.map((unit) => (
            <option key={unit.key} value={`unit ${unit.key}`}>
              {unit.name}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field label={words.frequency}>
          <Select
            value={frequency}
            onChange={(_, data) => setFrequency(frequencies.find((f) => f === data.value) ?? 'quarter')}
          >
            {frequencies.map((f) => (
              <option key={f} value={f}>
                {words.frequencies[f]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.periods} {...(isWrong && { validationMessage: words.periodsWrong(MOST_PERIODS) })}>
          <Input
            type="number"
            min={1}
            max={MOST_PERIODS}
            value={periods}
            input={{ className: styles.narrow }}
            onChange={(_, data) => setPeriods(data.value)}
          />
        </Field>
      </div>
      <Checkbox checked={parts} onChange={(_, data) => setParts(data.checked === true)} label={words.parts} />
      <div className={layout.row}>
        <Button appearance="primary" type="submit" disabledFocusable={isWrong || opening.busy} className={text.oneLine}>
          {words.openGrid}
        </Button>
        <Button onClick={onClose} className={mergeClasses(text.oneLine)}>
          {words.cancel}
        </Button>
      </div>
      <ActionError error={load.error} again={load.run} />
    </form>
  );
}
