import { aprilCalendar as april, label, type Calendar } from '../period';
import type { PeriodCell } from './reading';
import { readPeriods, type ReadPeriod, type RowOptions } from './read-periods';

const january: Calendar = { yearStartsIn: 1 };

function shown(cell: ReadPeriod, calendar: Calendar): string {
  switch (cell.kind) {
    case 'period':
      return label(cell.period, calendar);
    case 'issue':
      return `? ${cell.reason}`;
    case 'heading':
      return `# ${cell.period === null ? '' : label(cell.period, calendar)}`;
    case 'blank':
      return '';
  }
}

function rowOf(cells: readonly PeriodCell[], options: Partial<RowOptions> = {}): string[] {
  const calendar = options.calendar ?? april;
  return readPeriods(cells, { calendar, ...options }).cells.map((c) => shown(c, calendar));
}

describe('a row or column of periods', () => {
  test.each<[string, PeriodCell[], Partial<RowOptions>, string[]]>([
    ['years that follow one another', ['2009-10', '2010-11', '2011-12'], {}, ['2009/10', '2010/11', '2011/12']],
    ['newest first', ['2011-12', '2010-11', '2009-10'], {}, ['2011/12', '2010/11', '2009/10']],
    ['months of ISO 8601', ['2010-10', '2010-11', '2010-12'], {}, ['Oct 2010', 'Nov 2010', 'Dec 2010']],
    ['blank cells', ['2013-14', null, '', ' '], {}, ['2013/14', '', '', '']],
    [
      'a year given once',
      ['2013-14', null, null, '2014-15'],
      { blanksRepeat: true },
      ['2013/14', '2013/14', '2013/14', '2014/15'],
    ],
    ['nothing', [], {}, []],
    ['a blank before the first', [null, '2013-14'], { blanksRepeat: true }, ['', '2013/14']],
    [
      'a year over its quarters',
      ['2013/14', 'Q1', 'Q2', 'Q3', 'Q4', '2014/15', 'Q1'],
      {},
      ['# 2013/14', 'Q1 2013/14', 'Q2 2013/14', 'Q3 2013/14', 'Q4 2013/14', '# 2014/15', 'Q1 2014/15'],
    ],
    [
      'a year over its quarters that is wanted too',
      ['2013/14', 'Q1'],
      { frequency: ['year', 'quarter'] },
      ['2013/14', 'Q1 2013/14'],
    ],
    ['a year over its quarters that is not', ['2013/14', 'Q1'], { frequency: 'quarter' }, ['# 2013/14', 'Q1 2013/14']],
    ['a total after its quarters', ['Q3 2013/14', 'Q4', '2013/14'], {}, ['Q3 2013/14', 'Q4 2013/14', '2013/14']],
    [
      'a calendar year over its months',
      ['2014', 'JAN', 'FEB', 'MAR', 'APR'],
      {},
      ['# ', 'Jan 2014', 'Feb 2014', 'Mar 2014', 'Apr 2014'],
    ],
    [
      'a year from April over its months',
      ['2014', 'DEC', 'JAN', 'FEB'],
      {},
      ['# ', 'Dec 2014', 'Jan 2015', 'Feb 2015'],
    ],
    ['a year over months that do not tell', ['2014', 'JAN', 'FEB'], {}, ['# ', '? ambiguous', '? ambiguous']],
    [
      'a year of which we have no doubt',
      ['2014', 'JAN', 'FEB'],
      { calendar: january },
      ['# 2014', 'Jan 2014', 'Feb 2014'],
    ],
    [
      'months after the first with its year',
      ['Nov 2014', 'Dec', 'Jan', 'Feb'],
      {},
      ['Nov 2014', 'Dec 2014', 'Jan 2015', 'Feb 2015'],
    ],
    ['the same, newest first', ['Feb 2015', 'Jan', 'Dec'], {}, ['Feb 2015', 'Jan 2015', 'Dec 2014']],
    ['a month that is not the next', ['Nov 2014', 'Jan'], {}, ['Nov 2014', '? no year']],
    ['months without any year', ['Nov', 'Dec'], {}, ['? no year', '? no year']],
    ['halves, which follow both ways', ['H1 2014/15', 'H2'], {}, ['H1 2014/15', '? no year']],
    [
      'a merged year over its columns',
      ['Q3', 'Q4', 'Q1', 'Q2'],
      { headings: ['2013/14', null, '2014/15', null] },
      ['Q3 2013/14', 'Q4 2013/14', 'Q1 2014/15', 'Q2 2014/15'],
    ],
    [
      'a column of years beside one of month numbers',
      [11, 12, 1],
      { headings: [2008, 2008, 2009], calendar: january, frequency: 'month' },
      ['Nov 2008', 'Dec 2008', 'Jan 2009'],
    ],
    ['quarters of which year', ['2013 Q1', '2013 Q2'], {}, ['? ambiguous', '? ambiguous']],
    [
      'quarters of which year, once said',
      ['2013 Q1', '2013 Q2'],
      { choices: [{ spelling: 'Q1 2014', meaning: 'year that starts then' }] },
      ['Q1 2013/14', 'Q2 2013/14'],
    ],
    ['first days of months', [41730, 41760, 41791], {}, ['Apr 2014', 'May 2014', 'Jun 2014']],
    [
      'three years each',
      ['2000 - 02', '2001 - 03', '2012 - 14'],
      {},
      ['? not a period of the calendar', '? not a period of the calendar', '? not a period of the calendar'],
    ],
    [
      'one that is wrong among many',
      ['Apr-14', 'May-14', 'Juni', 'Jul-14'],
      {},
      ['Apr 2014', 'May 2014', '? unreadable', 'Jul 2014'],
    ],
    ['a table with other things', ['Code', '2013-14', 'Notes'], {}, ['? unreadable', '2013/14', '? unreadable']],
  ])('%s', (_, cells, options, expected) => {
    expect(rowOf(cells, options)).toEqual(expected);
  });

  test.each<[PeriodCell[], 'oldest first' | 'newest first' | 'no order']>([
    [['2012/13', '2013/14', '2014/15'], 'oldest first'],
    [['2014/15', '2013/14'], 'newest first'],
    [['2014/15', '2012/13', '2013/14'], 'no order'],
    [['2012/13', '2012/13', '2013/14'], 'oldest first'],
    [['2013/14', 'Q1 2014/15'], 'no order'],
    [['2013/14'], 'no order'],
    [[], 'no order'],
  ])('%j stands %s', (cells, order) => {
    expect(readPeriods(cells, { calendar: april }).order).toBe(order);
  });

  test('says what decided each cell', () => {
    const { cells } = readPeriods(['2014/15', 'Q1', 'Q2 2014/15', 'Q3'], { calendar: april });
    expect(cells.map((c) => (c.kind === 'period' ? c.because : c.kind))).toEqual([
      'heading',
      'heading',
      'as written',
      'neighbours',
    ]);
  });
});

describe('what stands out of line', () => {
  const doubtsOf = (...cells: PeriodCell[]) =>
    readPeriods(cells, { calendar: april }).cells.flatMap((c) => (c.kind === 'period' && c.doubt ? c.doubt : []));

  test('a slip between two that say what it should be', () => {
    expect(doubtsOf('Apr-14', 'May-14', 'Jun-41', 'Jul-14', 'Aug-14', 'Sep-14')).toEqual([
      { candidate: '2014-06-01M', message: 'Jun 2041 stands between May 2014 and Jul 2014. Is it Jun 2014?' },
    ]);
  });

  test('one that stands twice where the next should', () => {
    expect(doubtsOf('2014/15', '2013/14', '2013/14', '2011/12', '2010/11', '2009/10')).toMatchObject([
      { candidate: '2012-04-01Y' },
    ]);
  });

  test.each<[string, PeriodCell[]]>([
    ['a gap', ['Apr-14', 'May-14', 'Jul-14', 'Aug-14']],
    ['repeats in a long table', ['2013/14', '2013/14', '2014/15', '2014/15', '2015/16', '2015/16']],
    ['a table in no order', ['2013/14', '2019/20', '2015/16', '2010/11']],
    ['two frequencies', ['Q3 2013/14', 'Q4 2013/14', '2013/14', 'Q1 2014/15', 'Q2 2014/15']],
  ])('%s is no slip', (_, cells) => {
    expect(doubtsOf(...cells)).toEqual([]);
  });
});

test('twenty thousand cells are read without going over each again for each', () => {
  const cells = Array.from({ length: 20_000 }, (_, i) => `20${10 + (i % 5)}-${11 + (i % 5)}`);
  const { cells: read } = readPeriods(cells, { calendar: april });
  expect(read.filter((c) => c.kind === 'period')).toHaveLength(20_000);
});
