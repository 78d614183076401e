// The form of a trend sheet: which columns, how many periods, whether units stand together, and whether charts are drawn.
import { Button, Checkbox, Field, Input, Select, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { frequencies, type Frequency } from '../../../../domain/period/period';
import { MOST_TREND_PERIODS as MOST_PERIODS, trendColumns, type TrendColumn } from '../../../../domain/wire-views';
import { useLayout, useText } from '../../../ui/styles';
import { useTexts } from '../../../ui/texts-context';
import { useExploreTexts } from '../explore-texts';
import type { TrendChoice } from './insert-view';

/** What most people look at first. */
const usual: readonly TrendColumn[] = ['unit', 'period', 'value', 'target', 'status', 'shortTrend', 'longTrend'];

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', maxHeight: '60vh', overflowY: 'auto' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: '12px' },
  narrow: { minWidth: 0 },
  columns: { display: 'grid', gridTemplateColumns: '1fr 1fr', border: 'none', margin: 0, padding: 0 },
  foot: { display: 'flex', columnGap: '8px' },
});

interface TrendFormProps {
  readonly frequency: Frequency;
  /** Whether the selection is small enough to be drawn; else why not is said. */
  readonly mayDraw: boolean;
  readonly most: number;
  readonly busy: boolean;
  readonly onOpen: (choice: TrendChoice) => void;
  readonly onClose: () => void;
}

export function TrendForm({ frequency: first, mayDraw, most, busy, onOpen, onClose }: TrendFormProps) {
  const styles = useStyles();
  const words = useExploreTexts().form;
  const all = useExploreTexts();
  const names = useTexts().work.sheets.frequencies;
  const text = useText();
  const layout = useLayout();
  const form = useRef<HTMLFormElement>(null);
  const [frequency, setFrequency] = useState(first);
  const [periods, setPeriods] = useState('8');
  const [columns, setColumns] = useState<readonly TrendColumn[]>(usual);
  const [byUnit, setByUnit] = useState(false);
  const [follow, setFollow] = useState(true);
  const [chart, setChart] = useState(false);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const count = Number(periods);
  const isWrong = periods.trim() === '' || !(Number.isInteger(count) && count >= 0 && count <= MOST_PERIODS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong && !busy) onOpen({ frequency, periods: count, columns, byUnit, follow, chart: chart && mayDraw });
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={words.title}
      onSubmit={submit}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
    >
      <p className={text.section}>{words.title}</p>
      <div className={styles.pair}>
        <Field label={words.frequency}>
          <Select
            className={styles.narrow}
            value={frequency}
            onChange={(_, data) => setFrequency(frequencies.find((f) => f === data.value) ?? first)}
          >
            {frequencies.map((f) => (
              <option key={f} value={f}>
                {names[f]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.periods} {...(isWrong && { validationMessage: words.periodsWrong(MOST_PERIODS) })}>
          <Input
            type="number"
            min={0}
            max={MOST_PERIODS}
            className={styles.narrow}
            value={periods}
            onChange={(_, data) => setPeriods(data.value)}
          />
        </Field>
      </div>
      <fieldset className={styles.columns}>
        <legend className={text.support}>{words.columns}</legend>
        {trendColumns.map((column) => (
          <Checkbox
            key={column}
            label={all.column[column]}
            checked={columns.includes(column)}
            onChange={(_, { checked }) =>
              setColumns(trendColumns.filter((c) => (c === column ? checked === true : columns.includes(c))))
            }
          />
        ))}
      </fieldset>
      <Checkbox label={words.byUnit} checked={byUnit} onChange={(_, { checked }) => setByUnit(checked === true)} />
      <Checkbox label={words.follow} checked={follow} onChange={(_, { checked }) => setFollow(checked === true)} />
      <Checkbox
        label={words.chart}
        checked={chart && mayDraw}
        disabled={!mayDraw}
        onChange={(_, { checked }) => setChart(checked === true)}
      />
      {mayDraw ? null : <p className={text.quiet}>{words.chartMost(most)}</p>}
      <div className={styles.foot}>
        <Button type="submit" appearance="primary" className={layout.grow} disabledFocusable={busy}>
          {words.open}
        </Button>
        <Button type="button" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
