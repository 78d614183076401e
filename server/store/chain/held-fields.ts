// What each field of a measurement can hold, as every store keeps it; and the check that is made before a change-set is
// written, so that nothing is on disk that memory or a table could not take.
import { NOT_APPLICABLE, NOT_AVAILABLE, type FieldValue } from '../../../domain/figure';
import { handStatuses } from '../../../domain/performance/judgements';
import { statuses } from '../../../domain/performance/status';
import { recordTypes } from '../../../domain/records';
import { isMeasurementField, stages, type MeasurementField } from '../../../domain/records/measurement';
import type { ChangeBlock } from '../../../domain/sync/change-set';

/** Numbers and stated reasons for none; words of a closed list; or texts, of which most cells have none. */
export type Held =
  | { readonly kind: 'numbers'; readonly words: readonly string[] }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'texts' };

const numbers: Held = { kind: 'numbers', words: [] };

export const heldFields: Readonly<Record<MeasurementField, Held>> = {
  value: { kind: 'numbers', words: [NOT_AVAILABLE, NOT_APPLICABLE] },
  target: numbers,
  note: { kind: 'texts' },
  stage: { kind: 'words', words: stages },
  status: { kind: 'words', words: statuses },
  numerator: numbers,
  denominator: numbers,
  forecast: numbers,
  benchmark: numbers,
  byHand: { kind: 'words', words: handStatuses },
  coverage: { kind: 'texts' },
};

/** One thing for each field. */
export function byField<F extends MeasurementField, T>(fields: readonly F[], of: (field: F) => T): Record<F, T> {
  return Object.fromEntries(fields.map((field) => [field, of(field)])) as Record<F, T>;
}

function isHeld(held: Held, value: FieldValue): boolean {
  if (value === null) return true;
  if (typeof value === 'number') return held.kind === 'numbers' && Number.isFinite(value);
  return typeof value === 'string' && (held.kind === 'texts' || held.words.includes(value));
}

/** @throws TypeError where a store could not hold what the blocks say; asked before they are written */
export function checkBlocks(blocks: readonly ChangeBlock[]): void {
  for (const { type, field, keys, before, after } of blocks) {
    if (keys.length !== after.length || keys.length !== before.length)
      throw new TypeError(`The columns of ${type} ${field} are not of one length`);
    if (type === 'measurement') {
      if (!isMeasurementField(field)) throw new TypeError(`A measurement has no field “${field}”`);
      const held = heldFields[field];
      for (const value of after)
        if (!isHeld(held, value)) throw new TypeError(`${JSON.stringify(value)} cannot be a measurement’s ${field}`);
    } else if (!Object.hasOwn(recordTypes, type) || !Object.hasOwn(recordTypes[type].fields, field))
      throw new TypeError(`There is no field “${field}” of “${type}”`);
  }
}
