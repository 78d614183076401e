// The roll-ups that a change-set moves, in columns: value and status before and after, and of how many feeders. Read from the
// change-set, so that a receipt says the same whenever it is asked for.
import type { FieldValue } from '../../domain/figure';
import { isRolledUp } from '../../domain/decide/calculated/roll-up-mark';
import { asFigure, asStatus } from '../../domain/decide/judge';
import type { Indicator } from '../../domain/records/indicator';
import { measurementRows } from '../../domain/records/measurement-rows';
import { keyOf } from '../../domain/records/record-type';
import type { ChangeBlock } from '../../domain/sync/change-set';
import type { MovedRollUps } from '../../domain/wire';
import { turns } from '../records/slices';
import type { Reader } from '../store/port';

const fields = ['value', 'status', 'coverage'] as const;
type Field = (typeof fields)[number];
interface Changed {
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/** @returns nothing where none moves that the asker may see */
export async function movedRollUps(
  blocks: readonly ChangeBlock[],
  state: Reader,
  seen: (code: string) => Indicator | undefined,
): Promise<MovedRollUps | undefined> {
  const changes: Record<Field, Map<string, Changed>> = { value: new Map(), status: new Map(), coverage: new Map() };
  const turn = turns();
  const moving = new Map<string, Set<string>>();
  for (const block of blocks) {
    const field = fields.find((f) => f === block.field);
    if (!field || !isRolledUp(block)) continue;
    for (const [i, key] of block.keys.entries())
      changes[field].set(key, { before: block.before[i] ?? null, after: block.after[i] ?? null });
    for (const { period, codes } of measurementRows(block.keys)) {
      const own = moving.get(period) ?? new Set<string>();
      for (const code of codes) if (seen(code)) own.add(code);
      moving.set(period, own);
    }
    await turn();
  }
  const moved: MovedRollUps = {
    ...{ indicators: [], keys: [], before: [], after: [], statusBefore: [], statusAfter: [], coverage: [] },
  };
  const named = new Set<string>();
  for (const [period, own] of [...moving].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const codes = [...own].sort();
    if (codes.length === 0) continue;
    await turn();
    const [now] = await state.measurements(codes, [period], fields);
    for (const [i, code] of codes.entries()) {
      const pi = named.has(code) ? undefined : seen(code);
      if (pi) {
        const { name, measure, measureLabel, decimals } = pi;
        moved.indicators.push({ code, name, measure, measureLabel, decimals });
        named.add(code);
      }
      const key = keyOf(code, period);
      const of = (field: Field): Changed => {
        const stands = now?.columns[field][i] ?? null;
        return changes[field].get(key) ?? { before: stands, after: stands };
      };
      const [value, status, coverage] = [of('value'), of('status'), of('coverage').after];
      moved.keys.push(key);
      moved.before.push(asFigure(value.before));
      moved.after.push(asFigure(value.after));
      moved.statusBefore.push(asStatus(status.before));
      moved.statusAfter.push(asStatus(status.after));
      moved.coverage.push(typeof coverage === 'string' ? coverage : null);
    }
  }
  return moved.keys.length > 0 ? moved : undefined;
}
