// Which periods the reference body has: the last that ended before its day, and those before it.
import { aprilCalendar, endOf, periodAt, shift, type Frequency, type PeriodKey } from '../../domain/period/period';

/** The reference body's own day. */
export const AS_AT = '2015-01-08';
/** Periods that ended before this day are closed. */
export const OPEN_SINCE = '2013-01-08';

/** How many periods of a frequency are held where months are held for `months`. */
function countOf(frequency: Frequency, months: number): number {
  switch (frequency) {
    case 'year':
      return Math.ceil(months / 12);
    case 'half-year':
      return Math.ceil(months / 6);
    case 'quarter':
      return Math.ceil(months / 3);
    case 'month':
      return months;
    case 'week':
      return Math.round((months * 52) / 12);
    case 'day':
      return Math.round((months * 365) / 12);
  }
}

/** The last period of a frequency that has ended. */
export function lastPeriod(frequency: Frequency): PeriodKey {
  const current = periodAt(frequency, AS_AT, aprilCalendar);
  return endOf(current) < AS_AT ? current : shift(current, -1);
}

/** The periods of a frequency that have ended, oldest first. */
export function periodsOf(frequency: Frequency, months: number): PeriodKey[] {
  const count = countOf(frequency, months);
  return Array.from({ length: count }, (_, i) => shift(lastPeriod(frequency), i - count + 1));
}
