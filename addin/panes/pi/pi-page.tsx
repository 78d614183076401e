// A PI's page: the latest figure and what it means, the chart, its periods, and the history of one of them.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import type { IndicatorPage, Series } from '../../../domain/wire-indicators';
import { useNow } from '../../ui/data/bridge-context';
import { useHistory } from '../../ui/data/queries';
import { Menu } from '../../ui/menu';
import { Section } from '../../ui/page';
import { useLayout, useText } from '../../ui/styles';
import { usePiTexts } from './pi-texts';
import { Chart } from './chart';
import { driftLines, measurementEntries } from './history-entries';
import { HistoryList } from './history-list';
import { PeriodsTable } from './periods-table';
import { Latest, PiTitle } from './pi-head';
import { latestOf } from './pi-words';
import { RecordForm } from './record-form';
import { YearTargets } from './year-targets';

const useStyles = makeStyles({
  frequency: {
    ...{ minWidth: 0, padding: '0 4px 0 0', fontWeight: 600 },
    color: tokens.colorNeutralForeground1,
    flexDirection: 'row-reverse',
  },
});

interface PiPageProps {
  readonly page: IndicatorPage;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

export function PiPage({ page, heading }: PiPageProps) {
  const layout = useLayout();
  const [frequency, setFrequency] = useState<Series['frequency'] | null>(null);
  const series = page.series.find((one) => one.frequency === frequency) ?? page.series[0];
  return (
    <>
      <PiTitle page={page} heading={heading} />
      {series === undefined ? null : (
        <>
          <Latest page={page} series={series} />
          {page.series.length > 1 ? (
            <Frequencies all={page.series} shown={series} onChoose={setFrequency} />
          ) : (
            <div className={layout.above12} />
          )}
          <div className={layout.side}>
            <Chart definition={page.definition} series={series} />
          </div>
          <Figures key={series.frequency} page={page} series={series} />
        </>
      )}
      <div style={{ height: 16 }} />
    </>
  );
}

interface FrequenciesProps {
  readonly all: readonly Series[];
  readonly shown: Series;
  readonly onChoose: (frequency: Series['frequency']) => void;
}

function Frequencies({ all, shown, onChoose }: FrequenciesProps) {
  const texts = usePiTexts();
  const layout = useLayout();
  const styles = useStyles();
  return (
    <div className={mergeClasses(layout.side, layout.above8)}>
      <Menu
        side="left"
        label={texts.pi.chooseFrequency(shown.frequency)}
        content={texts.pi.by(shown.frequency)}
        icon={<ChevronDown16Regular />}
        className={styles.frequency}
        choices={all.map(({ frequency }) => ({
          ...{ id: frequency, label: texts.pi.by(frequency), checked: frequency === shown.frequency },
          choose: () => onChoose(frequency),
        }))}
      />
    </div>
  );
}

/** The periods, and below them the history of the one that was chosen: at first of the latest with a figure. */
function Figures({ page, series }: { page: IndicatorPage; series: Series }) {
  const texts = usePiTexts();
  const now = useNow();
  const text = useText();
  const layout = useLayout();
  const heading = useId();
  const latest = latestOf(series);
  const [chosen, setChosen] = useState<string | null>(null);
  const period = chosen ?? series.periods[latest] ?? series.periods.at(-1) ?? null;
  const history = useHistory('measurement', period === null ? null : `${page.definition.code}|${period}`);
  const jump = useRef(false);
  useEffect(() => {
    // What a period's button leads to stands further down: the focus goes there.
    if (jump.current) document.getElementById(heading)?.focus();
    jump.current = false;
  }, [chosen, heading]);
  if (period === null) return null;
  const label = series.labels[series.periods.indexOf(period)] ?? period;
  return (
    <>
      <PeriodsTable
        definition={page.definition}
        series={series}
        chosen={period}
        onChoose={(next) => {
          jump.current = true;
          setChosen(next);
          if (next === chosen) document.getElementById(heading)?.focus();
        }}
      />
      {series.frequency === page.definition.frequency ? <YearTargets page={page} /> : null}
      <RecordForm key={period} page={page} series={series} at={series.periods.indexOf(period)} />
      <Section title={texts.pi.history.title(label)} id={heading}>
        {(history.data ? driftLines(history.data, page.definition, texts) : []).map((line) => (
          <p key={line} className={mergeClasses(text.support, layout.side)}>
            {line}
          </p>
        ))}
        <HistoryList
          query={history}
          labelledBy={heading}
          entries={(h) => measurementEntries(h, page.definition, now, texts)}
        />
      </Section>
    </>
  );
}
