import fc from 'fast-check';
import { addDays } from './day';
import { examplePeriod } from './example-periods';
import { childrenOf, collectionOf, holdsDay, isLonger, isWithin, parentOf, type Collection } from './nesting';
import { aprilCalendar as april, endOf, frequencies, periodAt, shift, startOf, type Frequency } from './period';

const anyPeriod = fc.array(fc.nat(), { minLength: 6, maxLength: 6 }).map(examplePeriod);
const lower = fc.constantFrom(...frequencies);

describe('longer and shorter periods', () => {
  test.each<[string, Frequency, string, string]>([
    ['2015-02-01M', 'quarter', '2015-01-01Q', 'a month of a quarter'],
    ['2015-02-01M', 'year', '2014-04-01Y', 'a month of a year'],
    ['2015-01-01Q', 'half-year', '2014-10-01H', 'a quarter of a half'],
    ['2009-02-09W', 'month', '2009-02-01M', 'a week that lies in one month'],
    ['2015-04-27W', 'month', '2015-04-01M', 'four of seven days are in April'],
    ['2015-06-29W', 'month', '2015-07-01M', 'five of seven days are in July'],
    ['2015-03-30W', 'year', '2015-04-01Y', 'five of seven days are in the new year'],
    ['2016-03-28W', 'year', '2015-04-01Y', 'four of seven days are in the old year'],
    ['2016-03-31D', 'week', '2016-03-28W', 'a day of a week'],
    ['2016-03-31D', 'year', '2015-04-01Y', 'though its week starts before and the week’s end is not'],
    ['2015-01-01Q', 'quarter', '2015-01-01Q', 'itself'],
  ])('%s counts towards the %s %s: %s', (key, frequency, parent) => {
    expect(parentOf(key, frequency, april)).toBe(parent);
    expect(isWithin(key, parent, april)).toBe(true);
  });

  test('a period is not within another of its frequency, nor within a shorter one', () => {
    expect(isWithin('2015-01-01Q', '2014-10-01Q', april)).toBe(false);
    expect(isWithin('2015-01-01Q', '2015-01-01M', april)).toBe(false);
    expect(isWithin('2015-04-01M', '2015-01-01Q', april)).toBe(false);
    expect(() => parentOf('2015-01-01Q', 'month', april)).toThrow('A quarter is not part of a month');
    expect(() => childrenOf('2015-01-01M', 'quarter', april)).toThrow('A month is not made up of quarters');
  });

  test.each<[string, Frequency, number, string, string]>([
    ['2014-04-01Y', 'half-year', 2, '2014-04-01H', '2014-10-01H'],
    ['2014-04-01Y', 'quarter', 4, '2014-04-01Q', '2015-01-01Q'],
    ['2014-10-01Q', 'month', 3, '2014-10-01M', '2014-12-01M'],
    ['2015-04-01M', 'week', 5, '2015-03-30W', '2015-04-27W'],
    ['2015-05-01M', 'week', 4, '2015-05-04W', '2015-05-25W'],
    ['2015-04-01Y', 'week', 53, '2015-03-30W', '2016-03-28W'],
    ['2012-02-01M', 'day', 29, '2012-02-01D', '2012-02-29D'],
    ['2009-02-09W', 'day', 7, '2009-02-09D', '2009-02-15D'],
    ['2009-02-09W', 'week', 1, '2009-02-09W', '2009-02-09W'],
  ])('%s has %3$i %2$ss', (key, frequency, count, first, last) => {
    const children = childrenOf(key, frequency, april);
    expect([children.length, children[0], children.at(-1)]).toEqual([count, first, last]);
  });

  test('children follow one another from parent to parent without gap or overlap, and know their parent', () => {
    fc.assert(
      fc.property(anyPeriod, lower, ({ key, frequency, calendar }, shorter) => {
        if (frequency === 'year' && shorter === 'day') return;
        if (frequency !== shorter && !isLonger(frequency, shorter)) return;
        const children = childrenOf(key, shorter, calendar);
        const next = childrenOf(shift(key, 1), shorter, calendar);
        expect(children.length).toBeGreaterThan(0);
        children.forEach((child, i) => {
          expect(shift(child, 1)).toBe(children[i + 1] ?? next[0]);
          expect(parentOf(child, frequency, calendar)).toBe(key);
        });
        if (shorter === 'week') return;
        expect(startOf(children[0]!)).toBe(startOf(key));
        expect(endOf(children.at(-1)!)).toBe(endOf(key));
      }),
      { numRuns: 60 },
    );
  });

  test('a week belongs where most of its days are, whatever the calendar', () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom<Frequency>('month', 'quarter', 'year'), ({ key, calendar }, frequency) => {
        const week = periodAt('week', startOf(key), calendar);
        const parent = parentOf(week, frequency, calendar);
        const days = [0, 1, 2, 3, 4, 5, 6].filter((n) => holdsDay(parent, addDays(startOf(week), n)));
        expect(days.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

describe('what is typed and what is calculated', () => {
  const typed: Collection = { kind: 'typed' };
  const from = (frequency: Frequency): Collection => ({ kind: 'calculated', from: frequency });
  test.each<[Frequency[], Frequency[], [Frequency, Collection][], string]>([
    [['quarter'], [], [['quarter', typed]], 'a lone frequency is typed'],
    [
      ['year', 'month', 'quarter'],
      [],
      [
        ['year', from('quarter')],
        ['quarter', from('month')],
        ['month', typed],
      ],
      'the shortest is typed',
    ],
    [
      ['year', 'month'],
      [],
      [
        ['year', from('month')],
        ['month', typed],
      ],
      'from the next that is collected',
    ],
    [
      ['month', 'week'],
      ['month'],
      [
        ['month', typed],
        ['week', typed],
      ],
      'where the body says so, more are typed',
    ],
    [['month', 'month'], [], [['month', typed]], 'said twice is once'],
    [[], [], [], 'nothing is collected'],
  ])('%j with %j also typed: %j (%s)', (collected, alsoTyped, collection) => {
    expect([...collectionOf(collected, alsoTyped)]).toEqual(collection);
  });
});
