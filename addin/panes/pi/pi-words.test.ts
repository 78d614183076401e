// Gap, trends and rule in words.
import type { Definition } from '../../../domain/wire-indicators';
import { en as plain } from '../../texts/en';
import { exampleDefinition, exampleSeries } from './example-page';
import { withPiTexts } from './pi-texts';
import { gapText, latestOf, longTrendText, ruleText, shortTrendText } from './pi-words';

const en = withPiTexts(plain);
const days = { measure: 'number', decimals: 0, measureLabel: 'days' } as const;
const pounds = { measure: 'money', decimals: 0, measureLabel: '£' } as const;

test.each([
  ['percentages differ by points', 0.774 - 0.8, {}, '2.6 points below target'],
  ['one point is one', -0.01, {}, '1 point below target'],
  ['whole points have no decimals', 0.1, {}, '10 points above target'],
  ['what is small is never 0', -0.0001, {}, '0.01 points below target'],
  ['a count says what it counts', 4, days, '4 days above target'],
  ['money has its sign', -1250, pounds, '£1,250 below target'],
  ['the same', 0, {}, 'on target'],
  ['inside a band', 0, { aim: 'within a band' } as const, 'inside the band'],
  ['outside of it', -2, { ...days, aim: 'within a band' } as const, '2 days below the band'],
  ['no target', null, {}, null],
])('%s', (_why, gap, more: Partial<Definition>, words) => {
  expect(gapText(gap, { ...exampleDefinition, ...more }, en)).toBe(words);
});

test('trends name what they compare with', () => {
  expect(shortTrendText(exampleSeries, 5, en)).toBe('Worse than Q1 2014/15');
  expect(longTrendText(exampleSeries, 4, en)).toBe('Better than the last 4 quarters');
  expect(longTrendText(exampleSeries, 1, en)).toBe('Not known against the last 4 quarters');
});

test.each([
  [{ mode: 'yearly', mean: true, lookBack: 3 } as const, 'Worse than the same quarter of the last 3 years'],
  [{ mode: 'yearly', mean: false, lookBack: 4 } as const, 'Worse than the same quarter of last year'],
])('a long trend of years says so', (long, words) => {
  expect(longTrendText({ ...exampleSeries, long }, 5, en)).toBe(words);
});

const rule = exampleSeries.rule;
test.each([
  ['a share of the target', rule, {}, 'Green at target or better, amber within 5% of it, else red.'],
  [
    'margins in points',
    { ...rule, limits: { kind: 'absolute', green: 0.01, amber: 0.03 } } as const,
    {},
    'Green within 1 point of the target, amber within 3 points, else red.',
  ],
  [
    'values, of a PI to minimise',
    { ...rule, limits: { kind: 'values', green: 10, amber: 15 } } as const,
    { ...days, aim: 'minimise' } as const,
    'Green up to 10, amber up to 15, else red.',
  ],
  [
    'last year decides',
    { ...rule, amber: 'improved or held' } as const,
    {},
    'Green at target or better, amber where it improved or held on last year, else red.',
  ],
  ['nothing is judged', rule, { dataOnly: true }, 'Followed without being judged.'],
])('the rule in words: %s', (_why, given, more: Partial<Definition>, words) => {
  expect(ruleText(given, { ...exampleDefinition, ...more }, en)).toBe(words);
});

test('the latest is the last that somebody gave, and not the last of all', () => {
  expect(latestOf(exampleSeries)).toBe(5);
  expect(latestOf({ ...exampleSeries, value: exampleSeries.value.map(() => null) })).toBe(-1);
});
