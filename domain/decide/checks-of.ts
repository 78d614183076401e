// What was worth a look in a change-set, said from its changes and the state at its revision: for a receipt that is asked
// for again, which says the same as the first time.
import type { Issue } from '../errors';
import type { FieldValue } from '../figure';
import { parseKey, shift } from '../period/period';
import { measurementKey, type MeasurementField } from '../records/measurement';
import type { ChangeBlock } from '../sync/change-set';
import { partsOf, senseCheck } from '../sync/sense-checks';
import { asFigure, asNumber } from './judge';
import type { PushContext } from './push-context';

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

/** Values of one period that changed, in columns, with what they are compared with. */
export interface ChangedValues {
  readonly period: string;
  readonly keys: readonly string[];
  readonly codes: readonly string[];
  readonly values: readonly FieldValue[];
  /** The values of the period before, and the targets, as the store has them. */
  readonly previous: readonly FieldValue[];
  readonly targets: readonly FieldValue[];
  readonly numerators: readonly FieldValue[];
  readonly denominators: readonly FieldValue[];
}

/** Parts that went because a value was typed that they do not make: told, since nobody sent that. */
export function partsGone(blocks: readonly ChangeBlock[]): Issue[] {
  const gone = changesTo(blocks, 'numerator');
  if (gone.size === 0) return [];
  const below = changesTo(blocks, 'denominator');
  return [...changesTo(blocks, 'value')].flatMap(([key, value]): Issue[] => {
    const [n, d] = [gone.get(key), below.get(key)];
    if (typeof value.after !== 'number' || typeof n?.before !== 'number' || n.after !== null) return [];
    if (typeof d?.before !== 'number' || d.after !== null) return [];
    const message = `It was ${n.before} of ${d.before}, which does not make this value: numerator and denominator are taken away.`;
    return [{ code: 'parts-gone', severity: 'check', message, key, field: 'value' }];
  });
}

/** Sense checks of the values that changed; none of them is in the way. */
export function checksOf(
  changed: readonly ChangedValues[],
  blocks: readonly ChangeBlock[],
  context: PushContext,
): Issue[] {
  // What the same push sets counts before what the store has.
  const values = changed.length > 1 ? changesTo(blocks, 'value') : nothing;
  const targets = changesTo(blocks, 'target');
  const issues: Issue[] = [];
  for (const { period, keys, codes, ...columns } of changed) {
    const before = parseKey(period) ? shift(period, -1) : period;
    for (let i = 0; i < keys.length; i++) {
      const [key, code] = [keys[i] ?? '', codes[i] ?? ''];
      const pi = context.indicator(code);
      if (!pi) continue;
      const earlier = values.size > 0 ? values.get(measurementKey(code, before)) : undefined;
      const target = targets.size > 0 ? targets.get(key) : undefined;
      const check = senseCheck(
        asFigure(columns.values[i] ?? null),
        pi,
        asFigure(earlier ? earlier.after : (columns.previous[i] ?? null)),
        asNumber(target ? target.after : (columns.targets[i] ?? null)),
        partsOf(columns.numerators[i] ?? null, columns.denominators[i] ?? null),
      );
      if (check) issues.push({ ...check, key, field: 'value' });
    }
  }
  issues.push(...partsGone(blocks));
  return issues;
}

const nothing: ReturnType<typeof changesTo> = new Map();
