import { judgeStatus } from './judge-status';
import { combine, emptyCell } from './roll-up/combine';
import {
  defaultSiteRules,
  judgeSettings,
  rollUpSettings,
  siteRulesSchema,
  trendRule,
  type SiteRules,
} from './site-rules';

test('the defaults keep their own rules', () => {
  expect(siteRulesSchema.parse(defaultSiteRules)).toEqual(defaultSiteRules);
});

test.each<[string, (rules: SiteRules) => unknown]>([
  [
    'more points for amber than green',
    (r) => ({ ...r, scorecard: { ...r.scorecard, points: { green: 1, amber: 2, red: 0 } } }),
  ],
  ['green from less than amber', (r) => ({ ...r, scorecard: { ...r.scorecard, greenFrom: 0.2 } })],
  ['looking back on nothing', (r) => ({ ...r, trend: { ...r.trend, lookBack: { ...r.trend.lookBack, month: 0 } } })],
  ['a frequency that nothing is said of', (r) => ({ ...r, trend: { ...r.trend, lookBack: { month: 3 } } })],
  ['a tolerance that makes everything equal', (r) => ({ ...r, status: { ...r.status, tolerance: 1 } })],
  ['a setting that nobody knows', (r) => ({ ...r, colours: 'all green' })],
])('%s is refused', (_, change) => {
  expect(siteRulesSchema.safeParse(change(defaultSiteRules)).success).toBe(false);
});

test('a site’s settings reach the rules', () => {
  const site: SiteRules = {
    ...defaultSiteRules,
    status: { ...defaultSiteRules.status, boundary: { green: 'worse', amber: 'better' } },
    trend: { ...defaultSiteRules.trend, long: 'yearly', tolerance: { kind: 'share', size: 0.01 } },
    rollUp: { ...defaultSiteRules.rollUp, divisionByZero: 'zero' },
  };
  const thresholds = site.status.fallback;
  const point = { value: 97, target: 97, aim: 'maximise', thresholds } as const;
  expect([judgeStatus(point, judgeSettings(site)), judgeStatus(point)]).toEqual(['amber', 'green']);
  const pi = { aim: 'minimise', frequency: 'month' } as const;
  expect(trendRule(site, 'short', pi)).toMatchObject({ mode: 'ongoing', lookBack: 12, tolerance: { size: 0.01 } });
  const own = { kind: 'absolute', size: 3 } as const;
  expect(trendRule(site, 'long', { ...pi, tolerance: own })).toMatchObject({ mode: 'yearly', tolerance: own });
  const cell = { ...emptyCell, value: 0, numerator: 0, denominator: 0 };
  const rule = { ...rollUpSettings(site), method: 'parts', measure: 'ratio', factor: 1, partial: false } as const;
  expect(combine([cell], rule).value).toBe(0);
});
