import { distinctHeaders } from './tables';
import { expandThisRow } from './this-row';

test.each([
  ['=[@Value]*2', '=Actions[[#This Row],[Value]]*2'],
  ['=IF([@[Q3 14]]>Other[@Target],1,2)', '=IF(Actions[[#This Row],[Q3 14]]>Other[[#This Row],[Target]],1,2)'],
  ['=SUM(Actions[Value])', '=SUM(Actions[Value])'],
  ['me[@example]', 'me[@example]'],
])('%s becomes %s inside the table Actions', (written, long) => {
  expect(expandThisRow(written, () => 'Actions')).toBe(long);
});

test('outside a table a reference without a table name stays as it is', () => {
  expect(expandThisRow('=[@Value]', () => undefined)).toBe('=[@Value]');
});

test.each([
  [
    ['Code', '', ''],
    ['Code', 'Column1', 'Column2'],
  ],
  [
    ['Value', 'value', 'Value2'],
    ['Value', 'value3', 'Value2'],
  ],
  [
    ['', 'Column1'],
    ['Column2', 'Column1'],
  ],
])('the headers %j become %j: none empty, none twice', (before, after) => {
  expect(distinctHeaders(before)).toEqual(after);
});
