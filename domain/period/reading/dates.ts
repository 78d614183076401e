// Days as people and Excel write them: `9th Feb 2009`, `09/02/2009`, serials. Source: DOMAIN, Periods (date serials);
// SYNC, Reading the sheet (1900 and 1904). Which of day and month comes first is a meaning, not a guess.
import { addDays, firstOfMonth, isDay, monthName, weekdayOf, type Day } from '../day';
import type { Meaning } from './reading';

export interface DateReading {
  readonly day: Day;
  readonly meaning: Extract<Meaning, 'as written' | 'day first' | 'month first'>;
}

/** A month's name or at least its first three letters: `Sept`; `undefined` where it is none. */
export function monthNumber(word: string): number | undefined {
  if (word.length < 3) return undefined;
  for (let m = 1; m <= 12; m++) if (monthName(m).toLowerCase().startsWith(word.toLowerCase())) return m;
  return undefined;
}

/** A year of four digits as it is; of two, 1950 to 2049 (ours). */
export function fullYear(digits: string): number {
  const n = Number(digits);
  return digits.length > 2 ? n : n < 50 ? 2000 + n : 1900 + n;
}

/** The years that periods are read in: others are slips of the hand. */
export function isLikelyYear(year: number): boolean {
  return year >= 1900 && year < 2200;
}

/** The day where there is one: 30 February is none. */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
  if (!isLikelyYear(year) || month < 1 || month > 12) return undefined;
  const text = firstOfMonth(year, month).slice(0, 8) + String(day).padStart(2, '0');
  return isDay(text) ? text : undefined;
}

/** The last day of a calendar month. */
export function lastOfMonth(year: number, month: number): Day {
  return addDays(firstOfMonth(year, month + 1), -1);
}

const weekday = /^(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?,? (?=\d|[a-z])/;
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Every day that the tidied text can mean as a whole; none where it is no date, or names the wrong weekday. */
export function datesIn(text: string): DateReading[] {
  const named = weekday.exec(text);
  const days = datesOf(named ? text.slice(named[0].length) : text);
  return named ? days.filter((d) => weekdayNames[weekdayOf(d.day) - 1] === named[1]) : days;
}

const written = (day: Day | undefined): DateReading[] => (day === undefined ? [] : [{ day, meaning: 'as written' }]);

function datesOf(text: string): DateReading[] {
  let m = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/.exec(text);
  if (m) return written(dayFrom(Number(m[1]), Number(m[3]), Number(m[4])));
  m = /^(\d{1,2})(?:st|nd|rd|th)?[-/ .]?(?:of )?([a-z]{3,9})[-/ .,']{0,2}(\d{4}|\d{2})$/.exec(text);
  if (m) return written(dayFrom(fullYear(m[3] ?? ''), monthNumber(m[2] ?? '') ?? 0, Number(m[1])));
  m = /^([a-z]{3,9})\.?[- ](\d{1,2})(?:st|nd|rd|th)?(?:, ?| )(\d{4})$/.exec(text);
  if (m) return written(dayFrom(fullYear(m[3] ?? ''), monthNumber(m[1] ?? '') ?? 0, Number(m[2])));
  m = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (!m) return [];
  const [year, a, b] = [fullYear(m[4] ?? ''), Number(m[1]), Number(m[3])];
  const dayFirst = dayFrom(year, b, a);
  const monthFirst = dayFrom(year, a, b);
  const readings: DateReading[] = [];
  if (dayFirst !== undefined) readings.push({ day: dayFirst, meaning: 'day first' });
  if (monthFirst !== undefined) readings.push({ day: monthFirst, meaning: 'month first' });
  return readings;
}

const EPOCH = { 1900: '1899-12-30', 1904: '1904-01-01' } as const;

/** The day of an Excel serial from 1950 to 2100; `undefined` for other numbers, and for a day with a time. */
export function dayOfSerial(serial: number, system: 1900 | 1904): Day | undefined {
  if (!Number.isInteger(serial) || serial < 0 || serial > 80_000) return undefined;
  const day = addDays(EPOCH[system], serial);
  return day >= '1950-01-01' && day <= '2100-12-31' ? day : undefined;
}
