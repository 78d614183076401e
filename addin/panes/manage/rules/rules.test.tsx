// The rules of the site as a form: what stands reads back as it is, what is typed is sent as one step, and what cannot be
// read says what to write.
import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { defaultSiteRules, type SiteRules } from '../../../../domain/performance/site-rules';
import { aprilCalendar } from '../../../../domain/period/period';
import type { Me, Receipt } from '../../../../domain/wire';
import type { Bridge } from '../../../flows/bridge';
import { manageRulesTexts } from '../../../texts/en/manage/rules';
import { BridgeContext } from '../../../ui/data/bridge-context';
import { AskedCache } from '../../../ui/data/cache';
import { CacheContext } from '../../../ui/data/queries';
import { draftOf } from './draft';
import { RulesPane } from './rules-pane';
import { settingGroups } from './settings';

const settings = settingGroups(aprilCalendar).flatMap((group) => group.settings);
const draft = (typed: Record<string, string>) => draftOf(defaultSiteRules, settings, new Map(Object.entries(typed)));

test('each setting reads back as it stands, and has words of its own', () => {
  for (const setting of settings) {
    expect(setting.put(defaultSiteRules, setting.show(defaultSiteRules))).toEqual({ value: defaultSiteRules });
    expect(manageRulesTexts.setting(setting.id).label).not.toBe(setting.id);
  }
});

/** Settings of parts that have no screen yet (actions) and that nobody should touch by hand (tolerance of comparisons). */
const withoutScreen = new Set(['actions.checkProgressDays', 'actions.checkProgressBehind', 'status.tolerance']);

test('no setting is left out', () => {
  const shown = settings.map(({ id }) => id);
  const all = Object.entries(defaultSiteRules).flatMap(([section, own]) =>
    Object.keys(own).map((name) => `${section}.${name}`),
  );
  const missing = all.filter((id) => !shown.some((one) => one === id || one.startsWith(`${id}.`)));
  expect(new Set(missing)).toEqual(withoutScreen);
});

test.each<[string, string, (rules: SiteRules) => unknown, unknown]>([
  [
    'status.fallback',
    'green 0 %, amber 10 %, amber if improved or held',
    (r) => r.status.fallback.amber,
    'improved or held',
  ],
  [
    'status.thresholds',
    '2015/16: green 1 %, amber 5 %',
    (r) => r.status.thresholds.map((s) => s.from),
    ['2015-04-01Y'],
  ],
  ['status.boundary.green', 'worse', (r) => r.status.boundary, { green: 'worse', amber: 'better' }],
  ['trend.lookBack.month', '6', (r) => r.trend.lookBack.month, 6],
  ['trend.tolerance', '1 %', (r) => r.trend.tolerance, { kind: 'share', size: 0.01 }],
  ['trend.leastShare', '75 %', (r) => r.trend.leastShare, 0.75],
  ['periods.holidays', '2015-12-28; 2015-12-25', (r) => r.periods.holidays, ['2015-12-25', '2015-12-28']],
  ['sense.unchangedFor', '', (r) => r.sense.unchangedFor, null],
  ['rollUp.divisionByZero', 'zero', (r) => r.rollUp.divisionByZero, 'zero'],
])('%s takes %j', (id, text, of, expected) => {
  const { rules, changed, wrong } = draft({ [id]: text });
  expect(of(rules)).toEqual(expected);
  expect(changed.map((setting) => setting.id)).toEqual([id]);
  expect([...wrong]).toEqual([]);
});

test.each([
  ['status.fallback', 'mostly green'],
  ['status.thresholds', '2010-11: green 0 %, amber 5 %'],
  ['trend.lookBack.month', '0'],
  ['trend.lookBack.month', '2.5'],
  ['trend.leastShare', '150'],
  ['periods.holidays', '25/12/2015'],
  ['sense.unchangedFor', '1'],
  ['trend.tolerance', '-1'],
])('%s does not take %j, and says what to write', (id, text) => {
  const { wrong, rules } = draft({ [id]: text });
  expect(wrong.get(id)).toMatch(/\w/);
  expect(rules).toEqual(defaultSiteRules);
});

test('what is wrong only together is said too', () => {
  expect(draft({ 'scorecard.greenFrom': '20' }).together).toMatch(/Green begins/);
});

test('another way to write what stands there changes nothing', () => {
  expect(draft({ 'trend.leastShare': '50.0' }).changed).toEqual([]);
});

test('a setting is sent as one step with the rest as it stands', async () => {
  const receipt = { kind: 'done', pushId: 'p', revision: 8, counts: { values: 0, notes: 0, other: 1 } } as Receipt;
  const settle = jest.fn<Bridge['settle']>().mockResolvedValue({ kind: 'done', receipt });
  const bridge = { siteRules: () => Promise.resolve({ revision: 7, rules: defaultSiteRules, said: false }), settle };
  const me = { calendar: aprilCalendar } as Me;
  const user = userEvent.setup();
  render(
    <BridgeContext value={bridge as unknown as Bridge}>
      <CacheContext value={new AskedCache()}>
        <RulesPane me={me} />
      </CacheContext>
    </BridgeContext>,
  );
  expect(await screen.findByText(/Nobody has set any yet/)).toBeVisible();
  await user.selectOptions(screen.getByLabelText('Exactly on the edge of green holds'), 'worse');
  await user.click(screen.getByRole('button', { name: 'Set 1 rule' }));
  const rules = {
    ...defaultSiteRules,
    status: { ...defaultSiteRules.status, boundary: { green: 'worse', amber: 'better' } },
  };
  expect(settle).toHaveBeenCalledWith([{ type: 'site', key: 'site', field: 'rules', value: rules }], 7, undefined);
  expect(await screen.findByText('1 rule set.')).toHaveFocus();
});
