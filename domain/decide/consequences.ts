// What follows from changes: the status before and after of each measurement whose value or target changed, and what
// is worth a look. Said from the changes and the state around them, so that a receipt asked for again says the same.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { parseKey, shift } from '../period/period';
import { measurementKey } from '../records/measurement';
import { partsOf } from '../records/record-type';
import type { Consequence } from '../wire';
import type { Change } from '../sync/change-set';
import { asFigure, asNumber, asStatus } from './judge';
import type { MeasurementNow, PushContext } from './push-context';
import { senseCheck } from '../sync/sense-checks';

/** State of a measurement before or after the changes: what they do not name is the same in both. */
export type MeasurementStates = ReadonlyMap<string, MeasurementNow>;

/** The changes of each measurement by field, in the order they first came. */
function byMeasurement(changes: readonly Change[]): Map<string, Map<string, Change>> {
  const rows = new Map<string, Map<string, Change>>();
  for (const change of changes) {
    if (change.type !== 'measurement') continue;
    const row = rows.get(change.key) ?? new Map<string, Change>();
    row.set(change.field, change);
    rows.set(change.key, row);
  }
  return rows;
}

export function consequencesOf(changes: readonly Change[], states: MeasurementStates): Consequence[] {
  return [...byMeasurement(changes)].flatMap(([key, row]) => {
    const state = states.get(key);
    if (!state || (!row.has('value') && !row.has('target'))) return [];
    const status = row.get('status');
    return {
      key,
      value: asFigure(after(row.get('value'), state.value)),
      before: asStatus(status ? status.before : state.status),
      after: asStatus(status ? status.after : state.status),
    };
  });
}

const after = (change: Change | undefined, otherwise: FieldValue): FieldValue => (change ? change.after : otherwise);

/** Sense checks of the values that changed; none of them is in the way. */
export function checksOf(changes: readonly Change[], states: MeasurementStates, context: PushContext): Issue[] {
  const rows = byMeasurement(changes);
  const befores = new Map<string, string>();
  const before = (period: string) => {
    const known = befores.get(period) ?? (parseKey(period) ? shift(period, -1) : '');
    befores.set(period, known);
    return known;
  };
  return [...rows].flatMap(([key, row]) => {
    const [code = '', period = ''] = partsOf(key);
    const pi = context.indicator(code);
    const state = states.get(key);
    const value = row.get('value');
    if (!pi || !state || !value || before(period) === '') return [];
    const previous = after(rows.get(measurementKey(code, before(period)))?.get('value'), state.previous);
    const check = senseCheck(asFigure(value.after), {
      measure: pi.measure,
      measureLabel: pi.measureLabel,
      decimals: pi.decimals,
      previous: asFigure(previous),
      target: asNumber(after(row.get('target'), state.target)),
    });
    return check ? [{ ...check, key, field: 'value' }] : [];
  });
}
