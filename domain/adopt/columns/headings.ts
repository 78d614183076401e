// The headings of a table, column by column: levels joined, what stands over several columns carried to each of them, and
// the period that a heading names. Rule: all headings are read together, so that they decide among themselves what each is.
import { dayNumber } from '../../period/day';
import { frequencyOf, label, type Calendar, type Frequency, type PeriodKey } from '../../period/period';
import { prepare } from '../../period/reading/parse-period';
import { readPeriods, type ReadPeriod } from '../../period/reading/read-periods';
import type { Meaning, PeriodCell, PeriodChoice, Spelling } from '../../period/reading/reading';
import { stretchIn, type Stretch } from '../../period/reading/spans';
import { tidy } from '../../period/reading/tidy';
import { difference } from '../../period/year';
import { isCellError, type Cell } from '../../sheet/grid';
import { isBlank, textIn, type Area } from '../table/area';
import type { TableShape } from '../table/find-table';
import type { Role } from './role';
import { roleAtEnd, saidBy } from './words';

export interface ColumnHeading {
  readonly column: number;
  /** Levels joined, as a person reads them. */
  readonly text: string;
  /** The lowest level. */
  readonly lowest: string;
  /** What is left when its period is taken out. */
  readonly rest: string;
  /** The role that {@link rest} says. */
  readonly says: Role | undefined;
  /** What its period is, or why it is not clear; `undefined` where it names none. */
  readonly period: HeadingPeriod | undefined;
  /** Whether its period was carried to it from the column before without a merged cell to say so. */
  readonly carried: boolean;
  /** Whether nothing stands over it where something stands over others. */
  readonly floats: boolean;
  /** Of so many levels that it is not clear which of them belong to it. */
  readonly deep: boolean;
}

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

interface Piece {
  readonly cell: PeriodCell;
  readonly rest: string;
}

interface Split {
  readonly levels: readonly string[];
  readonly piece: Piece | undefined;
  readonly above: PeriodCell;
  readonly carried: boolean;
  readonly ragged: boolean;
  readonly floats: boolean;
}

export function readHeadings(area: Area, shape: TableShape, options: HeadingOptions): ColumnHeading[] {
  const splits = splitHeadings(area, shape, options);
  const dated = splits.flatMap((s, i) => (s.piece ? [i] : []));
  const periods = periodsOf(
    dated.map((i) => splits[i]).flatMap((s) => (s?.piece ? [{ cell: s.piece.cell, above: s.above }] : [])),
    options,
  );
  const at = new Map(dated.map((i, n) => [i, periods[n]]));
  return splits.map((s, i) => {
    const text = s.levels.join(' · ');
    const rest = s.piece ? s.piece.rest : text;
    return {
      column: shape.columns[i] ?? i,
      ...{ text, lowest: s.levels.at(-1) ?? '', rest, says: saidIn(rest, s.levels, s.piece !== undefined) },
      ...{
        period: at.get(i),
        carried: s.carried,
        floats: s.floats,
        deep: s.ragged || (s.carried && s.levels.length > 3),
      },
    };
  });
}

/** The lowest level that says a role; of a heading with a period, what is left of it. */
function saidIn(rest: string, levels: readonly string[], dated: boolean): Role | undefined {
  if (dated) return rest === '' ? undefined : (saidBy(rest) ?? roleAtEnd(rest)?.role);
  const lowest = saidBy(levels.at(-1) ?? '');
  // Under another heading a word such as “data” or “score” is part of a name.
  return lowest === 'value' && levels.length > 1
    ? undefined
    : (lowest ?? (levels.length === 2 ? saidBy(levels.join(' ')) : undefined));
}

function splitHeadings(area: Area, shape: TableShape, options: HeadingOptions): Split[] {
  const firstData = shape.rows.findIndex((k) => k === 'data' || k === 'total' || k === 'group');
  const rows = shape.headings.filter((r) => firstData < 0 || r < firstData);
  const own = shape.columns.map((c) => rows.map((r) => area.cells[r]?.[c] ?? null));
  const filled = own.map((cells) => cells.map((cell) => !isBlank(cell)));
  const lowerFilled = (i: number, level: number) => filled[i]?.some((is, n) => n > level && is) ?? false;
  const carried: (Cell | undefined)[][] = own.map(() => []);
  own.forEach((cells, i) => {
    cells.forEach((cell, level) => {
      const before = carried[i - 1]?.[level] ?? own[i - 1]?.[level];
      const spans = isBlank(cell) && level < rows.length - 1 && lowerFilled(i, level) && lowerFilled(i - 1, level);
      const row = carried[i];
      if (row && spans && before !== undefined && !isBlank(before)) row[level] = before;
    });
  });
  const raggedAt = rows.map((_, level) =>
    isRagged(own.map((cells, i) => (lowerFilled(i, level) ? isBlank(cells[level]) : undefined))),
  );
  return own.map((cells, i) => {
    const full = cells.map((cell, level) => carried[i]?.[level] ?? cell).filter((cell) => !isBlank(cell));
    const texts = full.map((cell) => textIn(cell));
    const { piece, above } = dateOf(full, options);
    const ragged = cells.some(
      (cell, level) =>
        raggedAt[level] === true && lowerFilled(i, level) && (!isBlank(cell) || carried[i]?.[level] !== undefined),
    );
    return {
      levels: texts,
      piece,
      above,
      carried: (carried[i]?.length ?? 0) > 0,
      ragged,
      floats: rows.length > 1 && isBlank(cells[0]) && carried[i]?.[0] === undefined && full.length > 0,
    };
  });
}

/**
 * Whether what stands over the columns of a level, without merged cells to say so, may be meant otherwise: over one column
 * here and several there, or not over the first.
 * @param blank of each column whether its cell is blank; `undefined` where nothing stands below it
 */
function isRagged(blank: readonly (boolean | undefined)[]): boolean {
  const spans: number[] = [];
  for (const is of blank) {
    if (is === false) spans.push(1);
    else if (is === true && spans.length > 0) spans.push((spans.pop() ?? 0) + 1);
  }
  return spans.includes(1) && spans.some((n) => n > 1);
}

function cellForPeriod(cell: Cell): PeriodCell {
  return cell === null || isCellError(cell) || typeof cell === 'boolean'
    ? null
    : typeof cell === 'string'
      ? textIn(cell)
      : cell;
}

/** Which level of a heading names the period, with what is left, and the year above it. */
function dateOf(levels: readonly Cell[], options: HeadingOptions): { piece: Piece | undefined; above: PeriodCell } {
  for (let n = levels.length - 1; n >= 0; n--) {
    const piece = pieceOf(levels[n] ?? null, options);
    if (!piece) continue;
    const others = levels.filter((_, i) => i !== n);
    const above = others.find((l, i) => i < n && pieceOf(l, options)?.rest === '') ?? null;
    const rest = [...others.filter((l) => l !== above).map(textIn), piece.rest].filter(Boolean).join(' · ');
    return { piece: { cell: piece.cell, rest }, above: cellForPeriod(above) };
  }
  return { piece: undefined, above: null };
}

const separators = [
  /^(.+?)\s*[:;|\n]\s*(.+)$/,
  /^(.+?)\s+[-–—]\s+(.+)$/,
  /^(.+?)\s*\((.+)\)$/,
  /^(.+)\s(\S+\s\S+\s\S+)$/,
  /^(.+)\s(\S+\s\S+)$/,
  /^(.+)\s(\S+)$/,
  /^(\S+)\s(.+)$/,
  /^(\S+\s\S+)\s(.+)$/,
  /^(\S+\s\S+\s\S+)\s(.+)$/,
];

const partOfYear = /^(?:q[1-4]|h[12]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** A level that is a period, or has one at its beginning or end. */
function pieceOf(cell: Cell, options: HeadingOptions): Piece | undefined {
  const value = cellForPeriod(cell);
  if (value === null || value === '') return undefined;
  if (isDated(value, options)) return { cell: value, rest: '' };
  if (typeof value === 'number') return undefined;
  const pieces = separators.flatMap((shape) => {
    const [, a = '', b = ''] = shape.exec(value) ?? [];
    return a === '' ? [] : [[a, b] as const, [b, a] as const];
  });
  // A word that may be a month or a quarter is a period only where a year stands with it, or a word for what it is of.
  const isWhole = (text: string) => isDated(text, options) && /\d{2}/.test(text);
  const isPart = (text: string) => isDated(text, options) && partOfYear.test(text);
  const whole = pieces.find(([a, b]) => isWhole(a) && !isWhole(b));
  const found = whole ?? pieces.find(([a, b]) => isPart(a) && saidBy(b) !== undefined);
  if (found) return { cell: found[0], rest: found[1] };
  return undefined;
}

function isDated(cell: PeriodCell, { calendar, dateSystem }: HeadingOptions): boolean {
  if (typeof cell === 'number' && !(cell >= 1900 && cell <= 2200) && !(cell > 25_000 && cell < 80_000)) return false;
  if (typeof cell === 'string' && cell.length > 60) return false;
  const { candidates, part, readings } = prepare(cell, { calendar, dateSystem });
  return candidates.length > 0 || part !== undefined || readings.length > 0;
}

interface Dated {
  readonly cell: PeriodCell;
  readonly above: PeriodCell;
}

function periodsOf(cells: readonly Dated[], options: HeadingOptions): HeadingPeriod[] {
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
  const year = yearless ? yearInTitles(options) : undefined;
  if (year === undefined)
    return withOutliers(plain, calendar).map((p, i) => withMeanings(headingPeriod(p, 'read'), cells[i], options));
  return read(year).map((p, i) => headingPeriod(p, plain[i]?.kind === 'issue' ? 'title' : 'read'));
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

export function frequencyOfAll(periods: readonly PeriodKey[]): Frequency | undefined {
  const all = [...new Set(periods.map(frequencyOf))];
  return all.length === 1 ? all[0] : undefined;
}
