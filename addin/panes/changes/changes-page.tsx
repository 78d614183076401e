// Changes as a page: problems first, then what is ready, then what the push will do. Data in, presses out.
import { mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { PlannedEdit } from '../../../domain/sync/plan';
import type { CellPlace } from '../../flows/bridge';
import type { Changes, TableState } from '../../flows/outcomes';
import { ActionError } from '../../ui/broken-world';
import { Page, Section } from '../../ui/page';
import { RowList } from '../../ui/row-list';
import { useLayout, useText } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { ChangesHead, EmptyState } from './changes-head';
import { CheckRow } from './check-row';
import { ClearedList, isTickedClear } from './cleared-list';
import { EditRow } from './edit-row';
import { NewerLine, PendingNote } from './notes';
import type { AskState, RefreshState } from './notes';
import { ProblemCards } from './problem-cards';
import type { ProblemActions } from './problem-cards';
import { isOpen } from './problems';
import type { Problem } from './problems';
import { PushFooter } from './push-footer';
import type { PushState } from './push-footer';
import type { ForesightState } from './use-foresight';
import { WillDo } from './will-do';

export interface ChangesPageProps {
  readonly tables: readonly TableState[];
  readonly changes: Changes;
  /** What broke outside of a card and of the push. */
  readonly error: unknown;
  readonly problems: readonly Problem[];
  readonly problemActions: ProblemActions;
  readonly now: string;
  readonly connected: boolean;
  readonly onlyProblems: boolean;
  /** Id of the line whose cell was shown last. */
  readonly chosen: string | null;
  /** What came of the last push that sent nothing, in words. */
  readonly said: string | null;
  /** What the store says that the push would move. */
  readonly foresight: ForesightState;
  readonly push: PushState;
  readonly ask: AskState;
  readonly refresh: RefreshState;
  readonly onTable: (tableId: string) => void;
  readonly onOnlyProblems: (on: boolean) => void;
  readonly onShow: (id: string, place: CellPlace) => void;
  readonly onTick: (edit: PlannedEdit, ticked: boolean) => void;
  readonly onGoToSheet: () => void;
  readonly onWillDo: () => void;
}

export function ChangesPage(props: ChangesPageProps) {
  const { changes, problems, onlyProblems } = props;
  const texts = useTexts();
  const text = useText();
  const layout = useLayout();
  const { plan } = changes;
  const table = props.tables.find((t) => t.tableId === changes.tableId);
  const pending = table?.pending ?? null;
  const empty = plan.unsent === 0 && problems.length === 0;
  const hidden = plan.ready.length + plan.cleared.length;
  return (
    <Page
      footer={
        empty ? undefined : (
          <PushFooter
            plan={plan}
            foresight={props.foresight}
            connected={props.connected}
            pending={pending !== null}
            push={props.push}
            onWillDo={props.onWillDo}
          />
        )
      }
    >
      <div className={layout.gutter}>
        <ActionError error={props.error} />
      </div>
      <ChangesHead {...props} />
      <p role="status" className={mergeClasses(text.support, layout.side)}>
        {props.said}
      </p>
      {pending === null ? null : <PendingNote pending={pending} now={props.now} ask={props.ask} />}
      <ProblemCards problems={problems} chosen={props.chosen} now={props.now} actions={props.problemActions} />
      {onlyProblems ? (
        <p className={mergeClasses(text.quiet, layout.pad)} role="status">
          {problems.some(isOpen) ? null : `${texts.changes.noProblems} `}
          {hidden > 0 ? texts.changes.hidden(hidden) : null}
        </p>
      ) : (
        <Edits {...props} />
      )}
      {empty ? (
        <EmptyState
          level={2}
          title={texts.changes.emptyTitle(changes.sheet)}
          about={texts.changes.empty}
          action={texts.changes.goToSheet}
          onAction={props.onGoToSheet}
        />
      ) : null}
      <NewerLine newer={plan.newer} refresh={props.refresh} connected={props.connected} />
    </Page>
  );
}

function placeOf({ key, row, header }: PlannedEdit): CellPlace {
  return { key, row, header };
}

/** What the switch hides: ready edits, cleared cells, sense checks and consequences. */
function Edits({ changes, foresight, chosen, onShow, onTick }: ChangesPageProps) {
  const { changes: words } = useTexts();
  const text = useText();
  const layout = useLayout();
  const readyHeading = useId();
  const checksHeading = useId();
  const { plan } = changes;
  const known = foresight.kind === 'known' ? foresight.foresight : undefined;
  const checks = known?.kind === 'moves' ? [...plan.checks, ...known.checks] : plan.checks;
  const ready = plan.ready.filter((e) => !isTickedClear(e));
  const consequences = new Map(plan.consequences.map((c) => [c.key, c]));
  const dated = new Set(ready.map((e) => e.periodLabel)).size > 1;
  return (
    <>
      {ready.length === 0 ? null : (
        <Section title={words.ready} id={readyHeading} aside={String(ready.length)}>
          <RowList
            items={ready}
            labelledBy={readyHeading}
            id={(e) => e.id}
            linked
            row={(edit) => (
              <EditRow
                edit={edit}
                consequence={consequences.get(edit.key)}
                chosen={chosen === edit.id}
                dated={dated}
                onShow={() => onShow(edit.id, placeOf(edit))}
              />
            )}
          />
        </Section>
      )}
      <ClearedList plan={plan} onTick={onTick} onShow={(edit) => onShow(edit.id, placeOf(edit))} />
      {checks.length === 0 ? null : (
        <Section title={words.checks} id={checksHeading} aside={String(checks.length)}>
          <p className={mergeClasses(text.support, layout.side)}>{words.checksAbout}</p>
          <RowList
            items={checks}
            labelledBy={checksHeading}
            id={(c) => c.id}
            row={(check) => (
              <CheckRow
                check={check}
                chosen={chosen === check.id}
                onShow={() => onShow(check.id, { row: check.row, header: check.header })}
              />
            )}
          />
        </Section>
      )}
      {plan.ready.length === 0 ? null : <WillDo plan={plan} foresight={foresight} />}
    </>
  );
}
