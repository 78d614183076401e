// Foresees a push by a dry run: which roll-ups it would move, beyond the statuses that the sheet's own comparison knows.
import { label, type Calendar } from '../../domain/period/period';
import { partsOf } from '../../domain/records/record-type';
import type { Status } from '../../domain/performance/status';
import { editId } from '../../domain/sheet/view-rows';
import { editsToColumns } from '../../domain/sync/columns';
import type { PlannedIssue, PushPlan } from '../../domain/sync/plan';
import type { MovedRollUps, Receipt } from '../../domain/wire';
import type { Changes, Foresight, RollUpMove } from './outcomes';
import type { Ports } from './ports';
import type { TableMemory } from './compare';
import { loaded } from './kinds/loaded';
import { editOf } from './sent-edit';

/** Changes nothing in the store and nothing in the sheet. */
export async function foresee(
  { api, newId }: Pick<Ports, 'api' | 'newId'>,
  { tableId, plan, revision }: Pick<Changes, 'tableId' | 'plan' | 'revision'>,
  calendar: Calendar,
  memory: Pick<TableMemory, 'refusalsOf' | 'lastAnswers'>,
): Promise<Foresight> {
  const edits = editsToColumns(plan.ready.map(editOf));
  const answer = await api.push({ pushId: newId(), base: revision, edits, dryRun: true });
  switch (answer.kind) {
    case 'receipt':
      return {
        kind: 'moves',
        moves: movesOf(answer.receipt.moved, calendar),
        checks: checksBeside(plan, answer.receipt.checks),
      };
    case 'issues': {
      const { reasonsOf, rememberRefused } = await loaded(() => import('./refused'));
      return {
        kind: 'refused',
        message: reasonsOf(answer.issues),
        apart: rememberRefused(
          memory.refusalsOf(tableId),
          plan.ready,
          answer.issues,
          memory.lastAnswers.get(tableId)?.revision ?? revision,
        ),
      };
    }
    case 'conflicts':
      return { kind: 'changed' };
  }
}

/** The store's checks that the sheet's own comparison does not know, each at the cell of its edit. */
function checksBeside({ ready, checks }: PushPlan, told: Receipt['checks']): PlannedIssue[] {
  const idOf = ({ code, key, field }: Pick<Receipt['checks'][number], 'code' | 'key' | 'field'>) =>
    `${code} ${editId(key ?? '', field ?? '')}`;
  const known = new Set(checks.map(idOf));
  const edits = new Map(ready.map((edit) => [edit.id, edit]));
  return told.flatMap((issue) => {
    const edit = edits.get(editId(issue.key ?? '', issue.field ?? ''));
    if (!edit || known.has(idOf(issue))) return [];
    const { row, header, address, key, field, code: piCode, name: piName } = edit;
    const { code, severity, message } = issue;
    const about = { code, severity, message, key, field };
    return [{ ...about, row, header, address, id: idOf(issue), piCode, piName, statusAfterFix: null }];
  });
}

const judged: readonly Status[] = ['green', 'amber', 'red'];
/** Those that turn first, the worst of them on top; then by code and period. */
const rank = ({ statusBefore, statusAfter }: RollUpMove) =>
  statusBefore === statusAfter ? -1 : judged.indexOf(statusAfter);

/** Roll-ups as rows, in the order in which they are worth reading. */
export function movesOf(moved: MovedRollUps | undefined, calendar: Calendar): readonly RollUpMove[] {
  if (!moved) return [];
  const indicators = new Map(moved.indicators.map((pi) => [pi.code, pi]));
  const moves = moved.keys.flatMap((key, i): RollUpMove[] => {
    const [code = '', period = ''] = partsOf(key);
    const pi = indicators.get(code);
    if (!pi) return [];
    return [
      {
        ...{ ...pi, key, periodLabel: label(period, calendar) },
        ...{ before: moved.before[i] ?? null, after: moved.after[i] ?? null },
        statusBefore: moved.statusBefore[i] ?? 'no data',
        statusAfter: moved.statusAfter[i] ?? 'no data',
        coverage: moved.coverage[i] ?? null,
      },
    ];
  });
  return moves.sort((a, b) => rank(b) - rank(a));
}
