// What Manage asks: how periods stand and the rules of the site; and that what is set there is obeyed by pushes.
import { openToAll } from '../../domain/access/rollout-now';
import { defaultSiteRules } from '../../domain/performance/site-rules';
import type { RecordingAnswer } from '../../domain/wire-settings';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let server: SampleApp;
let pushes = 0;
beforeEach(async () => {
  server = await sampleApp();
});
afterEach(() => server.close());

const as = async (person: string) => server.as(await server.signIn(person));
const revision = async () => (await server.store.read()).revision;
async function say(type: string, key: string, state: string | null, person = 'site-administrator') {
  const edits = [{ type, field: 'state', keys: [key], values: [state] }];
  return (await as(person)).post('/pushes', { pushId: `s${++pushes}`, base: await revision(), edits });
}
async function recording(query = ''): Promise<RecordingAnswer> {
  const answer = await (await as('site-administrator')).get(`/recording${query}`);
  expect(answer.status).toBe(200);
  return answer.body as RecordingAnswer;
}
const give = async (code: string, period: string) =>
  (await as('site-administrator')).post(
    '/pushes',
    pushOf(`s${++pushes}`, await revision(), [
      [`${code}|${period}`, 'value', 0.5],
      [`${code}|${period}`, 'note', 'Agreed'],
    ]),
  );

test.each(['/recording', '/site'])('%s is for those who may set it', async (path) => {
  for (const person of ['housing-super-user', 'housing-inputter', 'performance-analyst'])
    expect((await (await as(person)).get(path)).status).toBe(403);
  expect((await server.as('no-such-token-no-such-token').get(path)).status).toBe(401);
});

test('the frequency that most PIs have, for the whole body, with figures counted and what is said', async () => {
  const answer = await recording();
  expect(answer).toMatchObject({ unit: 'COUNCIL', frequency: 'quarter', unitPath: ['COUNCIL'] });
  expect(answer.periods.map(({ label }) => label).slice(0, 4)).toEqual([
    'Q1 2015/16',
    'Q4 2014/15',
    'Q3 2014/15',
    'Q2 2014/15',
  ]);
  const [, , q3, q2] = answer.periods;
  expect(q3).toMatchObject({ ended: true, given: 0 });
  expect(q2?.given).toBeGreaterThan(30);
  expect(answer.said.periods).toContainEqual({ period: '2014-07-01Q', unit: 'ETS', state: 'open' });
  expect(answer.units[0]).toEqual({ code: 'COUNCIL', name: 'Sample District Council', depth: 0 });
});

test('of one unit: what is said above and below it, and nothing of others', async () => {
  const answer = await recording('?unit=HSG&frequency=quarter');
  expect(answer.unitPath).toEqual(['HSG', 'COUNCIL']);
  expect(answer.said.periods.map(({ unit }) => unit)).not.toContain('ETS');
  expect(answer.frequencies.find(({ frequency }) => frequency === 'quarter')?.pis).toBe(4);
});

test.each([
  ['?unit=NONE', 404],
  ['?frequency=fortnight', 400],
])('%s is refused', async (query, status) => {
  expect((await (await as('site-administrator')).get(`/recording${query}`)).status).toBe(status);
});

test('all quarters up to a day are closed and locked for a unit and all below, and pushes obey', async () => {
  expect((await give('HS08', '2014-10-01Q')).status).toBe(200);
  expect((await say('recording-frequency', 'quarter|COUNCIL|2014-12-31', 'closed')).status).toBe(200);
  expect((await give('HS07', '2014-10-01Q')).body.error.issues[0]).toMatchObject({ code: 'period-closed' });
  // A unit below opens it again for itself; a lock above it ends that.
  await say('recording-period', '2014-10-01Q|HSG', 'open');
  expect((await give('HS07', '2014-10-01Q')).status).toBe(200);
  await say('recording-frequency', 'quarter|COUNCIL|2014-12-31', 'locked');
  expect((await give('HS16', '2014-10-01Q')).body.error.issues[0]).toMatchObject({ code: 'period-closed' });
  // Taken back, nothing is lost of what was given and the next push is taken.
  await say('recording-frequency', 'quarter|COUNCIL|2014-12-31', null);
  expect((await give('HS16', '2014-10-01Q')).status).toBe(200);
  expect((await recording()).periods[2]?.given).toBe(3);
  expect((await recording()).said.frequencies).toEqual([]);
});

test.each([
  ['fortnight|COUNCIL|2014-12-31', 'closed'],
  ['quarter|COUNCIL|2014-12-32', 'closed'],
  ['quarter|NONE|2014-12-31', 'closed'],
  ['quarter|COUNCIL|2014-12-31', 'ajar'],
])('%s cannot be %s', async (key, state) => {
  expect((await say('recording-frequency', key, state)).status).toBe(422);
});

test('who may not set it is told that there is no such thing', async () => {
  const answer = await say('recording-frequency', 'quarter|HSG|2014-12-31', 'closed', 'housing-super-user');
  expect(answer.body.error.issues).toMatchObject([{ code: 'unknown-record' }]);
});

test('the rules of the site: the defaults, then what was said', async () => {
  const ask = async () => (await (await as('site-administrator')).get('/site')).body;
  expect(await ask()).toMatchObject({ said: false, rules: defaultSiteRules });
  const rules = { ...defaultSiteRules, trend: { ...defaultSiteRules.trend, short: 'yearly' } };
  const edits = [{ type: 'site', field: 'rules', keys: ['site'], values: [rules] }];
  await (await as('site-administrator')).post('/pushes', { pushId: 's-site', base: await revision(), edits });
  expect(await ask()).toMatchObject({ said: true, rules: { trend: { short: 'yearly' } } });
});

test('a value that stands still for as many periods as the site says is worth a look, also when the receipt is asked for again', async () => {
  const who = await as('site-administrator');
  const before = ['2014-01-01Q', '2014-04-01Q', '2014-07-01Q'];
  for (const period of before) {
    await say('recording-period', `${period}|COUNCIL`, 'open');
    const edits = [{ type: 'measurement' as const, field: 'value', keys: [`HS07|${period}`], values: [77] }];
    const admin = {
      id: 'site-administrator',
      name: '',
      roles: [{ role: 'site administrator' as const }],
      suspended: false,
      rollout: openToAll,
    };
    await server.services.push.push({ pushId: period, base: await revision(), edits }, admin, 'import');
  }
  const unchanged = (checks: readonly { code: string; key?: string }[]) =>
    checks.filter(({ code }) => code === 'unchanged');
  const give3 = async (pushId: string, value: number) =>
    who.post('/pushes', pushOf(pushId, await revision(), [['HS07|2014-10-01Q', 'value', value]]));
  expect(unchanged((await give3('other', 78)).body.checks)).toEqual([]);
  const answer = await give3('same', 77);
  expect(unchanged(answer.body.checks)).toMatchObject([{ key: 'HS07|2014-10-01Q', severity: 'check' }]);
  expect((await who.get('/pushes/same')).body.checks).toEqual(answer.body.checks);
  // The site may look further back, or never.
  const rules = { ...defaultSiteRules, sense: { unchangedFor: 5 } };
  const edits = [{ type: 'site', field: 'rules', keys: ['site'], values: [rules] }];
  await who.post('/pushes', { pushId: 'looser', base: await revision(), edits });
  await give3('away', 70);
  expect(unchanged((await give3('again', 77)).body.checks)).toEqual([]);
});

test('a public holiday moves what is due, and the PI without thresholds is judged as the site says', async () => {
  const who = await as('site-administrator');
  const say2 = async (type: string, key: string, field: string, value: unknown) =>
    who.post('/pushes', {
      pushId: `s${++pushes}`,
      base: await revision(),
      edits: [{ type, field, keys: [key], values: [value] }],
    });
  const due = async () => {
    const { body } = await (await as('housing-inputter')).get('/work');
    return (body.items as { code: string; period: string; due: string }[]).find((i) => i.code === 'HS07')?.due;
  };
  expect(await due()).toBe('2015-01-14');
  const limits = { kind: 'absolute', green: 1000, amber: 2000 } as const;
  const rules = {
    ...defaultSiteRules,
    status: { ...defaultSiteRules.status, fallback: { limits, amber: 'within the limit', boundary: null } },
    periods: { ...defaultSiteRules.periods, holidays: ['2015-01-14'] },
  };
  expect((await say2('site', 'site', 'rules', rules)).status).toBe(200);
  expect(await due()).toBe('2015-01-15');
  expect((await say2('indicator', 'HS07', 'thresholds', null)).status).toBe(200);
  const answer = await who.post(
    '/pushes',
    pushOf('judged', await revision(), [
      ['HS07|2014-10-01Q', 'target', 400],
      ['HS07|2014-10-01Q', 'value', 5],
    ]),
  );
  expect(answer.status).toBe(200);
  const [block] = await (await server.store.read()).measurements(['HS07'], ['2014-10-01Q'], ['status']);
  expect(block?.columns.status).toEqual(['green']);
});
