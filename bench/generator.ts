// A body of any size out of a seed: the same seed gives the same PIs and figures, so that figures can be compared.
import type { FieldValue } from '../domain/figure';
import { aprilCalendar, periodAt, shift } from '../domain/period/period';
import type { Indicator } from '../domain/records/indicator';
import { defaultThresholds } from '../domain/records/indicator';
import { measurementKey } from '../domain/records/measurement';

/** A generator of numbers from 0 to below 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const PERSON = 'bench-person';
export const LAST_MONTH = '2014-12-01M';

/** The `n` months up to {@link LAST_MONTH}, oldest first. */
export function monthsBack(n: number): string[] {
  return Array.from({ length: n }, (_, i) => shift(LAST_MONTH, i - n + 1));
}

export function unitsOf(count: number): { code: string; name: string; parent: string | null }[] {
  const units = Array.from({ length: count }, (_, i) => ({ code: `U${i}`, name: `Unit ${i}`, parent: 'TOP' }));
  return [{ code: 'TOP', name: 'Bench council', parent: null }, ...units];
}

export function indicatorsOf(count: number, units: number, from: string): Indicator[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{ code: `PI${String(i).padStart(5, '0')}`, name: `Indicator number ${i} of the bench`, unit: `U${i % units}` },
    ...{
      measure: i % 3 === 0 ? ('percentage' as const) : ('number' as const),
      measureLabel: i % 3 === 0 ? '' : 'cases',
    },
    ...{ decimals: 1, polarity: i % 2 === 0 ? ('maximise' as const) : ('minimise' as const) },
    ...{ frequency: 'month' as const, thresholds: defaultThresholds, dueDays: 14, graceDays: 0 },
    ...{ collectedFrom: periodAt('month', from.slice(0, 10), aprilCalendar), owner: null, updaters: [PERSON] },
    ...{ noteWhenRed: false, description: null },
  }));
}

/** Values of PIs in a period, in columns. */
export function valuesOf(
  pis: readonly Indicator[],
  period: string,
  dice: () => number,
): { keys: string[]; values: FieldValue[] } {
  return {
    keys: pis.map((pi) => measurementKey(pi.code, period)),
    // Each PI has a level of its own and varies by a tenth around it, as real figures do.
    values: pis.map((pi, i) => {
      const level = pi.measure === 'percentage' ? 0.5 + (i % 40) / 100 : 50 + (i % 200);
      return Math.round(level * (0.9 + dice() / 5) * 1000) / 1000;
    }),
  };
}
