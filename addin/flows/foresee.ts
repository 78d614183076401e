// Foresees a push by a dry run: which roll-ups it would move, beyond the statuses that the sheet's own comparison knows.
import { label, type Calendar } from '../../domain/period/period';
import { partsOf } from '../../domain/records/record-type';
import type { Status } from '../../domain/performance/status';
import { editsToColumns } from '../../domain/sync/columns';
import type { MovedRollUps } from '../../domain/wire';
import type { Changes, Foresight, RollUpMove } from './outcomes';
import type { Ports } from './ports';
import { editOf } from './sent-edit';

/** Changes nothing in the store and nothing in the sheet. */
export async function foresee(
  { api, newId }: Pick<Ports, 'api' | 'newId'>,
  { plan, revision }: Pick<Changes, 'plan' | 'revision'>,
  calendar: Calendar,
): Promise<Foresight> {
  const edits = editsToColumns(plan.ready.map(editOf));
  const answer = await api.push({ pushId: newId(), base: revision, edits, dryRun: true });
  switch (answer.kind) {
    case 'receipt':
      return { kind: 'moves', moves: movesOf(answer.receipt.moved, calendar) };
    case 'issues':
      return { kind: 'refused', message: answer.issues[0]?.message ?? '' };
    case 'conflicts':
      return { kind: 'changed' };
  }
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
