import type { TrendView } from '../../wire-views';
import { lastPeriods, periodsSince } from './trend-periods';

const calendar = { yearStartsIn: 4 };
const view = (periods: string[], follow = true): TrendView => ({
  ...{ sheet: 'trend', scope: 'all', periods, columns: [], byUnit: false },
  ...(follow && { follow }),
});

test.each<[string, TrendView, string, readonly string[]]>([
  ['a quarter that ended', view(['2014-04-01Q', '2014-07-01Q']), '2015-01-08', ['2014-10-01Q']],
  ['one that ends on the day has not ended', view(['2014-07-01Q']), '2014-12-31', []],
  ['several, oldest first', view(['2014-04-01Q']), '2015-01-08', ['2014-07-01Q', '2014-10-01Q']],
  ['months', view(['2014-11-01M']), '2015-01-08', ['2014-12-01M']],
  ['a sheet that does not follow', view(['2014-07-01Q'], false), '2015-01-08', []],
  ['a sheet without periods', view([]), '2015-01-08', []],
  ['a sheet that is ahead', view(['2015-01-01Q']), '2015-01-08', []],
])('%s', (_, before, day, fresh) => expect(periodsSince(before, day, calendar)).toEqual(fresh));

test('no more than fit', () => {
  const all = lastPeriods('month', 59, '2015-01-08', calendar);
  expect(all).toHaveLength(59);
  expect(periodsSince(view(all), '2016-01-08', calendar)).toEqual(['2015-01-01M']);
});
