// Every spelling that is read, form by form: a cell → what it can mean. Forms are tried in order and the first that knows
// the text answers. Source: DOMAIN, Periods, and real tables of public bodies.
import { hasSplitYears, periodKey, type Calendar, type PeriodKey } from '../period';
import { datesIn, dayOfSerial, fullYear, isLikelyYear, monthNumber } from './dates';
import { calendarMonth, isoReading, partIn, partReadings, type Part } from './parts';
import { plain, type PeriodCell, type Reading, type ReadingOptions, type Spelling } from './reading';
import { stretchIn } from './spans';
import { tidy } from './tidy';
import { pairOf, withoutPrefix, yearsIn } from './years';

export interface Spelled {
  /** Tidied. */
  readonly text: string;
  readonly mark: string;
  readonly readings: readonly Reading[];
  /** A part of a year that stands without one, as `OCT`. */
  readonly part?: Part | undefined;
  /** Whether it names a year and nothing else, and so can head the rows below. */
  readonly isYear: boolean;
}

/** What a cell can mean, before anything decides between its readings. */
export function spelledIn(cell: PeriodCell, options: ReadingOptions): Spelled {
  const { calendar, dateSystem = 1900 } = options;
  const { text, mark } = tidy(cell === null ? '' : String(cell));
  const day = typeof cell === 'number' ? dayOfSerial(cell, dateSystem) : undefined;
  if (day !== undefined) return { text, mark, readings: [dateReading(day)], isYear: false };
  const part = partIn(text) ?? numberAsMonth(text, options);
  if (part) {
    const years = yearsIn(tidy(String(options.heading ?? '')).text, calendar);
    return { text, mark, part, readings: partReadings(part, years, calendar), isYear: false };
  }
  for (const form of forms) {
    const readings = form(text, calendar);
    if (readings.length > 0) return { text, mark, readings, isYear: form === yearForm };
  }
  return { text, mark, readings: [], isYear: false };
}

/** A bare `7` under a year is a month only where months are wanted. */
function numberAsMonth(text: string, { frequency, heading }: ReadingOptions): Part | undefined {
  const number = /^(?:0?[1-9]|1[0-2])$/.test(text) ? Number(text) : undefined;
  return number !== undefined && frequency === 'month' && heading !== undefined
    ? { kind: 'month number', number }
    : undefined;
}

type Form = (text: string, calendar: Calendar) => Reading[];

const dateReading = (day: string): Reading => ({
  spelling: 'date',
  meaning: 'as written',
  said: { kind: 'days', from: day, to: day },
});

/** `w/c 9 Feb 2009`, `week ending 15/02/2009`. */
const weekForm: Form = (text) => {
  const m =
    /^(?:(wc|w\/c|w\.c\.?|wb|w\/b|w(?:ee)?k(?: |-)?(?:commencing|comm\.?|beginning|starting|of))|(we|w\/e|w(?:ee)?k(?: |-)?(?:ending|ended)))(?![a-z])[: -]*(.+)$/.exec(
      text,
    );
  return datesIn(m?.[3] ?? '').map(({ day, meaning }) => ({
    spelling: meaning === 'as written' ? 'plain' : '01/02/2015',
    meaning,
    said: { kind: 'week', day, edge: m?.[1] === undefined ? 'last' : 'first' },
  }));
};

/** `2008/09`, `2010-11`, `FY2014`, `201011`, `2014`. */
const yearForm: Form = (text, calendar) => {
  const joined = /^(\d{4})(\d{2})$/.exec(text);
  const { text: bare, prefixed } = withoutPrefix(joined ? `${joined[1] ?? ''}-${joined[2] ?? ''}` : text);
  const pair = pairOf(bare);
  if (pair) return pairReadings(bare, pair, prefixed, calendar);
  return yearsIn(text, calendar).flatMap(({ year, meaning }): Reading[] =>
    meaning === 'calendar year'
      ? []
      : [
          {
            spelling: meaning === 'as written' ? 'plain' : '2014',
            meaning,
            said: { kind: 'period', period: periodKey('year', year, 0, calendar) },
          },
        ],
  );
};

/** What two numbers with a stroke between them can mean: a year, a month, or several years. */
function pairReadings(
  text: string,
  { first, step, slash, short }: NonNullable<ReturnType<typeof pairOf>>,
  prefixed: boolean,
  calendar: Calendar,
): Reading[] {
  const [, a = '', b = ''] = /^(\d+)\D+(\d+)$/.exec(text) ?? [];
  const spelling: Spelling = short ? '10/11' : slash ? '2010/11' : '2010-11';
  const is = (meaning: Reading['meaning'], period: PeriodKey | null): Reading[] => [
    { spelling, meaning, said: period === null ? { kind: 'none' } : { kind: 'period', period } },
  ];
  const monthOf = (year: number, month: number) =>
    !prefixed && month >= 1 && month <= 12 && isLikelyYear(year)
      ? is('month', calendarMonth(year, month, calendar))
      : [];
  const year = step === 1 ? is('year', hasSplitYears(calendar) ? periodKey('year', first, 0, calendar) : null) : [];
  if (b.length === 4) return step === 1 ? year : step > 1 && step <= 10 ? is('several years', null) : [];
  const month = short ? monthOf(fullYear(b), Number(a)) : monthOf(first, Number(b));
  const several = step > 1 && step <= 10 && !short ? is('several years', null) : [];
  return [...year, ...month, ...several];
}

/** `2009-W07`, `2009W7`. */
const isoWeekForm: Form = (text) => {
  const m = /^(\d{4})-?w(\d{1,2})$/.exec(text);
  return m ? isoReading(Number(m[1]), Number(m[2])).map((r) => ({ ...r, spelling: 'plain' })) : [];
};

/** `Apr-23`, `April 2023`, `2023 Apr`, `Apr'23`, `04/2023`, `2023M04`. */
const monthForm: Form = (text, calendar) => {
  const named =
    /^(?<month>[a-z]{3,9})(?:\.|,)?(?: ?[-/.,] ?| )?'?(?<year>\d{4}|\d{2})$/.exec(text) ??
    /^(?<year>\d{4})(?: ?[-/.,] ?| )?(?<month>[a-z]{3,9})\.?$/.exec(text) ??
    /^(?<month>0?[1-9]|1[0-2])(?: ?[-/.] ?)(?<year>\d{4})$/.exec(text) ??
    /^(?<year>\d{4})(?:\.|m)(?<month>0[1-9]|1[0-2])$/.exec(text);
  const { month: word = '', year = '' } = named?.groups ?? {};
  const month = /^\d/.test(word) ? Number(word) : monthNumber(word);
  return month === undefined || !isLikelyYear(fullYear(year))
    ? []
    : [plain(calendarMonth(fullYear(year), month, calendar))];
};

/** A part with its year: `Q1 2023/24`, `2018-19;q1`, `2013q4`, `OCT 2014/15`, `week 7 of 2008/09`. */
const partForm: Form = (text, calendar) => {
  for (const { index } of text.matchAll(/[ ,;:/(-]|(?<=\d)(?=[a-z])|(?<=\d)(?=fy)/g)) {
    const [head, tail] = [text.slice(0, index), text.slice(index).replace(/^[ ,;:/(-]+(?:of )?|\)$/g, '')];
    const start = head.replace(/[ ,;:/(-]+$/, '');
    for (const [partText, yearText] of [
      [start, tail],
      [tail, start],
    ] as const) {
      const part = partIn(partText);
      const years = part ? yearsIn(yearText, calendar) : [];
      if (part && years.length > 0) return partReadings(part, years, calendar);
    }
  }
  return [];
};

const dateForm: Form = (text) =>
  datesIn(text.replace(/^(?:as )?(?:at|on|of) /, '')).map(({ day, meaning }) =>
    meaning === 'as written'
      ? dateReading(day)
      : { spelling: '01/02/2015', meaning, said: { kind: 'days', from: day, to: day } },
  );

const spanForm: Form = (text) => {
  const stretch = stretchIn(text);
  return stretch ? [{ spelling: 'span', meaning: 'as written', said: { kind: 'days', ...stretch } }] : [];
};

const forms: readonly Form[] = [weekForm, isoWeekForm, yearForm, monthForm, partForm, dateForm, spanForm];
