// Cells of an export: nothing that a person typed becomes a formula, and figures stay figures.
import { naughtyStrings } from '../store/store.contract';
import { csvCell, csvLine } from './csv';

test.each([
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['+44 20', "'+44 20"],
  ['-12.5', "'-12.5"], // a text that looks like a number is a text
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['a=b', 'a=b'],
  ['say "no", twice', '"say ""no"", twice"'],
  ['two\nlines', '"two\nlines"'],
  [-12.5, '-12.5'], // a number is data
  [0, '0'],
  [1e21, '1e+21'],
  [true, 'true'],
  [null, ''],
  ['', ''],
  [[{ role: 'viewer', unit: 'H' }], '"[{""role"":""viewer"",""unit"":""H""}]"'],
])('%j is written as %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test('no text that breaks software begins a formula, and each comes back but for the mark', () => {
  for (const text of naughtyStrings) {
    const cell = csvCell(text);
    const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    expect(read).not.toMatch(/^[=+\-@\t\r]/);
    expect([text, `'${text}`]).toContain(read);
  }
});

test('a line ends as RFC 4180 says', () => {
  expect(csvLine([1, 'a,b', null])).toBe('1,"a,b",\r\n');
});
