// How figures, days and counts read to a person.
import { en } from './en';

const percent = { measure: 'percentage', decimals: 1 } as const;
const count = { measure: 'number', decimals: 0 } as const;

test.each([
  ['a ratio is a percentage', 0.774, percent, '77.4%'],
  ['a sum has its sign and groups', 1250, { measure: 'money', decimals: 0, measureLabel: '£' } as const, '£1,250'],
  ['a loss has a minus before the sign', -1250, { measure: 'money', decimals: 0 } as const, '−£1,250'],
  [
    'another currency keeps its own sign',
    5,
    { measure: 'money', decimals: 0, measureLabel: '€ (000s)' } as const,
    '€5',
  ],
  ['a count has no unit in a row', 28, count, '28'],
  ['zero is zero', 0, count, '0'],
  ['a trace below 0 is not minus zero', -0.0001, count, '0'],
  ['nothing is blank and never 0', null, count, 'blank'],
  ['a stated reason stands as it is', 'not available', percent, 'not available'],
  ['0.1 + 0.2 shows no dust', 0.1 + 0.2, { measure: 'number', decimals: 2 } as const, '0.30'],
])('%s', (_reason, value, form, words) => {
  expect(en.figure(value, form)).toBe(words);
});

test('two figures that differ look different', () => {
  expect(en.figures(0.7741, 0.7744, percent)).toEqual(['77.41%', '77.44%']);
  expect(en.figures(null, 0.774, percent)).toEqual(['blank', '77.4%']);
});

const now = '2015-01-08T12:00:00Z';
test.each([
  ['2015-01-08T11:59:40Z', 'just now'],
  ['2015-01-08T12:00:30Z', 'just now'],
  ['2015-01-08T11:50:00Z', '10 minutes ago'],
  ['2015-01-08T10:59:00Z', '1 hour ago'],
  ['2015-01-07T16:02:00Z', 'yesterday 16:02'],
  ['2014-07-14T09:00:00Z', '14 July 2014'],
])('%s is %s', (instant, words) => {
  expect(en.moments.ago(instant, now, 'UTC')).toBe(words);
});

test('midnight is 00:00, and summer time is the person’s own', () => {
  expect(en.moments.time('2015-01-08T00:00:00Z', 'UTC')).toBe('00:00');
  expect(en.moments.full('2014-10-09T10:58:00Z', 'Europe/London')).toBe('Thursday 9 October 2014, 11:58');
});

test('one and many', () => {
  expect(en.changes.push(1)).toBe('Push 1 edit');
  expect(en.changes.push(1200)).toBe('Push 1,200 edits');
  expect(en.changes.stayInSheet(1)).toBe('The 1 with a problem stays in your sheet.');
  expect(en.changes.gist(1, 5)).toBe('**1** problem · **5** ready');
  expect(en.receipt.about({ values: 6, notes: 1, other: 0 }, 'Update Q2')).toBe('6 values and 1 note, from Update Q2');
  expect(en.work.dueIn(0)).toBe('Due today');
  expect(en.work.dueIn(1)).toBe('Due tomorrow');
});
