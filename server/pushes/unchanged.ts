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

/** Values that whoever decided has read already; `undefined` of what they did not read. */
export type KnownValues = (codes: readonly string[], period: string) => readonly FieldValue[] | undefined;

/** @param state before the change-set or after it: what it sets itself counts first */
export async function unchangedChecks(
  blocks: readonly ChangeBlock[],
  state: Reader,
  context: PushContext,
  known: KnownValues = () => undefined,
): Promise<Issue[]> {
  const periods = context.site.sense.unchangedFor;
  const typed = blocks.filter((block) => block.field === 'value' && block.type === 'measurement' && !isRolledUp(block));
  if (periods === null || typed.length === 0) return [];
  const sent = sentBy(typed);
  const stored = async (codes: readonly string[], period: string) =>
    known(codes, period) ?? (await state.measurements(codes, [period], ['value']))[0]?.columns.value ?? [];
  const issues: Issue[] = [];
  for (const { keys, after } of typed)
    for (const { period, codes, at } of measurementRows(keys)) {
      if (!parseKey(period)) continue;
      const values = at ? at.map((i) => after[i] ?? null) : after;
      let left = await alike(codes, values, shift(period, -1), sent, stored);
      for (let back = 2; back < periods && left.length > 0; back++)
        left = await alike(left.map(codeOf), left.map(valueOf), shift(period, -back), sent, stored);
      for (const { code, value } of left) {
        const pi = context.indicator(code);
        const check = pi && unchangedCheck(value, pi, periods);
        if (check) issues.push({ ...check, key: measurementKey(code, period), field: 'value' });
      }
    }
  return issues;
}

const codeOf = ({ code }: Standing) => code;
const valueOf = ({ value }: Standing) => value;

/** What the change-set itself sets in a period, by code; most set nothing in the periods before. */
function sentBy(typed: readonly ChangeBlock[]): (period: string) => ReadonlyMap<string, FieldValue> | undefined {
  const made = new Map<string, Map<string, FieldValue>>();
  return (wanted) => {
    const known = made.get(wanted);
    if (known) return known;
    for (const { keys, after } of typed)
      for (const { period, codes, at } of measurementRows(keys)) {
        if (period !== wanted) continue;
        const own = made.get(wanted) ?? new Map<string, FieldValue>();
        for (const [n, code] of codes.entries()) own.set(code, after[at ? (at[n] ?? 0) : n] ?? null);
        made.set(wanted, own);
      }
    return made.get(wanted);
  };
}

type Sent = ReturnType<typeof sentBy>;

/** Those of many values that the period before has too: few, so that no object is made for the rest. */
async function alike(
  codes: readonly string[],
  values: readonly FieldValue[],
  period: string,
  sent: Sent,
  stored: (codes: readonly string[], period: string) => Promise<readonly FieldValue[]>,
): Promise<Standing[]> {
  const held = await stored(codes, period);
  const own = sent(period);
  const found: Standing[] = [];
  for (let i = 0; i < codes.length; i++) {
    const [code, value] = [codes[i] ?? '', values[i] ?? null];
    const before = own?.get(code);
    if (typeof value === 'number' && (before === undefined ? held[i] : before) === value) found.push({ code, value });
  }
  return found;
}
