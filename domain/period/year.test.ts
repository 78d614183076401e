import fc from 'fast-check';
import { examplePeriod } from './example-periods';
import { aprilCalendar as april, frequencyOf, periodKey, shift, yearOf, type Calendar } from './period';
import { countInYear, difference, isoWeek, ordinalOf, samePeriodBefore, yearToDate } from './year';

const january = { yearStartsIn: 1 };
const anyPeriod = fc.array(fc.nat(), { minLength: 6, maxLength: 6 }).map(examplePeriod);

describe('steps between periods', () => {
  test.each<[string, string, number]>([
    ['2014-04-01Y', '2016-04-01Y', 2],
    ['2014-10-01H', '2014-04-01H', -1],
    ['2013-10-01Q', '2014-10-01Q', 4],
    ['2014-12-01M', '2015-02-01M', 2],
    ['2008-12-29W', '2009-02-09W', 6],
    ['2012-02-28D', '2012-03-01D', 2],
  ])('from %s to %s: %i', (from, to, n) => {
    expect(difference(from, to)).toBe(n);
  });

  test.each([
    ['2014-04-01Y', '2014-04-01Q', 'another frequency'],
    ['2014-04-01Q', '2014-05-01Q', 'another calendar'],
    ['2014-04-01M', '2014-05-06M', 'another first day'],
    ['2009-02-09W', '2009-02-15W', 'another weekday'],
    ['2009-02-09W', 'WC 16-Feb-2009', 'no key'],
  ])('none lead from %s to %s: %s', (from, to) => {
    expect(() => difference(from, to)).toThrow(RangeError);
  });

  test('shifting by the difference leads there', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: -900, max: 900 }), ({ key }, n) => {
        expect(difference(key, shift(key, n))).toBe(n);
      }),
    );
  });
});

describe('the place in the year', () => {
  test.each<[string, Calendar, number]>([
    ['2014-04-01Y', april, 1],
    ['2014-10-01H', april, 2],
    ['2015-01-01Q', april, 4],
    ['2015-02-01M', april, 11],
    ['2009-02-09W', january, 7],
    ['2008-12-29W', january, 1],
    ['2009-12-28W', january, 53],
    ['2009-02-09W', april, 46],
    ['2012-02-29D', january, 60],
    ['2015-03-31D', april, 365],
  ])('%s of %j is number %i', (key, calendar, ordinal) => {
    expect(ordinalOf(key, calendar)).toBe(ordinal);
  });

  test.each<[Parameters<typeof countInYear>[0], number, Calendar, number, string]>([
    ['quarter', 2014, april, 4, 'always'],
    ['week', 2009, january, 53, 'as ISO 8601 has it'],
    ['week', 2010, january, 52, 'as ISO 8601 has it'],
    ['week', 2014, april, 52, 'Monday 31 March 2014 to Sunday 29 March 2015'],
    ['week', 2015, april, 53, 'Monday 30 March 2015 to Sunday 3 April 2016'],
    ['day', 2015, april, 366, 'with 29 February 2016'],
    ['day', 2014, april, 365, 'without'],
  ])('there are so many %ss in %i of %j: %i (%s)', (frequency, year, calendar, count) => {
    expect(countInYear(frequency, year, calendar)).toBe(count);
  });

  test('every period has the ordinal by which its year counts it', () => {
    fc.assert(
      fc.property(anyPeriod, ({ key, calendar }) => {
        const [year, ordinal] = [yearOf(key, calendar), ordinalOf(key, calendar)];
        expect(periodKey(frequencyOf(key), year, ordinal - 1, calendar)).toBe(key);
        expect(ordinal).toBeGreaterThanOrEqual(1);
        expect(ordinal).toBeLessThanOrEqual(countInYear(frequencyOf(key), year, calendar));
        expect(yearToDate(key, calendar)).toHaveLength(ordinal);
      }),
    );
  });

  test('the year to date runs from its first period to this one', () => {
    expect(yearToDate('2014-12-01M', april).at(0)).toBe('2014-04-01M');
    expect(yearToDate('2014-12-01M', april)).toHaveLength(9);
    expect(yearToDate('2014-10-01Q', april)).toEqual(['2014-04-01Q', '2014-07-01Q', '2014-10-01Q']);
    expect(yearToDate('2014-04-01Y', april)).toEqual(['2014-04-01Y']);
  });

  test.each<[number, number, string | undefined]>([
    [2009, 7, '2009-02-09'],
    [2009, 53, '2009-12-28'],
    [2010, 53, undefined],
    [2009, 0, undefined],
    [2015, 1, '2014-12-29'],
  ])('week %2$i of ISO 8601 in %1$i', (year, week, monday) => {
    expect(isoWeek(year, week)).toBe(monday);
  });
});

describe('the same period a year before', () => {
  test.each<[string, Calendar, number, string | undefined, string]>([
    ['2014-04-01Y', april, 1, '2013-04-01Y', 'the year before'],
    ['2014-10-01Q', april, 1, '2013-10-01Q', 'the quarter'],
    ['2018-04-01Q', april, 4, '2014-04-01Q', 'four years back'],
    ['2015-02-01M', april, 1, '2014-02-01M', 'the month'],
    ['2010-02-15W', january, 1, '2009-02-09W', 'week 7 of both years'],
    ['2009-12-28W', january, 1, undefined, 'there was no week 53 in 2008'],
    ['2016-02-29D', april, 1, undefined, 'there was no 29 February in 2015'],
    ['2016-02-29D', april, 4, '2012-02-29D', 'in 2012 there was'],
    ['2015-02-28D', april, 1, '2014-02-28D', 'the day'],
  ])('%s of %j, %i years before: %s (%s)', (key, calendar, years, before) => {
    expect(samePeriodBefore(key, calendar, years)).toBe(before);
  });

  test('has the same ordinal', () => {
    fc.assert(
      fc.property(anyPeriod, ({ key, calendar }) => {
        const before = samePeriodBefore(key, calendar);
        if (before === undefined || frequencyOf(key) === 'day') return;
        expect(ordinalOf(before, calendar)).toBe(ordinalOf(key, calendar));
        expect(yearOf(before, calendar)).toBe(yearOf(key, calendar) - 1);
      }),
    );
  });
});
