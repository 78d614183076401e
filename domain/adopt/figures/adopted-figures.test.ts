// An agreed table taken apart, found again after what people do to sheets, and matched to PIs.
import type { Cell } from '../../sheet/grid';
import { mappingOf } from '../agree';
import { propose, type Corrections } from '../propose';
import { correctionsFrom, recognised } from '../recognise';
import { textIn, type Area } from '../table/area';
import { adoptedGrid } from './adopted-grid';
import { agreedMeasurements } from './agreed-measurements';
import { figuresIn } from './adopted-figures';
import { locate } from './locate';
import { piMatcher, type KnownPi } from './match-pis';

const calendar = { yearStartsIn: 4 };
const area = (cells: readonly (readonly Cell[])[], top = 0, left = 0): Area => ({ cells, top, left });
const table: readonly (readonly Cell[])[] = [
  ['Return', null, null, null],
  ['Code', 'Name', 'Q1 2014/15', 'Q2 2014/15'],
  ['A1', 'One', 1, 2],
  ['A2', 'Two', 3, null],
];

function agreed(cells = table, corrections: Corrections = {}) {
  const proposal = propose(area(cells), { calendar, corrections });
  if (!proposal) throw new Error('no table');
  return mappingOf(proposal, corrections.choices ?? [], new Map());
}

function taken(cells: readonly (readonly Cell[])[], mapping = agreed(), top = 0, left = 0) {
  const located = locate(area(cells, top, left), mapping, calendar);
  if (!located) return undefined;
  const figures = figuresIn(located, mapping, calendar);
  const own = agreedMeasurements(figures, located.area, mapping, calendar, (i) => i.code || i.name);
  return adoptedGrid(own, located.area, mapping, calendar);
}
const said = (grid: ReturnType<typeof taken>) =>
  grid?.rows.map((row, r) => {
    const places = grid.places?.[r]?.slice(2).map((p) => (p ? `${p.row} ${p.column}` : '')) ?? [];
    return [...row.map((cell) => textIn(cell)), ...places].join(',');
  });

test('each figure stands as a row of PI and period, with the cell that it really stands in', () => {
  expect(said(taken(table))).toEqual([
    'A1,Q1 2014/15,1,2 2',
    'A1,Q2 2014/15,2,2 3',
    'A2,Q1 2014/15,3,3 2',
    'A2,Q2 2014/15,,3 3',
  ]);
});

test('headings over two rows, of which some stand in the first alone, are found again', () => {
  const deep: readonly (readonly Cell[])[] = [
    ['Code', 'Name', '2014/15', null],
    [null, null, 'Q1', 'Q2'],
    ['A1', 'One', 1, 2],
    ['A2', 'Two', 3, 4],
  ];
  expect(said(taken(deep, agreed(deep)))).toEqual([
    'A1,Q1 2014/15,1,2 2',
    'A1,Q2 2014/15,2,2 3',
    'A2,Q1 2014/15,3,3 2',
    'A2,Q2 2014/15,4,3 3',
  ]);
});

test('figures in a row that names no PI are named, each row once, and not taken', () => {
  const cells = [...table, [null, null, 7, 8], [null, null, null, null], ['A3', 'Three', 9, null]];
  const grid = taken(cells, agreed(cells));
  expect(grid?.issues.map((i) => [i.code, i.address])).toEqual([['unknown-code', 'C5']]);
  expect(said(grid)?.map((row) => row.slice(0, 2))).not.toContain(',Q');
  expect(grid?.rows).toHaveLength(6);
});

const numbered = (heading: string) => {
  const cells = [['Year', heading, 'Code', 'Value'], ...[1, 2, 4].map((n) => ['2014/15', n, 'A1', n + 5])];
  return taken(cells, agreed(cells));
};

test('quarters written as numbers beside their year are read', () => {
  expect(numbered('Quarter')?.rows.map((row) => row[1])).toEqual(['Q1 2014/15', 'Q2 2014/15', 'Q4 2014/15']);
});

test('month 4 of a year that starts in April may be April or July, and is named', () => {
  expect(numbered('Month')?.rows).toEqual([]);
  expect(numbered('Month')?.issues.map((i) => [i.code, i.address])).toEqual([
    ['unknown-period', 'B2'],
    ['unknown-period', 'B3'],
    ['unknown-period', 'B4'],
  ]);
});

test('sorted, moved, with columns and rows put in, it is the same table', () => {
  const other = [
    [null],
    [null],
    ['Q2 2014/15', 'Own', 'Name', 'Code', 'Q1 2014/15'],
    [null, 'x', 'Two', 'A2', 3],
    [2, 'y', 'One', 'A1', 1],
  ];
  expect(new Set(said(taken(other, agreed(), 4, 2)))).toEqual(
    new Set(['A1,Q1 2014/15,1,8 6', 'A1,Q2 2014/15,2,8 2', 'A2,Q1 2014/15,3,7 6', 'A2,Q2 2014/15,,7 2']),
  );
});

test('a table whose headings are gone is not taken for another', () => {
  expect(
    taken([
      ['Something', 'else'],
      [1, 2],
    ]),
  ).toBeUndefined();
});

test('the same PI and period twice with different figures is said, and neither is taken; with the same it is one', () => {
  const mapping = agreed();
  const twice = taken([...table, ['A1', 'One', 9, 2]], mapping);
  expect(twice?.issues.map((i) => [i.code, i.address])).toEqual([['row-twice', 'C3']]);
  expect(said(twice)?.filter((s) => s.startsWith('A1'))).toEqual(['A1,Q2 2014/15,2,2 3']);
});

test('next quarter’s table of the same layout is recognised, and another is not', () => {
  const mapping = agreed();
  const next: readonly (readonly Cell[])[] = [
    ['Code', 'Name', 'Q2 2014/15', 'Q3 2014/15'],
    ['A1', 'One', 2, 5],
    ['A3', 'Three', 4, 5],
  ];
  expect(recognised(area(next), [{ mapping }], calendar)).toBeDefined();
  expect(
    recognised(
      area([
        ['Ward', 'Votes'],
        ['Abbey', 3],
      ]),
      [{ mapping }],
      calendar,
    ),
  ).toBeUndefined();
  const plain = propose(area(next), { calendar });
  const again = plain && propose(area(next), { calendar, corrections: correctionsFrom(mapping, plain) });
  expect(again?.columns.map((c) => [c.role, c.period, c.certain])).toEqual([
    ['code', null, true],
    ['name', null, true],
    ['value', '2014-07-01Q', true],
    ['value', '2014-10-01Q', true],
  ]);
});

const pis: readonly KnownPi[] = [
  { code: 'FI06', name: '% of undisputed invoices paid on time (old BVPI8)', unit: 'FIN', unitName: 'Finance' },
  { code: 'CS01', name: 'Calls answered', unit: 'CUS', unitName: 'Customer Services' },
  { code: 'CS02', name: 'Calls answered', unit: 'HSG', unitName: 'Housing' },
  { code: 'HS01', name: 'Percentage of tenants satisfied', unit: 'HSG', unitName: 'Housing' },
];
const blank = { code: '', name: '', unit: '', measure: '', pi: '', row: 0, column: 0, isTotal: false };

test.each([
  ['its code, written in another case', { code: 'cs01', name: 'Calls answered' }, 'matched CS01'],
  ['its name, with the unit where the name is shared', { name: 'Calls answered', unit: 'Housing' }, 'matched CS02'],
  ['a shared name without a unit is asked', { name: 'Calls answered' }, 'asked CS01 CS02'],
  ['an old code that a name speaks of is asked', { code: 'BVPI8', name: 'Invoices' }, 'asked FI06'],
  ['a code with a dash more is asked', { code: 'CS-01' }, 'asked CS01'],
  ['a near-equal name is asked', { name: '% of tenants satisfied' }, 'asked HS01'],
  ['a name one letter off is asked', { name: 'Percentage of tennants satisfied' }, 'asked HS01'],
  [
    'a code and the name of another PI is asked',
    { code: 'CS01', name: 'Percentage of tenants satisfied' },
    'asked CS01 HS01',
  ],
  [
    'a code that no PI has, beside a name that one has, is asked',
    { code: 'X9', name: 'Percentage of tenants satisfied' },
    'asked HS01',
  ],
  [
    'the name of a PI of another unit is asked',
    { name: 'Percentage of tenants satisfied', unit: 'Planning' },
    'asked HS01',
  ],
  ['what matches nothing waits', { code: 'X9', name: 'Bins missed' }, 'unmatched'],
])('%s', (_, is, right) => {
  const match = piMatcher(pis, new Map())({ ...blank, is: 'x', ...is });
  const codes = match.kind === 'matched' ? [match.code] : match.kind === 'asked' ? match.candidates : [];
  expect([match.kind, ...codes].join(' ')).toBe(right);
});

test('what was decided before holds, also that something is left out for good', () => {
  const matcher = piMatcher(
    pis,
    new Map([
      ['x', 'CS02'],
      ['y', null],
    ]),
  );
  expect(matcher({ ...blank, is: 'x' })).toEqual({ kind: 'matched', code: 'CS02', how: 'remembered' });
  expect(matcher({ ...blank, is: 'y', code: 'CS01' })).toEqual({ kind: 'left out' });
});
