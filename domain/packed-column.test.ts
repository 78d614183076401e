// Whatever is packed is unpacked as it was, in each of the forms, and a column that does not fit is refused.
import fc from 'fast-check';
import * as z from 'zod/mini';
import type { FieldValue } from './figure';
import { pack, packed, unpack, type Packed } from './packed-column';
import { isPlainValue } from './plain-column';

const item: z.ZodMiniType<FieldValue> = z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.string())]);
const schema = packed(item, isPlainValue);
const few = (length: number) => Array.from({ length }, (_, i) => (i % 2 === 0 ? 'green' : 'red'));

describe('a packed column', () => {
  test.each<[string, FieldValue[], Packed<FieldValue>]>([
    ['nothing', [], []],
    ['one item', [1], { all: 1 }],
    ['the same in every row', [null, null, null], { all: null }],
    ['as good as all different', [1, 2, 3, 3], [1, 2, 3, 3]],
    ['a few again and again', few(5), { list: ['green', 'red'], at: [0, 1, 0, 1, 0] }],
    ['runs', ['a', 'a', 'a', 'b', 'b', 'a'], { list: ['a', 'b'], at: [0, 1, 0], times: [3, 2, 1] }],
    [
      'blanks, and now and then a text',
      [null, null, null, 'x', null, null, null, null],
      { list: [null, 'x'], at: [0, 1, 0], times: [3, 1, 4] },
    ],
    ['0 and blank and false and nothing', [0, null, false, ''], [0, null, false, '']],
  ])('of %s', (_, values, is) => {
    expect(pack(values)).toEqual(is);
    expect(unpack(is, values.length)).toEqual(values);
  });

  test('of numbers of their own in a body of any size is left as it is', () => {
    const values = Array.from({ length: 30_000 }, (_, i) => i / 8);
    expect(pack(values)).toEqual(values);
  });

  test('of few numbers among blanks costs little', () => {
    const values = Array.from({ length: 30_000 }, (_, i) => (i % 50 === 0 ? i : null));
    expect(JSON.stringify(pack(values)).length).toBeLessThan(30_000);
    expect(unpack(pack(values), 30_000)).toEqual(values);
  });

  test('is unpacked as it was, after its way over the wire', () => {
    const word = fc.constantFrom<FieldValue>(null, 'green', 'red', true, false, 0, 1, 0.95, '');
    const stretch = fc.tuple(
      fc.oneof(word, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()),
      fc.nat(9),
    );
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 300 }), (stretches) => {
        const values = stretches.flatMap(([value, times]) =>
          new Array<FieldValue>(times).fill(Object.is(value, -0) ? 0 : value),
        );
        const sent: unknown = JSON.parse(JSON.stringify(pack(values)));
        expect(unpack(schema.parse(sent), values.length)).toEqual(values);
      }),
    );
  });

  test.each<[string, unknown]>([
    ['an item that is none', [1, { a: 1 }]],
    ['one for all that is none', { all: { a: 1 } }],
    ['a list with one that is none', { list: [{ a: 1 }], at: [0] }],
    ['no places', { list: [1] }],
    ['a place below 0', { list: [1], at: [-1] }],
    ['a place between', { list: [1], at: [0.5] }],
    ['times below 0', { list: [1], at: [0], times: [-1] }],
    ['nothing', null],
  ])('is refused by its schema: %s', (_, sent) => {
    expect(schema.safeParse(sent).success).toBe(false);
  });

  test.each<[string, Packed<number>]>([
    ['too few rows', [1]],
    ['too many rows', [1, 2, 3]],
    ['too few places', { list: [1], at: [0] }],
    ['a place beyond the list', { list: [1], at: [0, 1] }],
    ['runs too short', { list: [1], at: [0], times: [1] }],
    ['runs far too long', { list: [1], at: [0], times: [2 ** 50] }],
    ['more runs than places', { list: [1], at: [0], times: [1, 1] }],
    ['fewer runs than places', { list: [1], at: [0, 0], times: [2] }],
  ])('that does not fit is told: %s', (_, column) => {
    expect(() => unpack(column, 2)).toThrow(RangeError);
  });
});
