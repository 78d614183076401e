import type { TableGrid } from './port';
import { columnRanges } from './write-cells';

const grid: TableGrid = {
  tableId: 't',
  sheet: 's',
  header: ['Code', 'Value', 'Note'],
  rows: Array.from({ length: 100 }, () => [null, null, null]),
  formulas: Array.from({ length: 100 }, () => [null, null, null]),
  top: 3,
  left: 0,
};
const write = (row: number, cell: string | number | null, header = 'Value') => ({ row, header, cell });

test.each([
  ['one cell', [write(4, 1)], [{ column: 1, start: 4, cells: [1] }]],
  ['neighbours in any order', [write(5, 2), write(4, 1)], [{ column: 1, start: 4, cells: [1, 2] }]],
  [
    'a cell between them is left alone',
    [write(4, 1), write(6, 3)],
    [{ column: 1, start: 4, cells: [1, undefined, 3] }],
  ],
  [
    'far apart',
    [write(4, 1), write(50, 3)],
    [
      { column: 1, start: 4, cells: [1] },
      { column: 1, start: 50, cells: [3] },
    ],
  ],
  [
    'two columns',
    [write(4, 'n', 'Note'), write(4, 1)],
    [
      { column: 1, start: 4, cells: [1] },
      { column: 2, start: 4, cells: ['n'] },
    ],
  ],
  ['the same cell twice: the last counts', [write(4, 1), write(4, null)], [{ column: 1, start: 4, cells: [null] }]],
])('ranges: %s', (_, writes, expected) => {
  expect(columnRanges(grid, writes)).toEqual(expected);
});

test.each([
  ['a row that is not there', write(100, 1)],
  ['a column that is not there', write(1, 1, 'Values')],
])('%s is a mistake of the caller', (_, wrong) => {
  expect(() => columnRanges(grid, [wrong])).toThrow('There is no cell');
});
