// The last periods, newest first: a tick, how many figures are given, whether it is open, and who says so.
import { Checkbox, makeStyles, mergeClasses, useArrowNavigationGroup } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons/svg/lock-closed';
import { LockOpen16Regular } from '@fluentui/react-icons/svg/lock-open';
import { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
import { recordingRuling, type RecordingRuling } from '../../../../domain/period/recording';
import { recordingStates, type RecordingState } from '../../../../domain/records/recording-period';
import type { RecordingAnswer } from '../../../../domain/wire-settings';
import { useLayout, useText } from '../../../ui/styles';
import { useManageTexts } from '../manage-texts';
import type { PeriodRow } from './foresee';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr) auto',
    columnGap: '4px',
    alignItems: 'center',
    minHeight: '40px',
    padding: '4px 16px 4px 8px',
  },
  label: { display: 'block', cursor: 'pointer', minWidth: 0 },
  state: { display: 'inline-flex', alignItems: 'center', columnGap: '4px' },
});

const signs: Record<RecordingState, React.ReactElement> = {
  open: <LockOpen16Regular />,
  closed: <Prohibited16Regular />,
  locked: <LockClosed16Regular />,
};
/** Units below that are named one by one. */
const NAMED = 2;

interface PeriodListProps {
  readonly answer: RecordingAnswer;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

export function PeriodList({ answer, chosen, onChosen }: PeriodListProps) {
  const styles = useStyles();
  const { manage } = useManageTexts();
  const text = useText();
  const layout = useLayout();
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const { periods, said, unitPath } = answer;
  if (periods.every(({ pis }) => pis === 0))
    return <p className={mergeClasses(text.support, layout.pad)}>{manage.periods.none}</p>;
  const toggle = (period: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(period);
    else next.delete(period);
    onChosen(next);
  };
  return (
    <ul {...arrows} className={styles.list} aria-labelledby="periods-list">
      {periods.map((row) => (
        <li key={row.period}>
          <PeriodLine
            row={row}
            ruling={recordingRuling(row.period, unitPath, said)}
            answer={answer}
            isChosen={chosen.has(row.period)}
            onChosen={(on) => toggle(row.period, on)}
          />
        </li>
      ))}
    </ul>
  );
}

interface PeriodLineProps {
  readonly row: PeriodRow;
  readonly ruling: RecordingRuling;
  readonly answer: RecordingAnswer;
  readonly isChosen: boolean;
  readonly onChosen: (on: boolean) => void;
}

function PeriodLine({ row, ruling, answer, isChosen, onChosen }: PeriodLineProps) {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.periods;
  const text = useText();
  const id = `period-${row.period}`;
  const unitName = (code: string) => answer.units.find((unit) => unit.code === code)?.name ?? code;
  const { by } = ruling;
  const why = [
    ...(by && by.unit !== answer.unit ? [words.byUnit(unitName(by.unit))] : []),
    ...(by && 'upTo' in by ? [words.byAll(by.frequency, moments.fullDay(by.upTo))] : []),
  ];
  const below = recordingStates.flatMap((state) => {
    if (state === ruling.state || ruling.state === 'locked') return [];
    const units = answer.said.periods.filter(
      (said) => said.period === row.period && said.state === state && !answer.unitPath.includes(said.unit),
    );
    if (units.length === 0) return [];
    return units.length > NAMED
      ? words.severalBelow(state, units.length)
      : words.below(
          state,
          units.map((said) => unitName(said.unit)),
        );
  });
  const counts = row.pis === 0 ? words.nobody : words.given(row.given, row.pis);
  return (
    <div className={styles.row}>
      <Checkbox
        id={id}
        checked={isChosen}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-about`}
        onChange={(_, data) => onChosen(data.checked === true)}
      />
      <label htmlFor={id} className={styles.label}>
        <span id={`${id}-name`} className={text.bold}>
          {row.label}
        </span>
        <span id={`${id}-about`}>
          <span className={text.quiet} style={{ display: 'block' }}>
            {[counts, ...(row.ended ? [] : [words.notEnded])].join(' · ')}
          </span>
          {why.length + below.length === 0 ? null : (
            <span className={text.quiet} style={{ display: 'block' }}>
              {[...why, ...below].join(' · ')}
            </span>
          )}
        </span>
      </label>
      <span className={mergeClasses(styles.state, text.support)}>
        <span aria-hidden="true" style={{ display: 'inline-flex' }}>
          {signs[ruling.state]}
        </span>
        {words.states[ruling.state]}
      </span>
    </div>
  );
}
