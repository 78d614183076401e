// Columns of a push are checked in one loop where they are plain; what they let through and what they refuse, and the
// place that is named, is what their schemas say item by item.
import { limits, pushRequestSchema, viewRequestSchema } from './wire';

const pushed = (column: string, items: unknown) => ({
  ...{ pushId: 'p', base: 1 },
  edits: [{ type: 'measurement', field: 'value', keys: ['a|b'], values: [1], [column]: items }],
});
const placeOf = (request: unknown) => {
  const result = pushRequestSchema.safeParse(request);
  return result.success ? 'taken' : result.error.issues[0]?.path.join('.');
};

describe('a column of a push', () => {
  test.each<[string, unknown[]]>([
    ['values', [1, -0.5, null, 'not available', true, '', 'x'.repeat(100), [1, ['a']], { green: 0, kind: 'absolute' }]],
    ['keys', ['a', 'x'.repeat(128)]],
    ['seen', [null, 0, 7]],
    ['addresses', [null, 'A1', 'x'.repeat(64)]],
    ['formulas', [null, '=A1', 'x'.repeat(8192)]],
    ['values', []],
  ])('%s is taken as it came', (column, items) => {
    const result = pushRequestSchema.safeParse(pushed(column, items));
    expect(result.data).toEqual(pushed(column, items));
  });

  test.each<[string, unknown]>([
    ['values', Infinity],
    ['values', NaN],
    ['values', undefined],
    ['values', 'x'.repeat(1_000_000)],
    ['values', () => 1],
    ['values', [1, [Infinity]]],
    ['keys', ''],
    ['keys', 'x'.repeat(129)],
    ['keys', 5],
    ['keys', null],
    ['seen', -1],
    ['seen', 1.5],
    ['seen', 2 ** 60],
    ['seen', '1'],
    ['addresses', 'x'.repeat(65)],
    ['addresses', 1],
    ['formulas', 'x'.repeat(8193)],
  ])('%s refuses what it may not hold, and names the place', (column, item) => {
    const good = column === 'seen' ? 1 : 'a';
    expect(placeOf(pushed(column, [good, good, item, good]))).toBe(`edits.0.${column}.2`);
  });

  test.each<[string, unknown]>([
    ['values', 'abc'],
    ['values', { length: 1, 0: 1 }],
    ['keys', null],
    ['seen', 1],
  ])('%s that is no list is refused', (column, items) => {
    expect(placeOf(pushed(column, items))).toBe(`edits.0.${column}`);
  });
});

test('more rows than may be asked for are refused', () => {
  const asked = (count: number) =>
    viewRequestSchema.safeParse({ view: { sheet: 'update', scope: 'all' }, also: Array<string>(count).fill('a|b') });
  expect(asked(limits.rowsAsked).success).toBe(true);
  expect(asked(limits.rowsAsked + 1).success).toBe(false);
});
