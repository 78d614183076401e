// Days as `YYYY-MM-DD` text and whole-day arithmetic. No Date leaves this file, so no time zone can move a day.

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const MS = 86_400_000;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Days since 1 January 1970. */
export function dayNumber(day: Day): number {
  return Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS);
}

/** The inverse of {@link dayNumber}. */
export function dayOf(n: number): Day {
  return new Date(n * MS).toISOString().slice(0, 10);
}

/** The first day of a month; `month` runs from 1 and may lie outside 1 to 12. */
export function firstOfMonth(year: number, month: number): Day {
  // Asked at every push and pull: a Date and its text would cost ten times as much.
  const years = Math.floor((month - 1) / 12);
  const [y, m] = [String(year + years).padStart(4, '0'), String(month - years * 12).padStart(2, '0')];
  return `${y}-${m}-01`;
}

export function addDays(day: Day, n: number): Day {
  return dayOf(dayNumber(day) + n);
}

export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function monthName(month: number): string {
  return months[(((month - 1) % 12) + 12) % 12] ?? '';
}

/** The day of the week, from 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** Whether the text is a day that there is: `2015-02-29` is none. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(dayNumber(text)) === text;
}

/** `Tuesday 14 October`, with the year where it is not `year`. */
export function spokenDay(day: Day, year?: string): string {
  const weekday = weekdays[new Date(dayNumber(day) * MS).getUTCDay()] ?? '';
  const own = day.slice(0, 4);
  const text = `${weekday} ${Number(day.slice(8, 10))} ${monthName(Number(day.slice(5, 7)))}`;
  return own === (year ?? own) ? text : `${text} ${own}`;
}

/** `14 October`, with the year where it is not `year`. */
export function shortDay(day: Day, year?: string): string {
  const own = day.slice(0, 4);
  const text = `${Number(day.slice(8, 10))} ${monthName(Number(day.slice(5, 7)))}`;
  return own === (year ?? own) ? text : `${text} ${own}`;
}
