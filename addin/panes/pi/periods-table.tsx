// The periods of a PI, latest first: value, status as judged then, trends; below a row its note and what else is to be said.
// A period is a button that shows its history: one Tab stop, arrows go from period to period.
import { Link, makeStyles, mergeClasses, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import { Fragment, useId, useState } from 'react';
import type { Definition, Series } from '../../../domain/wire-indicators';
import { Section } from '../../ui/page';
import { Spoken } from '../../ui/spoken';
import { StatusSign } from '../../ui/status-sign';
import { FORCED, useLayout, useText } from '../../ui/styles';
import { usePiTexts, type PiTexts } from './pi-texts';
import { TrendSign } from '../../ui/trend-sign';

const FEW = 6;

const useStyles = makeStyles({
  head: {
    padding: '4px',
    fontWeight: 400,
    textAlign: 'start',
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: { padding: '4px', verticalAlign: 'top', whiteSpace: 'nowrap', fontWeight: 400, textAlign: 'start' },
  ruled: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  first: { paddingLeft: '16px' },
  last: { paddingRight: '16px' },
  figure: { textAlign: 'right', paddingRight: '8px' },
  more: { padding: '0 16px 6px', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  period: {
    margin: '-4px',
    padding: '4px',
    minHeight: '24px',
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    textAlign: 'start',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, [FORCED]: { outlineColor: 'Highlight' } },
  },
  chosen: { fontWeight: 600 },
});

interface PeriodsTableProps {
  readonly definition: Definition;
  readonly series: Series;
  /** The period whose history is shown below. */
  readonly chosen: string | null;
  readonly onChoose: (period: string) => void;
}

export function PeriodsTable({ definition, series, chosen, onChoose }: PeriodsTableProps) {
  const styles = useStyles();
  const texts = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const heading = useId();
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const [whole, setWhole] = useState(false);
  const rows = series.periods.map((_, i) => i).reverse();
  const words = texts.pi.head;
  const head = (content: string, ...classes: string[]) => (
    <th scope="col" className={mergeClasses(styles.head, ...classes)}>
      {content}
    </th>
  );
  return (
    <Section
      title={texts.pi.periods}
      id={heading}
      aside={
        rows.length <= FEW && rows.length === series.ended ? undefined : (
          <Link as="button" className={layout.link} aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? texts.pi.fewer : texts.pi.all(rows.length)}
          </Link>
        )
      }
    >
      <table className={layout.table} aria-labelledby={heading}>
        <thead>
          <tr>
            {head(words.period, styles.first)}
            {head(words.value, styles.figure)}
            {head(words.status)}
            {head(words.short)}
            {head(words.long, styles.last)}
          </tr>
        </thead>
        <tbody {...arrows}>
          {(whole ? rows : rows.filter((i) => i < series.ended).slice(0, FEW)).map((i) => (
            <PeriodRow
              key={series.periods[i]}
              {...{ definition, series, i }}
              isChosen={series.periods[i] === chosen}
              onChoose={() => onChoose(series.periods[i] ?? '')}
            />
          ))}
        </tbody>
      </table>
      <p className={mergeClasses(text.quiet, layout.side, layout.above8)}>{texts.pi.arrows}</p>
    </Section>
  );
}

interface PeriodRowProps {
  readonly definition: Definition;
  readonly series: Series;
  readonly i: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function PeriodRow({ definition, series, i, isChosen, onChoose }: PeriodRowProps) {
  const styles = useStyles();
  const texts = usePiTexts();
  const text = useText();
  const remarks = remarksOf(definition, series, i, texts);
  const target = series.target[i] ?? null;
  const [short, long] = [series.shortTrend[i] ?? 'unknown', series.longTrend[i] ?? 'unknown'];
  const rule = remarks.length === 0 ? styles.ruled : undefined;
  const cell = (...classes: (string | undefined)[]) => mergeClasses(styles.cell, rule, ...classes);
  return (
    <Fragment>
      <tr>
        <th scope="row" className={cell(styles.first)}>
          <button
            type="button"
            className={mergeClasses(styles.period, isChosen && styles.chosen)}
            title={texts.pi.showHistory}
            aria-pressed={isChosen}
            onClick={onChoose}
          >
            {series.labels[i]}
          </button>
        </th>
        <td className={cell(styles.figure, series.value[i] === null ? text.quiet : text.bold)}>
          {texts.figure(series.value[i] ?? null, definition)}
          {target === null ? null : <Spoken>{texts.pi.spokenTarget(texts.figure(target, definition))}</Spoken>}
        </td>
        <td className={cell()}>
          <StatusSign status={series.status[i] ?? 'no data'} />
        </td>
        <td className={cell()}>
          <TrendSign direction={short} spoken={texts.pi.trend[short]} />
        </td>
        <td className={cell(styles.last)}>
          <TrendSign direction={long} spoken={texts.pi.trend[long]} />
        </td>
      </tr>
      {remarks.length === 0 ? null : (
        <tr>
          <td colSpan={5} className={mergeClasses(styles.more, styles.ruled)}>
            {remarks.map((remark) => (
              <div key={remark}>{remark}</div>
            ))}
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** What is said below a period, a line each: the rule of today where it says otherwise, stage, parts, note, forecast. */
export function remarksOf(definition: Definition, series: Series, i: number, texts: PiTexts): readonly string[] {
  const words = texts.pi;
  const [status = 'no data', today = 'no data'] = [series.status[i], series.today[i]];
  const [stage = null, note = null, coverage = null] = [series.stage[i], series.note[i], series.coverage[i]];
  const [numerator = null, denominator = null] = [series.numerator[i], series.denominator[i]];
  const expected = series.forecast[i] ?? null;
  const hasValue = series.value[i] !== null;
  const facts = [
    hasValue && stage !== null ? words.stage[stage] : '',
    numerator !== null && denominator !== null ? words.parts(texts.number(numerator), texts.number(denominator)) : '',
    coverage === null ? '' : words.coverage(coverage),
    series.byHand[i] === null || series.byHand[i] === undefined ? '' : sentence(words.byHand),
    series.state[i] === 'locked' ? words.locked : '',
    note === null ? '' : texts.quote(note),
  ].filter((s) => s !== '');
  return [
    hasValue && status !== today ? words.today(texts.status.word[today]) : '',
    facts.join(' '),
    expected === null || hasValue ? '' : sentence(words.chart.forecast, texts.figure(expected, definition)),
  ].filter((s) => s !== '');
}

const sentence = (...words: readonly string[]) => {
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
