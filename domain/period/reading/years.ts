// Years as people write them, alone and beside a quarter, a week or a month: `2008/09`, `2008-09`, `FY14`, `2014`.
// Rule: a lone `2014` under years that run over two calendar years may be any of three, and is not guessed (ours). `FY14` is
// the year that ends in 2014 where years start in July or later: so cities, states and agencies there write it throughout.
import { hasSplitYears, type Calendar } from '../period';
import { fullYear, isLikelyYear } from './dates';
import type { Meaning } from './reading';

export interface YearReading {
  /** The calendar year in which the year of the body's calendar starts; of `calendar year`, that year. */
  readonly year: number;
  readonly meaning: Extract<Meaning, 'as written' | 'year that starts then' | 'year that ends then' | 'calendar year'>;
}

/** Two digits after “year” may count the years of a school or a plan: `Year 10`. */
const PREFIX = /^(?:(?:financial |fiscal |plan )?(?:year|yr)\.? ?(?='|\d{4}|\d\d ?[-/])|f\/?y\.? ?(?=['\d]))/;
/** July. */
const LATE_START = 7;
const PAIR = /^(\d{4}|\d{2})( ?)([-/])( ?)(\d{4}|\d{2})$/;

/** How many years on from the first the second of a pair is: 1 for `2008/09` and `1999-00`; `undefined` for no pair. */
export function pairOf(text: string): { first: number; step: number; slash: boolean; short: boolean } | undefined {
  const m = PAIR.exec(text);
  const [a = '', b = ''] = [m?.[1], m?.[5]];
  if (!m || (a.length === 2 && b.length === 4)) return undefined;
  const first = fullYear(a);
  const step = b.length === 4 ? Number(b) - first : (Number(b) - (first % 100) + 100) % 100;
  return isLikelyYear(first) ? { first, step, slash: m[3] === '/', short: a.length === 2 } : undefined;
}

/** `fy 2008/09` → `2008/09`, and whether there was such a prefix. */
export function withoutPrefix(text: string): { text: string; prefixed: boolean } {
  const bare = text.replace(PREFIX, '').replace(/ ?fy$/, '');
  return { text: bare, prefixed: bare !== text };
}

/** Every year of the calendar that the tidied text can mean as a whole; none where it is no year of it. */
export function yearsIn(text: string, calendar: Calendar): YearReading[] {
  const { text: bare, prefixed } = withoutPrefix(text);
  const split = hasSplitYears(calendar);
  const pair = pairOf(bare);
  if (pair) return pair.step === 1 && split ? [{ year: pair.first, meaning: 'as written' }] : [];
  const m = (prefixed ? /^'?(\d{4}|\d{2})$/ : /^(\d{4})$/).exec(bare);
  const year = m?.[1] === undefined ? NaN : fullYear(m[1]);
  if (!isLikelyYear(year)) return [];
  if (prefixed && calendar.yearStartsIn >= LATE_START) return [{ year: year - 1, meaning: 'year that ends then' }];
  return split
    ? [
        { year, meaning: 'year that starts then' },
        { year: year - 1, meaning: 'year that ends then' },
        ...(prefixed ? [] : [{ year, meaning: 'calendar year' } as const]),
      ]
    : [{ year, meaning: 'as written' }];
}
