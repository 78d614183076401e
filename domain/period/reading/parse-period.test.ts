import fc from 'fast-check';
import { examplePeriod } from '../example-periods';
import { aprilCalendar as april, label, type Calendar, type Frequency } from '../period';
import { parsePeriod, type Because, type ParseOptions, type WhyNot } from './parse-period';
import type { PeriodCell } from './reading';

const january: Calendar = { yearStartsIn: 1 };
const october: Calendar = { yearStartsIn: 10 };
type Over = Omit<ParseOptions, 'calendar'>;

/** The label of what was read, or the reason and the labels to choose from. */
function readingOf(cell: PeriodCell, calendar: Calendar, over: Over = {}): string {
  const result = parsePeriod(cell, { calendar, ...over });
  if (result.kind === 'period') return label(result.period, calendar);
  return [`${result.reason}:`, ...result.candidates.map((c) => label(c, calendar))].join(' | ');
}

describe('what people write, with an April calendar', () => {
  test.each<[PeriodCell, string]>([
    ['2008/09', '2008/09'],
    ['2008/2009', '2008/09'],
    ['2008-2009', '2008/09'],
    ['1999/00', '1999/00'],
    ['1999-00', '1999/00'],
    ['2013-14', '2013/14'],
    ['2013 – 14', '2013/14'],
    ['FY2008/09', '2008/09'],
    ['FY 2010-11', '2010/11'],
    ['FY08/09', '2008/09'],
    ['Financial year 2010/11', '2010/11'],
    ['13/14', '2013/14'],
    ['201314', '2013/14'],
    [201314, '2013/14'],
    ['2019/20 [Note 5]', '2019/20'],
    ['2019/20¹', '2019/20'],
    ['2019/20 (p)', '2019/20'],
    ['2019/20p', '2019/20'],
    ['2019/20 provisional', '2019/20'],
    ['Q1 2023/24', 'Q1 2023/24'],
    ['2023/24 Q1', 'Q1 2023/24'],
    ['2018-19;Q1', 'Q1 2018/19'],
    ['2014/2015 Q2', 'Q2 2014/15'],
    ['2010-11 Q3', 'Q3 2010/11'],
    ['Q1 10/11', 'Q1 2010/11'],
    ['Q1 (2014/15)', 'Q1 2014/15'],
    ['Quarter 1 2014/15', 'Q1 2014/15'],
    ['2014/15 Qtr 4', 'Q4 2014/15'],
    ['1st quarter 2014/15', 'Q1 2014/15'],
    ['third quarter of 2014/15', 'Q3 2014/15'],
    ['Q4 FY2014/15', 'Q4 2014/15'],
    ['Q2-2014/15', 'Q2 2014/15'],
    ['H1 2008/09', 'H1 2008/09'],
    ['2008/09 H2', 'H2 2008/09'],
    ['2nd half 2008/09', 'H2 2008/09'],
    ['Apr-23', 'Apr 2023'],
    ['Apr 2023', 'Apr 2023'],
    ['April 2023', 'Apr 2023'],
    ['Apr23', 'Apr 2023'],
    ["Apr '23", 'Apr 2023'],
    ['APRIL, 2023', 'Apr 2023'],
    ['Sept 2011', 'Sep 2011'],
    ['Sep. 2011', 'Sep 2011'],
    ['2023 April', 'Apr 2023'],
    ['2023-Apr', 'Apr 2023'],
    ['2023-04', 'Apr 2023'],
    ['2023/04', 'Apr 2023'],
    ['2023.04', 'Apr 2023'],
    ['2023M04', 'Apr 2023'],
    ['202304', 'Apr 2023'],
    [202304, 'Apr 2023'],
    ['04/2023', 'Apr 2023'],
    ['4-2023', 'Apr 2023'],
    ['Sep-2011 ', 'Sep 2011'],
    ['\u00a0Sep\u00a02011\u200b', 'Sep 2011'],
    ['Dec-2011 (1)', 'Dec 2011'],
    ['Jan-85', 'Jan 1985'],
    ['Feb 2014/15', 'Feb 2015'],
    ['Apr 2014/15', 'Apr 2014'],
    ['WC 09-Feb-2009', 'WC 09-Feb-2009'],
    ['w/c 9 Feb 2009', 'WC 09-Feb-2009'],
    ['W/C 9th February 2009', 'WC 09-Feb-2009'],
    ['week commencing Monday 9 February 2009', 'WC 09-Feb-2009'],
    ['week beginning 2009-02-09', 'WC 09-Feb-2009'],
    ['w/e 15 Feb 2009', 'WC 09-Feb-2009'],
    ['Week ending 15/02/2009', 'WC 09-Feb-2009'],
    ['2009-W07', 'WC 09-Feb-2009'],
    ['2009W7', 'WC 09-Feb-2009'],
    ['9 Feb 2009 - 15 Feb 2009', 'WC 09-Feb-2009'],
    ['09-Feb-2009', '09-Feb-2009'],
    ['9 February 2009', '09-Feb-2009'],
    ['February 9, 2009', '09-Feb-2009'],
    ['Mon 9 Feb 2009', '09-Feb-2009'],
    ['2009-02-09', '09-Feb-2009'],
    ['2009-02-09 00:00:00', '09-Feb-2009'],
    ['2009-02-09T00:00:00', '09-Feb-2009'],
    ['13/02/2009', '13-Feb-2009'],
    ['02/13/2009', '13-Feb-2009'],
    ['02.02.2009', '02-Feb-2009'],
    ['as at 31 March 2009', '31-Mar-2009'],
    [39853, '09-Feb-2009'],
    ['April 2011 to March 2012', '2011/12'],
    ['Apr 2011 - Mar 2012', '2011/12'],
    ['1 April 2011 to 31 March 2012', '2011/12'],
    ['Year ending 31 March 2012', '2011/12'],
    ['12 months to March 2012', '2011/12'],
    ['Apr-Jun 2014', 'Q1 2014/15'],
    ['April to June 2014', 'Q1 2014/15'],
    ['1 April - 30 June 2014', 'Q1 2014/15'],
    ['Quarter ending June 2014', 'Q1 2014/15'],
    ['Oct-Mar 2015', 'H2 2014/15'],
    ['Month ended 28 February 2015', 'Feb 2015'],
  ])('%p is %s', (cell, text) => {
    expect(readingOf(cell, april)).toBe(text);
  });

  test('odd dashes and blanks are plain ones', () => {
    for (const dash of ['-', '–', '—', '‐', '‑', '−', ' – ', ' — '])
      expect(readingOf(`2013${dash}14`, april)).toBe('2013/14');
    expect(readingOf('２０１３／１４', april)).toBe('2013/14');
  });

  test('what was left aside is kept', () => {
    const markOf = (cell: string) => parsePeriod(cell, { calendar: april });
    expect(markOf('Dec-2011 (1)')).toMatchObject({ kind: 'period', mark: '(1)' });
    expect(markOf('2019/20 [Note 5] *')).toMatchObject({ kind: 'period', mark: '[Note 5] *' });
    expect(markOf('2019/20')).toMatchObject({ kind: 'period', mark: '' });
  });
});

describe('what people write, with other calendars', () => {
  test.each<[PeriodCell, Calendar, string]>([
    ['2014', january, '2014'],
    [2014, january, '2014'],
    ['2015 *', january, '2015'],
    ['FY14', january, '2014'],
    ['FY14', october, '2013/14'],
    ['FY2014', { yearStartsIn: 7 }, '2013/14'],
    ['Q2 FY14', october, 'Q2 2013/14'],
    ['Fiscal year 2014', october, '2013/14'],
    ['2013 Q1', january, 'Q1 2013'],
    ['2013-Q4', january, 'Q4 2013'],
    ['2013Q4', january, 'Q4 2013'],
    ['H2 2013', january, 'H2 2013'],
    ['January 2013 to December 2013', january, '2013'],
    ['Week 7 2009', january, 'WC 09-Feb-2009'],
    ['2014/15', october, '2014/15'],
    ['Q1 2014/15', october, 'Q1 2014/15'],
    ['Oct-Dec 2014', october, 'Q1 2014/15'],
    ['wc 22/02/2009', { yearStartsIn: 4, weekStartsOn: 7 }, 'WC 22-Feb-2009'],
    ['2014/15', { yearStartsIn: 4, yearStartsOn: 6 }, '2014/15'],
    ['6 April 2014 to 5 April 2015', { yearStartsIn: 4, yearStartsOn: 6 }, '2014/15'],
    ['Apr 2014', { yearStartsIn: 4, yearStartsOn: 6 }, 'Apr 2014'],
  ])('%p with %j is %s', (cell, calendar, text) => {
    expect(readingOf(cell, calendar)).toBe(text);
  });

  test('serials count from 1900 or from 1904, as the workbook says', () => {
    expect(readingOf(38391, april, { dateSystem: 1904 })).toBe('09-Feb-2009');
  });

  test('a label leads back to its period, whatever the frequency and the calendar', () => {
    const anyPeriod = fc.array(fc.nat(), { minLength: 6, maxLength: 6 }).map(examplePeriod);
    fc.assert(
      fc.property(anyPeriod, fc.boolean(), ({ key, frequency, calendar }, told) => {
        const result = parsePeriod(label(key, calendar), { calendar, ...(told && { frequency }) });
        expect(result).toMatchObject({ kind: 'period', period: key });
      }),
      { numRuns: 400 },
    );
  });
});

describe('what is not guessed', () => {
  test.each<[PeriodCell, Calendar, string, string]>([
    ['2010-11', april, 'ambiguous: | 2010/11 | Nov 2010', 'a year or a month'],
    [201011, april, 'ambiguous: | 2010/11 | Nov 2010', 'the same without a stroke'],
    ['10/11', april, 'ambiguous: | 2010/11 | Oct 2011', 'a year or a month'],
    ['2010-11', january, 'ambiguous: | Nov 2010', 'a month, or a year of another calendar'],
    ['2013-14', january, 'not a period of the calendar:', 'a year of another calendar'],
    ['2010-12', april, 'ambiguous: | Dec 2010', 'a month, or three years'],
    ['2012 - 14', april, 'not a period of the calendar:', 'three years'],
    ['2014', april, 'ambiguous: | 2014/15 | 2013/14', 'the year that starts or that ends then'],
    ['FY14', april, 'ambiguous: | 2014/15 | 2013/14', 'the year that starts or that ends then'],
    ['2013 Q1', april, 'ambiguous: | Q1 2013/14 | Q1 2012/13 | Q4 2012/13', 'or of the calendar year'],
    ['2014', october, 'ambiguous: | 2014/15 | 2013/14', 'without FY it may be either'],
    ['Year 10', april, 'unreadable:', 'a year of school, or of a plan'],
    ['OCT', april, 'no year:', 'a month of no year'],
    ['Q1', april, 'no year:', 'a quarter of no year'],
    ['Week 7', april, 'no year:', 'a week of no year'],
    ['01/02/2015', april, 'ambiguous: | 01-Feb-2015 | 02-Jan-2015', 'which comes first, day or month'],
    ['Month 7 2014/15', april, 'ambiguous: | Oct 2014 | Jul 2014', 'the seventh of which year'],
    ['Week 7 2016/17', april, 'ambiguous: | WC 16-May-2016 | WC 09-May-2016', 'two ways of counting weeks'],
    ['w/c 10 Feb 2009', april, 'not a period of the calendar: | WC 09-Feb-2009', 'a week that starts on Tuesday'],
    ['2009-W07', { yearStartsIn: 4, weekStartsOn: 7 }, 'not a period of the calendar: | WC 08-Feb-2009', 'from Sunday'],
    ['January 2014 to December 2015', january, 'not a period of the calendar:', 'two years'],
    ['July 2012 to June 2013', april, 'not a period of the calendar:', 'a rolling year'],
    ['2014/15 YTD', april, 'year to date: | 2014/15', 'not one period'],
    ['YTD Dec 2014', april, 'year to date: | Dec 2014', 'not one period'],
    ['YTD', april, 'year to date:', 'of nothing'],
    ['Target 2014/15', april, 'more than a period: | 2014/15', 'a heading that says more'],
    ['April 2011 to March 2012: volume', april, 'more than a period: | 2011/12', 'a heading that says more'],
    ['2014/16', april, 'not a period of the calendar:', 'two years'],
    ['2014/13', april, 'unreadable:', 'backwards'],
    ['Q5 2014/15', april, 'more than a period: | 2014/15', 'there are four'],
    ['Smarch 2009', april, 'more than a period: | 2009/10 | 2008/09', 'no month'],
    ['30 Feb 2009', april, 'more than a period: | Feb 2009', 'no day'],
    ['Tue 9 Feb 2009', april, 'more than a period: | 09-Feb-2009', 'it was a Monday'],
    ['29/02/2015', april, 'unreadable:', 'no day'],
    ['Total', april, 'unreadable:', 'a word'],
    ['Apr-Jun', april, 'unreadable:', 'no year'],
    ['', april, 'blank:', 'nothing'],
    [null, april, 'blank:', 'nothing'],
    ['#REF!', april, 'unreadable:', 'an error'],
    ['41730', april, 'unreadable:', 'a serial that is text'],
    [0.95, april, 'unreadable:', 'a figure'],
    [41730.5, april, 'unreadable:', 'a time'],
    [95, april, 'unreadable:', 'a figure'],
    [-2014, april, 'unreadable:', 'a figure'],
    [Number.NaN, april, 'unreadable:', 'no number'],
    ['2999', january, 'unreadable:', 'a year that nobody means'],
  ])('%p with %j: %s (%s)', (cell, calendar, text) => {
    expect(readingOf(cell, calendar)).toBe(text);
  });

  test('what it may be is said in words', () => {
    const { message } = parsePeriod('2010-11', { calendar: april }) as { message: string };
    expect(message).toBe(
      '“2010-11” may be 2010/11 or Nov 2010. Write it out, or say once for this table which is meant.',
    );
    expect(parsePeriod('2012 - 14', { calendar: april })).toMatchObject({
      message: '“2012 - 14” speaks of several years.',
    });
    expect(parsePeriod('soon', { calendar: april, frequency: 'month' })).toMatchObject({
      message: '“soon” is not a period. Write it as Feb 2015.',
    });
  });

  test('no text whatever makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.double()), (cell) => {
        expect(['period', 'issue']).toContain(parsePeriod(cell, { calendar: april }).kind);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what decides', () => {
  const because = (cell: PeriodCell, over: Over, calendar = april) => {
    const result = parsePeriod(cell, { calendar, ...over });
    return result.kind === 'period' ? [label(result.period, calendar), result.because] : [result.reason];
  };
  const by = (frequency: Frequency): Over => ({ frequency });
  const among = (...before: PeriodCell[]): Over => ({ neighbours: { before } });
  const between = (before: PeriodCell, after: PeriodCell): Over => ({
    neighbours: { before: [before], after: [after] },
  });

  test.each<[PeriodCell, Over, [string, Because] | [WhyNot], string]>([
    ['2010-11', by('year'), ['2010/11', 'frequency'], 'years are wanted'],
    ['2010-11', by('month'), ['Nov 2010', 'frequency'], 'months are wanted'],
    ['2010-11', by('quarter'), ['ambiguous'], 'neither is wanted'],
    ['2010-11', { frequency: ['year', 'month'] }, ['ambiguous'], 'both are wanted'],
    ['2010-12', by('month'), ['Dec 2010', 'frequency'], 'months are wanted'],
    ['10/11', by('month'), ['Oct 2011', 'frequency'], 'months are wanted'],
    ['2010/11', by('month'), ['another frequency'], 'a year as it is labelled does not become a month'],
    ['2014', by('year'), ['ambiguous'], 'that it is a year does not say which'],
    ['2014/15', by('quarter'), ['another frequency'], 'a year where quarters are wanted'],
    ['Apr 2014', by('quarter'), ['another frequency'], 'a month where quarters are wanted'],
    ['01/02/2015', by('month'), ['Feb 2015', 'frequency'], 'only one of both is the first of a month'],
    ['02/01/2015', by('month'), ['Feb 2015', 'frequency'], 'the other way round'],
    ['2021-06-30', by('quarter'), ['Q1 2021/22', 'as written'], 'the last day of a quarter'],
    ['2021-04-01', by('quarter'), ['Q1 2021/22', 'as written'], 'its first day'],
    ['2021-04-23', by('month'), ['not a period of the calendar'], 'Excel makes this of Apr-23'],
    [41730, by('month'), ['Apr 2014', 'as written'], 'a serial'],
    [40483, by('year'), ['not a period of the calendar'], 'Excel makes 1 November 2010 of 2010-11'],
    ['15 Feb 2009', by('week'), ['WC 09-Feb-2009', 'as written'], 'the last day of a week'],
    ['2010-11', among('2013-14'), ['2010/11', 'neighbours'], 'another can only be a year'],
    ['2010-11', among('2010-10'), ['Nov 2010', 'neighbours'], 'another can only be a month'],
    ['2010-11', among('2009-10', '2011-12'), ['2010/11', 'neighbours'], 'as years they follow one another'],
    ['2010-11', among('2010-10', '2013-14'), ['neighbours disagree'], 'they can be neither'],
    ['2010-11', among('2008-09'), ['ambiguous'], 'there is a gap either way'],
    ['2010-11', among('2010-11', '2010-11'), ['ambiguous'], 'a repeat says nothing'],
    ['2010-11', between('Oct 2010', 'Dec 2010'), ['Nov 2010', 'neighbours'], 'it fills the gap between the others'],
    ['2010-11', among('Nov 2010', 'Dec 2010'), ['ambiguous'], 'the total beside the months of a year'],
    ['2010/11', between('Oct 2010', 'Dec 2010'), ['Nov 2010', 'neighbours'], 'it fills the gap'],
    ['2010/11', among('Oct 2010', 'Dec 2010'), ['2010/11', 'as written'], 'a total beside months of it'],
    ['2010-11', among('Oct 2010', 'Dec 2010'), ['ambiguous'], 'it may be a total beside them'],
    ['2010-11', among('Apr 2010', '2009/10 Q1'), ['ambiguous'], 'the others are of two kinds'],
    ['2010/11', among('2010/10', '2010/12'), ['Nov 2010', 'neighbours'], 'as months they follow one another'],
    ['2000 - 02', among('2001 - 03', '2012 - 14'), ['not a period of the calendar'], 'three years each'],
    [
      '2000-02',
      { frequency: 'month', neighbours: { before: ['2012-14'] } },
      ['neighbours disagree'],
      'even where months are wanted',
    ],
    [
      '2010-11',
      { frequency: 'year', neighbours: { before: ['2010-10'] } },
      ['neighbours disagree'],
      'the table is one of months',
    ],
    ['2014', between('2013/14', '2015/16'), ['2014/15', 'neighbours'], 'it fills the gap between years that are plain'],
    ['2014', among('2012/13', '2013/14'), ['ambiguous'], 'calendar years may begin here'],
    ['2010-11', among('Sep-10', 'Oct-10'), ['ambiguous'], 'the total after the months so far'],
    ['01/02/2015', among('13/02/2015'), ['01-Feb-2015', 'neighbours'], 'another has the day first'],
    ['01/02/2015', among('01/13/2015'), ['02-Jan-2015', 'neighbours'], 'another has the month first'],
    ['01/04/2015', among('01/05/2015', '01/06/2015'), ['ambiguous'], 'months or days, both follow'],
    ['2014-05-01', among('2014-04-01', '2014-06-01'), ['May 2014', 'neighbours'], 'first days of months in a row'],
    ['2014-06-30', among('2014-03-31', '2014-09-30'), ['Q1 2014/15', 'neighbours'], 'last days of quarters in a row'],
    ['2014-04-02', among('2014-04-01', '2014-04-03'), ['02-Apr-2014', 'as written'], 'days in a row'],
    ['2014-05-01', among('2014-04-15'), ['01-May-2014', 'neighbours'], 'days, for one is in the middle of a month'],
    ['2014-05-01', among('2014-04-01', '2014-07-01'), ['ambiguous'], 'months with a gap, or days'],
    [
      '2014-04-01',
      { frequency: 'month', neighbours: { before: ['2014-03-31'] } },
      ['neighbours disagree'],
      'first days and last days',
    ],
    ['OCT', { heading: '2014/15' }, ['Oct 2014', 'heading'], 'under its year'],
    ['feb', { heading: '2014/15' }, ['Feb 2015', 'heading'], 'in the second half of it'],
    ['Q4', { heading: '2014/15' }, ['Q4 2014/15', 'heading'], 'a quarter under its year'],
    ['OCT', { heading: '2014' }, ['Oct 2014', 'heading'], 'whichever year is meant'],
    ['FEB', { heading: '2014' }, ['ambiguous'], 'of the calendar year, or of 2014/15'],
    ['7', { heading: '2014/15', frequency: 'month' }, ['ambiguous'], 'July, or the seventh month'],
    ['Oct', { heading: 'Total' }, ['no year'], 'a heading that is no year'],
  ])('%p with %j: %j (%s)', (cell, over, expected) => {
    expect(because(cell, over)).toEqual(expected);
  });

  test.each<[PeriodCell, Over, Calendar, string, string]>([
    ['JAN', { heading: 2014 }, january, 'Jan 2014', 'a calendar year leaves no doubt'],
    ['1', { heading: 2014, frequency: 'month' }, january, 'Jan 2014', 'nor does a number of a month'],
    [12, { heading: '2014', frequency: 'month' }, january, 'Dec 2014', 'nor where it is a number'],
  ])('%p with %j in %j is %s: %s', (cell, over, calendar, text) => {
    expect(readingOf(cell, calendar, over)).toBe(text);
  });
});

describe('choices remembered for a table', () => {
  test.each<[PeriodCell, ParseOptions['choices'], Over, string]>([
    ['2010-11', [{ spelling: '2010-11', meaning: 'year' }], {}, '2010/11'],
    ['2010-11', [{ spelling: '2010-11', meaning: 'month' }], {}, 'Nov 2010'],
    ['2014', [{ spelling: '2014', meaning: 'year that ends then' }], {}, '2013/14'],
    ['2013 Q1', [{ spelling: 'Q1 2014', meaning: 'calendar year' }], {}, 'Q4 2012/13'],
    ['FEB', [{ spelling: 'OCT under 2014', meaning: 'calendar year' }], { heading: '2014' }, 'Feb 2014'],
    ['P7 2014/15', [{ spelling: 'month 7', meaning: 'month of the body’s year' }], {}, 'Oct 2014'],
    ['01/02/2015', [{ spelling: '01/02/2015', meaning: 'day first' }], { frequency: 'day' }, '01-Feb-2015'],
    ['23 Apr 2014', [{ spelling: 'date', meaning: 'the period it falls into' }], { frequency: 'month' }, 'Apr 2014'],
    [40483, [{ spelling: 'date', meaning: 'a year that Excel took for a date' }], { frequency: 'year' }, '2010/11'],
    [
      'July 2012 to June 2013',
      [{ spelling: 'span', meaning: 'the period it ends in' }],
      { frequency: 'quarter' },
      'Q1 2013/14',
    ],
    ['2014/15', [{ spelling: '2010-11', meaning: 'month' }], {}, '2014/15'],
  ])('%p with %j and %j is %s', (cell, choices, over, text) => {
    expect(readingOf(cell, april, { choices, ...over })).toBe(text);
  });

  test('an issue names the spelling to choose for', () => {
    expect(parsePeriod('2010-11', { calendar: april })).toMatchObject({ kind: 'issue', spelling: '2010-11' });
    expect(
      parsePeriod('2010-11', { calendar: april, choices: [{ spelling: '2010-11', meaning: 'year' }] }),
    ).toMatchObject({ because: 'choice' });
  });
});
