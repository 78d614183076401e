// Reads from a state what decisions need: measurements whole, with the value of the period before. Read in columns, one
// block for each period, since a push may touch many thousands.
import type { FieldValue } from '../../domain/figure';
import { asksLastYear } from '../../domain/performance/judge-pi';
import { parseKey, shift } from '../../domain/period/period';
import { samePeriodBefore } from '../../domain/period/year';
import { partsOf } from '../../domain/records/record-type';
import type { MeasurementNow, PushContext } from '../../domain/decide/push-context';
import type { Reader } from '../store/port';

const needed = ['value', 'target', 'note', 'status', 'numerator', 'denominator', 'byHand'] as const;

/** Measurements by key. Keys whose period is none are left out: no decision gets as far as asking for them. */
export async function measurementStates(
  state: Reader,
  keys: readonly string[],
  context: PushContext,
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
    const lastYear = await lastYearOf(state, block.codes, period, context);
    const { columns } = now;
    const at = (column: readonly FieldValue[] | undefined, i: number) => column?.[i] ?? null;
    for (const [i, key] of block.keys.entries())
      states.set(key, {
        ...{ value: at(columns.value, i), target: at(columns.target, i), note: at(columns.note, i) },
        ...{ status: at(columns.status, i), byHand: at(columns.byHand, i), previous: at(before.columns.value, i) },
        ...{ numerator: at(columns.numerator, i), denominator: at(columns.denominator, i) },
        ...(lastYear && { lastYear: { value: at(lastYear.value, i), target: at(lastYear.target, i) } }),
      });
  }
  return states;
}

/** Values and targets of the same period of last year, where the rule of one of the PIs asks for them. */
async function lastYearOf(state: Reader, codes: readonly string[], period: string, context: PushContext) {
  const asks = codes.some((code) => {
    const pi = context.indicator(code);
    return pi !== undefined && asksLastYear(pi, period, context.site.status);
  });
  const before = asks ? samePeriodBefore(period, context.calendar) : undefined;
  const [block] = before === undefined ? [] : await state.measurements(codes, [before], ['value', 'target']);
  return block?.columns;
}
