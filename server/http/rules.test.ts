// The rules of values, targets and status over HTTP, on the real store: parts, statuses by hand, the site's own rules, and
// what an undo of each gives back. Source: DOMAIN, Values and Target and status.
import { defaultSiteRules } from '../../domain/performance/site-rules';
import { measurementFields, type MeasurementField } from '../../domain/records/measurement';
import { rowsOf } from '../../domain/sheet/view-rows';
import { pushOf, receiptIn, sampleApp, type SampleApp } from '../../tests/support/sample-app';

const Q3 = (code: string) => `${code}|2014-10-01Q`;
type Cell = [key: string, field: string, value: unknown, seen?: number];
let server: SampleApp;
let tokens: Map<string, string>;
let pushes = 0;

beforeEach(async () => {
  server = await sampleApp();
  tokens = new Map();
});
afterEach(() => server.close());

async function token(person: string): Promise<string> {
  const known = tokens.get(person) ?? (await server.signIn(person));
  tokens.set(person, known);
  return known;
}
const revision = async () => (await server.store.read()).revision;

async function push(person: string, cells: Cell[], base?: number) {
  const body = pushOf(`p${++pushes}`, base ?? (await revision()), cells);
  return server.as(await token(person)).post('/pushes', body);
}
async function settle(person: string, type: string, key: string, field: string, value: unknown) {
  const edits = [{ type, field, keys: [key], values: [value] }];
  const body = { pushId: `p${++pushes}`, base: await revision(), edits };
  return server.as(await token(person)).post('/pushes', body);
}
const define = (field: string, value: unknown) => settle('site-administrator', 'indicator', 'HS08', field, value);
const undo = async (person: string, of: string, more: object = {}) =>
  server.as(await token(person)).post(`/pushes/${of}/undo`, { pushId: `p${++pushes}`, ...more });

/** Fields of HS08 in the third quarter that are not blank. */
async function held(asOf?: number): Promise<Partial<Record<MeasurementField, unknown>>> {
  const [block] = await (await server.store.read(asOf)).measurements(['HS08'], ['2014-10-01Q'], measurementFields);
  const fields = Object.entries(block?.columns ?? {}).map(([field, [value]]) => [field, value]);
  return Object.fromEntries(fields.filter(([, value]) => value !== null));
}

async function withParts(): Promise<void> {
  await define('numeratorLabel', 'Spent');
  await define('denominatorLabel', 'Budget');
}

describe('a value made of parts', () => {
  beforeEach(withParts);

  test('follows them in the same change-set, with its status, and goes back with them', async () => {
    const before = await held();
    const answer = await push('housing-inputter', [
      [Q3('HS08'), 'numerator', 300],
      [Q3('HS08'), 'denominator', 500],
    ]);
    expect(answer.body).toMatchObject({ kind: 'done', consequences: { values: [0.6], after: ['green'] } });
    expect(await held()).toEqual({ target: 0.5, numerator: 300, denominator: 500, value: 0.6, status: 'green' });
    const receipt = receiptIn(answer);
    expect((await server.as(await token('housing-inputter')).get(`/pushes/${receipt.pushId}`)).body).toEqual(receipt);
    const undone = await undo('housing-inputter', receipt.pushId);
    expect(undone.status).toBe(200);
    expect(await held()).toEqual(before);
    expect((await undo('housing-inputter', receiptIn(undone).pushId)).status).toBe(200);
    expect(await held()).toMatchObject({ numerator: 300, denominator: 500, value: 0.6, status: 'green' });
  });

  test('naming one of the three takes all of them back', async () => {
    const { pushId } = receiptIn(
      await push('housing-inputter', [
        [Q3('HS08'), 'numerator', 300],
        [Q3('HS08'), 'denominator', 500],
        [Q3('HS08'), 'note', 'On course'],
      ]),
    );
    const cells = [{ type: 'measurement', key: Q3('HS08'), field: 'numerator' }];
    expect((await undo('housing-inputter', pushId, { cells })).status).toBe(200);
    expect(await held()).toEqual({ target: 0.5, note: 'On course' });
  });

  test('typed otherwise it takes them away, says so, also when asked again, and gives them back', async () => {
    await push('housing-inputter', [
      [Q3('HS08'), 'numerator', 300],
      [Q3('HS08'), 'denominator', 500],
    ]);
    const answer = await push('housing-deputy-inputter', [[Q3('HS08'), 'value', 0.7]]);
    expect(receiptIn(answer).checks).toMatchObject([{ code: 'parts-gone', key: Q3('HS08') }]);
    expect(await held()).toEqual({ target: 0.5, value: 0.7, status: 'green' });
    const { pushId } = receiptIn(answer);
    expect((await server.as(await token('housing-deputy-inputter')).get(`/pushes/${pushId}`)).body).toEqual(
      answer.body,
    );
    await undo('housing-deputy-inputter', pushId);
    expect(await held()).toMatchObject({ value: 0.6, numerator: 300, denominator: 500 });
  });

  test('somebody else’s value that the sender has not seen is a conflict, and goes when they have', async () => {
    const base = await revision();
    await push('housing-deputy-inputter', [[Q3('HS08'), 'value', 0.7]]);
    const parts: Cell[] = [
      [Q3('HS08'), 'numerator', 300],
      [Q3('HS08'), 'denominator', 500],
    ];
    const answer = await push('housing-inputter', parts, base);
    expect(answer.status).toBe(409);
    expect(answer.body.error.conflicts).toMatchObject([{ field: 'value', base: null, theirs: 0.7, mine: 0.6 }]);
    const seen = parts.map(([key, field, value]): Cell => [key, field, value, base + 1]);
    expect((await push('housing-inputter', seen, base)).status).toBe(200);
    expect(await held()).toMatchObject({ value: 0.6 });
  });

  test('that changed since goes back neither whole nor in part', async () => {
    const first = await push('housing-inputter', [
      [Q3('HS08'), 'numerator', 300],
      [Q3('HS08'), 'denominator', 500],
    ]);
    await push('housing-deputy-inputter', [[Q3('HS08'), 'numerator', 400]]);
    const now = await held();
    const undone = await undo('housing-inputter', receiptIn(first).pushId, { leaveChanged: true });
    expect(undone.body).toMatchObject({ kind: 'nothing-to-do' });
    expect(await held()).toEqual(now);
  });

  test('disagreeing with what was sent beside it is an issue that names both', async () => {
    const answer = await push('housing-inputter', [
      [Q3('HS08'), 'numerator', 300],
      [Q3('HS08'), 'denominator', 500],
      [Q3('HS08'), 'value', 0.5],
    ]);
    expect([answer.status, answer.body.error.issues[0].message]).toEqual([
      422,
      'The value of HS08 is 50.0%, but 300 of 500 makes 60.0%. Leave the value out, or correct one of them.',
    ]);
  });
});

describe('a status by hand', () => {
  const note = 'Committed sums will be spent';
  beforeEach(async () => {
    await push('housing-inputter', [
      [Q3('HS08'), 'value', 0.3],
      [Q3('HS08'), 'note', note],
    ]);
  });

  test('is for those who may change thresholds', async () => {
    for (const person of ['housing-inputter', 'housing-owner'])
      expect((await push(person, [[Q3('HS08'), 'byHand', 'green']])).body.error.issues).toMatchObject([
        { code: 'not-yours' },
      ]);
    const answer = await push('housing-super-user', [[Q3('HS08'), 'byHand', 'green']]);
    expect(answer.body.consequences).toMatchObject({ before: ['red'], after: ['green'] });
    expect(await held()).toMatchObject({ value: 0.3, byHand: 'green', status: 'green' });
    await undo('housing-super-user', receiptIn(answer).pushId);
    expect(await held()).toEqual({ target: 0.5, value: 0.3, note, status: 'red' });
  });

  test('goes with the value that it spoke of, and comes back with it, also for those who may not set it', async () => {
    await push('housing-super-user', [[Q3('HS08'), 'byHand', 'amber']]);
    const judged = await held();
    const typed = await push('housing-inputter', [[Q3('HS08'), 'value', 0.35]]);
    expect(await held()).toEqual({ target: 0.5, value: 0.35, note, status: 'red' });
    const undone = await undo('housing-inputter', receiptIn(typed).pushId);
    expect(undone.status).toBe(200);
    expect(await held()).toEqual(judged);
    expect((await undo('housing-inputter', receiptIn(undone).pushId)).status).toBe(200);
    expect(await held()).toEqual({ target: 0.5, value: 0.35, note, status: 'red' });
  });

  test('set after a push goes when that push is taken back', async () => {
    const typed = await push('housing-inputter', [[Q3('HS08'), 'value', 0.4]]);
    await push('housing-super-user', [[Q3('HS08'), 'byHand', 'green']]);
    await undo('housing-inputter', receiptIn(typed).pushId);
    expect(await held()).toEqual({ target: 0.5, value: 0.3, note, status: 'red' });
  });
});

describe('the rules of the site', () => {
  const { status } = defaultSiteRules;
  const strict = { ...defaultSiteRules, status: { ...status, boundary: { green: 'worse', amber: 'worse' } } };
  const setRules = (person: string, rules: unknown, key = 'site') => settle(person, 'site', key, 'rules', rules);

  test('hold from the next push on, and never repaint the past', async () => {
    await push('housing-inputter', [[Q3('HS08'), 'value', 0.5]]);
    expect((await setRules('site-administrator', strict)).status).toBe(200);
    expect(await held()).toMatchObject({ status: 'green' });
    await push('housing-inputter', [[Q3('HS01'), 'value', 15]]);
    const [block] = await (await server.store.read()).measurements(['HS01'], ['2014-10-01Q'], ['status']);
    expect(block?.columns.status).toEqual(['amber']);
  });

  test('go back by undo, and their history is the administrators’', async () => {
    const answer = await setRules('site-administrator', strict);
    await undo('site-administrator', receiptIn(answer).pushId);
    expect((await (await server.store.read()).documents('site')).size).toBe(0);
    await push('housing-inputter', [[Q3('HS08'), 'value', 0.5]]);
    expect(await held()).toMatchObject({ status: 'green' });
    expect(await setRules('site-administrator', strict)).toMatchObject({ status: 200 });
    const history = async (person: string) =>
      (await server.as(await token(person)).get('/records/site/site/history')).status;
    expect([await history('site-administrator'), await history('housing-inputter')]).toEqual([200, 404]);
  });

  test.each<[string, string, unknown, string, string]>([
    ['anybody else', 'housing-super-user', strict, 'site', 'unknown-record'],
    ['half of them', 'site-administrator', { status }, 'site', 'invalid'],
    ['a second site', 'site-administrator', strict, 'other', 'invalid'],
  ])('are not taken from %s', async (_, person, rules, key, code) => {
    const answer = await setRules(person, rules, key);
    expect([answer.status, answer.body.error.issues[0].code]).toEqual([422, code]);
  });
});

test('amber by last year’s same quarter is judged by what the store holds of it', async () => {
  const limits = { kind: 'share of target', green: 0, amber: 0 };
  const rule = { limits, amber: 'improved or held', boundary: null };
  await define('collectedFrom', '2013-04-01Q');
  await define('thresholdSets', [{ from: '2013-04-01Q', rule }]);
  await push('site-administrator', [
    ['HS08|2013-10-01Q', 'value', 0.4],
    ['HS08|2013-10-01Q', 'note', 'Then'],
  ]);
  await push('housing-inputter', [
    [Q3('HS08'), 'value', 0.45],
    [Q3('HS08'), 'note', 'Now'],
  ]);
  expect(await held()).toMatchObject({ status: 'amber' });
  await push('housing-inputter', [[Q3('HS08'), 'value', 0.35]]);
  expect(await held()).toMatchObject({ status: 'red' });
});

test('a pull tells what a pane must know to judge as the server does, and nothing where nobody said', async () => {
  const rows = async () => {
    const answer = await server.as(await token('housing-inputter')).post('/views', {
      view: { sheet: 'update', scope: 'mine', periods: ['2014-10-01Q'] },
    });
    const row = rowsOf(answer.body).find(({ code }) => code === 'HS08');
    return { judging: row?.judging, lastYear: row?.lastYear, rules: row?.rules };
  };
  expect(await rows()).toEqual({ judging: null });
  const limits = { kind: 'share of target', green: 0, amber: 0 };
  const thresholdSets = [{ from: '2013-04-01Q', rule: { limits, amber: 'improved or held', boundary: null } }];
  await define('collectedFrom', '2013-04-01Q');
  await define('thresholdSets', thresholdSets);
  await push('site-administrator', [
    ['HS08|2013-10-01Q', 'value', 0.4],
    ['HS08|2013-10-01Q', 'target', 0.3],
  ]);
  const rules = { ...defaultSiteRules.status, lastYearUnknown: 'amber' };
  await settle('site-administrator', 'site', 'site', 'rules', { ...defaultSiteRules, status: rules });
  expect(await rows()).toEqual({
    ...{ judging: { thresholdSets, band: null, dataOnly: null, range: null } },
    ...{ lastYear: { value: 0.4, target: 0.3 }, rules },
  });
});

test('a lock above wins over a unit that stays open', async () => {
  await settle('site-administrator', 'recording-period', '2014-10-01Q|HSG', 'state', 'open');
  await settle('site-administrator', 'recording-period', '2014-10-01Q|COUNCIL', 'state', 'closed');
  expect((await push('housing-inputter', [[Q3('HS08'), 'value', 0.5]])).status).toBe(200);
  await settle('site-administrator', 'recording-period', '2014-10-01Q|COUNCIL', 'state', 'locked');
  expect((await push('housing-inputter', [[Q3('HS08'), 'value', 0.6]])).body.error.issues).toMatchObject([
    { code: 'period-closed', message: expect.stringContaining('locked') },
  ]);
});
