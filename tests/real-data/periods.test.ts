// Every period that stands in the real tables, read cell by cell and as whole columns. What is right is said here in this
// file's own words, not by the parser: each cell must be read so or be left as an issue; none may be read otherwise.
import type { Calendar, Frequency } from '../../domain/period/period';
import { parsePeriod } from '../../domain/period/reading/parse-period';
import { readPeriods, type RowOptions } from '../../domain/period/reading/read-periods';
import type { PeriodCell } from '../../domain/period/reading/reading';
import { realData } from '../support/real-data';

const april: Calendar = { yearStartsIn: 4 };
const january: Calendar = { yearStartsIn: 1 };

/** A CSV file in rows; quotes may hold commas and line breaks. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end = ''] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end.includes('\n')) rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

function column(text: string, header: string): string[] {
  const [head = [], ...rows] = rowsOf(text);
  const at = head.indexOf(header);
  return rows.map((row) => row[at] ?? '');
}

/** What each cell is, by the one who wrote this test: a period key, or `null` for what is no period of the calendar. */
type Right = (cell: string, at: number) => string | null;

interface Tally {
  read: number;
  issues: number;
  /** Cells that were read as something else than they are. */
  wrong: string[];
}

function tally(
  cells: readonly PeriodCell[],
  right: Right,
  read: (cell: PeriodCell, at: number) => string | undefined,
): Tally {
  const sum: Tally = { read: 0, issues: 0, wrong: [] };
  cells.forEach((cell, at) => {
    const period = read(cell, at);
    if (period === undefined) sum.issues++;
    else if (period === right(String(cell), at)) sum.read++;
    else sum.wrong.push(`${cell} → ${period}`);
  });
  return sum;
}

function asColumn(cells: readonly PeriodCell[], right: Right, options: RowOptions): Tally {
  const { cells: read } = readPeriods(cells, options);
  return tally(cells, right, (_, at) => {
    const cell = read[at];
    return cell?.kind === 'period' ? cell.period : undefined;
  });
}

function oneByOne(cells: readonly PeriodCell[], right: Right, calendar: Calendar, frequency?: Frequency): Tally {
  return tally(cells, right, (cell) => {
    const result = parsePeriod(cell, { calendar, frequency });
    return result.kind === 'period' ? result.period : undefined;
  });
}

const yearFromApril: Right = (cell) => `${cell.slice(0, 4)}-04-01Y`;
const yearFromJanuary: Right = (cell) => `${cell.slice(0, 4)}-01-01Y`;
/** `2014-11` is a month in that file, and `2014/15` a year. */
const monthOrYear: Right = (cell) => (cell.includes('/') ? `${cell.slice(0, 4)}-04-01Y` : `${cell}-01M`);
const none: Right = () => null;

describe('Bristol’s indicators', () => {
  // What the column "Year" of each file speaks of, and how many of its cells are read: as a column, and one by one.
  test.each<[string, Right, Calendar, { column: number; alone: number; of: number }]>([
    ['11-1-1-b', yearFromApril, april, { column: 8, alone: 8, of: 8 }],
    ['11-1-1-c', yearFromApril, april, { column: 140, alone: 140, of: 140 }],
    ['12-5-1-a', yearFromApril, april, { column: 16, alone: 14, of: 16 }],
    ['12-5-1', yearFromApril, april, { column: 20, alone: 16, of: 20 }],
    ['16-1-4', yearFromApril, april, { column: 148, alone: 148, of: 148 }],
    ['16-2-1', yearFromApril, april, { column: 8, alone: 8, of: 8 }],
    ['16-4-2', yearFromApril, april, { column: 5, alone: 5, of: 5 }],
    ['16-7-2-a', yearFromApril, april, { column: 148, alone: 148, of: 148 }],
    ['4-6-1', yearFromApril, april, { column: 27, alone: 27, of: 27 }],
    ['5-2-1', yearFromApril, april, { column: 5, alone: 5, of: 5 }],
    ['5-2-2', yearFromApril, april, { column: 10, alone: 10, of: 10 }],
    ['5-3-2', yearFromApril, april, { column: 2, alone: 2, of: 2 }],
    ['8-8-1', yearFromApril, april, { column: 12, alone: 12, of: 12 }],
    ['3-d-2', monthOrYear, april, { column: 104, alone: 104, of: 104 }],
    ['3-3-2', none, april, { column: 0, alone: 0, of: 18 }],
    ['11-4-1', yearFromJanuary, january, { column: 1, alone: 1, of: 1 }],
    ['11-6-1', yearFromJanuary, january, { column: 2, alone: 2, of: 2 }],
    ['11-7-1', yearFromJanuary, january, { column: 1, alone: 1, of: 1 }],
    ['3-3-4', yearFromJanuary, january, { column: 3, alone: 3, of: 3 }],
    ['8-9-1', yearFromJanuary, january, { column: 1, alone: 1, of: 1 }],
    ['8-9-2', yearFromJanuary, january, { column: 1, alone: 1, of: 1 }],
  ])('%s', (name, right, calendar, expected) => {
    const text = realData(`sdg-bristol/indicator_${name}.csv`);
    if (text === undefined) return;
    const cells = column(text, 'Year');
    const together = asColumn(cells, right, { calendar });
    const alone = oneByOne(cells, right, calendar);
    expect([together.wrong, alone.wrong]).toEqual([[], []]);
    expect({ column: together.read, alone: alone.read, of: cells.length }).toEqual(expected);
  });

  test.each(['11-4-1', '11-6-1', '11-7-1', '3-3-4', '8-9-1', '8-9-2'])(
    'the calendar years of %s are left as issues under a calendar from April, even where years are wanted',
    (name) => {
      const text = realData(`sdg-bristol/indicator_${name}.csv`);
      if (text === undefined) return;
      const cells = column(text, 'Year');
      const alone = oneByOne(cells, none, april, 'year');
      expect(asColumn(cells, none, { calendar: april })).toEqual({ read: 0, issues: cells.length, wrong: [] });
      expect(alone).toEqual({ read: 0, issues: cells.length, wrong: [] });
    },
  );

  test.each(['11-1-1-b', '12-5-1-a', '12-5-1', '16-2-1', '3-3-2', '5-2-2'])(
    'no year of %s becomes a month because months are wanted',
    (name) => {
      const text = realData(`sdg-bristol/indicator_${name}.csv`);
      if (text === undefined) return;
      const cells = column(text, 'Year');
      const options = { calendar: april, frequency: 'month' } as const;
      expect(asColumn(cells, none, options)).toEqual({ read: 0, issues: cells.length, wrong: [] });
    },
  );
});

describe('LGBF’s quarters', () => {
  test('each is read as it stands', () => {
    const text = realData('lgbf-stirling/Indicator Data - Real - Quarterly.csv');
    if (text === undefined) return;
    const cells = column(text, 'Period');
    const starts: Record<string, (year: number) => string> = {
      Q1: (y) => `${y}-04-01Q`,
      Q2: (y) => `${y}-07-01Q`,
      Q3: (y) => `${y}-10-01Q`,
      Q4: (y) => `${y + 1}-01-01Q`,
    };
    const right: Right = (cell) => starts[cell.slice(-2)]?.(Number(cell.slice(0, 4))) ?? null;
    expect(asColumn(cells, right, { calendar: april })).toEqual({ read: 1339, issues: 0, wrong: [] });
    expect(oneByOne(cells, right, april, 'quarter')).toEqual({ read: 1339, issues: 0, wrong: [] });
  });
});

describe('MTA’s months', () => {
  const table = () => realData('mta/MTA_Performance_TBTA.csv');
  const right =
    (years: readonly string[]): Right =>
    (cell, at) =>
      `${years[at] ?? ''}-${cell.padStart(2, '0')}-01M`;

  test('are numbers beside a column of years, in calendar years', () => {
    const text = table();
    if (text === undefined) return;
    const [years, months] = [column(text, 'PERIOD_YEAR'), column(text, 'PERIOD_MONTH')];
    const options = { calendar: january, headings: years, frequency: 'month' } as const;
    expect(asColumn(months, right(years), options)).toEqual({ read: 348, issues: 0, wrong: [] });
    expect(asColumn(years, yearFromJanuary, { calendar: january })).toEqual({ read: 348, issues: 0, wrong: [] });
  });

  test('may be the months of either year under a calendar from April, so somebody must say which', () => {
    const text = table();
    if (text === undefined) return;
    const [years, months] = [column(text, 'PERIOD_YEAR'), column(text, 'PERIOD_MONTH')];
    const options = { calendar: april, headings: years, frequency: 'month' } as const;
    expect(asColumn(months, none, options)).toEqual({ read: 0, issues: 348, wrong: [] });
  });
});

describe('Trafford’s plan', () => {
  test('years of household waste', () => {
    const text = realData('trafford-plan/household_waste_recycling.csv');
    if (text === undefined) return;
    const cells = column(text, 'period');
    expect(asColumn(cells, yearFromApril, { calendar: april })).toEqual({ read: 332, issues: 0, wrong: [] });
  });

  test('quarters of nitrogen dioxide, given by their last days', () => {
    const text = realData('trafford-plan/no2_concentration.csv');
    if (text === undefined) return;
    const cells = column(text, 'period');
    const starts: Record<string, string> = { '03-31': '01-01', '06-30': '04-01', '09-30': '07-01', '12-31': '10-01' };
    const right: Right = (cell) => `${cell.slice(0, 4)}-${starts[cell.slice(5)] ?? ''}Q`;
    const all = { read: 36, issues: 0, wrong: [] };
    expect(asColumn(cells, right, { calendar: april, frequency: 'quarter' })).toEqual(all);
    expect(asColumn(cells, right, { calendar: april })).toEqual(all);
    expect(oneByOne(cells, right, april, 'quarter')).toEqual(all);
  });

  test('from when to when indicators run, and when they were published', () => {
    const text = realData('trafford-plan/indicators.md');
    if (text === undefined) return;
    const rows = text.split('\n').filter((line) => /^\|(Health|Poverty|Climate) /.test(line));
    const cellsOf = (at: number) => rows.map((row) => (row.split('|')[at] ?? '').trim());
    const runs = cellsOf(4);
    expect(asColumn(runs, none, { calendar: april })).toEqual({ read: 0, issues: 32, wrong: [] });

    // Each end by itself: a financial year, a month (`Jul 2019`), or what is none: calendar years, rolling years.
    const ends = runs.flatMap((run) => run.split(' to '));
    const right: Right = (cell) => {
      const named = /^([A-Z][a-z]{2}) (\d{4})$/.exec(cell);
      const number = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(named?.[1] ?? '-') / 3 + 1;
      if (named) return `${named[2] ?? ''}-${String(number).padStart(2, '0')}-01M`;
      if (cell === 'Apr 2011-Mar 2012') return '2011-04-01Y';
      if (cell === 'Apr 2022-Mar 2023') return '2022-04-01Y';
      return /^\d{4}\/\d{2}$/.test(cell) ? `${cell.slice(0, 4)}-04-01Y` : null;
    };
    const alone = oneByOne(ends, right, april);
    const readable = ends.filter((cell, i) => right(cell, i) !== null).length;
    expect(alone).toEqual({ read: readable, issues: 64 - readable, wrong: [] });
    expect(readable).toBe(40);

    // Two say `NA`.
    const published = cellsOf(5);
    const when: Right = (cell) =>
      /^\d{4}-\d{2}-\d{2}$/.test(cell) ? `${cell}D` : cell.startsWith('Jul') ? '2021-07-01M' : '2022-04-01M';
    expect(oneByOne(published, when, april)).toEqual({ read: 30, issues: 2, wrong: [] });
  });
});

describe('GOV.UK’s rolling years', () => {
  const headings = () => {
    const [head = []] = rowsOf(realData('govuk-transactions/transaction-volumes.csv') ?? '');
    return head.filter((cell) => /^\w+ \d{4} to /.test(cell)).map((cell) => cell.split(': ')[0] ?? '');
  };
  const endMonth = (cell: string) => /to (\w+) (\d{4})$/.exec(cell) ?? [];

  test('those that are years of the calendar are read, the others are not', () => {
    const cells = headings();
    if (cells.length === 0) return;
    const fromApril: Right = (cell) => (cell.startsWith('April') ? `${cell.slice(6, 10)}-04-01Y` : null);
    expect(asColumn(cells, fromApril, { calendar: april })).toEqual({ read: 18, issues: 45, wrong: [] });
    // The heading that is wrong in the original, January 2014 to December 2015, is two years and thus an issue.
    const fromJanuary: Right = (cell) =>
      cell.startsWith('January') && cell !== 'January 2014 to December 2015' ? `${cell.slice(8, 12)}-01-01Y` : null;
    expect(asColumn(cells, fromJanuary, { calendar: january })).toEqual({ read: 12, issues: 51, wrong: [] });
  });

  test('with what they measure in the heading none is read, and the year in it is offered', () => {
    const cells = headings();
    if (cells.length === 0) return;
    expect(
      oneByOne(
        cells.map((c) => `${c}: volume`),
        none,
        april,
      ).read,
    ).toBe(0);
    expect(parsePeriod('April 2011 to March 2012: volume', { calendar: april })).toMatchObject({
      reason: 'more than a period',
      candidates: ['2011-04-01Y'],
    });
  });

  test('said once to stand for the quarter they end in, they are read, and the wrong one is doubted', () => {
    const cells = headings().filter((_, i) => i % 3 === 0);
    if (cells.length === 0) return;
    const starts: Record<string, string> = { March: '01', June: '04', September: '07', December: '10' };
    const right: Right = (cell) => `${endMonth(cell)[2] ?? ''}-${starts[endMonth(cell)[1] ?? ''] ?? ''}-01Q`;
    const choices = [{ spelling: 'span', meaning: 'the period it ends in' }] as const;
    const options = { calendar: april, frequency: 'quarter', choices } as const;
    expect(asColumn(cells, right, options)).toEqual({ read: 21, issues: 0, wrong: [] });
    const doubted = readPeriods(cells, options).cells.flatMap((c, i) =>
      c.kind === 'period' && c.doubt ? [[cells[i], c.doubt.candidate]] : [],
    );
    expect(doubted).toEqual([['January 2014 to December 2015', '2014-10-01Q']]);
  });
});

describe('workbooks', () => {
  test.each<[string, RegExp, number, string]>([
    ['excel_pasting.csv', /^Year,(.*)$/m, 8, ','],
    ['weird_head_padding.csv', /^;("1985".*);$/m, 9, ';'],
  ])('the years of %s', (name, line, count, sign) => {
    const text = realData(`workbooks/${name}`);
    if (text === undefined) return;
    const cells = (line.exec(text.replaceAll('\r', ''))?.[1] ?? '').split(sign).map((c) => c.replaceAll('"', ''));
    expect(asColumn(cells, yearFromJanuary, { calendar: january })).toEqual({ read: count, issues: 0, wrong: [] });
    expect(asColumn(cells, none, { calendar: april })).toEqual({ read: 0, issues: count, wrong: [] });
  });

  // These two are no text files; what stands in them is copied here: Toronto's ridership (an xlsx), NHS admissions (UTF-16).
  test('Toronto’s years, newest first, one with a blank and a star', () => {
    const cells = ['2017', '2016', ' 2015 *', ...Array.from({ length: 30 }, (_, i) => String(2014 - i))];
    const right: Right = (cell) => `${cell.trim().slice(0, 4)}-01-01Y`;
    expect(asColumn(cells, right, { calendar: january })).toEqual({ read: 33, issues: 0, wrong: [] });
    expect(readPeriods(cells, { calendar: january }).order).toBe('newest first');
  });

  test('310 times “2010-11” and nothing else is an issue till somebody says that it is a year', () => {
    const cells = Array.from({ length: 310 }, () => '2010-11');
    expect(asColumn(cells, none, { calendar: april })).toEqual({ read: 0, issues: 310, wrong: [] });
    const choices = [{ spelling: '2010-11', meaning: 'year' }] as const;
    expect(asColumn(cells, yearFromApril, { calendar: april, choices })).toEqual({ read: 310, issues: 0, wrong: [] });
    expect(asColumn(cells, yearFromApril, { calendar: april, frequency: 'year' })).toMatchObject({ read: 310 });
  });
});
