import fc from 'fast-check';
import { examplePeriod } from './example-periods';
import {
  aprilCalendar,
  endOf,
  frequencyOf,
  isPeriodOf,
  label,
  parseKey,
  parseLabel,
  periodAt,
  periodsBetween,
  shift,
  startOf,
  yearOf,
  type Calendar,
} from './period';

const april = aprilCalendar;
const january = { yearStartsIn: 1 };
const october = { yearStartsIn: 10 };
const anyPeriod = fc.array(fc.nat(), { minLength: 6, maxLength: 6 }).map(examplePeriod);
const taxYear = { yearStartsIn: 4, yearStartsOn: 6 };

describe('labels and keys', () => {
  test.each([
    ['2014-04-01Y', april, '2014/15', '2015-03-31'],
    ['1999-04-01Y', april, '1999/00', '2000-03-31'],
    ['2014-04-01H', april, 'H1 2014/15', '2014-09-30'],
    ['2014-10-01H', april, 'H2 2014/15', '2015-03-31'],
    ['2014-07-01Q', april, 'Q2 2014/15', '2014-09-30'],
    ['2015-01-01Q', april, 'Q4 2014/15', '2015-03-31'],
    ['2009-02-01M', april, 'Feb 2009', '2009-02-28'],
    ['2012-02-01M', april, 'Feb 2012', '2012-02-29'],
    ['2014-01-01Y', january, '2014', '2014-12-31'],
    ['2014-10-01Q', january, 'Q4 2014', '2014-12-31'],
    ['2014-10-01Q', october, 'Q1 2014/15', '2014-12-31'],
    ['2009-02-09W', april, 'WC 09-Feb-2009', '2009-02-15'],
    ['2009-02-08W', { yearStartsIn: 4, weekStartsOn: 7 }, 'WC 08-Feb-2009', '2009-02-14'],
    ['2009-02-09D', april, '09-Feb-2009', '2009-02-09'],
    ['2012-02-29D', april, '29-Feb-2012', '2012-02-29'],
    ['2014-04-06Y', taxYear, '2014/15', '2015-04-05'],
    ['2015-01-06Q', taxYear, 'Q4 2014/15', '2015-04-05'],
    ['2015-02-06M', taxYear, 'Feb 2015', '2015-03-05'],
    ['2014-01-06Y', { yearStartsIn: 1, yearStartsOn: 6 }, '2014/15', '2015-01-05'],
  ])('%s reads %#', (key, calendar, text, end) => {
    expect(label(key, calendar)).toBe(text);
    expect(endOf(key)).toBe(end);
    expect(parseLabel(text, calendar)).toBe(key);
  });

  test.each([
    ['2014-07-29Q'],
    ['2014-13-01M'],
    ['2014-07-01X'],
    ['2015-02-29D'],
    ['2015-04-31W'],
    ['2014-07-00M'],
    ['Q2 2014/15'],
    [''],
    ['2014-07-01'],
  ])('“%s” is no key and is refused by name', (text) => {
    expect(parseKey(text)).toBeUndefined();
    expect(() => endOf(text)).toThrow(text === '' ? 'not a period key' : text);
  });

  test.each<[string, string | undefined, string]>([
    ['q2 2014/15', '2014-07-01Q', 'case does not matter'],
    [' Q2   2014/15 ', '2014-07-01Q', 'nor do blanks'],
    ['Q2 2014/2015', '2014-07-01Q', 'nor a year written out'],
    ['February 2009', '2009-02-01M', 'a month may be written out'],
    ['Q5 2014/15', undefined, 'there are four quarters'],
    ['H3 2014/15', undefined, 'and two halves'],
    ['Q2 2014/16', undefined, 'the years must follow each other'],
    ['Q2 2014', undefined, 'a year from April has two numbers'],
    ['Smarch 2009', undefined, 'a month has a name'],
    ['wc 09-feb-2009', '2009-02-09W', 'case does not matter in weeks'],
    ['WC 10-Feb-2009', undefined, 'a week starts on the calendar’s weekday'],
    ['29-Feb-2009', undefined, 'a day is one that there is'],
    ['Feb-2009', undefined, 'that is no label of ours'],
    ['WC Feb 2009', undefined, 'a week has a day'],
    ['', undefined, 'blank is none'],
  ])('“%s” is read as %s: %s', (text, key) => {
    expect(parseLabel(text, april)).toBe(key);
  });
});

describe('the order of periods', () => {
  test('a label leads back to its key in every calendar', () => {
    fc.assert(
      fc.property(anyPeriod, ({ key, frequency, calendar }) => {
        expect(parseLabel(label(key, calendar), calendar)).toBe(key);
        expect(frequencyOf(key)).toBe(frequency);
      }),
    );
  });

  test('keys sort in time, each begins the day after the one before ends, and holds its own days', () => {
    fc.assert(
      fc.property(anyPeriod, ({ key, frequency, calendar }) => {
        const next = shift(key, 1);
        expect(key < next).toBe(true);
        expect(Date.parse(startOf(next)) - Date.parse(endOf(key))).toBe(86_400_000);
        expect(shift(next, -1)).toBe(key);
        expect(periodAt(frequency, startOf(key), calendar)).toBe(key);
        expect(periodAt(frequency, endOf(key), calendar)).toBe(key);
        expect(isPeriodOf(key, calendar)).toBe(true);
      }),
    );
  });

  test('any number of steps is taken back by as many', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: -900, max: 900 }), ({ key }, n) => {
        expect(shift(shift(key, n), -n)).toBe(key);
        expect(shift(key, n) < key).toBe(n < 0);
      }),
    );
  });

  test.each<[string, Calendar, boolean]>([
    ['2014-07-01Q', april, true],
    ['2014-08-01Q', april, false],
    ['2014-07-06Q', april, false],
    ['2014-07-06Q', taxYear, true],
    ['2009-02-09W', april, true],
    ['2009-02-10W', april, false],
    ['nothing', april, false],
  ])('whether %s is a period of the calendar %j: %s', (key, calendar, is) => {
    expect(isPeriodOf(key, calendar)).toBe(is);
  });

  test('a year is named for the calendar year it starts in', () => {
    expect(yearOf('2015-01-01Q', april)).toBe(2014);
    expect(yearOf('2014-04-01Q', april)).toBe(2014);
    expect(yearOf('2015-01-01Q', january)).toBe(2015);
    expect(yearOf('2015-03-30W', april)).toBe(2015);
    expect(yearOf('2014-12-29W', january)).toBe(2015);
    expect(yearOf('2015-12-28W', january)).toBe(2015);
  });

  test('periods between two are listed with both ends, and none the wrong way round', () => {
    expect(periodsBetween('2014-04-01Q', '2014-10-01Q')).toEqual(['2014-04-01Q', '2014-07-01Q', '2014-10-01Q']);
    expect(periodsBetween('2014-10-01Q', '2014-04-01Q')).toEqual([]);
  });
});
