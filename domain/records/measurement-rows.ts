// Keys of measurements taken apart, period by period: a push names thousands of PIs in a handful of periods. Done once
// for each array of keys, however many ask.
import { keyOf } from './record-type';

/** The keys of one period. */
export interface MeasurementRows {
  /** Everything after the code; it is for others to say whether it is a period. */
  readonly period: string;
  readonly codes: readonly string[];
  /** Where each stands among the keys; `null` where these are all of them, in order. */
  readonly at: readonly number[] | null;
}

const SEPARATOR = keyOf('', '');
const known = new WeakMap<readonly string[], readonly MeasurementRows[]>();

/** Remembered by the identity of the array, which must not change afterwards. */
export function measurementRows(keys: readonly string[]): readonly MeasurementRows[] {
  let rows = known.get(keys);
  if (!rows) known.set(keys, (rows = grouped(keys)));
  return rows;
}

/** Says what the keys are made of, where whoever made them knows. */
export function rememberRows(keys: readonly string[], rows: readonly MeasurementRows[]): void {
  known.set(keys, rows);
}

function grouped(keys: readonly string[]): readonly MeasurementRows[] {
  const groups = new Map<string, { suffix: string; codes: string[]; at: number[] }>();
  let group: { suffix: string; codes: string[]; at: number[] } | undefined;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? '';
    const bar = key.indexOf(SEPARATOR);
    const end = bar < 0 ? key.length : bar;
    // Most keys are of the same period as the one before.
    if (!group || key.length - end !== group.suffix.length || !key.endsWith(group.suffix)) {
      const suffix = key.slice(end);
      group = groups.get(suffix) ?? { suffix, codes: [], at: [] };
      groups.set(suffix, group);
    }
    group.codes.push(key.slice(0, end));
    group.at.push(i);
  }
  const isOnly = groups.size === 1;
  return [...groups.values()].map(({ suffix, codes, at }) => ({
    ...{ period: suffix.slice(SEPARATOR.length), codes },
    at: isOnly ? null : at,
  }));
}
