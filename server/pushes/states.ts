// Reads from a state what decisions need: measurements whole, with the value of the period before.
import { parseKey } from '../../domain/period/period';
import { partsOf } from '../../domain/records/record-type';
import type { FieldRef } from '../../domain/sync/change-set';
import { keyBefore } from '../../domain/sync/decide-push';
import type { MeasurementNow } from '../../domain/sync/push-context';
import type { Reader } from '../store/port';

const fields = ['value', 'target', 'note', 'status'] as const;

/** Measurements by key. Keys whose period is none are left out: no decision gets as far as asking for them. */
export async function measurementStates(
  state: Reader,
  keys: readonly string[],
): Promise<ReadonlyMap<string, MeasurementNow>> {
  const good = keys.filter((key) => parseKey(partsOf(key)[1] ?? '') !== undefined);
  const refs = good.flatMap((key): FieldRef[] => {
    const [code = '', period = ''] = partsOf(key);
    const own = fields.map((field): FieldRef => ({ type: 'measurement', key, field }));
    return [...own, { type: 'measurement', key: keyBefore(code, period), field: 'value' }];
  });
  const states = await state.fields(refs);
  const width = fields.length + 1;
  return new Map(
    good.map((key, row) => {
      const [value, target, note, status, previous] = states
        .slice(row * width, (row + 1) * width)
        .map((field) => field.value);
      return [
        key,
        {
          value: value ?? null,
          target: target ?? null,
          note: note ?? null,
          status: status ?? null,
          previous: previous ?? null,
        },
      ];
    }),
  );
}
