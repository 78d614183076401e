// Days on which nobody is asked for figures: weekends and public holidays. Source: DOMAIN, Periods: holidays move a due
// date (ours, a setting). Which days are holidays is the body's data; none is known here.
import { addDays, weekdayOf, type Day } from './day';

export interface RestDays {
  /** Public holidays and days of closure. */
  readonly holidays: readonly Day[];
  /** Weekdays on which nobody works, 1 for Monday to 7 for Sunday; Saturday and Sunday by default. */
  readonly weekend?: readonly number[] | undefined;
  /** Whether a day that is only a weekend's is left where it is; moved, a day never lands on one. */
  readonly weekendsStay?: boolean | undefined;
}

const SATURDAY_AND_SUNDAY = [6, 7];

export function isWorkingDay(day: Day, { holidays, weekend = SATURDAY_AND_SUNDAY }: RestDays): boolean {
  return !weekend.includes(weekdayOf(day)) && !holidays.includes(day);
}

/** The day where nothing moves it, else the next working day. */
export function movedByRest(day: Day, rest: RestDays): Day {
  return rest.weekendsStay && !rest.holidays.includes(day) ? day : nextWorkingDay(day, rest);
}

/**
 * The day itself where it is a working day, else the next that is one.
 * @throws RangeError where a whole year has none
 */
export function nextWorkingDay(day: Day, rest: RestDays): Day {
  for (let n = 0; n <= 366; n++) {
    const next = addDays(day, n);
    if (isWorkingDay(next, rest)) return next;
  }
  throw new RangeError(`There is no working day in the year from ${day} on`);
}
