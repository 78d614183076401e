// The problems of a plan in one order, by row: conflicts, those that were just settled and can be changed, and issues.
import type { PlannedConflict, PlannedIssue, PushPlan } from '../../../domain/sync/plan';
import type { Choice } from './conflict-card';

/** A conflict that was decided while it is still shown. */
export interface Settled {
  readonly conflict: PlannedConflict;
  readonly choice: Choice;
}

export type Problem =
  | {
      readonly kind: 'conflict';
      readonly id: string;
      readonly row: number;
      readonly conflict: PlannedConflict;
      readonly choice: Choice | null;
    }
  | { readonly kind: 'issue'; readonly id: string; readonly row: number; readonly issue: PlannedIssue };

/**
 * A conflict that stands in the plan is undecided, whatever was chosen before: the cell or the store moved on.
 * One that left the plan stays shown with its choice.
 */
export function problemsOf(plan: PushPlan, settled: ReadonlyMap<string, Settled>): readonly Problem[] {
  const open = new Set(plan.conflicts.map((c) => c.id));
  const conflict = (c: PlannedConflict, choice: Choice | null): Problem => ({
    kind: 'conflict',
    id: c.id,
    row: c.row,
    conflict: c,
    choice,
  });
  return [
    ...plan.conflicts.map((c) => conflict(c, null)),
    ...[...settled.values()].filter((s) => !open.has(s.conflict.id)).map((s) => conflict(s.conflict, s.choice)),
    ...plan.issues.map((issue): Problem => ({ kind: 'issue', id: issue.id, row: issue.row ?? -1, issue })),
  ].sort((a, b) => (a.kind === b.kind ? a.row - b.row : a.kind === 'conflict' ? -1 : 1));
}

/** Whether the problem still asks for something. */
export function isOpen(problem: Problem): boolean {
  return problem.kind === 'issue' || problem.choice === null;
}

/** The problem to go to after `id` was dealt with: the next open one below, else the first above. */
export function nextOpen(problems: readonly Problem[], id: string): string | null {
  const at = problems.findIndex((p) => p.id === id);
  const round = [...problems.slice(at + 1), ...problems.slice(0, Math.max(at, 0))];
  return round.find(isOpen)?.id ?? null;
}
