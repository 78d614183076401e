// A body's calendar made from its start date, the one thing that people set. Source: DOMAIN, Periods: the start date
// makes the year [P]; weeks start on its weekday, or on the day set (ours).
import { isDay, weekdayOf, type Day } from './day';
import type { Calendar } from './period';

/**
 * The calendar that starts on a day: `2002-04-01`, a Monday, gives years from 1 April and weeks from Monday.
 * @param weekStartsOn 1 for Monday to 7 for Sunday, where weeks start on another day than the start date's
 * @throws RangeError where the day is none, or is the 29th or later, which not every month has
 */
export function calendarFrom(start: Day, weekStartsOn = isDay(start) ? weekdayOf(start) : 1): Calendar {
  const day = Number(start.slice(8, 10));
  if (!isDay(start) || day > 28) throw new RangeError(`A calendar cannot start on “${start}”`);
  if (!Number.isInteger(weekStartsOn) || weekStartsOn < 1 || weekStartsOn > 7)
    throw new RangeError(`${weekStartsOn} is no weekday from 1 (Monday) to 7 (Sunday)`);
  return { yearStartsIn: Number(start.slice(5, 7)), yearStartsOn: day, weekStartsOn };
}
