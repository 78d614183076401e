import fc from 'fast-check';
import { freeSheetName, freeTableName } from './free-names';

test.each([
  ['as wished', 'Update Q2', [], 'Update Q2'],
  ['taken, whatever the case', 'Update Q2', ['UPDATE q2'], 'Update Q2 (2)'],
  ['taken twice', 'Update Q2', ['Update Q2', 'Update Q2 (2)'], 'Update Q2 (3)'],
  ['what Excel forbids becomes a blank', 'Q2 2014/15: [all]?', [], 'Q2 2014 15 all'],
  ['no apostrophe at either end', "'tis O'Neill's'", [], "tis O'Neill's"],
  ['31 characters', 'A name that is far longer than Excel takes', [], 'A name that is far longer than'],
  [
    '31 characters with a number',
    'A name that is far longer than Excel takes',
    ['A name that is far longer than'],
    'A name that is far longer t (2)',
  ],
  ['Excel keeps “History” to itself', 'History', [], 'History (2)'],
  ['nothing left', '//', [], 'Sheet'],
])('sheet: %s', (_, wished, taken, expected) => {
  expect(freeSheetName(wished, taken)).toBe(expected);
});

test.each([
  ['as wished', 'Update_Q2', [], 'Update_Q2'],
  ['taken', 'Update_Q2', ['update_q2'], 'Update_Q2_2'],
  ['one word, taken', 'PIBTrend', ['pibtrend'], 'PIBTrend2'],
  ['blanks and marks', 'Update Q2 2014/15', [], 'Update_Q2_2014_15'],
  ['like an address', 'Q2', [], 'PI_Q2'],
  ['like an address in the other notation', 'R1C1', [], 'PI_R1C1'],
  ['a digit in front', '2014', [], 'PI_2014'],
  ['nothing', '', [], 'Table'],
])('table: %s', (_, wished, taken, expected) => {
  expect(freeTableName(wished, taken)).toBe(expected);
});

test('whatever is wished, Excel takes the name', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (wished, taken) => {
      const name = freeSheetName(wished, taken);
      expect(name).toMatch(/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/);
      expect(taken.map((other) => other.toLowerCase())).not.toContain(name.toLowerCase());
    }),
  );
});
