import fc from 'fast-check';
import { scorecardStatus, type ScorecardItem, type ScorecardRule } from './scorecard';
import { defaultSiteRules } from './site-rules';
import { statuses, type Status } from './status';

const rule: ScorecardRule = defaultSiteRules.scorecard;
const short: Readonly<Record<string, Status>> = {
  g: 'green',
  a: 'amber',
  r: 'red',
  d: 'data only',
  n: 'no data',
  x: 'not applicable',
};
const items = (text: string, weight = 1): ScorecardItem[] =>
  Array.from(text, (c) => ({ kind: 'status', status: short[c] ?? 'no data', weight }));
const group = (text: string, weight = 1): ScorecardItem => ({ kind: 'group', items: items(text), weight });

test.each<[string, Status, Status, string]>([
  ['ggg', 'green', 'green', 'all green'],
  ['gga', 'green', 'amber', '5 of 6 points'],
  ['ggr', 'green', 'red', '4 of 6: exactly two thirds, the better status on the edge'],
  ['gar', 'amber', 'red', 'half'],
  ['aaa', 'amber', 'amber', 'half'],
  ['arr', 'red', 'red', '1 of 6'],
  ['grr', 'amber', 'red', '2 of 6: exactly one third'],
  ['gnnnx', 'green', 'green', 'no data and not applicable are ignored [O]'],
  ['gd', 'green', 'green', 'so is what has no target'],
  ['nx', 'no data', 'no data', 'nothing is judged'],
  ['nd', 'data only', 'data only', 'but there are values'],
  ['xx', 'not applicable', 'not applicable', 'and here nothing applies'],
  ['', 'no data', 'no data', 'empty'],
])('%s gives %s by points and %s by the worst: %s', (text, byPoints, worst) => {
  expect(scorecardStatus(items(text), rule).status).toBe(byPoints);
  expect(scorecardStatus(items(text), { ...rule, method: 'worst of' }).status).toBe(worst);
});

test('on the edge the worse status holds where the site says so', () => {
  expect(scorecardStatus(items('ggr'), { ...rule, boundary: 'worse' }).status).toBe('amber');
});

test.each<[ScorecardItem[], Status, number | null, string]>([
  [[...items('g', 3), ...items('r', 1)], 'green', 0.75, 'weights count'],
  [[...items('g', 0), ...items('r', 1)], 'red', 0, 'a weight of 0 does not'],
  [items('g', 0), 'no data', null, 'and alone it judges nothing'],
  [[group('gg'), group('rrrr')], 'amber', 0.5, 'headings count by weight, not by how many stand under them'],
  [[group('gr', 2), group('nn', 5)], 'amber', 0.5, 'a heading without judged PIs is ignored'],
])('%j is %s', (all, status, share) => {
  const made = scorecardStatus(all, rule);
  expect(made.status).toBe(status);
  if (share === null) expect(made.share).toBeNull();
  else expect(made.share).toBeCloseTo(share, 12);
});

test('a heading may bring the points of its status instead of its own', () => {
  const all = [group('gga'), group('gga'), group('rra')];
  expect(scorecardStatus(all, rule).share).toBeCloseTo((5 / 6 + 5 / 6 + 1 / 6) / 3, 12);
  expect(scorecardStatus(all, { ...rule, headingsBring: 'status' }).share).toBeCloseTo(2 / 3, 12);
});

test('PIs are counted through all headings', () => {
  expect(scorecardStatus([group('gnx'), ...items('rd')], rule)).toMatchObject({ judged: 2, of: 5 });
});

test('a PI that turns better never makes its scorecard worse, nor does the order matter', () => {
  const order: Status[] = ['red', 'amber', 'green'];
  const list = fc.array(
    fc.record({ kind: fc.constant('status' as const), status: fc.constantFrom(...statuses), weight: fc.nat(5) }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(list, fc.constantFrom('points' as const, 'worst of' as const), fc.nat(), (all, method, at) => {
      const own = { ...rule, method };
      const before = scorecardStatus(all, own);
      expect(scorecardStatus([...all].reverse(), own).status).toBe(before.status);
      const i = at % all.length;
      const better = all.map((item, k) =>
        k === i && item.status === 'red' ? { ...item, status: 'green' as const } : item,
      );
      expect(order.indexOf(scorecardStatus(better, own).status)).toBeGreaterThanOrEqual(order.indexOf(before.status));
    }),
  );
});
