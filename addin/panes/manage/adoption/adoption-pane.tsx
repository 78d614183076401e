// Manage › Adoption: how the roll-out is taken up, phase by phase and unit by unit: who has been in, who has pushed, and
// what is missing. A unit is opened for the names.
import { Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Adoption } from '../../../../domain/wire-adoption';
import type { Bridge } from '../../../flows/bridge';
import { ActionError } from '../../../ui/broken-world';
import { useAsked } from '../../../ui/data/queries';
import { Page, Section } from '../../../ui/page';
import { Rich } from '../../../ui/rich';
import { useLayout, useText } from '../../../ui/styles';
import { AskedPart } from '../asked-part';
import { useManageTexts } from '../manage-texts';
import { phasesOf, peopleOf, type UnitFigures } from './phases-of';
import { WeeksTable } from './weeks-table';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  unit: { padding: '6px 16px', minHeight: '40px', boxSizing: 'border-box' },
  about: { display: 'block' },
  weeks: { padding: '12px 12px 4px' },
  /** A table's cells have their own margin. */
  inset: { margin: '0 -4px' },
  names: { display: 'grid', gridTemplateColumns: '108px minmax(0, 1fr)', gap: '4px 8px', margin: '4px 0 8px' },
  name: { margin: 0, overflowWrap: 'anywhere' },
});

export function AdoptionPane() {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.adoption;
  const text = useText();
  const layout = useLayout();
  const query = useAsked(
    'manage adoption',
    useCallback((bridge: Bridge) => bridge.rolloutAdoption(), []),
  );
  return (
    <AskedPart query={query} reading={words.reading}>
      {(answer) => {
        const been = answer.people.filter(({ lastIn }) => lastIn !== null).length;
        const pushed = answer.people.filter(({ pushes }) => pushes > 0).length;
        return (
          <Page>
            <div className={layout.side}>
              <p className={text.plain}>
                <Rich>{words.gist(been, answer.people.length, pushed, answer.weeks.length)}</Rich>
              </p>
              {answer.more ? <p className={text.support}>{words.more}</p> : null}
              <ActionError error={query.error} again={query.refetch} />
            </div>
            <div className={styles.weeks}>
              <WeeksTable title={words.table.all} mondays={answer.weeks} weeks={answer.total} />
            </div>
            <p className={mergeClasses(text.quiet, layout.side)}>{words.about}</p>
            {phasesOf(answer).map((phase, i) => {
              const day = phase.from === null ? null : moments.fullDay(phase.from);
              const title = phase.begun ? words.recording(day) : day === null ? words.never : words.toCome(day);
              return (
                <Section key={title} title={title} id={`adoption-${i}`} ruled={i > 0}>
                  <UnitList units={phase.units} answer={answer} labelledBy={`adoption-${i}`} />
                </Section>
              );
            })}
          </Page>
        );
      }}
    </AskedPart>
  );
}

interface UnitListProps {
  readonly units: readonly UnitFigures[];
  readonly answer: Adoption;
  readonly labelledBy: string;
}

function UnitList({ units, answer, labelledBy }: UnitListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-labelledby={labelledBy}>
      {units.map((unit) => (
        <li key={unit.code} className={styles.unit}>
          <OneUnit unit={unit} answer={answer} />
        </li>
      ))}
    </ul>
  );
}

function OneUnit({ unit, answer }: { unit: UnitFigures; answer: Adoption }) {
  const styles = useStyles();
  const { manage, moments } = useManageTexts();
  const words = manage.adoption;
  const text = useText();
  const layout = useLayout();
  const [isOpen, setOpen] = useState(false);
  const people = peopleOf(unit, answer);
  const been = people.filter(({ lastIn }) => lastIn !== null);
  const [pushes, due, onTime] = [unit.pushes, unit.due, unit.onTime].map((all) => all.reduce((sum, n) => sum + n, 0));
  const about = [
    words.unit(been.length, people.length),
    ...(due !== undefined && due > 0 ? [words.onTime(onTime ?? 0, due)] : []),
    ...(pushes !== undefined && pushes > 0 ? [words.pushes(pushes)] : []),
    ...(unit.overdue > 0 ? [words.overdue(unit.overdue)] : []),
    ...(unit.withoutOwner > 0 ? [words.withoutOwner(unit.withoutOwner)] : []),
    ...(unit.waiting > 0 ? [words.waiting(unit.waiting)] : []),
    ...(unit.covered ? [] : [words.noSuperUser]),
  ];
  const groups: readonly (readonly [string, readonly string[]])[] = [
    [words.notIn, people.filter(({ lastIn }) => lastIn === null).map(({ name }) => name)],
    [
      words.notPushed,
      been
        .filter((person) => person.pushes === 0)
        .map(({ name, lastIn }) => words.lastIn(name, moments.day(lastIn ?? '', answer.asAt))),
    ],
    [
      words.pushed,
      people.filter((person) => person.pushes > 0).map(({ name, pushes: n }) => words.pushedTimes(name, n)),
    ],
  ];
  return (
    <>
      {people.length === 0 ? (
        <span className={text.bold}>{unit.label}</span>
      ) : (
        <Link
          as="button"
          className={mergeClasses(layout.link, text.bold)}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {unit.label}
        </Link>
      )}
      <span className={mergeClasses(text.quiet, styles.about)}>{about.join(' · ')}</span>
      {isOpen ? (
        <>
          <dl className={styles.names}>
            {groups.map(([what, names]) => (
              <div key={what} style={{ display: 'contents' }}>
                <dt className={text.quiet}>{what}</dt>
                <dd className={mergeClasses(text.support, styles.name)}>
                  {names.length === 0 ? words.nobody : names.join(', ')}
                </dd>
              </div>
            ))}
          </dl>
          <WeeksTable title={words.table.unit(unit.label)} mondays={answer.weeks} weeks={unit} />
        </>
      ) : null}
    </>
  );
}
