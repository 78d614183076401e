import { dueState, type DueState } from './due';
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
