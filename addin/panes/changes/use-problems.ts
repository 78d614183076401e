// Settling problems one by one: the choice or fix is made over the bridge, the sheet is read again,
// and the focus goes on to the next problem, or to Push after the last.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlannedConflict, PlannedIssue } from '../../../domain/sync/plan';
import type { CellPlace } from '../../flows/bridge';
import type { Changes } from '../../flows/outcomes';
import { useBridge } from '../../ui/data/bridge-context';
import { useStale } from '../../ui/data/queries';
import type { Choice } from './conflict-card';
import type { ProblemActions } from './problem-cards';
import { nextOpen, problemsOf } from './problems';
import type { Problem, Settled } from './problems';
import { PUSH_BUTTON } from './push-footer';

const none: ReadonlyMap<string, Settled> = new Map();

/** Where the focus is to go once the page shows the new state. */
type Goal = { readonly kind: 'problem'; readonly id: string } | { readonly kind: 'push' };

export function useProblems(
  changes: Changes | undefined,
  show: (id: string, place: CellPlace) => void,
): { readonly problems: readonly Problem[]; readonly actions: ProblemActions } {
  const bridge = useBridge();
  const stale = useStale();
  const [settled, setSettled] = useState(none);
  const [underWay, setUnderWay] = useState<ProblemActions['underWay']>(null);
  const [failed, setFailed] = useState<ProblemActions['failed']>(null);
  const goal = useRef<Goal | null>(null);
  const tableId = changes?.tableId ?? '';
  const problems = changes === undefined ? [] : problemsOf(changes.plan, settled);

  useEffect(() => {
    if (underWay !== null || goal.current === null) return;
    focusOn(goal.current);
    goal.current = null;
  }, [underWay]);

  const settle = useCallback(
    async (id: string, choice: Choice | null, next: string | null, errand: () => Promise<void>) => {
      setUnderWay({ id, choice });
      setFailed(null);
      try {
        await errand();
        await stale.sheet();
        goal.current = next === null ? { kind: 'push' } : { kind: 'problem', id: next };
      } catch (error) {
        setFailed({ id, error });
      } finally {
        setUnderWay(null);
      }
    },
    [stale],
  );

  const choose = (conflict: PlannedConflict, choice: Choice) => {
    const { id } = conflict;
    void settle(id, choice, nextOpen(problems, id), async () => {
      await bridge.decide(tableId, conflict, choice);
      setSettled((all) => new Map(all).set(id, { conflict, choice }));
    });
  };
  const fix = (issue: PlannedIssue) => {
    void settle(issue.id, null, nextOpen(problems, issue.id), () => bridge.fix(tableId, issue));
  };
  return { problems, actions: { choose, fix, show, underWay, failed } };
}

function focusOn(goal: Goal): void {
  if (goal.kind === 'push') {
    document.getElementById(PUSH_BUTTON)?.focus();
    return;
  }
  const card = [...document.querySelectorAll<HTMLElement>('[data-problem]')].find(
    (e) => e.dataset['problem'] === goal.id,
  );
  // The first thing that settles it: a choice, a fix, or else the way to its cell.
  const target = card?.querySelector<HTMLElement>('input, [aria-describedby]') ?? card?.querySelector('button');
  target?.focus();
}
