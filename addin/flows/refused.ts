// What the store would not take, or did not: said at its cell and left out of the next push, so that the rest can go. It holds
// for the store as it stood and the cell as it was; when either moves on, the store is asked anew.
import type { Issue } from '../../domain/errors';
import { sameValue, type FieldValue } from '../../domain/figure';
import { editId } from '../../domain/sheet/view-rows';
import type { PlannedEdit, PlannedIssue, PushPlan } from '../../domain/sync/plan';

interface Refusal {
  readonly value: FieldValue;
  /** Of the store that refused it. */
  readonly revision: number;
  readonly issue: Pick<Issue, 'code' | 'message'>;
}
/** By edit id. */
export type Refusals = Map<string, Refusal>;

/** Remembers what of the sent edits was refused; answers of how many. */
export function rememberRefused(
  refusals: Refusals,
  sent: readonly PlannedEdit[],
  issues: readonly Pick<Issue, 'code' | 'message' | 'key' | 'field'>[],
  revision: number,
): number {
  const edits = new Map(sent.map((edit) => [edit.id, edit]));
  const found = new Set<string>();
  for (const { code, message, key, field } of issues) {
    const edit = edits.get(editId(key ?? '', field ?? ''));
    if (!edit || found.has(edit.id)) continue;
    found.add(edit.id);
    refusals.set(edit.id, { value: edit.after, revision, issue: { code, message } });
  }
  return found.size;
}

/** The plan with refused edits among its issues. */
export function withRefused(plan: PushPlan, refusals: Refusals, revision: number): PushPlan {
  if (refusals.size === 0) return plan;
  const issueOf = (edit: PlannedEdit): PlannedIssue | undefined => {
    const known = refusals.get(edit.id);
    if (known?.revision !== revision || !sameValue(known.value, edit.after)) return undefined;
    const { row, header, address, key, field, code: piCode, name: piName } = edit;
    const about = { ...known.issue, severity: 'stop' as const, key, field, row, header, address };
    return { ...about, id: `${known.issue.code}|${edit.id}`, piCode, piName, statusAfterFix: null };
  };
  const issues = plan.ready.flatMap((edit) => issueOf(edit) ?? []);
  if (issues.length === 0) return plan;
  const values = new Set(issues.flatMap(({ key, field }) => (field === 'value' ? [key] : [])));
  return {
    ...plan,
    ready: plan.ready.filter((edit) => !issueOf(edit)),
    issues: [...plan.issues, ...issues],
    consequences: plan.consequences.filter(({ key }) => !values.has(key)),
  };
}

/** Each reason once. */
export function reasonsOf(issues: readonly Pick<Issue, 'message'>[]): string {
  return [...new Set(issues.map(({ message }) => message))].join(' ');
}
