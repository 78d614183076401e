import { measurementRows } from './measurement-rows';

test.each<[string, string[], unknown]>([
  ['no keys', [], []],
  ['one period in order', ['A|2014-04-01M', 'B|2014-04-01M'], [{ period: '2014-04-01M', codes: ['A', 'B'], at: null }]],
  [
    'two periods mixed',
    ['A|2014-04-01M', 'A|2014-05-01M', 'B|2014-04-01M'],
    [
      { period: '2014-04-01M', codes: ['A', 'B'], at: [0, 2] },
      { period: '2014-05-01M', codes: ['A'], at: [1] },
    ],
  ],
  ['a key without a period', ['A'], [{ period: '', codes: ['A'], at: null }]],
  ['a key of too many parts keeps the rest in its period', ['A|B|C'], [{ period: 'B|C', codes: ['A'], at: null }]],
  [
    'a code that ends like a period',
    ['x2014|2014', '2014'],
    [
      { period: '2014', codes: ['x2014'], at: [0] },
      { period: '', codes: ['2014'], at: [1] },
    ],
  ],
])('%s', (_, keys, rows) => {
  expect(measurementRows(keys)).toEqual(rows);
});

test('the same array is taken apart once', () => {
  const keys = ['A|2014-04-01M'];
  expect(measurementRows(keys)).toBe(measurementRows(keys));
});
