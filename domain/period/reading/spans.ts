// Stretches of time written out: `April 2011 to March 2012`, `Apr-Jun 2014`, `year ending 31 March 2015`. A stretch is a
// period only where the calendar has one with the same first and last day (ours): a rolling year is not a year.
import { addDays, firstOfMonth, type Day } from '../day';
import { datesIn, dayFrom, fullYear, isLikelyYear, lastOfMonth, monthNumber } from './dates';

export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** One end of a stretch. A day or a month without its year takes it from the other end. */
interface Point {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number | undefined;
}

function pointIn(text: string): Point | undefined {
  const dates = datesIn(text);
  const date = dates.length === 1 ? dates[0]?.day : undefined;
  if (date !== undefined)
    return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
  const m = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?(?:[-/ ]?'?(\d{4}|\d{2}))?$/.exec(text);
  const month = m?.[2] === undefined ? undefined : monthNumber(m[2]);
  if (!m || month === undefined) return undefined;
  const year = m[3] === undefined ? undefined : fullYear(m[3]);
  if (year !== undefined && !isLikelyYear(year)) return undefined;
  return { year, month, day: m[1] === undefined ? undefined : Number(m[1]) };
}

const firstDay = (p: Point, year: number) =>
  p.day === undefined ? firstOfMonth(year, p.month) : dayFrom(year, p.month, p.day);
const lastDay = (p: Point, year: number) =>
  p.day === undefined ? lastOfMonth(year, p.month) : dayFrom(year, p.month, p.day);

/** `from`–`to` of a tidied text, both ends included; `undefined` where it is no stretch, or ends before it begins. */
export function stretchIn(text: string): Stretch | undefined {
  return endingIn(text) ?? betweenIn(text.replace(/^from |^between /, ''));
}

function betweenIn(text: string): Stretch | undefined {
  for (const sign of text.matchAll(/ (?:to|until|till|and|through) | ?- ?/g)) {
    const start = pointIn(text.slice(0, sign.index));
    const end = pointIn(text.slice(sign.index + sign[0].length));
    if (!start || end?.year === undefined) continue;
    const year = start.year ?? (start.month > end.month ? end.year - 1 : end.year);
    const [from, to] = [firstDay(start, year), lastDay(end, end.year)];
    if (from !== undefined && to !== undefined && from <= to) return { from, to };
  }
  return undefined;
}

const MONTHS: Readonly<Record<string, number>> = { year: 12, yr: 12, half: 6, 'half-year': 6, quarter: 3, month: 1 };
const ending =
  /^(?:rolling )?(?:(\d{1,2}) months?|(year|yr|half-year|half|quarter|month))(?: (?:ending|ended|end|to)|-(?:ending|ended|end|to))(?: in| on)? (.+)$/;

/** `12 months to June 2014`, `quarter ending 30 June 2014`. */
function endingIn(text: string): Stretch | undefined {
  const m = ending.exec(text);
  const end = m?.[3] === undefined ? undefined : pointIn(m[3]);
  const months = m?.[1] === undefined ? MONTHS[m?.[2] ?? ''] : Number(m[1]);
  if (!end || end.year === undefined || months === undefined) return undefined;
  const to = lastDay(end, end.year);
  if (to === undefined) return undefined;
  const after = addDays(to, 1);
  const from = dayFrom(Number(after.slice(0, 4)), Number(after.slice(5, 7)), Number(after.slice(8)));
  const back = from && firstOfMonth(Number(after.slice(0, 4)), Number(after.slice(5, 7)) - months);
  return back === undefined ? undefined : { from: addDays(back, Number(after.slice(8)) - 1), to };
}
