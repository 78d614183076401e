// What follows from changes: the status before and after of measurements, and what is worth a look. Said from the
// changes and the state around them, so that a receipt asked for again says the same.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { parseKey, shift } from '../period/period';
import { measurementKey, type MeasurementField } from '../records/measurement';
import { partsOf } from '../records/record-type';
import type { ChangeBlock } from '../sync/change-set';
import { senseCheck } from '../sync/sense-checks';
import type { Consequences } from '../wire';
import { asFigure, asNumber, asStatus } from './judge';
import type { MeasurementNow, PushContext } from './push-context';

/** State of a measurement before or after the changes: what they do not name is the same in both. */
export type MeasurementStates = ReadonlyMap<string, MeasurementNow>;

/** Measurements whose value or target the changes set, each once. */
export function judgedKeys(blocks: readonly ChangeBlock[]): string[] {
  return [...new Set(blocks.flatMap((b) => (isOf(b, 'value') || isOf(b, 'target') ? b.keys : [])))];
}

function isOf({ type, field }: ChangeBlock, wanted: MeasurementField): boolean {
  return type === 'measurement' && field === wanted;
}

/** One field of the changes by key. */
function changesTo(blocks: readonly ChangeBlock[], field: MeasurementField) {
  const changes = new Map<string, { before: FieldValue; after: FieldValue }>();
  for (const block of blocks)
    if (isOf(block, field))
      for (const [i, key] of block.keys.entries())
        changes.set(key, { before: block.before[i] ?? null, after: block.after[i] ?? null });
  return changes;
}

/** How the measurements named stand before and after, in columns. */
export function consequencesOf(
  keys: readonly string[],
  blocks: readonly ChangeBlock[],
  states: MeasurementStates,
): Consequences {
  const values = changesTo(blocks, 'value');
  const statuses = changesTo(blocks, 'status');
  const status = (key: string, when: 'before' | 'after') =>
    asStatus(statuses.get(key)?.[when] ?? (statuses.has(key) ? null : (states.get(key)?.status ?? null)));
  return {
    keys: [...keys],
    values: keys.map((key) =>
      asFigure(values.has(key) ? (values.get(key)?.after ?? null) : (states.get(key)?.value ?? null)),
    ),
    before: keys.map((key) => status(key, 'before')),
    after: keys.map((key) => status(key, 'after')),
  };
}

/** Sense checks of the values that changed; none of them is in the way. */
export function checksOf(blocks: readonly ChangeBlock[], states: MeasurementStates, context: PushContext): Issue[] {
  const values = changesTo(blocks, 'value');
  const targets = changesTo(blocks, 'target');
  const befores = new Map<string, string>();
  const before = (period: string) => {
    const known = befores.get(period) ?? (parseKey(period) ? shift(period, -1) : '');
    befores.set(period, known);
    return known;
  };
  return [...values].flatMap(([key, value]) => {
    const [code = '', period = ''] = partsOf(key);
    const pi = context.indicator(code);
    const state = states.get(key);
    if (!pi || !state || before(period) === '') return [];
    const earlier = values.get(measurementKey(code, before(period)));
    const target = targets.get(key);
    const check = senseCheck(asFigure(value.after), {
      measure: pi.measure,
      measureLabel: pi.measureLabel,
      decimals: pi.decimals,
      previous: asFigure(earlier ? earlier.after : state.previous),
      target: asNumber(target ? target.after : state.target),
    });
    return check ? [{ ...check, key, field: 'value' }] : [];
  });
}
