import fc from 'fast-check';
import { BYTES_PER_CHUNK, CELLS_PER_CHUNK, chunksToRead, chunksToWrite, rowBytes, runsOf } from './chunks';

test.each([
  ['no rows', 0, 5, []],
  ['all in one', 10, 5, [{ start: 0, count: 10 }]],
  ['a table of no columns is not divided by', 3, 0, [{ start: 0, count: 3 }]],
  [
    'by cells',
    5000,
    10,
    [
      { start: 0, count: 2000 },
      { start: 2000, count: 2000 },
      { start: 4000, count: 1000 },
    ],
  ],
  [
    'more columns than cells in a chunk: row by row',
    2,
    CELLS_PER_CHUNK * 2,
    [
      { start: 0, count: 1 },
      { start: 1, count: 1 },
    ],
  ],
])('chunks: %s', (_, rows, columns, expected) => {
  expect([...chunksToWrite(rows, columns, () => 1)]).toEqual(expected);
  expect(chunksToRead(rows, columns)).toEqual(expected);
});

test('long texts make chunks shorter, and a row that is too large alone is a chunk alone', () => {
  const size = [10, BYTES_PER_CHUNK, 10, 10, BYTES_PER_CHUNK + 1, BYTES_PER_CHUNK - 5];
  expect([...chunksToWrite(6, 1, (row) => size[row]!)].map(({ count }) => count)).toEqual([1, 1, 2, 1, 1]);
});

test('chunks to write hold every row once, in order, under both limits', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(BYTES_PER_CHUNK / 2), { maxLength: 60 }),
      fc.integer({ min: 1, max: 3000 }),
      (sizes, columns) => {
        const chunks = [...chunksToWrite(sizes.length, columns, (row) => sizes[row]!)];
        expect(chunks.flatMap(({ start, count }) => sizes.slice(start, start + count))).toEqual(sizes);
        for (const { start, count } of chunks) {
          expect(count * columns).toBeLessThanOrEqual(CELLS_PER_CHUNK);
          expect(sizes.slice(start, start + count).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(BYTES_PER_CHUNK);
        }
      },
    ),
  );
});

test('a row counts with the quotes that travelling inside a string adds', () => {
  expect(rowBytes(['a'])).toBe(9);
  expect(rowBytes(['£'])).toBe(10);
});

test.each([
  [[], []],
  [[4], [{ start: 4, count: 1 }]],
  [
    [1, 2, 3, 7, 9, 10],
    [
      { start: 1, count: 3 },
      { start: 7, count: 1 },
      { start: 9, count: 2 },
    ],
  ],
])('neighbours %j', (numbers, expected) => {
  expect(runsOf(numbers)).toEqual(expected);
});
