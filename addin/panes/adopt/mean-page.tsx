// Step 1: what the table means. The proposal in words and in small, each column with its drop-down, and the rules of cells.
import { Button, Link, Switch, makeStyles, mergeClasses } from '@fluentui/react-components';
import { TableLink20Regular } from '@fluentui/react-icons/svg/table-link';
import { useState } from 'react';
import type { AdoptDesk } from '../../flows/adopt/adopt';
import type { ColumnGuess, ColumnPeriod } from '../../../domain/adopt/columns/column-guess';
import type { Role } from '../../../domain/adopt/columns/role';
import type { Proposal } from '../../../domain/adopt/propose';
import { rowsOf } from '../../../domain/adopt/table/find-table';
import { label, type Calendar, type PeriodKey } from '../../../domain/period/period';
import type { PeriodChoice } from '../../../domain/period/reading/reading';
import type { CellRules } from '../../../domain/adopt/cell-rules';
import { foldCode } from '../../../domain/records/text';
import { textIn } from '../../../domain/adopt/table/area';
import { ActionError } from '../../ui/broken-world';
import { Page, Section } from '../../ui/page';
import { ProgressLine } from '../../ui/progress-line';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';
import { columnName, cornersOf, groupsOf, openPartsOf, type ColumnGroup } from './column-groups';
import { ColumnRow } from './column-row';
import { Picture } from './picture';
import { QuestionsPart } from './questions-part';
import { RulesPart } from './rules-part';
import { StepHead } from './step-head';
import { focusFirst, GO_ON, useKeptFocus } from './use-kept-focus';

const useStyles = makeStyles({
  place: { padding: '12px 16px 0', alignItems: 'flex-start' },
  together: { padding: '4px 16px 8px' },
  end: { height: '16px' },
});

export interface MeanActions {
  readonly role: (column: number, role: Role) => void;
  readonly period: (column: number, period: ColumnPeriod) => void;
  readonly right: (column: number) => void;
  readonly rules: (change: Partial<CellRules>) => void;
  readonly tablePeriod: (period: PeriodKey) => void;
  readonly choice: (choice: PeriodChoice) => void;
  readonly turned: (turned: boolean) => void;
  readonly again: () => void;
  readonly paste: () => void;
  readonly tryOut: () => void;
  readonly cancel: () => void;
}

interface MeanPageProps {
  readonly desk: AdoptDesk;
  readonly proposal: Proposal;
  readonly choices: readonly PeriodChoice[];
  readonly calendar: Calendar;
  readonly trying: number | null;
  readonly error: unknown;
  readonly actions: MeanActions;
}

/** Columns that wait are named so far. */
const NAMED = 3;

export function MeanPage({ desk, proposal, choices, calendar, trying, error, actions }: MeanPageProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const texts = useAdoptTexts();
  const { means } = texts;
  const [from, to] = cornersOf(proposal);
  const rows = rowsOf(proposal.shape, 'data').length;
  const parts = openPartsOf(proposal);
  const waiting = new Set(parts.waiting);
  const open = parts.questions.length + parts.columns.length;
  const used = proposal.columns.filter((c) => !waiting.has(c) && (c.role !== 'none' || !c.certain));
  const unused = proposal.columns.filter((c) => c.role === 'none' && c.certain);
  const [isUnused, setUnused] = useState(false);
  const { place, onFocus } = useKeptFocus();
  const said = desk.bound ? means.adopted : desk.recognised ? means.recognised(desk.recognised.from) : null;
  const footer = (
    <>
      {trying === null ? (
        <Button id={GO_ON} appearance="primary" size="large" disabledFocusable={open > 0} onClick={actions.tryOut}>
          {texts.tryOut}
        </Button>
      ) : (
        <div className={layout.row}>
          <div className={layout.grow}>
            <ProgressLine share={trying} label={texts.trying} />
          </div>
          <Button onClick={actions.cancel}>{texts.cancel}</Button>
        </div>
      )}
      {open > 0 ? (
        <p className={mergeClasses(text.quiet, text.centre)}>
          <span role="status">{texts.settleFirst(open)}</span>{' '}
          <Link as="button" className={layout.inlineLink} onClick={() => focusFirst(place.current)}>
            {texts.showFirst}
          </Link>
        </p>
      ) : null}
    </>
  );
  return (
    <Page footer={footer}>
      <StepHead n={1} title={means.title} />
      <div className={mergeClasses(layout.row, styles.place)}>
        <span className={layout.icon} aria-hidden="true">
          <TableLink20Regular />
        </span>
        <div className={mergeClasses(layout.column, layout.grow)}>
          <span className={text.bold}>{means.place(desk.sheet.sheet, from, to)}</span>
          <span className={text.quiet}>
            {means.rows(
              rows,
              parts.waiting.length > 0 ? 'a row for each PI, a column for each period' : proposal.layout,
            )}
          </span>
        </div>
        <Link as="button" className={layout.link} onClick={actions.again}>
          {means.again}
        </Link>
      </div>
      <p className={mergeClasses(text.support, layout.side, layout.above8)}>
        {desk.pasted ? texts.paste.about : means.promise}
      </p>
      {said === null ? null : <p className={mergeClasses(text.support, layout.side, layout.above4)}>{said}</p>}
      <Picture proposal={proposal} />
      <div className={mergeClasses(layout.row, layout.wrap, layout.side)}>
        <Switch checked={proposal.turned} label={means.turned} onChange={(_, data) => actions.turned(data.checked)} />
        <Link as="button" className={layout.link} onClick={actions.paste}>
          {texts.paste.instead}
        </Link>
      </div>
      <div ref={place} onFocus={onFocus}>
        <QuestionsPart
          questions={parts.questions}
          choices={choices}
          tablePeriod={proposal.tablePeriod}
          calendar={calendar}
          onPeriod={actions.tablePeriod}
          onChoice={actions.choice}
        />
        <Section
          title={means.columns}
          aside={parts.columns.length === 0 && parts.waiting.length > 0 ? '' : means.toCheck(parts.columns.length)}
          ruled
        >
          {parts.waiting.length === 0 ? null : (
            <p className={mergeClasses(text.support, styles.together)}>
              {means.waiting(
                parts.waiting.length,
                parts.waiting.slice(0, NAMED).map((c) => c.heading),
              )}
            </p>
          )}
          <Columns columns={used} {...{ proposal, desk, calendar, actions }} />
          {unused.length === 0 ? null : (
            <p className={mergeClasses(text.quiet, styles.together)}>
              {means.unused(unused.length)}{' '}
              <Link
                as="button"
                className={layout.inlineLink}
                aria-expanded={isUnused}
                onClick={() => setUnused(!isUnused)}
              >
                {isUnused ? means.fewer : means.showUnused}
              </Link>
            </p>
          )}
          {isUnused ? <Columns columns={unused} {...{ proposal, desk, calendar, actions }} /> : null}
        </Section>
      </div>
      <RulesPart proposal={proposal} onRules={actions.rules} />
      <div className={layout.side}>
        <ActionError error={error} again={actions.tryOut} />
      </div>
      <div className={styles.end} />
    </Page>
  );
}

interface ColumnsProps {
  readonly columns: readonly ColumnGuess[];
  readonly proposal: Proposal;
  readonly desk: AdoptDesk;
  readonly calendar: Calendar;
  readonly actions: MeanActions;
}

function Columns(props: ColumnsProps) {
  const { columns, proposal } = props;
  const { means } = useAdoptTexts();
  const groups = groupsOf(columns, (c) => (c.pi === '' ? means.roles[c.role].toLowerCase() : c.pi));
  return groups.map((group) =>
    group.kind === 'one' ? (
      group.columns.map((guess) => <OneColumn key={`${proposal.turned} ${guess.column}`} guess={guess} {...props} />)
    ) : (
      <Together key={group.columns[0]?.column} group={group} {...props} />
    ),
  );
}

/** Many columns in one line: “Columns D to O: the months Apr 2014 to Mar 2015”. */
function Together({ group, ...props }: ColumnsProps & { group: ColumnGroup }) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const { means } = useAdoptTexts();
  const [isOpen, setOpen] = useState(false);
  const { proposal, calendar } = props;
  const name = (c: ColumnGuess | undefined) => columnName(proposal, c?.column ?? 0);
  const { columns, frequency, first, last, pis } = group;
  return (
    <>
      <div className={mergeClasses(styles.together, layout.column)}>
        <span className={text.bold}>{means.together(name(columns[0]), name(columns.at(-1)))}</span>
        <span className={text.support}>{means.are(frequency, label(first, calendar), label(last, calendar), pis)}</span>
        <span>
          <Link as="button" className={layout.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? means.fewer : means.each(columns.length)}
          </Link>
        </span>
      </div>
      {isOpen ? columns.map((guess) => <OneColumn key={guess.column} guess={guess} {...props} />) : null}
    </>
  );
}

function OneColumn({ guess, proposal, desk, calendar, actions }: ColumnsProps & { guess: ColumnGuess }) {
  const { means } = useAdoptTexts();
  const heading = proposal.headings.find((h) => h.column === guess.column);
  const isDated = guess.period !== null && /^\d/.test(guess.period);
  const named = guess.heading !== '' && !/^\d{5}$/.test(guess.heading) ? guess.heading : '';
  const name =
    named ||
    (isDated && guess.period ? label(guess.period, calendar) : means.noHeading(columnName(proposal, guess.column)));
  const candidates = heading?.period?.kind === 'open' ? heading.period.candidates : [];
  const around = [
    ...new Set([...candidates, ...(isDated && guess.period ? [guess.period] : []), ...proposal.periods]),
  ].sort();
  const open: readonly Exclude<ColumnPeriod, null>[] = [
    ...(proposal.rowPeriods ? (['of the row'] as const) : []),
    ...(proposal.layout === 'a row for each PI, one period' || proposal.periods.length > 0 ? (['every'] as const) : []),
    ...(proposal.periods.length > 0 ? (['newest'] as const) : []),
    ...around,
  ];
  const wants = heading?.period !== undefined || !isDated ? open : [];
  return (
    <ColumnRow
      guess={guess}
      name={name}
      periodName={isDated && guess.period ? label(guess.period, calendar) : ''}
      about={guess.role === 'code' ? knownCodes(guess, proposal, desk, means) : ''}
      periods={(proposal.layout === 'a row for each PI, one period' && guess.certain ? [] : wants).map((value) => ({
        value,
        name: means.period(value, /^\d/.test(value) ? label(value, calendar) : ''),
      }))}
      onRole={(role) => actions.role(guess.column, role)}
      onPeriod={(period) => actions.period(guess.column, period)}
      onRight={() => actions.right(guess.column)}
    />
  );
}

function knownCodes(
  guess: ColumnGuess,
  { area, shape }: Proposal,
  { pis }: AdoptDesk,
  means: ReturnType<typeof useAdoptTexts>['means'],
): string {
  const known = new Set(pis.map((pi) => foldCode(pi.code)));
  const codes = rowsOf(shape, 'data')
    .map((r) => textIn(area.cells[r]?.[guess.column]))
    .filter(Boolean);
  return means.known(codes.filter((c) => known.has(foldCode(c))).length, codes.length);
}
