import { aprilCalendar } from '../../../domain/period/period';
import { gridView, type GridChoice } from './grid-view';

const choice: GridChoice = { which: 'all', frequency: 'quarter', periods: 3, parts: false };

test.each<[string, Partial<GridChoice>, string, readonly string[]]>([
  ['a quarter that runs is left out', {}, '2015-01-08', ['2014-04-01Q', '2014-07-01Q', '2014-10-01Q']],
  ['so is one on its last day', { periods: 1 }, '2014-12-31', ['2014-07-01Q']],
  ['months', { frequency: 'month', periods: 2 }, '2015-01-08', ['2014-11-01M', '2014-12-01M']],
  ['years of the calendar', { frequency: 'year', periods: 1 }, '2015-01-08', ['2013-04-01Y']],
  ['none is one', { periods: 0 }, '2015-01-08', ['2014-10-01Q']],
  ['what is no number is one', { periods: Number.NaN }, '2015-01-08', ['2014-10-01Q']],
])('%s', (_, more, asAt, periods) => {
  expect(gridView({ ...choice, ...more }, asAt, aprilCalendar).periods).toEqual(periods);
});

test.each([
  ['mine', { scope: 'mine' }],
  ['all', { scope: 'all' }],
  ['unit HSG', { scope: 'all', units: ['HSG'] }],
])('“%s” is asked for as %j', (which, part) => {
  const view = gridView({ ...choice, which }, '2015-01-08', aprilCalendar);
  expect(view).toMatchObject(part);
  expect('units' in view).toBe('units' in part);
});
