// Parts of a year with the year beside, before or above them: quarters, halves, weeks, months by number or name.
// Source: DOMAIN, Periods (`Q1 2023/24`, `2018-19;Q1`, `2013-Q4`, `OCT` under a year heading).
import { addDays, firstOfMonth } from '../day';
import { label, periodAt, periodKey, shift, startOf, type Calendar, type PeriodKey } from '../period';
import { countInYear, isoWeek } from '../year';
import { isLikelyYear, lastOfMonth, monthNumber } from './dates';
import type { Meaning, Reading, Said, Spelling } from './reading';
import type { YearReading } from './years';

/** A part of a year that names no year. */
export interface Part {
  readonly kind: 'quarter' | 'half-year' | 'week' | 'month number' | 'month';
  /** From 1; of `month`, of the calendar year. */
  readonly number: number;
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];
const ordinalWord = String.raw`(1st|2nd|3rd|4th|first|second|third|fourth)`;
const numbered: readonly (readonly [Exclude<Part['kind'], 'month'>, RegExp, number])[] = [
  ['quarter', new RegExp(String.raw`^(?:q(?:uarter|tr|tr\.)? ?([1-4])|${ordinalWord} (?:quarter|qtr))$`), 4],
  ['half-year', new RegExp(String.raw`^(?:h(?:alf)?(?:[- ]?year)? ?([12])|${ordinalWord} half(?:[- ]year)?)$`), 2],
  ['week', /^(?:w(?:ee)?k?\.?(?: no\.?)? ?(\d{1,2}))$/, 53],
  ['month number', /^(?:(?:m|p|month|period|mth)\.? ?(\d{1,2}))$/, 12],
];

/** `Q1`, `Quarter 1`, `1st half`, `Wk 7`, `P7`, `OCT`; `undefined` where the tidied text is something else. */
export function partIn(text: string): Part | undefined {
  for (const [kind, shape, most] of numbered) {
    const m = shape.exec(text);
    if (!m) continue;
    const word = m[2] ?? '';
    const number = m[1] === undefined ? ORDINALS.findIndex((o) => o === word) + 1 || Number(word[0]) : Number(m[1]);
    return number >= 1 && number <= most ? { kind, number } : undefined;
  }
  const month = /^[a-z]{3,9}\.?$/.test(text) ? monthNumber(text.replace('.', '')) : undefined;
  return month === undefined ? undefined : { kind: 'month', number: month };
}

/** The month of a name in a year of the body's calendar. */
function monthIn(year: number, month: number, calendar: Calendar): PeriodKey {
  return periodKey('month', year, (month - calendar.yearStartsIn + 12) % 12, calendar);
}

/** A month of the calendar year, by the label that the body's calendar gives it. */
export function calendarMonth(year: number, month: number, calendar: Calendar): PeriodKey {
  return periodKey('month', year, month - calendar.yearStartsIn, calendar);
}

const read = (spelling: Spelling, meaning: Meaning, period: PeriodKey): Reading => ({
  spelling,
  meaning,
  said: { kind: 'period', period },
});

/** Everything that a part can mean with the years that stand with it. */
export function partReadings({ kind, number }: Part, years: readonly YearReading[], calendar: Calendar): Reading[] {
  switch (kind) {
    case 'quarter':
    case 'half-year':
      return years.map(({ year, meaning }) => {
        const spelling = meaning === 'as written' ? 'plain' : 'Q1 2014';
        const said: Said =
          meaning === 'calendar year'
            ? partOfCalendarYear(kind, year, number)
            : { kind: 'period', period: periodKey(kind, year, number - 1, calendar) };
        return { spelling, meaning, said };
      });
    case 'month':
      // A year above months is not called by the year it ends in: nobody writes 2015 over an April of 2014.
      return years.flatMap(({ year, meaning }) =>
        meaning === 'calendar year'
          ? read('OCT under 2014', meaning, calendarMonth(year, number, calendar))
          : meaning === 'year that ends then' && years.some((y) => y.meaning === 'calendar year')
            ? []
            : read(meaning === 'as written' ? 'plain' : 'OCT under 2014', meaning, monthIn(year, number, calendar)),
      );
    case 'month number':
      return years.flatMap(({ year, meaning }) => {
        if (meaning === 'year that ends then') return [];
        if (meaning === 'calendar year')
          return [read('month 7', 'month of the calendar year', calendarMonth(year, number, calendar))];
        return [
          read('month 7', 'month of the body’s year', periodKey('month', year, number - 1, calendar)),
          read('month 7', 'calendar month in the body’s year', monthIn(year, number, calendar)),
        ];
      });
    case 'week':
      return weekReadings(number, years, calendar);
  }
}

/** `Q1` of a calendar year: January to March, which a calendar may or may not have as a quarter. */
function partOfCalendarYear(frequency: 'quarter' | 'half-year', year: number, number: number): Said {
  const months = frequency === 'quarter' ? 3 : 6;
  return { kind: 'days', from: firstOfMonth(year, (number - 1) * months + 1), to: lastOfMonth(year, number * months) };
}

/** Two ways of counting weeks are about; they agree in years that begin early in a week. */
function weekReadings(number: number, years: readonly YearReading[], calendar: Calendar): Reading[] {
  return years.flatMap(({ year, meaning }): Reading[] => {
    if (meaning === 'calendar year') return isoReading(year, number);
    if (meaning === 'year that ends then') return [];
    const first = periodKey('week', year, 0, calendar);
    const holding = periodAt('week', startOf(periodKey('year', year, 0, calendar)), calendar);
    const most = read('week 7', 'first week has most of its days in the year', shift(first, number - 1));
    const firstDay = read('week 7', 'first week holds the first day of the year', shift(holding, number - 1));
    return [...(number <= countInYear('week', year, calendar) ? [most] : []), firstDay];
  });
}

/** `2009-W07`: its Monday to Sunday, whatever the body's own weeks. */
export function isoReading(year: number, week: number): Reading[] {
  const monday = isLikelyYear(year) ? isoWeek(year, week) : undefined;
  return monday === undefined
    ? []
    : [
        {
          spelling: 'week 7',
          meaning: 'week of ISO 8601',
          said: { kind: 'days', from: monday, to: addDays(monday, 6) },
        },
      ];
}

/** Whether a period goes by the name of a part: `Oct 2014` by `OCT`. */
export function goesBy(period: PeriodKey, part: Part, calendar: Calendar): boolean {
  const text = label(period, calendar).toLowerCase().split(' ')[0] ?? '';
  const own = partIn(text);
  return own?.kind === part.kind && own.number === part.number;
}
