import { sameValue, type FieldValue } from '../figure';
import { mergeCell, type Merge } from './merge-cell';

describe('the merge of one cell', () => {
  test.each<[FieldValue, FieldValue, FieldValue, Merge, string]>([
    [5, 5, 5, 'same', 'nobody changed it'],
    [5, 6, 5, 'theirs', 'the store did'],
    [5, 5, 7, 'mine', 'I did'],
    [5, 6, 6, 'same', 'both came to the same'],
    [5, 6, 7, 'conflict', 'both did, differently'],
    [null, 6, null, 'theirs', 'blank is a value like any other'],
    [6, 6, null, 'mine', 'clearing is an edit'],
    [6, null, 6, 'theirs', 'theirs cleared it'],
    [0, null, 0, 'theirs', 'zero is not blank'],
    [null, null, 0, 'mine', 'nor is blank zero'],
    [0.3, 0.3, 0.1 + 0.2, 'same', 'Excel works with 15 digits'],
    ['a\nb', 'a\nb', 'a\r\nb', 'same', 'line breaks have one meaning'],
    ["'tis", "'tis", 'tis', 'same', 'Excel may take a leading apostrophe for itself'],
  ])('base %j, theirs %j, mine %j: %s, %s', (base, theirs, mine, merge) => {
    expect(mergeCell(base, theirs, mine)).toBe(merge);
  });

  test('a formula is never overwritten: where the store moved, it is a conflict', () => {
    expect(mergeCell(5, 6, 5, true)).toBe('conflict');
    expect(mergeCell(5, 6, 6, true)).toBe('same');
    expect(mergeCell(5, 5, 7, true)).toBe('mine');
  });

  test('lists are the same by what they hold', () => {
    expect(sameValue(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(sameValue(null, [])).toBe(false);
  });
});
