// Step 2: the dry run. What the figures would do, and what is set aside for the person to decide; nothing has been sent.
import { Button, Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { CellRules } from '../../../domain/adopt/cell-rules';
import type { Matches } from '../../../domain/adopt/mapping';
import { figureText } from '../../../domain/sheet/figure-text';
import type { AdoptDesk, SetAside, Trial } from '../../flows/adopt/adopt';
import { ActionError } from '../../ui/broken-world';
import { Page, Section } from '../../ui/page';
import { RowList } from '../../ui/row-list';
import { StatusSign } from '../../ui/status-sign';
import { useLayout, useText } from '../../ui/styles';
import { useAdoptTexts } from './adopt-texts';
import { AsideCard, AskCard } from './aside-card';
import { DecidedPart } from './decided-part';
import { MakeAll } from './make-all';
import type { MadePi } from './new-pi';
import { StepHead } from './step-head';
import { GO_ON, useKeptFocus } from './use-kept-focus';

const useStyles = makeStyles({
  lead: { padding: '8px 16px' },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    rowGap: '8px',
    padding: '4px 16px',
    margin: 0,
  },
  count: { textAlign: 'right', fontWeight: 600, margin: 0, fontVariantNumeric: 'tabular-nums' },
  row: { padding: '4px 16px' },
  end: { padding: '8px 16px 16px' },
});

const FIRST = 20;

export interface DryActions {
  readonly match: (aside: SetAside, code: string | null) => void;
  readonly leaveAll: (asides: readonly SetAside[]) => void;
  readonly make: (made: readonly MadePi[]) => void;
  readonly rules: (change: Partial<CellRules>) => void;
  readonly show: (place: { readonly row: number; readonly column: number }) => void;
  /** Forgets what a row or heading was said to be. */
  readonly again: (is: string) => void;
  readonly back: () => void;
  readonly adopt: () => void;
}

interface DryPageProps {
  readonly desk: AdoptDesk;
  readonly trial: Trial;
  /** What was said of rows and headings. */
  readonly decided: Matches;
  readonly busy: boolean;
  readonly error: unknown;
  readonly actions: DryActions;
}

const asPercentage = { measure: 'percentage', decimals: 1, measureLabel: '' } as const;

export function DryPage({ desk, trial, decided, busy, error, actions }: DryPageProps) {
  const styles = useStyles();
  const text = useText();
  const layout = useLayout();
  const { dry, paste } = useAdoptTexts();
  const [isMaking, setMaking] = useState(false);
  const { place, onFocus } = useKeptFocus();
  const waiting = trial.setAside.reduce((n, a) => n + a.figures, 0) + (trial.percent?.cells ?? 0) + trial.zeros;
  const questions = trial.setAside.length + (trial.percent ? 1 : 0) + (trial.zeros > 0 ? 1 : 0);
  const unmatched = trial.setAside.filter((a) => a.match.kind === 'unmatched');
  const counts: readonly (readonly [string, number])[] = [
    [dry.fresh, trial.fresh],
    [dry.same, trial.same],
    [desk.pasted ? paste.differ : dry.differ, trial.differ],
    [dry.blank, trial.blank],
    ...(trial.leftOut > 0 ? ([[dry.leftOut, trial.leftOut]] as const) : []),
    ...(trial.refusedCells > 0 ? ([[dry.refused, trial.refusedCells]] as const) : []),
    [dry.aside, waiting],
  ];
  const footer = (
    <>
      <div className={layout.row}>
        <Button size="large" onClick={actions.back}>
          {dry.back}
        </Button>
        <Button
          id={GO_ON}
          appearance="primary"
          size="large"
          className={layout.grow}
          disabledFocusable={busy || (desk.pasted && trial.fresh === 0)}
          onClick={actions.adopt}
        >
          {desk.pasted ? paste.bringIn(trial.fresh) : desk.bound ? dry.save : dry.adopt}
        </Button>
      </div>
      {waiting > 0 ? <p className={mergeClasses(text.quiet, text.centre)}>{dry.waiting(waiting)}</p> : null}
    </>
  );
  return (
    <Page footer={footer}>
      <StepHead n={2} title={dry.title} />
      <p className={mergeClasses(text.support, styles.lead)} role="status">
        {dry.lead(trial.figures, trial.pis)}
      </p>
      <dl className={styles.counts}>
        {counts.map(([what, n]) => (
          <Count key={what} what={what} n={n} isBold={what === dry.aside} />
        ))}
      </dl>
      <div className={layout.side}>
        <ActionError error={error} />
      </div>
      <div ref={place} onFocus={onFocus}>
        {questions > 0 ? (
          <Section title={dry.asideTitle} aside={dry.asideCount(waiting, questions)} ruled>
            {unmatched.length > 2 ? (
              <div className={mergeClasses(layout.row, layout.wrap, layout.side)}>
                {desk.addTo.length > 0 ? (
                  <Button size="small" aria-expanded={isMaking} onClick={() => setMaking(!isMaking)}>
                    {dry.makeAll(unmatched.length)}
                  </Button>
                ) : null}
                <Button size="small" disabledFocusable={busy} onClick={() => actions.leaveAll(unmatched)}>
                  {dry.leaveAll(unmatched.length)}
                </Button>
              </div>
            ) : null}
            {isMaking && unmatched.length > 2 ? (
              <MakeAll asides={unmatched} desk={desk} busy={busy} onMake={actions.make} />
            ) : null}
            {trial.percent ? (
              <AskCard title={dry.percentTitle(trial.percent.cells)} address={null} onShow={() => undefined}>
                <p className={text.support}>{dry.percent(String(trial.percent.example))}</p>
                <div className={mergeClasses(layout.row, layout.wrap, layout.above8)}>
                  <Button size="small" onClick={() => actions.rules({ percent: 'as 95' })}>
                    {dry.percentIs(figureText(trial.percent.example / 100, asPercentage))}
                  </Button>
                  <Button size="small" onClick={() => actions.rules({ percent: 'as 0.95' })}>
                    {dry.percentIs(figureText(trial.percent.example, asPercentage))}
                  </Button>
                </div>
              </AskCard>
            ) : null}
            {trial.zeros > 0 ? (
              <AskCard title={dry.zeroTitle(trial.zeros)} address={null} onShow={() => undefined}>
                <p className={text.support}>{dry.zero}</p>
                <div className={mergeClasses(layout.row, layout.wrap, layout.above8)}>
                  <Button size="small" onClick={() => actions.rules({ zeroIsFigure: true })}>
                    {dry.zeroIs}
                  </Button>
                </div>
              </AskCard>
            ) : null}
            {trial.setAside.slice(0, FIRST).map((aside) => (
              <AsideCard
                key={aside.identity.is}
                aside={aside}
                desk={desk}
                busy={busy}
                onShow={() => actions.show(aside.place)}
                onMatch={(code) => actions.match(aside, code)}
                onMake={(pi) => actions.make([{ aside, pi }])}
              />
            ))}
            {trial.setAside.length > FIRST ? (
              <p className={mergeClasses(text.quiet, layout.side, layout.above8)}>
                {dry.moreAside(trial.setAside.length - FIRST)}
              </p>
            ) : null}
            <p className={mergeClasses(text.quiet, styles.end)}>{dry.end}</p>
          </Section>
        ) : null}
        <DecidedPart decided={decided} busy={busy} onAgain={actions.again} />
      </div>
      {trial.refused.length > 0 || trial.notYours.length > 0 ? (
        <Section title={dry.refusedTitle} id="adopt-refused" ruled>
          <p className={mergeClasses(text.quiet, layout.side)}>{dry.refusedAbout}</p>
          {trial.notYours.length > 0 ? (
            <p className={mergeClasses(text.support, styles.row)}>
              {dry.notYours(trial.notYours.slice(0, 4), Math.max(0, trial.notYours.length - 4))}
            </p>
          ) : null}
          <RowList
            items={trial.refused}
            labelledBy="adopt-refused"
            first={FIRST}
            id={(i) => `${i.code} ${i.key ?? ''} ${i.field ?? ''} ${i.address ?? ''}`}
            row={(issue) => (
              <span className={mergeClasses(layout.row, styles.row)}>
                <span className={mergeClasses(text.support, layout.grow)}>{issue.message}</span>
                {issue.address && !desk.pasted ? (
                  <Link
                    as="button"
                    className={layout.link}
                    aria-label={dry.show(issue.address)}
                    onClick={() => actions.show(placeOf(issue.address ?? 'A1'))}
                  >
                    {issue.address}
                  </Link>
                ) : null}
              </span>
            )}
          />
        </Section>
      ) : null}
      {trial.turns.length > 0 ? (
        <Section title={dry.turnsTitle} id="adopt-turns" ruled>
          <RowList
            items={trial.turns}
            labelledBy="adopt-turns"
            first={FIRST}
            id={(c) => c.key}
            row={(c) => (
              <span className={mergeClasses(layout.row, styles.row)}>
                <span className={layout.grow}>{dry.turn(c.code, c.periodLabel)}</span>
                <StatusSign status={c.before} />
                <StatusSign status={c.after} />
              </span>
            )}
          />
        </Section>
      ) : null}
      <div className={styles.end} />
    </Page>
  );
}

function Count({ what, n, isBold }: { what: string; n: number; isBold: boolean }) {
  const styles = useStyles();
  const text = useText();
  return (
    <>
      <dt className={isBold ? text.bold : text.plain}>{what}</dt>
      <dd className={styles.count}>{n.toLocaleString('en-GB')}</dd>
    </>
  );
}

/** Row and column, from 0, of an address such as `AB12`. */
function placeOf(address: string): { readonly row: number; readonly column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = Array.from(letters).reduce((n, l) => n * 26 + l.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
