// Periods of the body's own calendar: keys that sort in time, labels that people read, and the way back.
// Source: DOMAIN, Periods. A period is not a Date: its key is the day it starts on and a letter for its frequency.
import { addDays, firstOfMonth, isDay, monthName, weekdayOf, type Day } from './day';

/** From the longest to the shortest [P]. */
export const frequencies = ['year', 'half-year', 'quarter', 'month', 'week', 'day'] as const;
export type Frequency = (typeof frequencies)[number];

/** `2014-07-01Q`: first day and frequency. Sorts in time and does not depend on labels. */
export type PeriodKey = string;

/** When years and weeks start. Source: the calendar's start date makes the year [P]; see calendar.ts. */
export interface Calendar {
  /** The month that the year starts with, 1 to 12. 4 gives April to March, Q1 = April to June. */
  readonly yearStartsIn: number;
  /** The day of that month, 1 (the default) to 28; months, quarters and half-years start on it too. */
  readonly yearStartsOn?: number | undefined;
  /** The weekday that weeks start on, 1 for Monday (the default) to 7 for Sunday. */
  readonly weekStartsOn?: number | undefined;
}
export const aprilCalendar: Calendar = { yearStartsIn: 4 };

const letterOf: Record<Frequency, string> = {
  year: 'Y',
  'half-year': 'H',
  quarter: 'Q',
  month: 'M',
  week: 'W',
  day: 'D',
};
/** How many months a period has, or, where it is counted in days, how many days. */
const monthsIn = { year: 12, 'half-year': 6, quarter: 3, month: 1, week: 0, day: 0 } as const;
const daysIn = { week: 7, day: 1 } as const;
const keyShape = /^(\d{4})-(\d{2})-(\d{2})([YHQMWD])$/;

interface KeyParts {
  readonly frequency: Frequency;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The same few hundred keys are taken apart at every push and pull. What is no key is not remembered. */
const takenApart = new Map<PeriodKey, KeyParts>();
const REMEMBERED = 5_000;

/** Takes a key apart; `undefined` where the text is no period key. Whether a calendar has it: {@link isPeriodOf}. */
export function parseKey(key: PeriodKey): KeyParts | undefined {
  const known = takenApart.get(key);
  if (known) return known;
  const parts = partsOf(key);
  if (parts) {
    if (takenApart.size >= REMEMBERED) takenApart.clear();
    takenApart.set(key, parts);
  }
  return parts;
}

function partsOf(key: PeriodKey): KeyParts | undefined {
  const m = keyShape.exec(key);
  const frequency = m && frequencies.find((f) => letterOf[f] === m[4]);
  if (!frequency) return undefined;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  // No calendar starts on a day that some month lacks.
  const is = monthsIn[frequency] ? month >= 1 && month <= 12 && day >= 1 && day <= 28 : isDay(key.slice(0, 10));
  return is ? { frequency, year, month, day } : undefined;
}

function known(key: PeriodKey) {
  const p = parseKey(key);
  if (!p) throw new RangeError(`“${key}” is not a period key`);
  return p;
}

/** The day of a month; `month` runs from 1 and may lie outside 1 to 12. */
function dayIn(year: number, month: number, day: number): Day {
  const first = firstOfMonth(year, month);
  return day === 1 ? first : addDays(first, day - 1);
}

/**
 * The key of the `index`-th period (from 0) of the year that starts in calendar year `year`. The first week of a year
 * is the first that has most of its days in it (see {@link anchorOf}).
 */
export function periodKey(frequency: Frequency, year: number, index: number, calendar: Calendar): PeriodKey {
  const { yearStartsIn, yearStartsOn = 1 } = calendar;
  const start = dayIn(year, yearStartsIn + index * monthsIn[frequency], yearStartsOn);
  if (frequency === 'week') return shift(periodAt('week', addDays(start, 3), calendar), index);
  return (frequency === 'day' ? addDays(start, index) : start) + letterOf[frequency];
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
  return addDays(shift(key, 1).slice(0, 10), -1);
}

/** The period `n` steps later (earlier where negative). */
export function shift(key: PeriodKey, n: number): PeriodKey {
  const { frequency: f, year, month, day } = known(key);
  const start =
    f === 'week' || f === 'day' ? addDays(key.slice(0, 10), n * daysIn[f]) : dayIn(year, month + n * monthsIn[f], day);
  return start + letterOf[f];
}

/** The period of this frequency that the day falls into. */
export function periodAt(frequency: Frequency, day: Day, calendar: Calendar): PeriodKey {
  const { yearStartsIn, yearStartsOn = 1, weekStartsOn = 1 } = calendar;
  if (frequency === 'week' || frequency === 'day') {
    const into = frequency === 'week' ? (weekdayOf(day) - weekStartsOn + 7) % 7 : 0;
    return addDays(day, -into) + letterOf[frequency];
  }
  const counted = yearStartsOn === 1 ? day : addDays(day, 1 - yearStartsOn);
  const months = Number(counted.slice(0, 4)) * 12 + Number(counted.slice(5, 7)) - yearStartsIn;
  const year = Math.floor(months / 12);
  return periodKey(frequency, year, Math.floor((months - year * 12) / monthsIn[frequency]), calendar);
}

/** Whether this calendar has this period: a quarter that starts in May is none of an April calendar. */
export function isPeriodOf(key: PeriodKey, calendar: Calendar): boolean {
  return parseKey(key) !== undefined && periodAt(frequencyOf(key), startOf(key), calendar) === key;
}

/**
 * The day by which a period is placed in longer ones: its first; of a week its fourth, so that a week belongs where
 * most of its days are (ours). Seven days never tie.
 */
export function anchorOf(key: PeriodKey): Day {
  return frequencyOf(key) === 'week' ? addDays(startOf(key), 3) : startOf(key);
}

/** The year of the body's calendar that holds the period, as the calendar year it starts in. */
export function yearOf(key: PeriodKey, calendar: Calendar): number {
  return Number(periodAt('year', anchorOf(key), calendar).slice(0, 4));
}

/** Whether years run over two calendar years, and so are written `2008/09`. */
export function hasSplitYears(calendar: Calendar): boolean {
  return calendar.yearStartsIn !== 1 || (calendar.yearStartsOn ?? 1) !== 1;
}

function yearLabel(year: number, calendar: Calendar): string {
  return hasSplitYears(calendar) ? `${year}/${String((year + 1) % 100).padStart(2, '0')}` : String(year);
}

/** `2014/15`, `H1 2014/15`, `Q2 2014/15`, `Jul 2014`, `WC 09-Feb-2009`, `09-Feb-2009` [S]. */
export function label(key: PeriodKey, calendar: Calendar): string {
  const p = known(key);
  const month = monthName(p.month).slice(0, 3);
  if (p.frequency === 'month') return `${month} ${p.year}`;
  if (p.frequency === 'week' || p.frequency === 'day')
    return `${p.frequency === 'week' ? 'WC ' : ''}${key.slice(8, 10)}-${month}-${p.year}`;
  const year = yearOf(key, calendar);
  if (p.frequency === 'year') return yearLabel(year, calendar);
  const index = Math.floor(((p.month - calendar.yearStartsIn + 12) % 12) / monthsIn[p.frequency]);
  return `${letterOf[p.frequency]}${index + 1} ${yearLabel(year, calendar)}`;
}

/** The month that a word begins with, from 1: `Feb`, `february`; 0 where it is none. */
function monthOf(word: string): number {
  const name = word.slice(0, 3).toLowerCase();
  for (let m = 1; m <= 12; m++) if (monthName(m).slice(0, 3).toLowerCase() === name) return m;
  return 0;
}

/**
 * Reads a label back, blanks and case aside; `undefined` where it is none. The inverse of {@link label}. What people
 * write otherwise is read in reading/parse-period.ts.
 */
export function parseLabel(text: string, calendar: Calendar): PeriodKey | undefined {
  const t = text.trim().replace(/\s+/g, ' ');
  const named = /^(?:(wc )?(\d\d)-)?([a-z]{3,9})[ -](\d{4})$/i.exec(t);
  if (named) {
    const [, week, day, word = '', year] = named;
    const month = monthOf(word);
    if (month === 0) return undefined;
    const start = `${year}-${String(month).padStart(2, '0')}-${day ?? '01'}`;
    const frequency = week ? 'week' : day ? 'day' : 'month';
    if (!isDay(start) || (!day && t.includes('-'))) return undefined;
    const key = day ? start + letterOf[frequency] : dayIn(Number(year), month, calendar.yearStartsOn ?? 1) + 'M';
    return isPeriodOf(key, calendar) ? key : undefined;
  }
  const other = /^(?:([HQ])([1-4]) )?(\d{4})(?:\/(\d{2}|\d{4}))?$/i.exec(t);
  if (!other?.[3]) return undefined;
  const year = Number(other[3]);
  const second = other[4];
  if ((second !== undefined) !== hasSplitYears(calendar)) return undefined;
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
