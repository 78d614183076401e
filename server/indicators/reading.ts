// The measurements of one PI, read once: those to show with all their fields, and those that trends, last year's status
// and the year to date look back on.
import type { Cell } from '../../domain/performance/roll-up/combine';
import type { StepsBack } from '../../domain/performance/trend';
import type { SiteRules } from '../../domain/performance/site-rules';
import { frequencyOf, type Calendar, type PeriodKey } from '../../domain/period/period';
import { yearToDate } from '../../domain/period/year';
import {
  emptyMeasurement,
  measurementFields,
  type Measurement,
  type MeasurementField,
} from '../../domain/records/measurement';
import type { Reader } from '../store/port';

const before = ['value', 'target', 'numerator', 'denominator', 'stage'] as const;
/** How far a trend that looks over gaps goes back, at most: a year of weeks. */
const OVER_GAPS = 53;

/** How measurements of a PI stand, by period; a blank one where nothing is recorded. */
export type ReadMeasurement = (period: PeriodKey) => Measurement;

/** Earlier periods that the figures of a period are compared with or added to. */
export function lookedBackOn(
  period: PeriodKey,
  { trend }: SiteRules,
  steps: StepsBack,
  calendar: Calendar,
): readonly PeriodKey[] {
  const lookBack = trend.lookBack[frequencyOf(period)];
  const usesYears = trend.short === 'yearly' || trend.long === 'yearly';
  const gaps = trend.overGaps === 'last with a value' ? OVER_GAPS + 1 : 1;
  const single = Array.from({ length: Math.max(gaps, lookBack) }, (_, i) => steps.before(period, i + 1));
  const years = Array.from({ length: usesYears ? lookBack : 1 }, (_, i) => steps.lastYear(period, i + 1));
  return [...single, ...years.filter((p) => p !== undefined), ...yearToDate(period, calendar)];
}

type Known = Map<PeriodKey, Measurement>;

const readOf =
  (code: string, known: Known): ReadMeasurement =>
  (period) =>
    known.get(period) ?? emptyMeasurement(code, period);

async function fill(
  known: Known,
  code: string,
  periods: readonly PeriodKey[],
  state: Reader,
  fields: readonly MeasurementField[],
) {
  for (const { period, columns } of await state.measurements([code], periods, fields)) {
    const row = Object.entries(columns).map(([field, [value]]) => [field, value ?? null] as const);
    known.set(period, { ...emptyMeasurement(code, period), ...Object.fromEntries(row) });
  }
}

/** Reads what is shown whole; then, by `back`, what those that have a value are compared with. */
export async function readMeasurements(
  code: string,
  shown: readonly PeriodKey[],
  back: (period: PeriodKey) => readonly PeriodKey[],
  state: Reader,
): Promise<ReadMeasurement> {
  const known: Known = new Map();
  await fill(known, code, shown, state, measurementFields);
  const read = readOf(code, known);
  const more = new Set(shown.filter((period) => typeof read(period).value === 'number').flatMap(back));
  await fill(
    known,
    code,
    [...more].filter((period) => !known.has(period)),
    state,
    before,
  );
  return read;
}

/** A measurement as roll-ups see it. */
export function cellOf({
  value,
  numerator,
  denominator,
  stage,
}: Pick<Measurement, 'value' | 'numerator' | 'denominator' | 'stage'>): Cell {
  return { value, numerator, denominator, stage };
}

/** Whether anything is known of it that a page would show. */
export function hasAnything({ value, target, note, forecast, benchmark }: Measurement): boolean {
  return [value, target, note, forecast, benchmark].some((field) => field !== null);
}
