// The cards of Changes, one for each problem; a card knows what was chosen, what is under way and what broke in it.
import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlannedConflict, PlannedIssue } from '../../../domain/sync/plan';
import type { CellPlace } from '../../flows/bridge';
import { useLayout } from '../../ui/styles';
import { useTexts } from '../../ui/texts-context';
import { ConflictCard } from './conflict-card';
import type { Choice } from './conflict-card';
import { IssueCard } from './issue-card';
import type { Problem } from './problems';

export interface ProblemActions {
  readonly choose: (conflict: PlannedConflict, choice: Choice) => void;
  readonly fix: (issue: PlannedIssue) => void;
  readonly show: (id: string, place: CellPlace) => void;
  /** The problem that is being settled, with the choice made. */
  readonly underWay: { readonly id: string; readonly choice: Choice | null } | null;
  readonly failed: { readonly id: string; readonly error: unknown } | null;
}

interface ProblemCardsProps {
  readonly problems: readonly Problem[];
  readonly chosen: string | null;
  readonly now: string;
  readonly actions: ProblemActions;
}

/** Cards shown at first; a sheet pasted wrong may hold thousands. */
const FIRST = 20;

export function ProblemCards({ problems, chosen, now, actions }: ProblemCardsProps) {
  const texts = useTexts();
  const layout = useLayout();
  const [shown, setShown] = useState(FIRST);
  const rest = problems.length - shown;
  return (
    <>
      {problems.slice(0, shown).map((problem) => {
        const { id } = problem;
        const shared = {
          busy: actions.underWay?.id === id,
          error: actions.failed?.id === id ? actions.failed.error : null,
          chosen: chosen === id,
        };
        return (
          <div key={id} data-problem={id}>
            {problem.kind === 'conflict' ? (
              <ConflictCard
                {...shared}
                conflict={problem.conflict}
                choice={actions.underWay?.id === id ? actions.underWay.choice : problem.choice}
                now={now}
                onChoose={(choice) => actions.choose(problem.conflict, choice)}
                onShow={() => actions.show(id, placeOf(problem.conflict))}
              />
            ) : (
              <IssueCard
                {...shared}
                issue={problem.issue}
                onFix={() => actions.fix(problem.issue)}
                onShow={() => actions.show(id, { row: problem.issue.row, header: problem.issue.header })}
              />
            )}
          </div>
        );
      })}
      {rest > 0 ? (
        <div className={layout.pad}>
          <Link as="button" onClick={() => setShown(shown + 10 * FIRST)}>
            {texts.changes.more(Math.min(rest, 10 * FIRST))}
          </Link>
        </div>
      ) : null}
    </>
  );
}

function placeOf({ key, row, header }: PlannedConflict): CellPlace {
  return { key, row, header };
}
