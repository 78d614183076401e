import { readNumberText, readReason } from './number-text';

describe('text that reads as a number', () => {
  test.each<[string, number, boolean]>([
    ['1,234', 1234, false],
    ['1 234 567', 1234567, false],
    ['12%', 0.12, true],
    ['88.6 %', 0.886, true],
    ['£3.50', 3.5, false],
    ['-£3.50', -3.5, false],
    ['.59', 0.59, false],
    ['5 days', 5, false],
    ['12.5 working days', 12.5, false],
    ['(1,234)', -1234, false],
    ['−5', -5, false],
    [' 42 ', 42, false],
    ['４２', 42, false],
    ['0', 0, false],
  ])('“%s” is %d', (text, value, percent) => {
    expect(readNumberText(text)).toEqual({ value, percent });
  });

  test.each([
    '',
    '-',
    'abc',
    '1.2.3',
    '12,34',
    '1e999',
    '1-2',
    '--5',
    '12/03/2014',
    'Q2 2014',
    'n/a',
    '%',
    '£',
    '5 > 3',
    '1,2345',
  ])('“%s” is none', (text) => {
    expect(readNumberText(text)).toBeUndefined();
  });

  test.each([
    ['n/a', 'not available'],
    ['N/A ', 'not available'],
    ['dna', 'not available'],
    ['-', 'not available'],
    ['no data', 'not available'],
    ['not applicable', 'not applicable'],
    ['', undefined],
    ['0', undefined],
    ['nothing', undefined],
  ])('“%s” is the reason %s', (text, reason) => {
    expect(readReason(text)).toBe(reason);
  });
});
