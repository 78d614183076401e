// What the push will do to status, as a list and as the gist that stands above the button.
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { PlannedConsequence, PushPlan } from '../../../domain/sync/plan';
import type { Status } from '../../../domain/performance/status';
import { Section } from '../../ui/page';
import { Rich } from '../../ui/rich';
import { StatusShape } from '../../ui/status-sign';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { RollUpMoves } from './roll-up-moves';
import type { ForesightState } from './use-foresight';

export const WILL_DO = 'what-it-will-do';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 16px 16px',
    display: 'grid',
    rowGap: '10px',
  },
  item: { display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: '8px' },
  shape: { paddingTop: '2px' },
});

const judged: readonly Status[] = ['green', 'amber', 'red'];
/** Most turns that are listed one by one; the counts below them hold for all. */
const LISTED = 12;

/** Whether the PI takes another sign than it had: now, or else in the period before. */
export function turns(c: PlannedConsequence): boolean {
  if (!judged.includes(c.after)) return false;
  const left = judged.includes(c.before) ? c.before : c.previous?.status;
  return left !== undefined && judged.includes(left) && left !== c.after;
}

const worstFirst = (a: PlannedConsequence, b: PlannedConsequence) => judged.indexOf(b.after) - judged.indexOf(a.after);

export function WillDo({ plan, foresight }: { plan: PushPlan; foresight: ForesightState }) {
  const styles = useStyles();
  const texts = useTexts();
  const words = texts.changes;
  const text = useText();
  const layout = useLayout();
  const turning = plan.consequences.filter((c) => turns(c) || c.after === 'red').sort(worstFirst);
  const rest = plan.consequences.filter((c) => !turning.slice(0, LISTED).includes(c));
  const counted = [...judged, 'data only' as const]
    .map((status) => ({ status, n: rest.filter((c) => c.after === status).length }))
    .filter(({ n }) => n > 0);
  return (
    <Section title={words.willDo} id={WILL_DO} ruled>
      <ul className={styles.list}>
        {turning.slice(0, LISTED).map((c) => (
          <li key={c.key} className={styles.item}>
            <span className={styles.shape}>
              <StatusShape status={c.after} />
            </span>
            <span className={layout.column}>
              <span>
                <Rich>{words.turns(c.code, c.after)}</Rich>
                {judged.includes(c.before)
                  ? words.wasBefore(c.before)
                  : c.previous === null
                    ? null
                    : words.previously(c.previous.status, c.previous.label)}
              </span>
              {c.after === 'red' ? (
                <span className={text.quiet}>{c.noteGiven ? words.redNoteGiven : words.redNote}</span>
              ) : (
                <span className={mergeClasses(text.quiet, text.cut)}>{c.name}</span>
              )}
            </span>
          </li>
        ))}
        {counted.map(({ status, n }) => (
          <li key={status} className={styles.item}>
            <span className={styles.shape}>
              <StatusShape status={status} />
            </span>
            <span>
              <Rich>{words.stay(n, status)}</Rich>
            </span>
          </li>
        ))}
        {turning.length + counted.length === 0 ? <li className={text.support}>{words.noStatus}</li> : null}
      </ul>
      <RollUpMoves foresight={foresight} />
    </Section>
  );
}

/** One line of it: the worst that turns, and how many roll-ups move. */
export function Gist({ plan, foresight }: { plan: PushPlan; foresight: ForesightState }) {
  const { changes } = useTexts();
  const layout = useLayout();
  const count = (status: Status) =>
    plan.consequences.filter((c) => c.after === status && (turns(c) || status === 'red')).length;
  const found = (['red', 'amber', 'green'] as const)
    .map((status) => ({ status, n: count(status) }))
    .filter(({ n }) => n > 0)
    .slice(0, 2);
  const say = { red: changes.turnsRed, amber: changes.turnsAmber, green: changes.turnsGreen };
  const [worst] = found;
  const moves =
    foresight.kind === 'known' && foresight.foresight.kind === 'moves' ? foresight.foresight.moves.length : 0;
  const moving = moves > 0 ? [changes.moves(moves)] : [];
  if (worst === undefined) {
    const still = plan.consequences.length > 0 ? changes.nothingWorse : changes.noStatus;
    return <>{[still, ...moving].join(' · ')}</>;
  }
  return (
    <span className={layout.row} style={{ columnGap: 6 }}>
      <StatusShape status={worst.status} />
      <span>
        <Rich>{[...found.map(({ status, n }) => say[status](n)), ...moving].join(' · ')}</Rich>
      </span>
    </span>
  );
}
