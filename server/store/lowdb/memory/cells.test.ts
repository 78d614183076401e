// What a checkpoint keeps of cells comes back as it was, in the same places or in others, under words of another version.
import type { FieldValue } from '../../../../domain/figure';
import { NumberCells, TextCells, WordCells, type Cells, type DumpedCells } from './cells';
import { isInOrder } from './slots';

const numbers: FieldValue[] = [1.5, null, 'not available', -0.1, 0, 1e300, null, 'not applicable', 5e-324];
const words: FieldValue[] = ['final', null, 'provisional', 'final'];
const texts: FieldValue[] = [null, 'a “quoted” text\nof two lines', null, '😀'];

const inOrder = (length: number) => Int32Array.from({ length }, (_, i) => i);
const backwards = (length: number) => Int32Array.from({ length }, (_, i) => length - 1 - i);

/** As it comes back from a file. */
function throughFile(cells: Cells, length: number): DumpedCells {
  const { said, arrays } = cells.dump(length);
  return { said: JSON.parse(JSON.stringify(said)) as typeof said, arrays: arrays.map((bytes) => Buffer.from(bytes)) };
}

const kinds: [string, () => Cells, FieldValue[]][] = [
  ['numbers', () => new NumberCells(['not available', 'not applicable']), numbers],
  ['words', () => new WordCells(['provisional', 'final']), words],
  ['texts', () => new TextCells(), texts],
];

describe.each(kinds)('%s', (_, made, values) => {
  test.each([
    ['in order', inOrder],
    ['elsewhere', backwards],
  ])('come back %s', (_where, places) => {
    const cells = made();
    cells.grow(values.length);
    cells.write(inOrder(values.length), null, values);
    const again = made();
    again.grow(values.length + 3);
    const slots = places(values.length);
    again.load(throughFile(cells, values.length), slots, isInOrder(slots));
    expect(again.read(slots)).toEqual(values);
    expect(again.get(values.length + 1)).toBeNull();
  });

  test('beyond the length asked for are left out', () => {
    const cells = made();
    cells.grow(values.length);
    cells.write(inOrder(values.length), null, values);
    const again = made();
    again.grow(values.length);
    again.load(throughFile(cells, 2), inOrder(2), true);
    expect(again.read(inOrder(values.length))).toEqual(values.map((value, i) => (i < 2 ? value : null)));
  });
});

test('words that another version numbered otherwise keep their meaning, and one that is gone is blank', () => {
  const old = new WordCells(['draft', 'final', 'provisional']);
  old.grow(4);
  old.write(inOrder(4), null, ['draft', 'final', 'provisional', null]);
  const now = new WordCells(['provisional', 'final', 'audited']);
  now.grow(4);
  now.load(throughFile(old, 4), inOrder(4), true);
  expect(now.read(inOrder(4))).toEqual([null, 'final', 'provisional', null]);
});
