// Which columns hold the period of a row: one that says it whole, or a year with a quarter or month beside it.
import type { Calendar } from '../../period/period';
import { readPeriods, type ReadPeriod } from '../../period/reading/read-periods';
import type { PeriodCell, PeriodChoice, Spelling } from '../../period/reading/reading';
import { isCellError, type Cell } from '../../sheet/grid';
import { isBlank, textIn } from '../table/area';
import type { ColumnFacts } from './column-facts';
import { meaningsOf, type MeantPeriod } from './heading-periods';
import type { ColumnHeading } from './headings';
import { isAboutHandling, wordsOf } from './words';

export interface PeriodColumns {
  /** The column of periods, or of quarters and months. */
  readonly column: number;
  /** The column of years beside it. */
  readonly year: number | null;
  /** Share of the cells that are a period for certain. */
  readonly clear: number;
  /** What has to be asked once: a spelling with two meanings, or why cells cannot be read. */
  readonly doubt: {
    readonly message: string;
    readonly spelling: Spelling | undefined;
    readonly meanings: readonly MeantPeriod[];
  } | null;
}

export interface PeriodReadingOptions {
  readonly calendar: Calendar;
  readonly choices: readonly PeriodChoice[];
  readonly dateSystem?: 1900 | 1904 | undefined;
}

export function periodCell(cell: Cell | undefined): PeriodCell {
  if (cell === undefined || isBlank(cell) || isCellError(cell) || typeof cell === 'boolean') return null;
  if (typeof cell === 'string') return /^\d{1,2}$/.test(textIn(cell)) ? Number(textIn(cell)) : textIn(cell);
  return cell;
}

/** Of what 1, 2, 3 in a column beside a year are the numbers. */
export type NumberedPart = 'month' | 'quarter';

export function numberedBy(heading: string): NumberedPart | null {
  const words = wordsOf(heading);
  if (/\bmonths?\b|\bmth\b/.test(words)) return 'month';
  return /\b(?:quarters?|qtr)\b/.test(words) ? 'quarter' : null;
}

/** 1 to 12, or 1 to 4: 14 months to let a house are no month. */
function areNumbersOf(f: ColumnFacts, part: NumberedPart): boolean {
  const most = part === 'month' ? 12 : 4;
  return f.cells.every((cell, i) => {
    const n = f.kinds[i] === 'blank' ? 1 : Number(textIn(cell));
    return Number.isInteger(n) && n >= 1 && n <= most;
  });
}

function numbered(cell: PeriodCell, part: NumberedPart | null): PeriodCell {
  return part === 'quarter' && typeof cell === 'number' && [1, 2, 3, 4].includes(cell) ? `Q${cell}` : cell;
}

/** Periods of the rows, read as one column; what repeats is read once, so that long columns cost what short ones do. */
export function readColumn(
  cells: readonly Cell[],
  years: readonly Cell[] | null,
  options: PeriodReadingOptions,
  part: NumberedPart | null = null,
  blanksRepeat = false,
): ReadPeriod[] {
  const keys: string[] = [];
  const distinct = new Map<string, { cell: PeriodCell; year: PeriodCell }>();
  let [lastCell, lastYear]: [PeriodCell, PeriodCell] = [null, null];
  for (const [i, raw] of cells.entries()) {
    const said = years ? periodCell(years[i]) : null;
    if (said !== null) lastYear = said;
    const own = numbered(periodCell(raw), part);
    if (own !== null) lastCell = own;
    const cell = own ?? (blanksRepeat ? lastCell : null);
    const key = `${typeof cell} ${cell ?? ''}\n${lastYear ?? ''}`;
    keys.push(key);
    if (!distinct.has(key)) distinct.set(key, { cell, year: lastYear });
  }
  const each = [...distinct.values()];
  const read = readPeriods(
    each.map((d) => d.cell),
    {
      ...options,
      ...(years && { headings: each.map((d) => d.year) }),
      ...(part === 'month' && { frequency: 'month' as const }),
    },
  );
  const byKey = new Map([...distinct.keys()].map((key, i) => [key, read.cells[i]]));
  return keys.map((key) => byKey.get(key) ?? { kind: 'blank' });
}

interface Tried {
  readonly column: number;
  readonly read: readonly ReadPeriod[];
  readonly clear: number;
  readonly asked: Extract<ReadPeriod, { kind: 'issue' }> | undefined;
}

function tried(column: number, filled: number, read: readonly ReadPeriod[]): Tried {
  const clear = read.filter((p) => p.kind === 'period').length;
  const asked = read.find((p) => p.kind === 'issue');
  return { column, read, clear: filled === 0 ? 0 : clear / filled, asked };
}

const isYearHeading = (heading: ColumnHeading | undefined) => /\b(?:year|fy|yr)\b/.test(wordsOf(heading?.lowest ?? ''));

/** The best way to read the rows' periods; `undefined` where no column holds any. */
export function findPeriodColumns(
  facts: readonly ColumnFacts[],
  headings: readonly ColumnHeading[],
  options: PeriodReadingOptions,
): PeriodColumns | undefined {
  const headingOf = new Map(headings.map((h) => [h.column, h]));
  const alone: Tried[] = [];
  const parts: { readonly facts: ColumnFacts; readonly numbered: NumberedPart | null }[] = [];
  for (const f of facts) {
    const heading = headingOf.get(f.column);
    if (f.filled === 0 || heading?.period?.kind === 'period') continue;
    // `W01` and `H1` under “Code” or “PI” are codes.
    if (heading?.says === 'code' || (heading?.says === 'name' && f.codes >= 0.5)) continue;
    const part = numberedBy(heading?.lowest ?? '');
    // Bare numbers are periods only where the heading says so: 1,980 calls are no year.
    const numbersOnly = f.kinds.every((k) => k === 'number' || k === 'number text' || k === 'blank');
    if (numbersOnly && heading?.says !== 'period' && !isYearHeading(heading) && !areSerials(f)) continue;
    if (f.length > 60 || (f.distinct > SAMPLE && heading?.says !== 'period' && !mayBePeriods(f, options))) continue;
    const read = readColumn(f.cells, null, options);
    const t = tried(f.column, f.filled, read);
    const isPart = read.filter((p) => p.kind === 'issue' && p.reason === 'no year').length * 2 > f.filled;
    const isNumbered = part !== null && numbersOnly && areNumbersOf(f, part);
    if (isPart || isNumbered) parts.push({ facts: f, numbered: isNumbered ? part : null });
    else if (t.clear >= 0.5 || isAmbiguous(t) || (heading?.says === 'period' && t.clear > 0.2)) alone.push(t);
    else if (heading?.says === 'period' && isOdd(read, f.filled)) alone.push(t);
  }
  for (const part of parts) {
    const year =
      alone.find((t) => t.column !== part.facts.column && yearsOnly(t)) ?? yearIn(facts, headingOf, part.facts.column);
    if (!year) continue;
    const years = facts.find((f) => f.column === year.column)?.cells ?? [];
    const t = tried(part.facts.column, part.facts.filled, readColumn(part.facts.cells, years, options, part.numbered));
    if (t.clear > 0 || t.asked)
      return { column: t.column, year: year.column, clear: t.clear, doubt: doubtOf(t, part.facts, years, options) };
  }
  const [best] = alone.sort(
    (a, b) => said(headingOf.get(b.column)) - said(headingOf.get(a.column)) || b.clear - a.clear || a.column - b.column,
  );
  if (best) {
    const own = facts.find((f) => f.column === best.column);
    return {
      column: best.column,
      year: null,
      clear: best.clear,
      doubt: isAboutHandling(headingOf.get(best.column)?.lowest ?? '')
        ? HANDLING
        : alone.length > 1 && isOneEnd(headingOf.get(best.column))
          ? ONE_END
          : hasRival(best, alone, facts)
            ? SEVERAL
            : doubtOf(best, own, null, options),
    };
  }
  const [part] = parts;
  return part
    ? {
        column: part.facts.column,
        year: null,
        clear: 0,
        doubt: { message: 'These quarters or months do not say their year.', spelling: undefined, meanings: [] },
      }
    : undefined;
}

/** `Period start` beside `Period end`. */
const isOneEnd = (h: ColumnHeading | undefined) =>
  /\b(?:start|from|begins?|end|ends|to)\b/.test(wordsOf(h?.lowest ?? ''));
const ONE_END = {
  message: 'It may be one end of a period, and another column the other. Which period is it?',
  spelling: undefined,
  meanings: [],
};
const SEVERAL = {
  message: 'More than one column may be the period. Which is it?',
  spelling: undefined,
  meanings: [],
};

/** Of the same length, and another. */
const isAnother = (a: ReadPeriod, b: ReadPeriod | undefined) =>
  a.kind === 'period' && b?.kind === 'period' && a.period !== b.period && a.period.at(-1) === b.period.at(-1);

/** Whether another column of periods says something that this one does not say. */
function hasRival(best: Tried, alone: readonly Tried[], facts: readonly ColumnFacts[]): boolean {
  const cellsOf = (t: Tried) => facts.find((f) => f.column === t.column)?.cells ?? [];
  return alone.some((other) => {
    if (other === best || other.clear < 0.8) return false;
    if (other.read.some((p, i) => isAnother(p, best.read[i]))) return true;
    const known = new Map<string, string>();
    return cellsOf(other).some((cell, i) => {
      const key = textIn(cellsOf(best)[i]);
      const text = textIn(cell);
      if ((known.get(key) ?? text) !== text) return true;
      known.set(key, text);
      return false;
    });
  });
}
const HANDLING = {
  message: 'Is it the period of the figures, or when they were given?',
  spelling: undefined,
  meanings: [],
};

/** So many cells, spread over a column, say whether it may be one of periods: a column of 30,000 names is not read whole. */
const SAMPLE = 200;

function mayBePeriods(f: ColumnFacts, options: PeriodReadingOptions): boolean {
  const step = Math.max(1, Math.floor(f.cells.length / SAMPLE));
  const sample = f.cells.filter((_, i) => i % step === 0);
  const read = readColumn(sample, null, options);
  const near = read.filter(
    (p) => p.kind === 'period' || p.kind === 'heading' || (p.kind === 'issue' && isOfPeriods(p)),
  );
  return near.length * 5 > sample.length;
}

const isOfPeriods = ({ reason }: Extract<ReadPeriod, { kind: 'issue' }>) =>
  reason !== 'unreadable' && reason !== 'blank';

const said = (h: ColumnHeading | undefined) => (h?.says === 'period' ? 1 : 0);
const isAmbiguous = (t: Tried) =>
  t.read.filter((p) => p.kind === 'issue' && p.reason === 'ambiguous').length * 2 > t.read.length;
const isOdd = (read: readonly ReadPeriod[], filled: number) =>
  read.filter((p) => p.kind === 'issue' && isOfPeriods(p)).length * 2 > filled;
const yearsOnly = (t: Tried) => t.read.every((p) => p.kind !== 'period' || p.period.endsWith('Y'));

function areSerials(f: ColumnFacts): boolean {
  const numbers = f.cells.filter((c) => typeof c === 'number');
  return (
    numbers.length === f.filled &&
    f.distinct > 2 &&
    numbers.every((n) => Number.isInteger(n) && n > 36_000 && n < 55_000)
  );
}

function yearIn(
  facts: readonly ColumnFacts[],
  headings: ReadonlyMap<number, ColumnHeading>,
  besides: number,
): { readonly column: number } | undefined {
  return facts.find(
    (f) =>
      f.column !== besides &&
      f.filled > 0 &&
      (isYearHeading(headings.get(f.column)) || (headings.get(f.column)?.lowest ?? '') === '') &&
      areYears(f),
  );
}

/** Years, and texts below them that sum up: “Latest three months”. */
function areYears(f: ColumnFacts): boolean {
  const texts = f.cells.filter((_, i) => f.kinds[i] !== 'blank').map(textIn);
  const years = texts.filter((t) => /^(?:19|20)\d\d(?!\d)/.test(t)).length;
  const isYear = /^(?:19|20)\d\d/.test(texts[0] ?? '');
  return (
    isYear && years * 5 >= texts.length * 2 && texts.every((t) => !/^[\d.,-]+$/.test(t) || /^(?:19|20)\d\d/.test(t))
  );
}

function doubtOf(
  t: Tried,
  facts: ColumnFacts | undefined,
  years: readonly Cell[] | null,
  options: PeriodReadingOptions,
): PeriodColumns['doubt'] {
  if (!t.asked) return null;
  const { message, spelling } = t.asked;
  const at = t.read.indexOf(t.asked);
  const meanings = meaningsOf(periodCell(facts?.cells[at]), years ? periodCell(years[at]) : null, spelling, options);
  return { message, spelling, meanings };
}
