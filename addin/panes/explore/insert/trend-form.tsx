// The form of a trend sheet: which columns, how many periods, whether units stand together, and whether charts are drawn.
import { Button, Checkbox, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Frequency } from '../../../../domain/period/period';
import { MOST_TREND_PERIODS as MOST_PERIODS, trendColumns, type TrendColumn } from '../../../../domain/wire-views';
import { useLayout, useText } from '../../../ui/styles';
import { countIn, PeriodFields } from '../../../ui/work/period-fields';
import { useExploreTexts } from '../explore-texts';
import type { TrendChoice } from './insert-view';

/** What most people look at first. */
const usual: readonly TrendColumn[] = ['unit', 'period', 'value', 'target', 'status', 'shortTrend', 'longTrend'];

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', maxHeight: '60vh', overflowY: 'auto' },
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
  const count = countIn(periods, 0, MOST_PERIODS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (count !== undefined && !busy)
      onOpen({ frequency, periods: count, columns, byUnit, follow, chart: chart && mayDraw });
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
      <PeriodFields
        {...{ frequency, onFrequency: setFrequency, periods, onPeriods: setPeriods, least: 0, most: MOST_PERIODS }}
        labels={words}
        wrong={count === undefined ? words.periodsWrong(MOST_PERIODS) : undefined}
      />
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
