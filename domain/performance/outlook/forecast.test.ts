import fc from 'fast-check';
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../../figure';
import { forecast, showsSeason, type ForecastMethod, type ForecastRule } from './forecast';

const rule: ForecastRule = {
  least: 4,
  window: 8,
  season: 4,
  seasonal: 'where it shows',
  range: { from: null, to: null },
};
const summer = [10, 40, 20, 15];
const seasons = (years: number, growth = 0) =>
  Array.from({ length: years * 4 }, (_, i) => (summer[i % 4] ?? 0) + growth * Math.floor(i / 4));

test.each<[string, Figure[], number, Partial<ForecastRule>, number | null, ForecastMethod | 'none']>([
  ['a straight line goes on', [1, 2, 3, 4], 1, {}, 5, 'straight line'],
  ['two steps ahead', [1, 2, 3, 4], 2, {}, 6, 'straight line'],
  ['the same for ever', [7, 7, 7, 7, 7, 7, 7, 7], 1, {}, 7, 'straight line'],
  ['over a gap', [1, null, 3, NOT_AVAILABLE, 5, 6], 1, {}, 7, 'straight line'],
  ['only the last ones count', [90, 80, 1, 2, 3, 4], 1, { window: 4 }, 5, 'straight line'],
  ['a window with one value takes the whole line', [1, 2, 3, 4, null, 6, null], 1, { window: 2 }, 8, 'straight line'],
  ['a season comes again', seasons(3), 1, {}, 10, 'last year with drift'],
  ['in its place', seasons(3), 2, {}, 40, 'last year with drift'],
  ['with the growth from year to year', seasons(3, 5), 2, {}, 55, 'last year with drift'],
  ['two years ahead with twice the growth', seasons(3, 5), 6, {}, 60, 'last year with drift'],
  ['a gap last year: the year before', [...seasons(2, 5), 20, null, 30, 25], 2, {}, 55, 'last year with drift'],
  ['no season wanted, whatever it comes to', seasons(3), 1, { seasonal: 'never', window: 12 }, null, 'straight line'],
  ['a season asked for, but no year to compare', [1, 2, 3, 4], 1, { seasonal: 'always' }, 5, 'straight line'],
  ['a range is not left: 0 to 1', [0.7, 0.8, 0.9, 1], 1, { range: { from: 0, to: 1 } }, 1, 'straight line'],
  ['nor below', [3, 2, 1, 0], 2, { range: { from: 0, to: null } }, 0, 'straight line'],
  ['too few values', [1, null, 3, NOT_APPLICABLE, 4], 1, {}, null, 'none'],
  ['two are the least for any line', [1], 1, { least: 1 }, null, 'none'],
  ['none at all', [], 1, {}, null, 'none'],
])('%s: %j', (_, series, ahead, more, value, method) => {
  const made = forecast(series, ahead, null, { ...rule, ...more });
  expect(made.kind === 'none' ? 'none' : made.method).toBe(method);
  if (made.kind === 'forecast' && value !== null) expect(made.value).toBeCloseTo(value, 9);
});

test('what is missing is counted, and what was typed goes first', () => {
  expect(forecast([1, null, 3], 1, null, rule)).toEqual({ kind: 'none', because: 'too few values', has: 2, needs: 4 });
  expect(forecast([1, null, 3], 1, 9, rule)).toEqual({ kind: 'forecast', value: 9, method: 'typed', from: 0 });
});

test.each<[string, number[], boolean]>([
  ['a summer each year', seasons(3), true],
  ['a summer on a slope', seasons(3, 20), true],
  ['one year is no season', seasons(1), false],
  ['a bare slope', Array.from({ length: 16 }, (_, i) => i * 3), false],
  ['a slope of tenths, where only the last bits differ', Array.from({ length: 16 }, (_, i) => i * 0.1), false],
  ['nothing ever changes', Array.from({ length: 16 }, () => 0), false],
  ['up and down every second time, looked at by threes', [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2], true],
])('%s shows a season: %#', (_, series, shows) => {
  expect(showsSeason(series, 4)).toBe(shows);
});

test('a season moved up or made larger is forecast moved up and made larger', () => {
  const series = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 8, maxLength: 24 });
  fc.assert(
    fc.property(series, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }), (values, times, plus) => {
      const own = { ...rule, seasonal: 'always' as const };
      const plain = forecast(values, 1, null, own);
      const moved = forecast(
        values.map((v) => v * times + plus),
        1,
        null,
        own,
      );
      if (plain.kind === 'none' || moved.kind === 'none') throw new Error('there are enough values');
      expect(moved.value).toBeCloseTo(plain.value * times + plus, 6);
    }),
  );
});
