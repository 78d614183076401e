// The small form of a grid: which PIs, how often they are collected, how many periods. Loaded when it is first opened.
import { Button, Checkbox, Field, Select, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import type { Frequency } from '../../../domain/period/period';
import type { Me } from '../../../domain/wire';
import { ActionError } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useAction } from '../../ui/data/use-action';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { countIn, PeriodFields } from '../../ui/work/period-fields';
import { gridView, MOST_PERIODS } from './grid-view';
import type { OpenState } from './use-open';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px', padding: '8px 16px 16px' },
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
  const count = countIn(periods, 1, MOST_PERIODS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (count === undefined || opening.busy) return;
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
      <PeriodFields
        {...{ frequency, onFrequency: setFrequency, periods, onPeriods: setPeriods, least: 1, most: MOST_PERIODS }}
        labels={words}
        wrong={count === undefined ? words.periodsWrong(MOST_PERIODS) : undefined}
      />
      <Checkbox checked={parts} onChange={(_, data) => setParts(data.checked === true)} label={words.parts} />
      <div className={layout.row}>
        <Button
          appearance="primary"
          type="submit"
          disabledFocusable={count === undefined || opening.busy}
          className={text.oneLine}
        >
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
