// Sense check: values that are the same for so many periods in a row, as the site says (SYNC: Push, sense checks). Earlier
// periods are read only of values that equal the one before, which are few.
import type { Issue } from '../../domain/errors';
import type { FieldValue } from '../../domain/figure';
import { parseKey, shift } from '../../domain/period/period';
import { isRolledUp } from '../../domain/decide/calculated/roll-up-mark';
import type { PushContext } from '../../domain/decide/push-context';
import { measurementKey } from '../../domain/records/measurement';
import { measurementRows } from '../../domain/records/measurement-rows';
import type { ChangeBlock } from '../../domain/sync/change-set';
import { unchangedCheck } from '../../domain/sync/sense-checks';
import type { Reader } from '../store/port';

interface Standing {
  readonly code: string;
  readonly value: number;
}

/** @param state before the change-set or after it: what it sets itself counts first */
export async function unchangedChecks(
  blocks: readonly ChangeBlock[],
  state: Reader,
  context: PushContext,
): Promise<Issue[]> {
  const periods = context.site.sense.unchangedFor;
  const typed = blocks.filter((block) => block.field === 'value' && block.type === 'measurement' && !isRolledUp(block));
  if (periods === null || typed.length === 0) return [];
  const sent = new Map(typed.flatMap(({ keys, after }) => keys.map((key, i) => [key, after[i] ?? null] as const)));
  const issues: Issue[] = [];
  for (const { keys, after } of typed)
    for (const { period, codes, at } of measurementRows(keys)) {
      if (!parseKey(period)) continue;
      let left = codes.flatMap((code, n): Standing[] => {
        const value = after[at ? (at[n] ?? 0) : n];
        return typeof value === 'number' ? [{ code, value }] : [];
      });
      for (let back = 1; back < periods && left.length > 0; back++)
        left = await alike(left, shift(period, -back), sent, state);
      for (const { code, value } of left) {
        const pi = context.indicator(code);
        const check = pi && unchangedCheck(value, pi, periods);
        if (check) issues.push({ ...check, key: measurementKey(code, period), field: 'value' });
      }
    }
  return issues;
}

/** Those that have the same value in an earlier period. */
async function alike(
  values: readonly Standing[],
  period: string,
  sent: ReadonlyMap<string, FieldValue>,
  state: Reader,
): Promise<Standing[]> {
  const codes = values.map(({ code }) => code);
  const [block] = await state.measurements(codes, [period], ['value']);
  return values.filter(({ code, value }, i) => {
    const own = sent.get(measurementKey(code, period));
    return (own === undefined ? (block?.columns.value[i] ?? null) : own) === value;
  });
}
