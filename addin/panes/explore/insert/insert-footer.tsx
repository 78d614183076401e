// What is made of the selection, in the footer of Explore: the button, the choice of sheets, and the form of the one chosen.
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useCallback, useState } from 'react';
import type { Frequency } from '../../../../domain/period/period';
import type { Me } from '../../../../domain/wire';
import type { ExploreAnswer, ExploreItem } from '../../../../domain/wire-explore';
import type { PiFilter } from '../../../../domain/wire-filter';
import type { SavedScorecard } from '../../../../domain/wire-saved';
import { ActionError } from '../../../ui/broken-world';
import { mayOpen } from '../../../ui/may';
import { ProgressLine } from '../../../ui/progress-line';
import { useLayout, useText } from '../../../ui/styles';
import { useTexts } from '../../../ui/texts-context';
import { useExploreTexts } from '../explore-texts';
import { ScorecardForm } from '../scorecard/scorecard-form';
import { InsertPanel, type InsertKind } from './insert-panel';
import { gridOf, trendView, type Selection } from './insert-view';
import { SnapshotForm } from './snapshot-form';
import { TrendForm } from './trend-form';
import { useInsert } from './use-insert';

/** Charts of more PIs than this nobody can read. */
const MOST_DRAWN = 24;

const useStyles = makeStyles({
  main: { minHeight: '40px' },
  forms: { '&[hidden]': { display: 'none' } },
  still: { outline: 'none' },
});

interface InsertFooterProps {
  readonly me: Me;
  readonly selection: Selection;
  /** How many are selected, and those of them that are known here. */
  readonly count: number;
  readonly known: readonly ExploreItem[];
  readonly filter: PiFilter;
  readonly answer: Pick<ExploreAnswer, 'units' | 'owners'> | null;
  /** `null` for a new one. */
  readonly onScorecard: (scorecard: SavedScorecard | null) => void;
  /** What came of something else that was done, to be said here. */
  readonly said: string | null;
}

/** The button that was pressed is gone: from here Tab goes to Stop. */
const focusIt = (place: HTMLElement | null) => place?.focus();

type Step = 'none' | 'kinds' | 'trend' | 'snapshot' | 'scorecard';

export function InsertFooter(props: InsertFooterProps) {
  const { me, selection, count, known, filter, answer } = props;
  const styles = useStyles();
  const words = useExploreTexts();
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const [step, setStep] = useState<Step>('none');
  const inserting = useInsert(useCallback(() => setStep('none'), []));
  const areAllKnown = known.length === count;
  const drawn = areAllKnown ? known.map(({ code }) => code) : [];
  const { busy } = inserting;
  const choose = (kind: InsertKind) => {
    if (kind === 'grid') inserting.open(gridOf(selection, mostOften(known), me.asAt, me.calendar), []);
    else if (kind === 'function') inserting.insert(known.map(({ code }) => code));
    else setStep(kind);
  };
  const kinds: readonly InsertKind[] = [
    ...(count > 0 ? (['trend'] as const) : []),
    ...(['snapshot', 'scorecard'] as const).filter((kind) => mayOpen(me, kind)),
    ...(count > 0 ? (['grid'] as const) : []),
    ...(count > 0 && areAllKnown ? (['function'] as const) : []),
  ];
  const isForm = step !== 'none' && step !== 'kinds';
  return (
    <footer className={layout.footer}>
      {/* While it writes, what was chosen stays behind what can be done about it. */}
      <div className={styles.forms} hidden={busy}>
        {step === 'kinds' ? <InsertPanel kinds={kinds} onChoose={choose} onClose={() => setStep('none')} /> : null}
        {step === 'trend' ? (
          <TrendForm
            frequency={mostOften(known)}
            mayDraw={drawn.length > 0 && drawn.length <= MOST_DRAWN}
            most={MOST_DRAWN}
            busy={busy}
            onOpen={(choice) =>
              inserting.open(trendView(selection, choice, me.asAt, me.calendar), choice.chart ? drawn : [])
            }
            onClose={() => setStep('kinds')}
          />
        ) : null}
        {step === 'snapshot' && answer !== null ? (
          <SnapshotForm
            answer={answer}
            filter={filter}
            busy={busy}
            onOpen={inserting.openEach}
            onClose={() => setStep('kinds')}
          />
        ) : null}
        {step === 'scorecard' ? (
          <ScorecardForm
            selected={count}
            busy={busy}
            onOpen={(view) => inserting.open(view, [])}
            onEdit={props.onScorecard}
            onClose={() => setStep('kinds')}
          />
        ) : null}
      </div>
      {busy ? (
        <div ref={focusIt} tabIndex={-1} className={mergeClasses(layout.row, styles.still)}>
          <div className={layout.grow}>
            <ProgressLine share={inserting.share} label={texts.work.sheets.opening} />
          </div>
          <Button size="small" onClick={inserting.stop}>
            {words.stopping}
          </Button>
        </div>
      ) : null}
      <p role="status" className={text.support}>
        {inserting.said ?? props.said}
      </p>
      <ActionError error={inserting.error} />
      {isForm && !busy ? null : (
        <Button
          appearance="primary"
          className={styles.main}
          icon={<TableAdd20Regular />}
          disabledFocusable={busy}
          aria-expanded={step === 'kinds'}
          onClick={() => setStep(step === 'kinds' ? 'none' : 'kinds')}
        >
          {words.insert(count)}
        </Button>
      )}
    </footer>
  );
}

/** How most of them are collected. */
function mostOften(items: readonly ExploreItem[]): Frequency {
  const counts = new Map<Frequency, number>();
  for (const { frequency } of items) counts.set(frequency, (counts.get(frequency) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'quarter';
}
