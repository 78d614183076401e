// Pulling over HTTP and My work: who sees what, which rows, and what changed since.
import { indicatorsOf, rowsOf, theirChanges } from '../../domain/sheet/view-rows';
import { viewAnswerSchema, type ViewAnswer, type Work } from '../../domain/wire';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let server: SampleApp;
beforeEach(async () => {
  server = await sampleApp();
});
afterEach(() => server.close());

async function pull(person: string, view: object = {}, more: object = {}): Promise<ViewAnswer> {
  const token = await server.signIn(person);
  const answer = await server.as(token).post('/views', { view: { sheet: 'update', scope: 'mine', ...view }, ...more });
  return viewAnswerSchema.parse(answer.body);
}
async function work(person: string): Promise<Work> {
  return (await server.as(await server.signIn(person)).get('/work')).body as Work;
}
const rows = (view: ViewAnswer) => rowsOf(view).map(({ code, label }) => `${code} ${label}`);
const housing = ['HS01 Q3 2014/15', 'HS07 Q3 2014/15', 'HS08 Q3 2014/15', 'HS16 Q3 2014/15'];

describe('the update view', () => {
  test('of an inputter holds the last ended quarter of their PIs and nothing of others', async () => {
    expect(rows(await pull('housing-inputter'))).toEqual(housing);
    expect(rows(await pull('housing-deputy-inputter'))).toEqual(housing);
  });

  test('an older open quarter without a value stands in it too', async () => {
    expect(rows(await pull('environmental-inputter'))).toEqual(['ETS01 Q2 2014/15', 'ETS01 Q3 2014/15']);
  });

  test('whoever records nothing has an empty one', async () => {
    for (const person of ['performance-analyst', 'site-administrator', 'housing-super-user'])
      expect(rows(await pull(person))).toEqual([]);
  });

  test.each([
    ['performance-analyst', 51],
    ['housing-super-user', 5],
    ['planning-owner', 5],
  ])('of everything that %s may see has %i rows', async (person, count) => {
    expect(rows(await pull(person, { scope: 'all' }))).toHaveLength(count);
  });

  test('of a unit holds the unit and all below it', async () => {
    const units = async (codes: string[]) =>
      new Set(indicatorsOf(await pull('performance-analyst', { scope: 'all', units: codes })).map(({ unit }) => unit));
    expect(await units(['HSG'])).toEqual(new Set(['HSG']));
    expect((await units(['COUNCIL'])).size).toBe(12);
    expect(await units(['NONE'])).toEqual(new Set());
  });

  test('of named periods holds these, open or closed, with the period before', async () => {
    const view = await pull('housing-inputter', { periods: ['2014-04-01Q', '2014-07-01Q'] });
    expect(rowsOf(view).map((r) => [r.code, r.label, r.state, r.value, r.previous, r.status])).toEqual([
      ['HS01', 'Q1 2014/15', 'closed', 11, null, 'data only'],
      ['HS07', 'Q1 2014/15', 'closed', 36, null, 'data only'],
      ['HS08', 'Q1 2014/15', 'closed', 0.05, null, 'data only'],
      ['HS16', 'Q1 2014/15', 'closed', 28, null, 'data only'],
      ['HS01', 'Q2 2014/15', 'closed', 11, 11, 'green'],
      ['HS07', 'Q2 2014/15', 'closed', 36, 36, 'green'],
      ['HS08', 'Q2 2014/15', 'closed', 0.25, 0.05, 'red'],
      ['HS16', 'Q2 2014/15', 'closed', 28, 28, 'red'],
    ]);
  });

  test('says what this person may do to each PI', async () => {
    expect(indicatorsOf(await pull('housing-inputter'))[0]?.rights).toEqual(['see', 'data', 'notes']);
    expect(indicatorsOf(await pull('housing-owner'))[0]?.rights).toEqual(['see', 'data', 'notes', 'targets']);
  });

  test('rows asked for besides stand in it and are marked; foreign and absent ones are not there', async () => {
    const view = await pull(
      'housing-inputter',
      {},
      { also: ['HS01|2014-07-01Q', 'CS01|2014-10-01Q', 'ZZ|2014-10-01Q', 'x', 'HS01|x'] },
    );
    expect(rows(view)).toEqual(['HS01 Q2 2014/15', ...housing]);
    expect(rowsOf(view).map((row) => row.inView)).toEqual([false, true, true, true, true]);
  });
});

describe('what changed since a revision', () => {
  test('comes per field with its value then, whose change it was and when', async () => {
    const deputy = server.as(await server.signIn('housing-deputy-inputter'));
    await deputy.post('/pushes', pushOf('a', 6, [['HS01|2014-10-01Q', 'value', 10]]));
    await deputy.post(
      '/pushes',
      pushOf('b', 7, [
        ['HS01|2014-10-01Q', 'value', 11],
        ['HS07|2014-10-01Q', 'note', 'x'],
      ]),
    );
    const view = await pull('housing-inputter', {}, { since: 6 });
    expect(view.since?.revision).toBe(6);
    const change = { base: null, revision: 8, by: 'Housing deputy inputter', at: expect.any(String) };
    expect([...theirChanges(view)]).toEqual([
      ['HS01|2014-10-01Q|value', change],
      ['HS07|2014-10-01Q|note', change],
    ]);
    expect((await pull('housing-inputter', {}, { since: 8 })).since?.changes).toEqual([]);
    expect((await pull('housing-inputter')).since).toBeNull();
  });

  test('names nothing of what the person may not see', async () => {
    const changed = [...theirChanges(await pull('housing-inputter', {}, { since: 0 })).keys()];
    expect(changed).toContain('HS01|2014-10-01Q|target');
    expect(changed.filter((id) => !/^HS(01|07|08|16)\|2014-10-01Q\|/.test(id))).toEqual([]);
  });

  test('a revision that the store does not have is out of step', async () => {
    const token = await server.signIn('housing-inputter');
    const answer = await server.as(token).post('/views', { view: { sheet: 'update', scope: 'mine' }, since: 99 });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'out-of-step']);
  });
});

describe('my work', () => {
  test('names what is due, with its day', async () => {
    const { items, given, next, asAt } = await work('housing-inputter');
    expect(asAt).toBe('2015-01-08');
    expect(items.map((i) => `${i.code} ${i.label} ${i.state} ${i.due} ${i.days}`)).toEqual(
      ['HS01', 'HS07', 'HS08', 'HS16'].map((code) => `${code} Q3 2014/15 due 2015-01-14 6`),
    );
    expect([given, next]).toEqual([0, { due: '2015-04-14', count: 4, label: 'Q4 2014/15' }]);
  });

  test('puts what is overdue first', async () => {
    expect((await work('environmental-inputter')).items).toMatchObject([
      { code: 'ETS01', label: 'Q2 2014/15', state: 'overdue', due: '2014-10-14', days: 86 },
      { code: 'ETS01', label: 'Q3 2014/15', state: 'due' },
    ]);
  });

  test('an owner has it only where there is no updater', async () => {
    expect((await work('housing-owner')).items).toEqual([]);
    const admin = server.as(await server.signIn('site-administrator'));
    const edits = [{ type: 'indicator', field: 'updaters', keys: ['HS01'], values: [[]] }];
    await admin.post('/pushes', { pushId: 'a', base: 6, edits });
    expect((await work('housing-owner')).items.map((i) => i.code)).toEqual(['HS01']);
  });

  test('what was given is counted and due no more', async () => {
    const token = await server.signIn('housing-inputter');
    await server.as(token).post('/pushes', pushOf('a', 6, [['HS01|2014-10-01Q', 'value', 10]]));
    const { items, given } = await work('housing-inputter');
    expect([items.map((i) => i.code), given]).toEqual([['HS07', 'HS08', 'HS16'], 1]);
  });
});
