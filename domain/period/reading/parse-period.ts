// Reads a period from what people write; what may mean two things is an issue with both, unless the PI's frequency, the
// neighbours or a choice made before decide. Source: DOMAIN, Periods; that nothing is guessed is its last sentence.
import { frequencies, frequencyOf, label, type Frequency, type PeriodKey } from '../period';
import { agreements, distinctPeriods, viable, type Agreement } from './agree';
import { candidatesOf } from './place';
import { wantedOf, type Candidate, type PeriodCell, type ReadingOptions, type Spelling } from './reading';
import { spelledIn, type Spelled } from './spelled';

export interface ParseOptions extends ReadingOptions {
  /** Other cells of the same row or column, in the order in which they stand before and after this one. */
  readonly neighbours?: { readonly before?: readonly PeriodCell[]; readonly after?: readonly PeriodCell[] } | undefined;
}

/** What decided that a text is this period. */
export type Because = 'as written' | 'frequency' | 'neighbours' | 'choice' | 'heading';
export type WhyNot =
  | 'blank'
  | 'unreadable'
  | 'ambiguous'
  | 'neighbours disagree'
  | 'another frequency'
  | 'not a period of the calendar'
  | 'no year'
  | 'year to date'
  | 'more than a period';

export type PeriodResult =
  | {
      readonly kind: 'period';
      readonly period: PeriodKey;
      readonly because: Because;
      /** What was left aside at the end, as `(p)`; '' where nothing was. */
      readonly mark: string;
    }
  | {
      readonly kind: 'issue';
      readonly reason: WhyNot;
      /** What it may be, for a person to choose from; none where nothing comes near. */
      readonly candidates: readonly PeriodKey[];
      readonly message: string;
      /** The spelling to which a choice can be made once for the table. */
      readonly spelling?: Spelling | undefined;
    };

/** @param cell text or number as Excel holds it */
export function parsePeriod(cell: PeriodCell, options: ParseOptions): PeriodResult {
  const { before = [], after = [] } = options.neighbours ?? {};
  const own = prepare(cell, options);
  const others = (cells: readonly PeriodCell[]) => cells.map((c) => prepare(c, options).candidates);
  const all = [...others(before), own.candidates, ...others(after)];
  return settle(own, agreements(all, wantedOf(options)), options);
}

/** A cell on its way: its text, and everything that it can mean. */
export interface Prepared extends Spelled {
  readonly cell: PeriodCell;
  readonly candidates: readonly Candidate[];
}

export function prepare(cell: PeriodCell, options: ReadingOptions): Prepared {
  const spelled = spelledIn(cell, options);
  return { ...spelled, cell, candidates: candidatesOf(spelled.readings, options) };
}

const issue = (
  reason: WhyNot,
  message: string,
  candidates: readonly PeriodKey[] = [],
  spelling?: Spelling,
): PeriodResult => ({ kind: 'issue', reason, candidates, message, spelling });

/** The reading of a cell, given what it and its neighbours agree on. */
export function settle(
  { text, mark, cell, part, candidates, readings }: Prepared,
  agreed: ReadonlyMap<Spelling, Agreement>,
  options: ReadingOptions,
): PeriodResult {
  const shown = String(cell ?? '').trim();
  if (text === '') return issue('blank', 'This cell is blank.');
  if (part && readings.length === 0)
    return issue('no year', `“${shown}” does not say its year. Write the year with it, or above it.`);
  if (candidates.length === 0) return unreadable(text, options);
  const spelling = candidates[0]?.spelling ?? 'plain';
  const agreement = agreed.get(spelling) ?? { kind: 'open', alone: true };
  const wanted = wantedOf(options);
  const fit = viable(candidates, wanted);
  const meanings = new Set(candidates.map((c) => c.meaning));
  if (agreement.kind === 'contradiction' && (meanings.size > 1 || spelling === 'date'))
    return issue(
      'neighbours disagree',
      `“${shown}” may be ${either(candidates, options)}, and its neighbours do not agree which. Write it out.`,
      suggested(candidates),
      spelling,
    );
  const left =
    agreement.kind === 'decided' ? fit.filter((c) => inSense(c, agreement)) : usualOf(fit, agreement, wanted);
  const [period, ...others] = distinctPeriods(left);
  const undecided = others.length > 0 || (left.some((c) => c.period === null) && meanings.size > 1);
  if (period === undefined) return notOne(shown, left, spelling, options);
  if (undecided)
    return issue(
      'ambiguous',
      `“${shown}” may be ${either(left, options)}. Write it out, or say once for this table which is meant.`,
      suggested(left),
      spelling,
    );
  if (wanted && !wanted.includes(frequencyOf(period)))
    return issue(
      'another frequency',
      `“${shown}” is a ${frequencyOf(period)}, and here each ${wanted.join(' or ')} is wanted.`,
      suggested(candidates),
      spelling,
    );
  return {
    kind: 'period',
    period,
    because: becauseOf(agreement, fit, candidates, options, part !== undefined),
    mark,
  };
}

function inSense(c: Candidate, { meaning, frequency }: Extract<Agreement, { kind: 'decided' }>): boolean {
  return c.meaning === meaning && (c.period === null || frequency === null || frequencyOf(c.period) === frequency);
}

/** How labels of this product are written needs no neighbours: `2014/15` is a year, a lone date is a day. */
function usualOf(
  fit: readonly Candidate[],
  agreement: Exclude<Agreement, { kind: 'decided' }>,
  wanted: readonly Frequency[] | undefined,
): readonly Candidate[] {
  const spelling = fit[0]?.spelling;
  const aDate = spelling === 'date' || spelling === '01/02/2015';
  const alone = agreement.kind === 'open' && agreement.alone;
  const frequency = spelling === '2010/11' ? 'year' : aDate && !wanted && alone ? 'day' : undefined;
  const usual = fit.filter((c) => c.period !== null && frequencyOf(c.period) === frequency);
  return usual.length > 0 ? usual : fit;
}

function becauseOf(
  agreement: Agreement,
  fit: readonly Candidate[],
  candidates: readonly Candidate[],
  { choices }: ReadingOptions,
  headed: boolean,
): Because {
  const [first] = candidates;
  if (first && choices?.some((c) => c.spelling === first.spelling)) return 'choice';
  if (agreement.kind === 'decided' && distinctPeriods(fit).length > 1) return 'neighbours';
  if (fit.length < candidates.length && first?.spelling !== 'date') return 'frequency';
  return headed ? 'heading' : 'as written';
}

/** Periods to choose from: what it may be, and what comes near it. */
function suggested(candidates: readonly Candidate[]): PeriodKey[] {
  return [...new Set(candidates.flatMap((c) => c.period ?? c.suggestion ?? []))];
}

function either(candidates: readonly Candidate[], { calendar }: ReadingOptions): string {
  const labels = suggested(candidates).map((p) => label(p, calendar));
  const several = candidates.some((c) => c.meaning === 'several years') ? ['several years'] : [];
  const another = candidates.some((c) => c.meaning === 'year' && c.period === null)
    ? ['a year of another calendar']
    : [];
  return [...labels, ...several, ...another].join(' or ');
}

function notOne(
  shown: string,
  left: readonly Candidate[],
  spelling: Spelling,
  { calendar }: ReadingOptions,
): PeriodResult {
  const near = suggested(left);
  const names = near.map((p) => label(p, calendar)).join(' or ');
  const what = left.some((c) => c.meaning === 'several years')
    ? 'speaks of several years'
    : left.some((c) => c.meaning === 'year')
      ? 'is a year of another calendar'
      : spelling === 'span'
        ? 'is not one period of this calendar'
        : 'is neither the first nor the last day of a period';
  const hint = near.length > 0 ? ` Did you mean ${names}?` : '';
  return issue('not a period of the calendar', `“${shown}” ${what}.${hint}`, near, spelling);
}

const YEAR_TO_DATE = /\b(?:ytd|year[- ]to[- ]date|cumulative|cum\.?)\b/;

/** A text that is no period as a whole: what it is instead, and the period within it, where there is one. */
function unreadable(text: string, options: ReadingOptions): PeriodResult {
  const toDate = YEAR_TO_DATE.test(text);
  const words = text
    .replace(YEAR_TO_DATE, ' ')
    .split(/[ :,]+/)
    .filter((w) => w !== '')
    .slice(0, 12);
  const inside: readonly PeriodKey[] = words.length > 0 && (toDate || words.length > 1) ? within(words, options) : [];
  if (toDate) return issue('year to date', `“${text}” is a figure for the year to date, not for one period.`, inside);
  return inside.length > 0
    ? issue(
        'more than a period',
        `“${text}” says more than a period. Is it ${inside.map((p) => label(p, options.calendar)).join(' or ')}?`,
        inside,
      )
    : issue('unreadable', `“${text}” is not a period. Write it as ${examples(options)}.`);
}

/** The longest beginning or end of the words that can be a period. */
function within(words: readonly string[], options: ReadingOptions): PeriodKey[] {
  for (let n = words.length; n > 0; n--)
    for (const some of [words.slice(0, n), words.slice(-n)]) {
      const { candidates } = prepare(some.join(' '), options);
      const found = suggested(usualOf(candidates, { kind: 'open', alone: true }, wantedOf(options)));
      if (found.length > 0) return found;
    }
  return [];
}

function examples(options: ReadingOptions): string {
  const years = options.calendar.yearStartsIn === 1 ? '2014' : '2014/15';
  const text: Record<Frequency, string> = {
    ...{ year: years, 'half-year': `H1 ${years}`, quarter: `Q3 ${years}` },
    ...{ month: 'Feb 2015', week: 'WC 09-Feb-2015', day: '09-Feb-2015' },
  };
  const wanted = wantedOf(options) ?? frequencies.slice(0, 4);
  return wanted.map((f) => text[f]).join(' or ');
}
