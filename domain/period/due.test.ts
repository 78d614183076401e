import { dueDay, dueState, type DueState } from './due';
import { shortDay, spokenDay } from './day';

describe('when a figure is due', () => {
  const q3 = '2014-10-01Q';
  test.each<[string, number, number, DueState, string]>([
    ['2014-12-31', 14, 0, { kind: 'not yet', due: '2015-01-14' }, 'the period is not over'],
    ['2015-01-01', 14, 0, { kind: 'due', due: '2015-01-14', inDays: 13 }, 'its first day after'],
    ['2015-01-14', 14, 0, { kind: 'due', due: '2015-01-14', inDays: 0 }, 'the day itself is not late'],
    ['2015-01-15', 14, 0, { kind: 'overdue', due: '2015-01-14', daysLate: 1 }, 'one day late'],
    ['2015-01-19', 14, 5, { kind: 'due', due: '2015-01-14', inDays: -5 }, 'the last day of grace'],
    ['2015-01-20', 14, 5, { kind: 'overdue', due: '2015-01-14', daysLate: 6 }, 'late is counted from the due day'],
    ['2015-01-01', 0, 0, { kind: 'overdue', due: '2014-12-31', daysLate: 1 }, 'due on the last day of the period'],
  ])('on %s with %i days and %i of grace: %j (%s)', (today, dueDays, graceDays, state) => {
    expect(dueState(q3, { dueDays, graceDays }, today)).toEqual(state);
  });

  test('days are spoken with the year only where it is another', () => {
    expect(spokenDay('2014-10-14', '2014')).toBe('Tuesday 14 October');
    expect(spokenDay('2014-10-14', '2015')).toBe('Tuesday 14 October 2014');
    expect(shortDay('2015-01-14', '2015')).toBe('14 January');
  });
});

describe('days on which nobody works', () => {
  const christmas = ['2014-12-25', '2014-12-26', '2015-01-01', '2015-04-03', '2015-04-06'];
  const restDays = { holidays: christmas };
  test.each<[string, number, string, string]>([
    ['2014-10-01Q', 14, '2015-01-14', 'a Wednesday stays'],
    ['2014-10-01Q', 1, '2015-01-02', 'New Year’s Day moves to Friday'],
    ['2014-10-01Q', 3, '2015-01-05', 'a Saturday moves to Monday'],
    ['2015-03-01M', 3, '2015-04-07', 'Good Friday moves over Easter Monday'],
    ['2014-11-01M', 25, '2014-12-29', 'Christmas Day moves over Boxing Day and the weekend'],
  ])('%s with %i days is due on %s: %s', (period, dueDays, due) => {
    expect(dueDay(period, { dueDays, restDays })).toBe(due);
  });

  test('a body may rest on other weekdays, and its own list decides', () => {
    expect(dueDay('2014-10-01Q', { dueDays: 2, restDays: { holidays: [], weekend: [5, 6] } })).toBe('2015-01-04');
    expect(dueDay('2014-10-01Q', { dueDays: 3 })).toBe('2015-01-03');
  });

  test('a figure is overdue, and its grace is counted, from the day that it was moved to', () => {
    const rule = { dueDays: 3, graceDays: 1, restDays };
    expect(dueState('2014-10-01Q', rule, '2015-01-05')).toEqual({ kind: 'due', due: '2015-01-05', inDays: 0 });
    expect(dueState('2014-10-01Q', rule, '2015-01-06')).toEqual({ kind: 'due', due: '2015-01-05', inDays: -1 });
    expect(dueState('2014-10-01Q', rule, '2015-01-07')).toEqual({ kind: 'overdue', due: '2015-01-05', daysLate: 2 });
  });

  test('where no day is a working day it says so', () => {
    const never = { holidays: [], weekend: [1, 2, 3, 4, 5, 6, 7] };
    expect(() => dueDay('2014-10-01Q', { dueDays: 1, restDays: never })).toThrow('no working day');
  });
});
