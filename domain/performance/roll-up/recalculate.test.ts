import fc from 'fast-check';
import { NOT_APPLICABLE, NOT_AVAILABLE, type Figure } from '../../figure';
import { aprilCalendar, shift, type PeriodKey } from '../../period/period';
import type { Calculation, Method, Source, TimeRollUp } from '../../records/calculation';
import { emptyCell, type Cell } from './combine';
import { prepareGraph, type RollUpIndicator } from './graph';
import { periodTree } from './period-tree';
import {
  calculate,
  defaultRollUpSettings,
  recalculate,
  type CellRef,
  type ReadCell,
  type Recalculation,
} from './recalculate';

const periods = periodTree(aprilCalendar);
const quarterly = (method: Method): TimeRollUp => ({ to: 'quarter', from: 'month', method });
const yearly = (method: Method): TimeRollUp => ({ to: 'year', from: 'quarter', method });
const over = (...feeders: string[]): Source => ({ kind: 'same over', feeders, method: 'sum' });
const define = (indicator: string, more: Partial<Calculation>): Calculation => ({
  indicator,
  source: null,
  time: [],
  from: null,
  partial: false,
  factor: 1,
  ...more,
});

/** A store in memory: the cells that pushes and calculations left. */
function store(definitions: Calculation[], indicators: RollUpIndicator[]) {
  const { graph, problems } = prepareGraph(definitions, indicators);
  const cells = new Map<string, Cell>();
  const read: ReadCell = (code, period) => cells.get(`${code}|${period}`);
  return {
    graph,
    problems,
    read,
    cells,
    put(code: string, period: PeriodKey, cell: Partial<Cell>) {
      cells.set(`${code}|${period}`, { ...emptyCell, ...cell });
    },
    recalculate(changed: CellRef[], settings = defaultRollUpSettings): Recalculation {
      const answer = recalculate(graph, changed, read, periods, settings);
      for (const { code, period, after } of answer.changes) {
        const { value, numerator, denominator, stage } = after;
        cells.set(`${code}|${period}`, { value, numerator, denominator, stage });
      }
      return answer;
    },
  };
}
const numbers = (codes: string) => Array.from(codes, (code): RollUpIndicator => ({ code, measure: 'number' }));
const april = '2014-04-01M';
const may = '2014-05-01M';
const june = '2014-06-01M';
const q1 = '2014-04-01Q';
const at = (code: string, period: PeriodKey): CellRef => ({ code, period });

describe('a push walks what depends on it', () => {
  const council = () => {
    const s = store(
      [
        define('A', { time: [quarterly('sum')] }),
        define('B', { time: [quarterly('sum')] }),
        define('T', { source: over('A', 'B'), time: [quarterly('sum')] }),
        define('R', { source: { kind: 'formula', text: '[T] / [D] * 100' } }),
      ],
      numbers('ABTRDX'),
    );
    for (const [i, period] of [april, may, june].entries()) {
      s.put('A', period, { value: i + 1 });
      s.put('B', period, { value: 10 });
    }
    s.put('D', q1, { value: 72 });
    return s;
  };

  test('from months to quarters, from units to the whole, and into the formula', () => {
    const s = council();
    expect(
      s
        .recalculate([april, may, june].flatMap((p) => [at('A', p), at('B', p)]))
        .changes.map((c) => [c.code, c.period, c.after.value]),
    ).toEqual(
      expect.arrayContaining([
        ['A', q1, 6],
        ['B', q1, 30],
        ['T', april, 11],
        ['T', q1, 36],
        ['R', q1, 50],
      ]),
    );
    s.put('A', may, { value: 11 });
    const second = s.recalculate([at('A', may)]);
    expect(
      second.changes.map((c) => `${c.code} ${c.period} ${String(c.before.value)} → ${String(c.after.value)}`).sort(),
    ).toEqual(['A 2014-04-01Q 6 → 15', 'R 2014-04-01Q 50 → 62.5', 'T 2014-04-01Q 36 → 45', 'T 2014-05-01M 12 → 21']);
    // R in May too: it has no value, since D has none for months.
    expect(second.walked).toBe(5);
  });

  test('nothing changes where the result stays, and nothing beyond is looked at', () => {
    const s = council();
    s.recalculate([april, may, june].flatMap((p) => [at('A', p), at('B', p)]));
    s.put('A', may, { value: 1 });
    s.put('A', april, { value: 2 });
    const answer = s.recalculate([at('A', april), at('A', may)]);
    expect(answer.changes.map((c) => [c.code, c.period])).toEqual([
      ['T', may],
      ['T', april],
    ]);
    expect(s.recalculate([at('X', may)])).toEqual({ changes: [], kept: [], walked: 0 });
  });

  test('a feeder that goes takes the calculated values with it', () => {
    const s = council();
    s.recalculate([april, may, june].flatMap((p) => [at('A', p), at('B', p)]));
    s.put('A', may, { value: null });
    expect(s.recalculate([at('A', may)]).changes.map((c) => c.after.value)).toEqual([null, null, null, null]);
    expect(calculate(s.graph, at('T', may), s.read, periods)).toMatchObject({
      have: 1,
      of: 2,
      because: 'feeders missing',
    });
    expect(calculate(s.graph, at('A', may), s.read, periods)).toBeUndefined();
  });

  test('what was typed before calculation began stays', () => {
    const s = store([define('A', { time: [quarterly('sum')], from: '2014-07-01Q' })], numbers('A'));
    s.put('A', q1, { value: 99 });
    s.put('A', april, { value: 1 });
    expect(s.recalculate([at('A', april)]).walked).toBe(0);
  });
});

describe('what a stage fixed', () => {
  test.each<[string, Partial<Cell>, (Partial<Cell> | null)[], Figure, number, string]>([
    [
      'audited',
      { value: 99, stage: 'audited' },
      [{ value: 1 }, null, { value: 3 }],
      99,
      1,
      'a missing feeder never blanks it',
    ],
    [
      'audited',
      { value: 99, stage: 'audited' },
      [1, 2, 3].map((value) => ({ value, stage: 'final' as const })),
      99,
      1,
      'nor do feeders that are less sure change it',
    ],
    [
      'audited',
      { value: 99, stage: 'audited' },
      [1, 2, 3].map((value) => ({ value, stage: 'audited' as const })),
      6,
      0,
      'feeders as sure as itself do',
    ],
    [
      'audited',
      { value: 6, stage: 'audited' },
      [1, 2, 3].map((value) => ({ value, stage: 'audited' as const })),
      6,
      0,
      'and may come to the same',
    ],
    [
      'audited',
      { value: null, stage: 'audited' },
      [1, 2, 3].map((value) => ({ value })),
      6,
      0,
      'a stage without value fixes nothing',
    ],
    ['audited', { value: 99, stage: 'final' }, [{ value: 1 }, null, { value: 3 }], null, 0, 'final is not yet audited'],
    [
      'final',
      { value: 99, stage: 'final' },
      [{ value: 1 }, null, { value: 3 }],
      99,
      1,
      'unless the site fixes from final on',
    ],
  ])('(from %s on) %j with %j stays %p, kept: %i: %s', (fixedFrom, stands, feeders, value, kept) => {
    const s = store([define('A', { time: [quarterly('sum')] })], numbers('A'));
    s.put('A', q1, stands);
    for (const [i, feeder] of feeders.entries()) if (feeder) s.put('A', shift(april, i), feeder);
    const settings = { ...defaultRollUpSettings, fixedFrom: fixedFrom as 'final' };
    const answer = s.recalculate([at('A', april)], settings);
    expect(s.read('A', q1)?.value).toBe(value);
    expect(answer.kept).toHaveLength(kept);
  });

  test('a partial roll-up does not replace it either', () => {
    const s = store([define('T', { source: over('A', 'B'), partial: true })], numbers('ABT'));
    s.put('T', april, { value: 99, stage: 'audited' });
    s.put('A', april, { value: 1, stage: 'audited' });
    expect(s.recalculate([at('A', april)]).kept[0]?.calculated).toMatchObject({ value: 1, have: 1, of: 2 });
  });
});

test('percentages come from their parts through time and tree, and say so where there are none', () => {
  const share = (code: string): RollUpIndicator => ({ code, measure: 'percentage' });
  const s = store(
    [
      define('A', { time: [quarterly('parts')] }),
      define('T', { source: { kind: 'same over', feeders: ['A', 'B'], method: 'mean' } }),
    ],
    Array.from('ABT', share),
  );
  const parts = (numerator: number, denominator: number) => ({
    value: numerator / denominator,
    numerator,
    denominator,
  });
  s.put('A', april, parts(1, 2));
  s.put('A', may, parts(1, 2));
  s.put('A', june, parts(6, 6));
  s.put('B', q1, parts(1, 90));
  s.recalculate([at('A', june)]);
  expect(s.read('A', q1)?.value).toBe(0.8);
  expect(s.read('T', q1)).toMatchObject({ value: 9 / 100, numerator: 9, denominator: 100 });
  s.put('B', q1, { value: 0.5 });
  const [change] = s.recalculate([at('B', q1)]).changes;
  expect(change?.after).toMatchObject({ value: null, because: 'no numerators and denominators' });
});

test('calculating again after any changes gives what calculating anew gives, and then nothing more', () => {
  const base = ['a', 'b', 'c', 'd'];
  const upper = ['P', 'Q', 'R', 'S'];
  const figure = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -9, max: 9 }) },
    fc.constantFrom<Figure>(null, NOT_AVAILABLE, NOT_APPLICABLE),
  );
  const typed = fc.record({
    code: fc.constantFrom(...base),
    period: fc.nat(14),
    value: figure,
    n: fc.nat(9),
    d: fc.nat(3),
  });
  // Each of the upper ones is fed by any of those before it, so that there is no cycle.
  const source = (i: number) =>
    fc.record({
      feeders: fc.subarray([...base, ...upper.slice(0, i)], { minLength: 1 }),
      method: fc.constantFrom('sum', 'mean', 'minimum', 'parts', 'formula'),
      time: fc.constantFrom<Method | null>(null, 'sum', 'mean', 'last', 'parts'),
      partial: fc.boolean(),
    });
  const allTyped = fc.array(typed, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      fc.tuple(...upper.map((_, i) => source(i))),
      allTyped,
      fc.array(allTyped, { maxLength: 4 }),
      (sources, first, pushes) => {
        const definitions = [
          ...base.map((code) => define(code, { time: [quarterly('sum'), yearly('sum')] })),
          ...upper.map((code, i): Calculation => {
            const { feeders = [], method = 'sum', time, partial } = sources[i] ?? {};
            const [a, b] = [feeders[0] ?? 'a', feeders.at(-1) ?? 'a'];
            return define(code, {
              source:
                method === 'formula'
                  ? { kind: 'formula', text: `sum([${a}], [${b}], 1) / (max([${a}]) - [${b}])` }
                  : { kind: 'same over', feeders, method: method as 'sum' },
              time: time ? [quarterly(time)] : [],
              partial: partial ?? false,
            });
          }),
        ];
        const indicators = [...base, ...upper].map((code): RollUpIndicator => ({
          code,
          measure: code === 'S' ? 'percentage' : 'number',
        }));
        const inSteps = store(definitions, indicators);
        expect(inSteps.problems).toEqual([]);
        const anew = store(definitions, indicators);
        for (const push of [first, ...pushes]) {
          const changed = push.map(({ code, period, value, n, d }) => {
            const cell = { value, numerator: n, denominator: d };
            inSteps.put(code, shift(april, period), cell);
            anew.put(code, shift(april, period), cell);
            return at(code, shift(april, period));
          });
          inSteps.recalculate(changed);
          expect(inSteps.recalculate(changed).changes).toEqual([]);
        }
        const everything = [...anew.cells.keys()].map((key) => at(key.slice(0, 1), key.slice(2)));
        anew.recalculate(everything);
        const having = (cells: ReadonlyMap<string, Cell>) =>
          Object.fromEntries([...cells].filter(([, c]) => JSON.stringify(c) !== JSON.stringify(emptyCell)).sort());
        expect(having(inSteps.cells)).toEqual(having(anew.cells));
      },
    ),
    { numRuns: 200 },
  );
});
