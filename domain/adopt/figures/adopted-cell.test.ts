// Cells of adopted tables, by the rules that were said for them. No word and no doubt ever becomes 0.
import type { CellRules } from '../cell-rules';
import type { Cell } from '../../sheet/grid';
import { boundIn, readAdopted, writeAdopted } from './adopted-cell';

const none: CellRules = {
  textNumbers: false,
  notAvailable: [],
  notApplicable: [],
  suppressed: false,
  percent: null,
  dots: 'decimal',
  marks: false,
  zeroIsFigure: false,
};
const all: CellRules = {
  ...none,
  textNumbers: true,
  notAvailable: ['dna', '-', 'no data'],
  notApplicable: ['not applicable'],
  suppressed: true,
  marks: true,
};
const number = { measure: 'number', decimals: 0, measureLabel: '', previous: null, code: 'A1' } as const;
const percentage = { ...number, measure: 'percentage' } as const;

const value = (cell: Cell, rules: CellRules, of: Parameters<typeof readAdopted>[2] = number) => {
  const reading = readAdopted(cell, rules, of);
  return reading.kind === 'value' ? reading.value : `issue ${reading.issue.code}`;
};

test.each<[cell: Cell, without: unknown, withRules: unknown]>([
  ['1,234', 'issue text-for-number', 1234],
  ['.59', 'issue text-for-number', 0.59],
  ['£3.50', 'issue text-for-number', 3.5],
  ['5 days', 'issue text-for-number', 5],
  ['5 Elms', 'issue text-for-number', 'issue text-for-number'],
  ['3.2m', 'issue text-for-number', 'issue text-for-number'],
  ['12.4 (p)', 'issue text-for-number', 12.4],
  ['dna', 'not available', 'not available'],
  ['No Data', 'not available', 'not available'],
  ['Not applicable', 'not applicable', 'not applicable'],
  ['*', 'issue text-for-number', 'not available'],
  ['52+', 'issue text-for-number', 'not available'],
  ['<5', 'issue text-for-number', 'not available'],
  ['[c]', 'issue text-for-number', 'not available'],
  ['[low]', 'issue text-for-number', 'not available'],
  ['<= 4', 'issue text-for-number', 'not available'],
  ['(1.5)', 'issue text-for-number', -1.5],
  ['1 234', 'issue text-for-number', 1234],
  ['5-10', 'issue text-for-number', 'issue text-for-number'],
  ['85 (80)', 'issue text-for-number', 'issue text-for-number'],
  ['00:06:30', 'issue text-for-number', 'issue text-for-number'],
  ['1 in 4', 'issue text-for-number', 'issue text-for-number'],
  ['approx 50', 'issue text-for-number', 'issue text-for-number'],
  ['Nil', 'issue text-for-number', 'issue text-for-number'],
  ['TBC', 'issue text-for-number', 'issue text-for-number'],
  ['', null, null],
  ['  ', null, null],
  [null, null, null],
  [0, 0, 0],
])('%p is %p without rules, %p with them', (cell, without, withRules) => {
  expect(value(cell, none)).toEqual(without);
  expect(value(cell, all)).toEqual(withRules);
});

test('a percentage is never guessed: said as 95, as 0.95, or asked', () => {
  expect(value(95.5, none, percentage)).toBe('issue looks-like-percent');
  expect(value(95.5, { ...none, percent: 'as 95' }, percentage)).toBe(0.955);
  expect(value(0.955, { ...none, percent: 'as 0.95' }, percentage)).toBe(0.955);
  expect(value('95.5%', all, percentage)).toBe(0.955);
  expect(writeAdopted(0.955, { ...none, percent: 'as 95' }, 'percentage')).toBe(95.5);
});

test('a 0 after a figure is asked about until it is said that it is one', () => {
  expect(value(0, none, { ...number, previous: 12 })).toBe('issue text-for-number');
  expect(value(0, { ...none, zeroIsFigure: true }, { ...number, previous: 12 })).toBe(0);
});

test('the dot of 1.613 may mark thousands: it is asked', () => {
  expect(value('1.613', { ...all, dots: null })).toBe('issue text-for-number');
  expect(value('1.613', { ...all, dots: 'thousands' })).toBe(1613);
  expect(value('1.613', all)).toBe(1.613);
});

test.each<[cell: string, asked: unknown, dotsDecimal: unknown, dotsThousands: unknown]>([
  ['12,5', 'issue text-for-number', 'issue text-for-number', 12.5],
  ['1.234,5', 'issue text-for-number', 'issue text-for-number', 1234.5],
  ['1 234,5 %', 'issue text-for-number', 'issue text-for-number', 12.345],
  ['1,234', 'issue text-for-number', 1234, 1.234],
  ['-0,7', 'issue text-for-number', 'issue text-for-number', -0.7],
  ['998', 998, 998, 998],
])('what dot and comma mark in %p is asked, and then read so', (cell, asked, dotsDecimal, dotsThousands) => {
  expect(value(cell, { ...all, dots: null })).toEqual(asked);
  expect(value(cell, { ...all, dots: 'decimal' })).toEqual(dotsDecimal);
  expect(value(cell, { ...all, dots: 'thousands' })).toEqual(dotsThousands);
});

test('the bound of a target is said, and neither taken nor left out', () => {
  expect(boundIn('≥ 90%')?.kind).toBe('issue');
  expect(boundIn('<= 4')?.kind).toBe('issue');
  expect(boundIn('90%')).toBeUndefined();
  expect(boundIn(90)).toBeUndefined();
});
