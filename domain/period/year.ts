// The place of a period in time and in its year: how far apart two are, its ordinal, last year's, the year to date.
// Source: DOMAIN, Periods and Trends [P]; where years do not match day by day, ours.
import { addDays, dayNumber, firstOfMonth, isDay } from './day';
import {
  frequencyOf,
  parseKey,
  periodAt,
  periodKey,
  periodsBetween,
  shift,
  startOf,
  yearOf,
  type Calendar,
  type Frequency,
  type PeriodKey,
} from './period';

const perYear = { year: 1, 'half-year': 2, quarter: 4, month: 12 } as const;

/**
 * How many steps lead from one period to another of its frequency: `shift(from, difference(from, to)) === to`.
 * @throws RangeError where no number of steps does: another frequency, or another calendar
 */
export function difference(from: PeriodKey, to: PeriodKey): number {
  const [a, b] = [parseKey(from), parseKey(to)];
  if (!a || !b) throw new RangeError(`“${a ? to : from}” is not a period key`);
  const days = dayNumber(startOf(to)) - dayNumber(startOf(from));
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const steps = a.frequency === 'day' ? days : a.frequency === 'week' ? days / 7 : (months * perYear[a.frequency]) / 12;
  if (a.frequency !== b.frequency || !Number.isInteger(steps) || shift(from, steps) !== to)
    throw new RangeError(`No number of steps leads from ${from} to ${to}`);
  return steps;
}

/** How many periods of a frequency the year has that starts in calendar year `year`: 52 or 53 weeks. */
export function countInYear(frequency: Frequency, year: number, calendar: Calendar): number {
  if (frequency !== 'week' && frequency !== 'day') return perYear[frequency];
  return difference(periodKey(frequency, year, 0, calendar), periodKey(frequency, year + 1, 0, calendar));
}

/**
 * Which one of its year the period is, from 1: 3 for `Q3 2014/15`. Week 1 is the first that has most of its days in
 * the year (ours): for a year from January and weeks from Monday that is the week number of ISO 8601.
 */
export function ordinalOf(key: PeriodKey, calendar: Calendar): number {
  return difference(periodKey(frequencyOf(key), yearOf(key, calendar), 0, calendar), key) + 1;
}

/**
 * The same period of the year `years` before [P]; of a week the week with the same number. `undefined` where that year
 * has none: week 53, 29 February (ours: nothing is compared with something else in silence).
 */
export function samePeriodBefore(key: PeriodKey, calendar: Calendar, years = 1): PeriodKey | undefined {
  const p = parseKey(key);
  if (p?.frequency === 'day') {
    const day = String(p.year - years).padStart(4, '0') + key.slice(4, 10);
    return isDay(day) ? `${day}D` : undefined;
  }
  const frequency = frequencyOf(key);
  const [year, ordinal] = [yearOf(key, calendar) - years, ordinalOf(key, calendar)];
  return ordinal <= countInYear(frequency, year, calendar)
    ? periodKey(frequency, year, ordinal - 1, calendar)
    : undefined;
}

/** The periods of the same frequency from the first of the year to this one: at December, nine months [P]. */
export function yearToDate(key: PeriodKey, calendar: Calendar): PeriodKey[] {
  return periodsBetween(periodKey(frequencyOf(key), yearOf(key, calendar), 0, calendar), key);
}

/** The week of ISO 8601, whatever the body's own calendar: its Monday; `undefined` where the year has none. */
export function isoWeek(year: number, week: number): string | undefined {
  const iso: Calendar = { yearStartsIn: 1 };
  const has = week >= 1 && week <= countInYear('week', year, iso);
  return has ? addDays(startOf(periodAt('week', addDays(firstOfMonth(year, 1), 3), iso)), (week - 1) * 7) : undefined;
}
