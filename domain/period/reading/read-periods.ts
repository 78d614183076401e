// Reads a whole row or column of period headings: years carried to the cells they stand over, every cell with the help of
// the others. Source: DOMAIN, Periods (a year given once for the rows below; the neighbours decide); doubts are ours.
import { frequencyOf, label, shift, type PeriodKey } from '../period';
import { difference } from '../year';
import { agreements, distinctPeriods } from './agree';
import { prepare, settle, type PeriodResult, type Prepared } from './parse-period';
import { goesBy } from './parts';
import { wantedOf, type Candidate, type PeriodCell, type ReadingOptions } from './reading';

export interface RowOptions extends Omit<ReadingOptions, 'heading'> {
  /** What stands over each cell (beside it, for a column): a year given once holds until the next. */
  readonly headings?: readonly PeriodCell[] | undefined;
  /** Whether a blank cell means the one before it. */
  readonly blanksRepeat?: boolean | undefined;
}

/** A period that reads well and stands oddly: `Jun 2041` between May and July of 2014. It does not block. */
export interface Doubt {
  readonly candidate: PeriodKey;
  readonly message: string;
}

export type ReadPeriod =
  | (Extract<PeriodResult, { kind: 'period' }> & { readonly doubt?: Doubt | undefined })
  | Extract<PeriodResult, { kind: 'issue' }>
  /** A year that only heads the cells after it; `period` where it is clear which. */
  | { readonly kind: 'heading'; readonly period: PeriodKey | null }
  | { readonly kind: 'blank' };

export interface ReadPeriods {
  /** One for each cell, in the same order. */
  readonly cells: readonly ReadPeriod[];
  readonly order: 'oldest first' | 'newest first' | 'no order';
}

/** Reads the cells of one row or column together; each answer says what decided, or what is wrong. */
export function readPeriods(cells: readonly PeriodCell[], options: RowOptions): ReadPeriods {
  const prepared = withYears(cells, options);
  const wanted = wantedOf(options);
  const heads = wanted?.includes('year') ? [] : headsIn(prepared);
  const agreed = agreements(
    prepared.map((c, i) => (heads[i] ? [] : c.own.candidates)),
    wanted,
  );
  const read: ReadPeriod[] = [];
  for (const [i, { own, follows }] of prepared.entries()) {
    const before = read.at(-1);
    if (own.text === '') {
      read.push(options.blanksRepeat && before ? before : { kind: 'blank' });
      continue;
    }
    const result = settle(own, agreed, heads[i] ? { ...options, frequency: undefined } : options);
    if (heads[i]) read.push({ kind: 'heading', period: result.kind === 'period' ? result.period : null });
    else read.push(follows && result.kind === 'period' ? { ...result, because: 'neighbours' } : result);
  }
  return withDoubts(read, options);
}

interface InRow {
  readonly own: Prepared;
  /** Whether its year comes from a cell before it that names one and nothing else. */
  readonly headed: boolean;
  /** Whether its year comes from the period before it. */
  readonly follows: boolean;
}

/** Prepares each cell with the year that stands over it: beside, in a cell before, or in the period before. */
function withYears(cells: readonly PeriodCell[], options: RowOptions): InRow[] {
  const known = new Map<string, Prepared>();
  const prepareOnce = (cell: PeriodCell, heading: PeriodCell | undefined): Prepared => {
    const id = `${typeof cell} ${cell ?? ''}\n${heading ?? ''}`;
    const prepared = known.get(id) ?? prepare(cell, { ...options, heading });
    known.set(id, prepared);
    return prepared;
  };
  let beside: PeriodCell | undefined;
  let above: PeriodCell | undefined;
  let before: PeriodKey | undefined;
  return cells.map((cell, i): InRow => {
    const said = options.headings?.[i] ?? null;
    if (said !== null && said !== '') beside = said;
    const plain = prepareOnce(cell, beside);
    if (plain.text === '') return { own: plain, headed: false, follows: false };
    const needsYear = plain.part !== undefined && plain.readings.length === 0;
    const headed = needsYear && above !== undefined;
    let own = headed ? prepareOnce(cell, above) : plain;
    const next = needsYear && !headed && before !== undefined ? following(own, before, options) : undefined;
    if (next) own = { ...own, candidates: [next], readings: [readingOf(next.period)] };
    if (own.isYear) above = cell;
    else if (!own.part) above = undefined;
    const [only, ...others] = distinctPeriods(own.candidates);
    before = others.length === 0 ? only : undefined;
    return { own, headed, follows: next !== undefined };
  });
}

const readingOf = (period: PeriodKey) =>
  ({ spelling: 'plain', meaning: 'as written', said: { kind: 'period', period } }) as const;

/** A bare `May` after `Apr 2014`, or before it where the newest comes first: only the very next one, either way. */
function following(
  { part }: Prepared,
  before: PeriodKey,
  { calendar }: RowOptions,
): (Candidate & { period: PeriodKey }) | undefined {
  const near = [shift(before, 1), shift(before, -1)].filter((p) => part && goesBy(p, part, calendar));
  const [period, ...others] = near;
  return period === undefined || others.length > 0 ? undefined : { spelling: 'plain', meaning: 'as written', period };
}

/** Which cells name a year that stands over the next one that is not blank. */
function headsIn(row: readonly InRow[]): boolean[] {
  let next: InRow | undefined;
  return [...row]
    .reverse()
    .map((c) => {
      const heads = c.own.isYear && next?.headed === true;
      if (c.own.text !== '') next = c;
      return heads;
    })
    .reverse();
}

/** Steps from each period to the next, where they have one frequency. */
function stepsOf(periods: readonly PeriodKey[]): (number | undefined)[] {
  return periods.slice(1).map((p, i) => {
    const before = periods[i] ?? p;
    return frequencyOf(before) === frequencyOf(p) ? difference(before, p) : undefined;
  });
}

/** Marks what stands out of line in a row that otherwise goes on by one each time. */
function withDoubts(read: readonly ReadPeriod[], { calendar }: RowOptions): ReadPeriods {
  const places = read.flatMap((r, i) => (r.kind === 'period' ? [{ i, period: r.period }] : []));
  const periods = places.map((p) => p.period);
  const steps = stepsOf(periods);
  const order = steps.every((n) => n !== undefined && n >= 0)
    ? 'oldest first'
    : steps.every((n) => n !== undefined && n <= 0)
      ? 'newest first'
      : 'no order';
  const cells = [...read];
  const onward = [1, -1].find((n) => steps.filter((s) => s === n).length * 2 > steps.length);
  if (onward === undefined) return { cells, order: steps.length > 0 ? order : 'no order' };
  for (const [n, { i, period }] of places.entries()) {
    const [before, after, cell] = [periods[n - 1], periods[n + 1], cells[i]];
    if (before === undefined || after === undefined || cell?.kind !== 'period') continue;
    if (frequencyOf(before) !== frequencyOf(after) || difference(before, after) !== 2 * onward) continue;
    const candidate = shift(before, onward);
    if (candidate === period) continue;
    const [own, left, right] = [period, before, after].map((p) => label(p, calendar));
    const message = `${own ?? ''} stands between ${left ?? ''} and ${right ?? ''}. Is it ${label(candidate, calendar)}?`;
    cells[i] = { ...cell, doubt: { candidate, message } };
  }
  return { cells, order };
}
