// The periods that headings name, all of them read together: the year of the title for quarters and months without one, years
// that begin anew each quarter, slips of the hand. Rule: what is not clear is open, with what it may be.
import { dayNumber } from '../../period/day';
import { frequencyOf, label, type Calendar, type Frequency, type PeriodKey } from '../../period/period';
import { prepare } from '../../period/reading/parse-period';
import { readPeriods, type ReadPeriod } from '../../period/reading/read-periods';
import type { Meaning, PeriodCell, PeriodChoice, Spelling } from '../../period/reading/reading';
import { stretchIn, type Stretch } from '../../period/reading/spans';
import { tidy } from '../../period/reading/tidy';
import { difference } from '../../period/year';

export type HeadingPeriod =
  | {
      readonly kind: 'period';
      readonly period: PeriodKey;
      readonly how: 'read' | 'title' | 'rolling';
      readonly doubt: string | null;
    }
  | {
      readonly kind: 'open';
      readonly candidates: readonly PeriodKey[];
      readonly message: string;
      readonly spelling: Spelling | undefined;
      /** What the spelling may mean, to be said once for the table. */
      readonly meanings: readonly MeantPeriod[];
    };

/** A meaning of a spelling, and the period that this cell would be by it. */
export interface MeantPeriod {
  readonly meaning: Meaning;
  readonly period: PeriodKey | null;
}

/** Everything that a cell can mean by a spelling, each meaning once. */
export function meaningsOf(
  cell: PeriodCell,
  heading: PeriodCell,
  spelling: Spelling | undefined,
  { calendar, dateSystem }: Pick<HeadingOptions, 'calendar' | 'dateSystem'>,
): MeantPeriod[] {
  if (spelling === undefined || spelling === 'plain') return [];
  const { candidates } = prepare(cell, { calendar, dateSystem, heading: heading ?? undefined });
  const own = candidates.filter((c) => c.spelling === spelling);
  return [...new Map(own.map(({ meaning, period }) => [meaning, { meaning, period }])).values()];
}

export interface HeadingOptions {
  readonly calendar: Calendar;
  readonly choices: readonly PeriodChoice[];
  readonly dateSystem?: 1900 | 1904 | undefined;
  /** Texts that may name the year: titles, the sheet's name. */
  readonly titles: readonly string[];
}

/** A heading that names a period, with the year above it. */
export interface Dated {
  readonly cell: PeriodCell;
  readonly above: PeriodCell;
}

export function periodsOfHeadings(cells: readonly Dated[], options: HeadingOptions): HeadingPeriod[] {
  const { calendar, choices, dateSystem } = options;
  const read = (year: string | undefined, more: readonly PeriodChoice[] = [], frequency?: Frequency) =>
    readPeriods(
      cells.map((c) => c.cell),
      {
        ...{ calendar, choices: [...choices, ...more], dateSystem, frequency },
        headings: cells.map((c) => c.above ?? year ?? null),
      },
    ).cells;
  const plain = read(undefined);
  const rolling = rollingIn(cells.map((c) => c.cell));
  if (rolling && plain.some((p) => p.kind === 'issue' && p.reason === 'not a period of the calendar')) {
    const ends = read(undefined, [{ spelling: 'span', meaning: 'the period it ends in' }], rolling.frequency);
    return ends.map((p, i) => {
      const is = headingPeriod(p, 'rolling');
      const odd = rolling.odd.has(i) ? `“${String(cells[i]?.cell)}” is not twelve months as its neighbours are.` : null;
      return odd === null || is.kind === 'open' ? is : { ...is, doubt: odd };
    });
  }
  const yearless = plain.some((p) => p.kind === 'issue' && p.reason === 'no year');
  // `Outturn 2022/23 | Q1 | Q2`: a year beside a quarter is the year of its own column.
  const borrowed = plain.map(
    (p, i) => p.kind === 'period' && p.because === 'heading' && (cells[i]?.above ?? null) === null,
  );
  const year = yearless || borrowed.includes(true) ? yearInTitles(options) : undefined;
  if (year === undefined)
    return withOutliers(plain, calendar).map((p, i) => {
      const is = withMeanings(headingPeriod(p, 'read'), cells[i], options);
      return borrowed[i] && is.kind === 'period'
        ? { ...is, doubt: `“${String(cells[i]?.cell)}” does not say its year. Is it that of the column beside it?` }
        : is;
    });
  return read(year).map((p, i) => headingPeriod(p, plain[i]?.kind === 'issue' || borrowed[i] ? 'title' : 'read'));
}

/** A period far from both of its neighbours, which stand near each other, is a slip of the hand. */
function withOutliers(read: readonly ReadPeriod[], calendar: Calendar): readonly ReadPeriod[] {
  const at = (i: number) => {
    const p = read[i];
    return p?.kind === 'period' ? p.period : undefined;
  };
  return read.map((p, i) => {
    const [before, own, after] = [at(i - 1), at(i), at(i + 1)];
    if (p.kind !== 'period' || p.doubt || !before || !own || !after) return p;
    if (new Set([before, own, after].map(frequencyOf)).size > 1) return p;
    if (
      Math.abs(difference(before, after)) > NEAR ||
      Math.abs(difference(before, own)) <= FAR ||
      Math.abs(difference(own, after)) <= FAR
    )
      return p;
    const [mine, left, right] = [own, before, after].map((k) => label(k, calendar));
    return {
      ...p,
      doubt: { candidate: own, message: `${mine ?? ''} stands between ${left ?? ''} and ${right ?? ''}.` },
    };
  });
}

const NEAR = 12;
const FAR = 24;

function withMeanings(is: HeadingPeriod, cell: Dated | undefined, options: HeadingOptions): HeadingPeriod {
  if (is.kind === 'period' || !cell) return is;
  return { ...is, meanings: meaningsOf(cell.cell, cell.above, is.spelling, options) };
}

function headingPeriod(read: ReadPeriod, how: 'read' | 'title' | 'rolling'): HeadingPeriod {
  switch (read.kind) {
    case 'period':
      return { kind: 'period', period: read.period, how, doubt: read.doubt?.message ?? null };
    case 'heading':
      return read.period === null
        ? {
            kind: 'open',
            candidates: [],
            message: 'It is not clear which year this is.',
            spelling: undefined,
            meanings: [],
          }
        : { kind: 'period', period: read.period, how, doubt: null };
    case 'blank':
      return {
        kind: 'open',
        candidates: [],
        message: 'The heading names no period.',
        spelling: undefined,
        meanings: [],
      };
    case 'issue':
      return {
        kind: 'open',
        candidates: read.candidates,
        message: read.message,
        spelling: read.spelling,
        meanings: [],
      };
  }
}

/** The one year that titles name, as `2014/15`. Two of them name none. */
export function yearInTitles({ titles }: Pick<HeadingOptions, 'titles'>): string | undefined {
  const found = new Set<string>();
  for (const title of titles)
    for (const [, a = '', b = ''] of title.matchAll(/(?<![\d/-])((?:19|20)\d\d)\s?[-/–]\s?((?:19|20)?\d\d)(?![\d/-])/g))
      if ((Number(a) + 1) % 100 === Number(b) % 100) found.add(`${a}/${b.slice(-2)}`);
  return found.size === 1 ? [...found][0] : undefined;
}

/** Years that begin anew each quarter or month: twelve months each, a step apart. */
function rollingIn(cells: readonly PeriodCell[]): { frequency: Frequency; odd: ReadonlySet<number> } | undefined {
  const spans = cells.map((cell) => (typeof cell === 'string' ? stretchIn(tidy(cell).text) : undefined));
  const known = spans.filter((s) => s !== undefined);
  if (known.length < 3 || known.length * 10 < cells.length * 9) return undefined;
  const isYear = ({ from, to }: Stretch) => Math.abs(dayNumber(to) - dayNumber(from) - 364) <= 1;
  const odd = new Set(spans.flatMap((s, i) => (s && isYear(s) ? [] : [i])));
  if (odd.size * 5 > cells.length) return undefined;
  const ends = [...new Set(known.filter(isYear).map((s) => s.to))].sort();
  const steps = ends.slice(1).map((end, i) => Math.round((dayNumber(end) - dayNumber(ends[i] ?? end)) / 30.44));
  const least = Math.min(...steps);
  const frequency = least === 3 ? 'quarter' : least === 1 ? 'month' : undefined;
  return frequency && steps.every((s) => s % least === 0) ? { frequency, odd } : undefined;
}
