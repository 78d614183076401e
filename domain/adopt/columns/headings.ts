// The headings of a table, column by column: levels joined, what stands over several columns carried to each of them, and
// the period that a heading names. Rule: all headings are read together, so that they decide among themselves what each is.
import { monthNumber } from '../../period/reading/dates';
import { prepare } from '../../period/reading/parse-period';
import type { PeriodCell } from '../../period/reading/reading';
import { isCellError, type Cell } from '../../sheet/grid';
import { isBlank, textIn, type Area } from '../table/area';
import type { TableShape } from '../table/find-table';
import { periodsOfHeadings, type HeadingOptions, type HeadingPeriod } from './heading-periods';
import type { Role } from './role';
import { isMeasureText, roleAtEnd, saidBy } from './words';

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
  const periods = periodsOfHeadings(
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

function withoutMeasure(heading: string): string {
  const [, rest = '', measure = ''] = /^(.+?)\s*[([]([^()[\]]{1,24})[)\]]$/.exec(heading) ?? [];
  return rest !== '' && isMeasureText(measure) ? rest : '';
}

/** The lowest level that says a role; of a heading with a period, what is left of it. */
function saidIn(rest: string, levels: readonly string[], dated: boolean): Role | undefined {
  if (dated) return rest === '' ? undefined : (saidBy(rest) ?? roleAtEnd(rest)?.role);
  const bare = levels.at(-1) ?? '';
  // `Target (%)` is a target: what it is measured in says nothing else.
  const lowest = saidBy(bare) ?? saidBy(withoutMeasure(bare));
  // Under another heading a word such as “data” or “score” is part of a name.
  return lowest === 'value' && levels.length > 1
    ? undefined
    : (lowest ?? (levels.length === 2 ? saidBy(levels.join(' ')) : undefined));
}

function splitHeadings(area: Area, shape: TableShape, options: HeadingOptions): Split[] {
  const firstData = shape.rows.findIndex((k) => k === 'data' || k === 'total' || k === 'group');
  const rows = shape.headings.filter((r) => firstData < 0 || r < firstData);
  const own = shape.columns.map((c) => rows.map((r) => area.cells[r]?.[c] ?? overIn(area, r, c)));
  const filled = own.map((cells) => cells.map((cell) => !isBlank(cell)));
  const lowerFilled = (i: number, level: number) => filled[i]?.some((is, n) => n > level && is) ?? false;
  const carried: (Cell | undefined)[][] = own.map(() => []);
  // Where a level has merged cells, what is not merged stands over its own column only.
  const isMerged = rows.map((r) => area.merged?.some((m) => m.row === r && m.columns > 1) ?? false);
  own.forEach((cells, i) => {
    cells.forEach((cell, level) => {
      const before = carried[i - 1]?.[level] ?? own[i - 1]?.[level];
      const spans =
        !isMerged[level] &&
        isBlank(cell) &&
        level < rows.length - 1 &&
        lowerFilled(i, level) &&
        lowerFilled(i - 1, level);
      const row = carried[i];
      if (row && spans && before !== undefined && !isBlank(before)) row[level] = before;
    });
  });
  const raggedAt = rows.map(
    (_, level) =>
      !isMerged[level] && isRagged(own.map((cells, i) => (lowerFilled(i, level) ? isBlank(cells[level]) : undefined))),
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
      floats: rows.length > 1 && !isMerged[0] && isBlank(cells[0]) && carried[i]?.[0] === undefined && full.length > 0,
    };
  });
}

/** What a merged cell says that begins further left in the same row, and so stands over this column for certain. */
function overIn(area: Area, row: number, column: number): Cell {
  const over = area.merged?.find((m) => m.row === row && m.column < column && column < m.column + m.columns);
  return over ? (area.cells[row]?.[over.column] ?? null) : null;
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
      ? asWritten(textIn(cell))
      : cell;
}

/** Headings as programs write them: `fy2026_27`, `value_2019`, `2014_q1`. */
function asWritten(text: string): string {
  return text.includes('_') && !text.includes(' ')
    ? text.replace(/(?<=(?:19|20)\d\d)_(?=\d\d(?!\d))/g, '-').replace(/_/g, ' ')
    : text;
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

const span = /^(?<from>[a-z]{3,9})\.? ?(?:to|until|-|–|—|\/) ?(?<to>[a-z]{3,9})\.?$/i;

/** `Apr to Jun` without a year is a quarter of the calendar, where it is one. */
function quarterIn(text: string, { yearStartsIn }: HeadingOptions['calendar']): string | undefined {
  const { from = '', to = '' } = span.exec(text)?.groups ?? {};
  const [first, last] = [monthNumber(from.toLowerCase()), monthNumber(to.toLowerCase())];
  if (first === undefined || last === undefined || (last - first + 12) % 12 !== 2) return undefined;
  const months = (first - yearStartsIn + 12) % 12;
  return months % 3 === 0 ? `Q${months / 3 + 1}` : undefined;
}

/** `Apr to Jun` as its quarter; `Q1 (Apr-Jun) 2022/23` says it twice. */
function withQuarter(text: string, calendar: HeadingOptions['calendar']): string {
  const own = quarterIn(text, calendar);
  if (own !== undefined) return own;
  const {
    quarter = '',
    months = '',
    after = '',
  } = /^(?<quarter>(?:q|qtr|quarter) ?[1-4])[ :(-]+(?<months>[a-z]{3,9}\.? ?(?:to|-|–) ?[a-z]{3,9})\)?(?<after>.*)$/i.exec(
    text,
  )?.groups ?? {};
  return quarter !== '' && quarterIn(months, calendar) === `Q${quarter.slice(-1)}` ? `${quarter}${after}` : text;
}

/** A level that is a period, or has one at its beginning or end. */
function pieceOf(cell: Cell, options: HeadingOptions): Piece | undefined {
  const written = cellForPeriod(cell);
  if (written === null || written === '') return undefined;
  const value = typeof written === 'string' ? withQuarter(written, options.calendar) : written;
  const [, dated = '', word = ''] = typeof value === 'string' ? (/^(.+)\s(estimates?)$/i.exec(value) ?? []) : [];
  if (dated !== '' && isDated(dated, options)) return { cell: dated, rest: word };
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
  // “Year 1 (2014/15)” says its period twice.
  if (found) return { cell: found[0], rest: /^y(?:ea)?r? ?\d{1,2}$/i.test(found[1]) ? '' : found[1] };
  return undefined;
}

function isDated(cell: PeriodCell, { calendar, dateSystem }: HeadingOptions): boolean {
  if (typeof cell === 'number' && !(cell >= 1900 && cell <= 2200) && !(cell > 25_000 && cell < 80_000)) return false;
  if (typeof cell === 'string' && cell.length > 60) return false;
  const { candidates, part, readings } = prepare(cell, { calendar, dateSystem });
  return candidates.length > 0 || part !== undefined || readings.length > 0;
}
