// Tables as people keep them, made up for what they do badly, each with its right reading; and what may be done to any of
// them without changing it: columns in another order, blank rows and columns, titles above, turned on its side.
import * as fc from 'fast-check';
import type { Cell } from '../sheet/grid';
import { areaOf, said } from './example-tables';
import { propose } from './propose';
import { textIn, turned } from './table/area';

const calendar = { yearStartsIn: 4 };
const area = areaOf;
const read = (cells: readonly (readonly Cell[])[]) => propose(area(cells), { calendar });

const returns: readonly (readonly [why: string, cells: readonly (readonly Cell[])[], right: readonly string[]])[] = [
  [
    'quarters summed up to now are no year',
    [
      ['Indicator', 'Q1 2014/15', 'Q1-Q2 2014/15', 'Apr-Dec 2014/15'],
      ['Calls', 1, 2, 3],
      ['Letters', 4, 5, 6],
    ],
    ['name', 'value 2014-04-01Q', '?value 2014-04-01Y “Q1-Q2”', '?value 2014-04-01Y “Apr-Dec”'],
  ],
  [
    'figures with a comma for decimals are not left out in silence',
    [
      ['Ref', 'Indicator', 'Q1 2014/15', 'Q2 2014/15'],
      ['A1', 'Calls', '1,5', '2,5'],
      ['A2', 'Letters', '3,5', '4,5'],
    ],
    ['code', 'name', '?value 2014-04-01Q', '?value 2014-07-01Q'],
  ],
  [
    'the numbers of the rows are no codes in silence',
    [
      ['No.', 'Indicator', 'Apr 2014', 'May 2014'],
      [1, 'Calls', 90, 91],
      [2, 'Letters', 80, 81],
    ],
    ['?none', 'name', 'value 2014-04-01M', 'value 2014-05-01M'],
  ],
  [
    'what a column is measured in may stand behind its heading',
    [
      ['Ref', 'Indicator', 'Value (%)', 'Target (%)', 'Period'],
      ['A1', 'Calls', 95, 90, 'Q1 2014/15'],
      ['A2', 'Letters', 85, 90, 'Q1 2014/15'],
    ],
    ['code', 'name', 'value of the row', 'target of the row', 'period'],
  ],
  [
    'the one column of figures beside numerator and denominator is the value',
    [
      ['PI', 'Period', 'Numerator', 'Denominator', '%'],
      ['Calls', '2013/14', 90, 100, 90],
      ['Calls', '2014/15', 95, 100, 95],
    ],
    ['name', 'period', 'numerator of the row', 'denominator of the row', 'value of the row'],
  ],
  [
    'months of a year that stands in the title',
    [
      ['Monthly monitoring 2014/15'],
      ['PI', 'Indicator', 'Apr', 'May', 'Jun'],
      ['CS01', 'Calls answered', 95, 96, 94],
      ['CS02', 'Visits', '1,204', '998', '1,011'],
    ],
    ['code', 'name', 'value 2014-04-01M', 'value 2014-05-01M', 'value 2014-06-01M'],
  ],
  [
    'months whose year stands nowhere are asked about',
    [
      ['PI', 'Apr', 'May', 'Jun'],
      ['CS01', 95, 96, 94],
      ['CS02', 1, 2, 3],
    ],
    ['code', '?value', '?value', '?value'],
  ],
  [
    'years over quarters, in two heading rows',
    [
      [null, null, '2013/14', null, null, null, '2014/15', null],
      ['Code', 'Name', 'Q1', 'Q2', 'Q3', 'Q4', 'Q1', 'Q2'],
      ['A1', 'One', 1, 2, 3, 4, 5, 6],
      ['A2', 'Two', 1, 2, 3, 4, 5, null],
    ],
    [
      ...['code', 'name', 'value 2013-04-01Q', 'value 2013-07-01Q', 'value 2013-10-01Q', 'value 2014-01-01Q'],
      ...['value 2014-04-01Q', 'value 2014-07-01Q'],
    ],
  ],
  [
    'blocks of value, target and note for each quarter, newest first',
    [
      ['', '', 'Q2 2014/15', '', '', 'Q1 2014/15', '', ''],
      ['Ref', 'Measure', 'Actual', 'Target', 'Comment', 'Actual', 'Target', 'Comment'],
      ['HS01', 'Days to decide', 11, 15, 'Late', 12, 15, ''],
      ['HS02', 'Rent collected', 0.97, 0.98, '', 0.96, 0.98, 'Up'],
      ['HS03', 'Voids', 4, 5, 'Ok', 3, 5, ''],
    ],
    [
      ...['code', 'name', 'value 2014-07-01Q', 'target 2014-07-01Q', 'note 2014-07-01Q'],
      ...['value 2014-04-01Q', 'target 2014-04-01Q', 'note 2014-04-01Q'],
    ],
  ],
  [
    'a row for each PI and period, with numerator and denominator',
    [
      ['Financial year', 'Quarter', 'PI code', 'Description', 'Numerator', 'Denominator', 'Value', 'RAG', 'Commentary'],
      ['2014/15', 'Q1', 'CS01', 'Calls', 9, 10, 0.9, 'G', 'Fine'],
      ['2014/15', 'Q2', 'CS01', 'Calls', 8, 10, 0.8, 'A', 'Less so'],
      ['2014/15', 'Q1', 'CS02', 'Visits', 3, 4, 0.75, 'R', ''],
    ],
    [
      'period',
      'period',
      'code',
      'name',
      'numerator of the row',
      'denominator of the row',
      'value of the row',
      'none',
      'note of the row',
    ],
  ],
  [
    'periods down and PIs across, their names with words that elsewhere mean “not used”',
    [
      ['Month', 'Average days to let', 'Rent owed', 'Change of tenancy'],
      ['Apr 2014', 25, 1200, 3],
      ['May 2014', 26, 1100, 4],
      ['Jun 2014', 24, 1300, 2],
    ],
    ['period', 'value of the row “Average days to let”', 'value of the row “Rent owed”', '?none'],
  ],
  [
    'a total, a footnote and tokens do not make figures texts',
    [
      ['Ward', '2012/13', '2013/14'],
      ['Abbey', 12, '*'],
      ['Bede', 'n/a', 14],
      ['Castle', '<5', '52+'],
      ['Total', 12, 14],
      ['* fewer than five'],
    ],
    ['unit', 'value 2012-04-01Y', 'value 2013-04-01Y'],
  ],
  [
    'two columns that may both be the value are left to the person',
    [
      ['Code', 'Period', 'Actual', 'Result'],
      ['A1', 'Q1 2014/15', 1, 2],
      ['A1', 'Q2 2014/15', 3, 4],
    ],
    ['code', 'period', '?value of the row', '?value of the row'],
  ],
  [
    'a column of years under a heading that is no period is no period',
    [
      ['Service', 'Built', 'Value', 'Quarter'],
      ['Pool', 1974, 12, 'Q1 2014/15'],
      ['Library', 1988, 13, 'Q1 2014/15'],
    ],
    ['unit', '?none', 'value of the row', 'period'],
  ],
  [
    'a target for all quarters is asked about',
    [
      ['Code', 'Q1 2014/15', 'Q2 2014/15', 'Target', 'RAG', 'Trend'],
      ['A1', 1, 2, 3, 'G', 'up'],
      ['A2', 4, 5, 6, 'R', 'down'],
    ],
    ['code', 'value 2014-04-01Q', 'value 2014-07-01Q', '?target every', 'none', 'none'],
  ],
  [
    'a mistake in a run of months is not taken in silence',
    [
      ['Code', 'Apr 2014', 'May 2014', 'Jun 2041', 'Jul 2014'],
      ['A1', 1, 2, 3, 4],
      ['A2', 1, 2, 3, 4],
    ],
    ['code', 'value 2014-04-01M', 'value 2014-05-01M', '?value 2041-06-01M', 'value 2014-07-01M'],
  ],
  [
    'variance and last year beside the quarter are not figures of it',
    [
      ['KPI', 'Q2 2014/15 actual', 'Q2 2014/15 target', 'Q2 2014/15 variance', 'Last year'],
      ['Calls answered in time', 95, 96, -1, 93],
      ['Bins missed', 12, 10, 2, 14],
    ],
    ['name', 'value 2014-07-01Q', 'target 2014-07-01Q', 'none', 'none'],
  ],
];

test.each(returns)('%s', (_, cells, right) => {
  expect(said(read(cells))).toEqual(right);
});

const steady = returns[4]?.[1] ?? [];

test('a table whose headings stand down the side is read as one whose headings stand on top', () => {
  const cells = returns[3]?.[1].slice(1) ?? [];
  const single = [
    ['Code', 'Name', 'Q1 2014/15', 'Q2 2014/15'],
    ...cells.slice(1).map((r) => [r[0] ?? null, r[1] ?? null, 1, 2]),
  ];
  const other = propose(turned(area(single)), { calendar });
  expect(other?.turned).toBe(true);
  expect(said(other)).toEqual(['code', 'name', 'value 2014-04-01Q', 'value 2014-07-01Q']);
});

test('columns in any order, blank rows and columns, and titles above change nothing of a reading', () => {
  const width = steady[0]?.length ?? 0;
  const right = new Map(said(read(steady))?.map((s, i) => [textIn(steady[0]?.[i]), s]));
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...Array(width).keys()], { minLength: width, maxLength: width }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: width }),
      fc.boolean(),
      fc.boolean(),
      (order, above, blankColumn, isTitled, isBlankAfterHead) => {
        const put = (row: readonly Cell[]) => {
          const mixed = order.map((c) => row[c] ?? null);
          return [...mixed.slice(0, blankColumn), null, ...mixed.slice(blankColumn)];
        };
        const body = steady.map(put);
        const [head = [], ...rows] = body;
        const cells = [
          ...(isTitled ? [['Return of the team'] as Cell[]] : []),
          ...Array.from({ length: above }, () => [null] as Cell[]),
          head,
          ...(isBlankAfterHead ? [[null] as Cell[]] : []),
          ...rows.flatMap((row, i) => (i === 1 ? [[null] as Cell[], row] : [row])),
        ];
        const found = read(cells);
        const names = new Map(found?.columns.map((c) => [c.heading, (said(found) ?? [])[found.columns.indexOf(c)]]));
        for (const [name, is] of right) expect([name, names.get(name)]).toEqual([name, is]);
      },
    ),
    { numRuns: 60 },
  );
});

test('correcting one guess plans the rest anew', () => {
  const cells = [
    ['Code', 'Period', 'Actual', 'Result'],
    ['A1', 'Q1 2014/15', 1, 2],
    ['A1', 'Q2 2014/15', 3, 4],
  ];
  const corrected = propose(area(cells), { calendar, corrections: { roles: new Map([[2, 'none']]) } });
  expect(said(corrected)).toEqual(['code', 'period', 'none', 'value of the row']);
});

test('nothing is read where nothing like a table stands', () => {
  expect(propose({ cells: [], top: 0, left: 0 }, { calendar })).toBeUndefined();
  expect(
    propose(
      area([
        [null, null],
        [null, null],
      ]),
      { calendar },
    ),
  ).toBeUndefined();
});

test('what a merged cell stands over is certain, where another may be meant without it', () => {
  const cells = [
    [null, null, 'Centre', null, 'Outreach', null],
    [null, null, 'Visits', 'Calls', 'Visits', 'Calls'],
    ['Q1 2014/15', 'North', 1, 2, 3, 4],
    ['Q2 2014/15', 'North', 5, 6, 7, 8],
  ];
  const merged = [
    { row: 0, column: 2, rows: 1, columns: 2 },
    { row: 0, column: 4, rows: 1, columns: 2 },
  ];
  const own = propose({ ...area(cells), merged }, { calendar });
  expect(own?.headings.map((h) => [h.text, h.carried])).toEqual([
    ['', false],
    ['', false],
    ['Centre · Visits', false],
    ['Centre · Calls', false],
    ['Outreach · Visits', false],
    ['Outreach · Calls', false],
  ]);
  expect(propose(area(cells), { calendar })?.headings[3]?.carried).toBe(true);
});
