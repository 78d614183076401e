import fc from 'fast-check';
import type { FieldValue } from '../../domain/figure';
import { jsonColumn } from './json-column';

const plain = (values: readonly FieldValue[]) => JSON.stringify(values).slice(1, -1);

describe('a column as JSON', () => {
  test.each<[string, FieldValue[]]>([
    ['nothing', []],
    ['blanks', [null, null]],
    ['whole numbers', [0, 1, 9, 10, 999_999_999, 1_000_000_000, 2 ** 31, 2 ** 53, -5, -0]],
    ['decimals', [0.1, 0.955, -12.5, 100.25, 0.000001, 0.0000001, 123456789.123456, 0.1 + 0.2, 1 / 3, 5e-324, 1.5e300]],
    ['numbers that JSON has not', [Infinity, -Infinity, NaN]],
    ['figures', [1, null, 'not available', 'not applicable', 2.5]],
    ['truths', [true, false]],
    [
      'texts that need care',
      ['', '"', '\\', '\u2028', 'é', '😀', '\ud800', '\u0000', 'x'.repeat(100_000), '</script>'],
    ],
    ['lists and records', [[1, ['a']], { a: { b: null } }]],
    ['more than the room at first', Array.from({ length: 30_000 }, (_, i) => (i % 3 === 0 ? 'green' : i / 8))],
  ])('%s', (_, values) => {
    expect(jsonColumn(values).toString()).toBe(plain(values));
  });

  test('is what JSON.stringify says, whatever stands in it', () => {
    const item = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
      fc.string({ unit: 'binary' }),
      fc.constantFrom<FieldValue>(null, true, 'green', 'amber'),
    );
    fc.assert(
      fc.property(fc.array(item), (values) => {
        expect(jsonColumn(values).toString()).toBe(plain(values));
      }),
    );
  });
});
