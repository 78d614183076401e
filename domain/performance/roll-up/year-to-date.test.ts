import { aprilCalendar, shift } from '../../period/period';
import { emptyCell, type CombineRule } from './combine';
import { periodTree } from './period-tree';
import { valueToDate } from './year-to-date';

const rule: CombineRule = {
  method: 'sum',
  measure: 'number',
  factor: 1,
  partial: false,
  divisionByZero: 'not available',
  lastNeeds: 'all feeders',
};
/** April is 1, May 2, and so on; March before is 100. */
const read = (_: string, period: string) => {
  const month = Array.from({ length: 9 }, (__, i) => shift('2014-04-01M', i)).indexOf(period);
  return period === '2014-03-01M'
    ? { ...emptyCell, value: 100 }
    : month < 0
      ? undefined
      : { ...emptyCell, value: month + 1 };
};

test('at December: Q3 and nine months [P]', () => {
  const december = '2014-12-01M';
  const toDate = valueToDate('A', december, read, rule, aprilCalendar);
  expect(toDate).toMatchObject({ value: 45, have: 9, of: 9 });
  expect([toDate.periods.at(0), toDate.periods.at(-1)]).toEqual(['2014-04-01M', december]);
  const tree = periodTree(aprilCalendar);
  expect(tree.children(tree.parent(december, 'quarter'), 'month')).toEqual(['2014-10-01M', '2014-11-01M', december]);
});

test.each<[string, Partial<CombineRule>, number | null, string]>([
  ['2014-04-01M', {}, 1, 'the first month stands alone: last year does not count'],
  ['2015-01-01M', {}, null, 'a month without value: nothing to date'],
  ['2015-01-01M', { partial: true }, 45, 'unless asked for in part'],
  ['2014-06-01M', { method: 'mean' }, 2, 'by the method that the PI rolls up with'],
])('to the end of %s by %j: %p, %s', (period, more, value) => {
  expect(valueToDate('A', period, read, { ...rule, ...more }, aprilCalendar).value).toBe(value);
});
