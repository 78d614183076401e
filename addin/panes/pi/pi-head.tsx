// The top of a PI's page: its title with the definition behind it, then one figure with its status, gap and trends in words.
import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown20Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp20Regular } from '@fluentui/react-icons/svg/chevron-up';
import { daysBetween } from '../../../domain/period/day';
import { useCallback, useId, useState, type RefObject } from 'react';
import { cellFormula } from '../../../domain/wire-cells';
import type { IndicatorPage, Series } from '../../../domain/wire-indicators';
import { ActionError } from '../../ui/broken-world';
import { useBridge } from '../../ui/data/bridge-context';
import { useAction } from '../../ui/data/use-action';
import { OverdueSign, StatusSign } from '../../ui/status-sign';
import { FORCED, useLayout, useText } from '../../ui/styles';
import { usePiTexts } from './pi-texts';
import { DefinitionList } from './definition-list';
import { gapText, latestOf, longTrendText, shortTrendText } from './pi-words';
import { TrendSign } from '../../ui/trend-sign';

const useStyles = makeStyles({
  heading: { outlineStyle: 'none' },
  title: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: '4px',
    width: '100%',
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
      [FORCED]: { outlineColor: 'Highlight' },
    },
  },
  figures: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '12px', marginTop: '12px' },
  hero: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: 600,
    overflowWrap: 'anywhere',
  },
  words: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  trends: { marginTop: '2px', columnGap: '16px' },
});

export function PiTitle({ page, heading }: { page: IndicatorPage; heading: RefObject<HTMLHeadingElement | null> }) {
  const styles = useStyles();
  const texts = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const about = useId();
  const [isOpen, setOpen] = useState(false);
  const { name, units, owner, aim } = page.definition;
  const unit = units.at(-1)?.name;
  const line = [unit, owner === null ? texts.pi.noOwner : texts.pi.owner(owner.name), texts.pi.aim[aim]];
  return (
    <>
      <div className={layout.side}>
        <h1 className={mergeClasses(text.title, styles.heading)} tabIndex={-1} ref={heading}>
          <button
            type="button"
            className={styles.title}
            title={texts.pi.definition.title}
            aria-expanded={isOpen}
            {...(isOpen && { 'aria-controls': about })}
            onClick={() => setOpen(!isOpen)}
          >
            <span className={layout.grow}>{name}</span>
            <span className={layout.icon} aria-hidden="true" style={{ paddingTop: 1 }}>
              {isOpen ? <ChevronUp20Regular /> : <ChevronDown20Regular />}
            </span>
          </button>
        </h1>
        <p className={text.quiet} style={{ marginTop: 2 }}>
          {line.filter((part) => part !== undefined).join(' · ')}
        </p>
      </div>
      {isOpen ? (
        <div id={about}>
          <DefinitionList page={page} />
        </div>
      ) : null}
    </>
  );
}

export function Latest({ page, series }: { page: IndicatorPage; series: Series }) {
  const styles = useStyles();
  const texts = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const { definition } = page;
  const i = latestOf(series);
  const value = series.value[i];
  if (value === undefined)
    return (
      <div className={mergeClasses(layout.side, layout.above12)}>
        <p className={mergeClasses(text.plain, styles.words)}>{texts.pi.noFigure}</p>
        <p className={text.quiet}>{texts.pi.noFigureAbout}</p>
        <Missing page={page} series={series} />
      </div>
    );
  const [status = 'no data', today = 'no data'] = [series.status[i], series.today[i]];
  const gap = gapText(series.gap[i] ?? null, definition, texts);
  return (
    <div className={layout.side}>
      <p className={mergeClasses(text.plain, styles.figures)}>
        <span className={typeof value === 'number' ? styles.hero : styles.words}>
          {texts.figure(value, definition)}
        </span>
        <span className={text.bold}>
          <StatusSign status={status} />
        </span>
        {gap === null ? null : <span className={text.support}>{gap}</span>}
      </p>
      <p className={text.quiet}>{texts.pi.figureOf(series.labels[i] ?? '', series.stage[i] ?? null)}</p>
      {status === today ? null : <p className={text.support}>{texts.pi.today(texts.status.word[today])}</p>}
      <p className={mergeClasses(text.support, layout.row, layout.wrap, styles.trends)}>
        <span className={layout.row} style={{ columnGap: 4 }}>
          <TrendSign direction={series.shortTrend[i] ?? 'unknown'} />
          {shortTrendText(series, i, texts)}
        </span>
        <span className={layout.row} style={{ columnGap: 4 }}>
          <TrendSign direction={series.longTrend[i] ?? 'unknown'} />
          {longTrendText(series, i, texts)}
        </span>
      </p>
      {besidesOf(page, series, i, texts).map((line) => (
        <p key={line} className={text.support}>
          {line}
        </p>
      ))}
      <Missing page={page} series={series} />
      <InsertFunction code={definition.code} label={series.labels[i] ?? ''} />
    </div>
  );
}

/** Puts a function of the figure into the cell that is selected. */
function InsertFunction({ code, label }: { code: string; label: string }) {
  const bridge = useBridge();
  const { pi } = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const [address, setAddress] = useState<string | null>(null);
  const insert = useAction(
    useCallback(async () => {
      setAddress(null);
      setAddress((await bridge.insertFunctions([cellFormula('VALUE', [code, label])])).address);
    }, [bridge, code, label]),
  );
  return (
    <>
      <p className={mergeClasses(text.support, layout.row, layout.wrap, layout.above4)}>
        <Link as="button" className={layout.link} onClick={() => insert.run()} disabledFocusable={insert.busy}>
          {pi.insertFunction}
        </Link>
        <span role="status">{address === null ? '' : pi.inserted(address)}</span>
      </p>
      <ActionError error={insert.error} />
    </>
  );
}

/** Year to date, benchmark and forecast, where there are any. */
function besidesOf(
  { definition }: IndicatorPage,
  series: Series,
  i: number,
  texts: ReturnType<typeof usePiTexts>,
): readonly string[] {
  const words = texts.pi;
  const toDate = series.toDate[i] ?? null;
  const benchmark = series.benchmark[i] ?? null;
  const next = series.forecast.findIndex((expected, at) => expected !== null && at > i);
  const expected = series.forecast[next] ?? null;
  const figure = (n: number) => texts.figure(n, definition);
  return [
    typeof toDate === 'number' ? words.toDate(figure(toDate)) : '',
    benchmark === null ? '' : words.benchmark(figure(benchmark), definition.benchmarkGroup),
    expected === null
      ? ''
      : words.expected(figure(expected), series.labels[next] ?? '', series.typedForecast[next] === true),
  ].filter((s) => s !== '');
}

/** The last period that has ended, where it has no figure yet. */
function Missing({ page, series }: { page: IndicatorPage; series: Series }) {
  const texts = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const i = series.ended - 1;
  const due = series.due[i];
  if (series.collected !== 'typed' || due === undefined || series.value[i] !== null) return null;
  if (series.frequency !== page.definition.frequency || series.state[i] !== 'open') return null;
  const label = series.labels[i] ?? '';
  const late = daysBetween(due, page.asAt) - page.definition.graceDays;
  return (
    <p className={mergeClasses(text.support, layout.row, layout.wrap, layout.above4)}>
      {late > 0 ? texts.pi.missingLate(label) : texts.pi.missing(label, texts.moments.weekday(due, page.asAt))}
      {late > 0 ? <OverdueSign word={texts.moments.late(daysBetween(due, page.asAt))} /> : null}
    </p>
  );
}
