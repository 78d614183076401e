import { calendarFrom } from './calendar';
import { aprilCalendar, label, periodAt, type Calendar } from './period';

describe('a calendar from its start date', () => {
  test.each<[string, number | undefined, Calendar, string]>([
    ['2002-04-01', undefined, { yearStartsIn: 4, yearStartsOn: 1, weekStartsOn: 1 }, 'a Monday'],
    ['2014-10-01', undefined, { yearStartsIn: 10, yearStartsOn: 1, weekStartsOn: 3 }, 'a Wednesday'],
    ['2014-10-01', 7, { yearStartsIn: 10, yearStartsOn: 1, weekStartsOn: 7 }, 'the day set wins'],
    ['2014-04-06', 1, { yearStartsIn: 4, yearStartsOn: 6, weekStartsOn: 1 }, 'the tax year'],
  ])('%s, weeks from %p: %j (%s)', (start, weekStartsOn, calendar) => {
    expect(calendarFrom(start, weekStartsOn)).toEqual(calendar);
  });

  test.each([['2014-01-31'], ['2014-02-29'], ['2014-02-30'], ['April'], ['2014-12-29']])(
    'none starts on %s',
    (start) => {
      expect(() => calendarFrom(start)).toThrow(`A calendar cannot start on “${start}”`);
    },
  );

  test.each([[0], [8], [1.5]])('no week starts on weekday %d', (weekday) => {
    expect(() => calendarFrom('2014-04-01', weekday)).toThrow('no weekday');
  });

  test('where nothing is set, weeks start on Monday', () => {
    expect(label(periodAt('week', '2009-02-11', aprilCalendar), aprilCalendar)).toBe('WC 09-Feb-2009');
  });
});
