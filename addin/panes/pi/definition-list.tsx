// What a PI is: behind its title, since it is read once and the figures each time. Its own history stands below it.
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Definition, IndicatorPage } from '../../../domain/wire-indicators';
import { useNow } from '../../ui/data/bridge-context';
import { useHistory } from '../../ui/data/queries';
import { PiCode } from '../../ui/open-pi';
import { useLayout, useText } from '../../ui/styles';
import { usePiTexts, type PiTexts } from './pi-texts';
import { definitionEntries } from './history-entries';
import { HistoryList } from './history-list';
import { ruleText } from './pi-words';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: '80px minmax(0, 1fr)',
    columnGap: '8px',
    rowGap: '6px',
    margin: '8px 0 0',
    padding: '0 16px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  term: { color: tokens.colorNeutralForeground3 },
  about: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  heading: { paddingTop: '12px' },
});

export function DefinitionList({ page }: { page: IndicatorPage }) {
  const styles = useStyles();
  const texts = usePiTexts();
  const text = useText();
  const layout = useLayout();
  const { definition } = page;
  const now = useNow();
  const heading = useId();
  const history = useHistory('indicator', definition.code);
  const words = texts.pi.definition;
  return (
    <>
      <dl className={styles.list}>
        {termsOf(page, texts).map(([term, about]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.about}>
              {about}
              {term === words.source ? <Feeders definition={definition} /> : null}
            </dd>
          </div>
        ))}
      </dl>
      <h2 id={heading} className={mergeClasses(text.section, layout.side, styles.heading)}>
        {words.history}
      </h2>
      <HistoryList query={history} labelledBy={heading} entries={(h) => definitionEntries(h, now, texts)} />
    </>
  );
}

function Feeders({ definition: { feeders } }: { definition: Definition }) {
  return feeders.map(({ code, name }) => (
    <div key={code}>
      <PiCode code={code} /> {name}
    </div>
  ));
}

function termsOf(page: IndicatorPage, texts: PiTexts): readonly (readonly [string, string])[] {
  const { definition: d, series } = page;
  const words = texts.pi.definition;
  const own = series[0];
  const terms: (readonly [string, string | null])[] = [
    [words.merged, d.mergedInto === null ? null : words.mergedInto(d.mergedInto)],
    [words.about, d.description],
    [words.unit, d.units.map((u) => u.name).join(' › ')],
    [words.owner, d.owner?.name ?? words.nobody],
    [words.updaters, d.updaters.map((p) => p.name).join(', ') || words.nobody],
    [words.measure, d.measureLabel === '' ? null : d.measureLabel],
    [
      words.parts,
      d.numeratorLabel === null || d.denominatorLabel === null
        ? null
        : words.partsOf(d.numeratorLabel, d.denominatorLabel),
    ],
    [words.collected, words.collectedHow(d.frequency, d.collectedFrom, d.dueDays)],
    [words.reportedAt, d.rollUps.map((r) => words.reported(r.to, r.from, r.method)).join('\n') || null],
    [words.cameFrom, cameFrom(page, texts)],
    [words.source, sourceText(d, texts)],
    [words.problems, d.problems.join('\n') || null],
    [
      words.rule,
      own === undefined
        ? null
        : [ruleText(own.rule, d, texts), ...(d.noteWhenRed ? [words.noteWhenRed] : [])].join(' '),
    ],
  ];
  return terms.flatMap(([term, about]) => (about === null ? [] : [[term, about] as const]));
}

/** Which workbook gave the latest figure, and when. */
function cameFrom({ origin, asAt }: IndicatorPage, texts: PiTexts): string | null {
  const from = origin === null ? '' : texts.work.cameFrom(origin);
  return origin === null || from === ''
    ? null
    : texts.pi.definition.cameFromAt(from, texts.moments.day(origin.at.slice(0, 10), asAt));
}

function sourceText({ source, calculatedFrom, partial }: Definition, texts: PiTexts): string | null {
  const words = texts.pi.definition;
  if (source === null) return null;
  const how =
    source.kind === 'formula'
      ? words.formula(source.text)
      : words.sourceOf(source.method, source.of, source.unitsBelow);
  const more = [calculatedFrom === null ? '' : words.since(calculatedFrom), partial ? words.partial : ''];
  return [how, ...more].filter((s) => s !== '').join(', ');
}
