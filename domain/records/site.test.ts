import { defaultSiteRules, type SiteRules } from '../performance/site-rules';
import { site, siteRulesOf } from './site';

const strict: SiteRules = {
  ...defaultSiteRules,
  status: { ...defaultSiteRules.status, boundary: { green: 'worse', amber: 'worse' } },
};

test('the rules that were stored hold', () => {
  expect(siteRulesOf({ key: 'site', rules: strict })).toEqual(strict);
});

test.each<[string, Parameters<typeof siteRulesOf>[0]]>([
  ['no record', undefined],
  ['a record whose rules were taken back', { key: 'site', rules: null }],
])('where there is %s, the defaults hold', (_, record) => {
  expect(siteRulesOf(record)).toBe(defaultSiteRules);
});

test('a setting that came after the record was stored has its default', () => {
  const { byHandOnNewFigure: _new, ...status } = strict.status;
  const { actions: _section, ...rest } = strict;
  expect(siteRulesOf({ key: 'site', rules: { ...rest, status } })).toEqual(strict);
});

test('there is one site, and its rules are whole', () => {
  expect(site.schema.safeParse({ key: 'site', rules: strict }).success).toBe(true);
  expect(site.schema.safeParse({ key: 'other', rules: strict }).success).toBe(false);
  expect(site.schema.safeParse({ key: 'site', rules: { status: strict.status } }).success).toBe(false);
});
