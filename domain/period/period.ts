// Periods of the body's own calendar: keys that sort in time, labels that people read, and the way back.
// Source: DOMAIN, Periods. A period is not a Date: its key is the day it starts on and a letter for its frequency.
import { addDays, firstOfMonth, monthName, type Day } from './day';

export const frequencies = ['year', 'half-year', 'quarter', 'month'] as const;
export type Frequency = (typeof frequencies)[number];

/** `2014-07-01Q`: first day and frequency. Sorts in time and does not depend on labels. */
export type PeriodKey = string;

export interface Calendar {
  /** The month that the year starts with, 1 to 12. 4 gives April to March, Q1 = April to June. */
  readonly yearStartsIn: number;
}
export const aprilCalendar: Calendar = { yearStartsIn: 4 };

const letterOf: Record<Frequency, string> = { year: 'Y', 'half-year': 'H', quarter: 'Q', month: 'M' };
const monthsIn: Record<Frequency, number> = { year: 12, 'half-year': 6, quarter: 3, month: 1 };
const keyShape = /^(\d{4})-(\d{2})-01([YHQM])$/;

/** Takes a key apart; `undefined` where the text is no period key. */
export function parseKey(key: PeriodKey): { frequency: Frequency; year: number; month: number } | undefined {
  const m = keyShape.exec(key);
  if (!m) return undefined;
  const frequency = frequencies.find((f) => letterOf[f] === m[3]);
  const month = Number(m[2]);
  return frequency && month >= 1 && month <= 12 ? { frequency, year: Number(m[1]), month } : undefined;
}

function known(key: PeriodKey) {
  const p = parseKey(key);
  if (!p) throw new RangeError(`“${key}” is not a period key`);
  return p;
}

/** The key of the `index`-th period (from 0) of the year that starts in calendar year `year`. */
export function periodKey(frequency: Frequency, year: number, index: number, calendar: Calendar): PeriodKey {
  return firstOfMonth(year, calendar.yearStartsIn + index * monthsIn[frequency]) + letterOf[frequency];
}

export function frequencyOf(key: PeriodKey): Frequency {
  return known(key).frequency;
}

export function startOf(key: PeriodKey): Day {
  known(key);
  return key.slice(0, 10);
}

/** The last day of the period. */
export function endOf(key: PeriodKey): Day {
  const p = known(key);
  return addDays(firstOfMonth(p.year, p.month + monthsIn[p.frequency]), -1);
}

/** The period `n` steps later (earlier where negative). */
export function shift(key: PeriodKey, n: number): PeriodKey {
  const p = known(key);
  return firstOfMonth(p.year, p.month + n * monthsIn[p.frequency]) + letterOf[p.frequency];
}

/** The period of this frequency that the day falls into. */
export function periodAt(frequency: Frequency, day: Day, calendar: Calendar): PeriodKey {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - calendar.yearStartsIn;
  const year = Math.floor(months / 12);
  return periodKey(frequency, year, Math.floor((months - year * 12) / monthsIn[frequency]), calendar);
}

/** The year of the body's calendar that holds the period, as the calendar year it starts in. */
export function yearOf(key: PeriodKey, calendar: Calendar): number {
  const p = known(key);
  return p.month >= calendar.yearStartsIn ? p.year : p.year - 1;
}

function yearLabel(year: number, calendar: Calendar): string {
  return calendar.yearStartsIn === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** `2014/15`, `H1 2014/15`, `Q2 2014/15`, `Jul 2014`. */
export function label(key: PeriodKey, calendar: Calendar): string {
  const p = known(key);
  if (p.frequency === 'month') return `${monthName(p.month).slice(0, 3)} ${p.year}`;
  const year = yearOf(key, calendar);
  if (p.frequency === 'year') return yearLabel(year, calendar);
  const index = Math.floor(((p.month - calendar.yearStartsIn + 12) % 12) / monthsIn[p.frequency]);
  return `${letterOf[p.frequency]}${index + 1} ${yearLabel(year, calendar)}`;
}

/** Reads a label back, blanks and case aside; `undefined` where it is none. The inverse of {@link label}. */
export function parseLabel(text: string, calendar: Calendar): PeriodKey | undefined {
  const t = text.trim().replace(/\s+/g, ' ');
  const month = /^([a-z]{3})[a-z]* (\d{4})$/i.exec(t);
  if (month?.[1] && month[2]) {
    const name = month[1].toLowerCase();
    for (let m = 1; m <= 12; m++)
      if (monthName(m).slice(0, 3).toLowerCase() === name) return firstOfMonth(Number(month[2]), m) + letterOf.month;
    return undefined;
  }
  const other = /^(?:([HQ])([1-4]) )?(\d{4})(?:\/(\d{2}|\d{4}))?$/i.exec(t);
  if (!other?.[3]) return undefined;
  const year = Number(other[3]);
  const second = other[4];
  if ((second === undefined) !== (calendar.yearStartsIn === 1)) return undefined;
  if (second !== undefined && Number(second) !== (second.length === 2 ? (year + 1) % 100 : year + 1)) return undefined;
  if (!other[1]) return periodKey('year', year, 0, calendar);
  const frequency: Frequency = other[1].toUpperCase() === 'H' ? 'half-year' : 'quarter';
  const index = Number(other[2]) - 1;
  return index < 12 / monthsIn[frequency] ? periodKey(frequency, year, index, calendar) : undefined;
}

/** Every period from `first` to `last`, both included; none where last is before first. */
export function periodsBetween(first: PeriodKey, last: PeriodKey): PeriodKey[] {
  const keys: PeriodKey[] = [];
  for (let key = first; startOf(key) <= startOf(last); key = shift(key, 1)) keys.push(key);
  return keys;
}
