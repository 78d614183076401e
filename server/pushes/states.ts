// Reads from a state what decisions need: measurements whole, with the value of the period before. Read in columns, one
// block for each period, since a push may touch many thousands.
import { parseKey, shift } from '../../domain/period/period';
import { partsOf } from '../../domain/records/record-type';
import type { MeasurementNow } from '../../domain/decide/push-context';
import type { Reader } from '../store/port';

const needed = ['value', 'target', 'note', 'status'] as const;

/** Measurements by key. Keys whose period is none are left out: no decision gets as far as asking for them. */
export async function measurementStates(
  state: Reader,
  keys: readonly string[],
): Promise<ReadonlyMap<string, MeasurementNow>> {
  const periods = new Map<string, { keys: string[]; codes: string[] }>();
  for (const key of keys) {
    const [code = '', period = ''] = partsOf(key);
    let block = periods.get(period);
    if (!block) {
      block = { keys: [], codes: [] };
      if (parseKey(period)) periods.set(period, block);
    }
    block.keys.push(key);
    block.codes.push(code);
  }
  const states = new Map<string, MeasurementNow>();
  for (const [period, block] of periods) {
    const [now, before] = await state.measurements(block.codes, [period, shift(period, -1)], needed);
    if (!now || !before) throw new RangeError(`The store gave no block for ${period}`);
    const { value, target, note, status } = now.columns;
    for (const [i, key] of block.keys.entries())
      states.set(key, {
        value: value[i] ?? null,
        target: target[i] ?? null,
        note: note[i] ?? null,
        status: status[i] ?? null,
        previous: before.columns.value[i] ?? null,
      });
  }
  return states;
}
