import { absolute, columnName, formatRect, intersect, parseRect, quoteSheet, splitSheet } from './area';

test.each([
  ['A1', 'A1'],
  ['$B$2:d4', 'B2:D4'],
  ['D4:B2', 'B2:D4'],
  ['A:C', 'A:C'],
  ['3:7', '3:7'],
  ['XFD1048576', 'XFD1048576'],
])('the address %s is read and written as %s', (address, written) => {
  const rect = parseRect(address);
  expect(rect && formatRect(rect)).toBe(written);
});

test.each(['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'A1:B', 'Table1'])('%s is no address', (address) => {
  expect(parseRect(address)).toBeNull();
});

test('columns are named like Excel names them', () => {
  expect([0, 25, 26, 701, 702, 16383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
});

test('a sheet name is taken off an address, quotes and all', () => {
  expect(splitSheet("'Q3 ''14'!A1:B2")).toEqual({ sheet: "Q3 '14", rest: 'A1:B2' });
  expect(splitSheet('A1')).toEqual({ sheet: undefined, rest: 'A1' });
});

test('a sheet name is quoted only where it must be', () => {
  expect(['Sheet1', 'Q3 2014', "it's", 'A1'].map(quoteSheet)).toEqual(['Sheet1', "'Q3 2014'", "'it''s'", "'A1'"]);
});

test('absolute addresses carry dollars on both parts', () => {
  expect(absolute({ top: 0, left: 0, bottom: 3, right: 2 })).toBe('$A$1:$C$4');
});

test('rectangles that only touch do not intersect', () => {
  expect(intersect({ top: 0, left: 0, bottom: 1, right: 1 }, { top: 2, left: 0, bottom: 3, right: 1 })).toBeNull();
});
