import fc from 'fast-check';
import type { Calculation, Source } from '../../records/calculation';
import { cyclesAndOrder } from './cycles';
import { prepareGraph } from './graph';

const defined = (indicator: string, source: Source | null): Calculation => ({
  indicator,
  source,
  time: [],
  from: null,
  partial: false,
  factor: 1,
});
const formula = (text: string): Source => ({ kind: 'formula', text });
const sum = (...feeders: string[]): Source => ({ kind: 'same over', feeders, method: 'sum' });
const indicators = Array.from('ABCDE', (code) => ({ code, measure: 'number' as const }));
const percent = { code: 'P %', measure: 'percentage' as const };

test.each<[string, Calculation[], string[], string]>([
  [
    'two that feed each other',
    [defined('A', sum('B')), defined('B', formula('[A] + 1')), defined('C', sum('D'))],
    ['A', 'B'],
    'A → B → A',
  ],
  ['one that feeds itself', [defined('A', formula('[A] + 1'))], ['A'], 'A → A'],
  [
    'a long way round',
    [defined('A', sum('B')), defined('B', sum('C')), defined('C', sum('A', 'D'))],
    ['C', 'B', 'A'],
    'A → B → C → A',
  ],
])('%s: the cycle is named and left out', (_, definitions, codes, path) => {
  const { graph, problems } = prepareGraph(definitions, indicators);
  expect(problems.map((p) => p.indicator).sort()).toEqual([...codes].sort());
  for (const p of problems) {
    expect(p.message).toContain('feeds itself');
    expect([...(p.cycle ?? [])].sort()).toEqual(path.split(' → ').sort());
    expect(p.cycle?.at(0)).toBe(p.cycle?.at(-1));
  }
  expect(codes.some((c) => graph.nodes.has(c))).toBe(false);
});

test('who hangs on a cycle, or lies between two, is calculated from what they hold', () => {
  const { graph, problems } = prepareGraph(
    [defined('A', sum('A')), defined('B', sum('A')), defined('C', sum('B', 'C')), defined('D', sum('C'))],
    indicators,
  );
  expect(problems.map((p) => p.indicator).sort()).toEqual(['A', 'C']);
  expect([...graph.nodes.keys()].sort()).toEqual(['B', 'D']);
});

test.each<[Calculation, string, number | undefined]>([
  [defined('X', sum('A')), 'There is no PI “X”', undefined],
  [defined('A', sum('B', 'Y', 'Z')), 'fed by Y, Z, which no PI is', undefined],
  [defined('A', formula('[B] + [Y]')), 'There is no PI “Y”', 7],
  [defined('A', formula('[B] + ')), 'wrong at character 7', 7],
  [defined('A', formula('[B] * mean([C], [p %])')), 'a mean of percentages means nothing', 17],
])('%j: %s', (definition, message, at) => {
  const { graph, problems } = prepareGraph([definition], [...indicators, percent]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(message);
  expect(problems[0]?.place?.at).toBe(at);
  expect(graph.nodes.size).toBe(0);
});

test('a PI defined twice keeps its first definition', () => {
  const { graph, problems } = prepareGraph([defined('A', sum('B')), defined('A', sum('C'))], indicators);
  expect(problems[0]?.message).toContain('twice');
  expect(graph.dependents.has('C')).toBe(false);
});

test('codes are found however they are written, and the least of percentages may be taken', () => {
  const { graph, problems } = prepareGraph([defined('A', formula('min([ p % ], 1) + [b]'))], [...indicators, percent]);
  expect(problems).toEqual([]);
  expect([...graph.dependents.keys()].sort()).toEqual(['B', 'P %']);
});

test('what is fed by percentages is never averaged by being called a number', () => {
  const { graph } = prepareGraph(
    [defined('A', { kind: 'same over', feeders: ['P %'], method: 'mean' })],
    [...indicators, percent],
  );
  expect(graph.nodes.get('A')?.measure).toBe('percentage');
});

test('feeders come before the fed, a chain of 50,000 is no matter, and only true cycles are found', () => {
  const chain = (code: string) => (code === '0' ? [] : [String(Number(code) - 1)]);
  const codes = Array.from({ length: 50_000 }, (_, i) => String(49_999 - i));
  expect(cyclesAndOrder(codes, chain).order).toHaveLength(50_000);
  const edges = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
  fc.assert(
    fc.property(edges, (all) => {
      const names = Array.from({ length: 8 }, (_, i) => String(i));
      const feedersOf = (code: string) => all.filter(([to]) => String(to) === code).map(([, from]) => String(from));
      const reach = (from: string) => {
        const seen = new Set<string>();
        for (const queue = feedersOf(from); queue.length > 0;) {
          const next = queue.pop() ?? '';
          if (!seen.has(next)) queue.push(...feedersOf(next));
          seen.add(next);
        }
        return seen;
      };
      const { cycles, order } = cyclesAndOrder(names, feedersOf);
      const caught = cycles.flatMap((c) => c.members);
      expect([...caught].sort()).toEqual(names.filter((n) => reach(n).has(n)));
      for (const { path } of cycles)
        for (const [i, code] of path.slice(0, -1).entries()) expect(feedersOf(code)).toContain(path[i + 1]);
      for (const [i, code] of order.entries())
        for (const feeder of feedersOf(code)) if (order.includes(feeder)) expect(order.indexOf(feeder)).toBeLessThan(i);
    }),
  );
});
