import { isMarked, withMark, withoutMark } from './provisional-mark';

test.each([
  ['0.0%', '0.0%" p"'],
  ['General', 'General" p"'],
  ['#,##0;-#,##0', '#,##0" p";-#,##0" p"'],
  ['0" a;b"', '0" a;b"" p"'],
])('%s with its mark is %s, and without it what it was', (plain, marked) => {
  expect(withMark(plain)).toBe(marked);
  expect(withMark(marked)).toBe(marked);
  expect(withoutMark(marked)).toBe(plain);
  expect([isMarked(plain), isMarked(marked)]).toEqual([false, true]);
});

test('a text has no format that could write it; a format of one’s own stays', () => {
  expect(withMark('@')).toBe('@');
  expect(withoutMark('0.0" people"')).toBe('0.0" people"');
});
