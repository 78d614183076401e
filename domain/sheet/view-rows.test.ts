// Rows out of the columns of a pull: what is packed or left out is read from where it stands, and what does not fit is told.
import { viewAnswerSchema, type ViewAnswer } from '../wire';
import { indicatorsOf, rowsOf, theirChanges } from './view-rows';

type Table = ViewAnswer['indicators'][number];
type Block = ViewAnswer['periods'][number];

function table(code: string[], frequency: Table['frequency']): Table {
  return {
    ...{ code, frequency, name: code.map((c) => `Name of ${c}`), unit: { all: 'HSG' }, measure: { all: 'number' } },
    ...{ measureLabel: { all: '' }, decimals: { all: 0 }, polarity: { all: 'maximise' }, noteWhenRed: { all: false } },
    thresholds: { all: { kind: 'share of target', green: 0, amber: 0.05 } },
    rights: { list: [['see'], ['see', 'data']], at: [0, 1], times: [1, code.length - 1] },
  };
}

function block(period: string, value: Block['value'], more: Partial<Block> = {}): Block {
  return {
    ...{ period, label: period, inView: true, value, due: { all: '2014-10-14' }, state: { all: 'open' } },
    ...{ note: { all: null }, stage: { all: null }, status: { all: 'no data' }, ...more },
  };
}

/** Monthly A and C, quarterly B; D stands in the second table. */
function answer(periods: Block[], since: ViewAnswer['since'] = null): ViewAnswer {
  const first = table(['A', 'B', 'C'], { list: ['month', 'quarter'], at: [0, 1, 0] });
  const indicators = [first, { ...table(['D'], { all: 'month' }), rights: { all: ['see' as const] } }];
  const head = { revision: 9, asAt: '2015-01-08', calendar: { yearStartsIn: 4 } };
  return viewAnswerSchema.parse(JSON.parse(JSON.stringify({ ...head, indicators, periods, since })));
}

const own = { target: { all: 5 }, previous: { all: 7 } };
const told = (view: ViewAnswer) =>
  rowsOf(view).map((r) => `${r.key} ${r.value} of ${r.target} after ${r.previous}${r.inView ? '' : ', besides'}`);

describe('rows of a pull', () => {
  test('count PIs through the tables, each with what the person may do', () => {
    const pis = indicatorsOf(answer([]));
    expect(pis.map(({ code, name, frequency, rights }) => [code, name, frequency, rights])).toEqual([
      ['A', 'Name of A', 'month', ['see']],
      ['B', 'Name of B', 'quarter', ['see', 'data']],
      ['C', 'Name of C', 'month', ['see', 'data']],
      ['D', 'Name of D', 'month', ['see']],
    ]);
  });

  test('that are left out are all PIs of the first table that are collected in such periods', () => {
    expect(told(answer([block('2014-09-01M', [1, 2], own), block('2014-07-01Q', [3], own)]))).toEqual([
      ...['A|2014-09-01M 1 of 5 after 7', 'C|2014-09-01M 2 of 5 after 7'],
      'B|2014-07-01Q 3 of 5 after 7',
    ]);
  });

  test('have the targets of the period before, and its values as the values before, where these are left out', () => {
    const months = [
      block('2014-08-01M', [1, 2], { target: [5, 6], previous: [0, null] }),
      block('2014-09-01M', { all: 4 }),
      block('2014-10-01M', [8, 9], { target: { all: null } }),
    ];
    expect(told(answer(months))).toEqual([
      ...['A|2014-08-01M 1 of 5 after 0', 'C|2014-08-01M 2 of 6 after null'],
      ...['A|2014-09-01M 4 of 5 after 1', 'C|2014-09-01M 4 of 6 after 2'],
      ...['A|2014-10-01M 8 of null after 4', 'C|2014-10-01M 9 of null after 4'],
    ]);
  });

  test('besides the view stand after its own, and are never what a later period leaves out', () => {
    const months = [
      block('2014-08-01M', [1, 2], own),
      block('2014-08-01M', [30], { ...own, rows: [3], inView: false }),
      block('2014-09-01M', [3, 4]),
    ];
    expect(told(answer(months))).toEqual([
      ...['A|2014-08-01M 1 of 5 after 7', 'C|2014-08-01M 2 of 5 after 7', 'D|2014-08-01M 30 of 5 after 7, besides'],
      ...['A|2014-09-01M 3 of 5 after 1', 'C|2014-09-01M 4 of 5 after 2'],
    ]);
  });

  test.each<[string, Block[]]>([
    ['fewer values than rows', [block('2014-09-01M', [1], own)]],
    ['a row of no PI', [block('2014-09-01M', [1], { ...own, rows: [4] })]],
    ['targets left out without a period before', [block('2014-09-01M', [1, 2], { previous: { all: 1 } })]],
    [
      'values before left out, but of other rows',
      [block('2014-08-01M', [1], { ...own, rows: [0] }), block('2014-09-01M', [1, 2], { target: { all: 1 } })],
    ],
  ])('that do not fit are told: %s', (_, periods) => {
    expect(() => rowsOf(answer(periods))).toThrow(RangeError);
  });

  test('name what others changed by cell', () => {
    const changes = [
      {
        period: '2014-09-01M',
        field: 'value',
        rows: [0, 3],
        base: [1, null],
        by: { all: 'Ann' },
        revision: { all: 8 },
      },
    ].map((change) => ({ ...change, at: { all: '2014-10-02T09:00:00.000Z' } }));
    const said = { revision: 8, by: 'Ann', at: '2014-10-02T09:00:00.000Z' };
    expect([...theirChanges(answer([], { revision: 7, changes }))]).toEqual([
      ['A|2014-09-01M|value', { ...said, base: 1 }],
      ['D|2014-09-01M|value', { ...said, base: null }],
    ]);
  });
});
