import { calculatedOf, isCalculatedIn } from './calculated';

const typed = { source: null, rollUps: null, calculatedFrom: null, collectedFrom: '2014-04-01Q' };
const formula = { ...typed, source: { kind: 'formula' as const, text: '[A] + [B]' } };
const yearly = { ...typed, rollUps: [{ to: 'year' as const, from: 'quarter' as const, method: 'sum' as const }] };

test.each<[string, Parameters<typeof calculatedOf>[0], string, boolean]>([
  ['a typed PI', typed, '2014-07-01Q', false],
  ['of other PIs', formula, '2014-07-01Q', true],
  ['of other PIs, before it is calculated', { ...formula, calculatedFrom: '2014-10-01Q' }, '2014-07-01Q', false],
  ['of other PIs, from the first period on', { ...formula, calculatedFrom: '2014-10-01Q' }, '2014-10-01Q', true],
  ['rolled up to years: its quarters are typed', yearly, '2014-07-01Q', false],
  ['rolled up to years: its years are not', yearly, '2014-04-01Y', true],
  ['rolled up to nothing', { ...typed, rollUps: [] }, '2014-04-01Y', false],
])('%s', (_why, pi, period, expected) => {
  expect(isCalculatedIn(calculatedOf(pi), period)).toBe(expected);
});
