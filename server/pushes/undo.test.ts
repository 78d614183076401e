// Undo over HTTP: by whom, of what, and what becomes of cells that changed since.
import { measurementFields } from '../../domain/records/measurement';
import { pushOf, receiptIn, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let server: SampleApp;
let inputter: string;
const Q3 = (code: string) => `${code}|2014-10-01Q`;
const cells: [string, string, unknown][] = [
  [Q3('HS01'), 'value', 12],
  [Q3('HS07'), 'value', 20],
  [Q3('HS07'), 'note', 'Fewer cases'],
];

beforeEach(async () => {
  server = await sampleApp();
  inputter = await server.signIn('housing-inputter');
  await server.as(inputter).post('/pushes', pushOf('p', 6, cells));
});
afterEach(() => server.close());

async function columns(asOf?: number) {
  const [block] = await (
    await server.store.read(asOf)
  ).measurements(['HS01', 'HS07'], ['2014-10-01Q'], measurementFields);
  return JSON.stringify(block?.columns);
}
const undo = (token: string, of: string, more: object = {}, id = `u-${of}`) =>
  server.as(token).post(`/pushes/${of}/undo`, { pushId: id, ...more });

test('gives back what was there, byte for byte, statuses too', async () => {
  const answer = await undo(inputter, 'p', { reason: 'Wrong quarter' });
  expect(answer.body).toMatchObject({ kind: 'done', revision: 8, counts: { values: 2, notes: 1, other: 0 } });
  expect(await columns()).toBe(await columns(6));
});

test('undoing an undo gives back what it took, and that can be undone again', async () => {
  await undo(inputter, 'p');
  expect((await undo(inputter, 'u-p')).status).toBe(200);
  expect(await columns()).toBe(await columns(7));
  expect((await undo(inputter, 'u-u-p')).status).toBe(200);
  expect(await columns()).toBe(await columns(6));
});

test('after a later push was undone, the earlier one can be undone too', async () => {
  await server.as(inputter).post('/pushes', pushOf('later', 7, [[Q3('HS01'), 'value', 9]]));
  await undo(inputter, 'later');
  expect((await undo(inputter, 'p')).status).toBe(200);
  expect(await columns()).toBe(await columns(6));
});

test('the same undo sent again gives the same receipt', async () => {
  const first = await undo(inputter, 'p');
  expect((await undo(inputter, 'p')).body).toEqual(first.body);
});

test('undone twice, the second has nothing to do', async () => {
  await undo(inputter, 'p');
  expect(receiptIn(await undo(inputter, 'p', {}, 'other')).kind).toBe('nothing-to-do');
});

test('of named cells takes back these, and judges the row anew', async () => {
  const answer = await undo(inputter, 'p', { cells: [{ type: 'measurement', key: Q3('HS07'), field: 'note' }] });
  expect(answer.body.counts).toEqual({ values: 0, notes: 1, other: 0 });
  const [block] = await (await server.store.read()).measurements(['HS07'], ['2014-10-01Q'], measurementFields);
  expect(block?.columns).toMatchObject({ value: [20], note: [null], status: ['red'] });
});

test('of a cell that the push did not touch is malformed', async () => {
  const answer = await undo(inputter, 'p', { cells: [{ type: 'measurement', key: Q3('HS16'), field: 'value' }] });
  expect(answer.status).toBe(400);
});

describe('cells that changed since', () => {
  beforeEach(async () => {
    const deputy = await server.signIn('housing-deputy-inputter');
    await server.as(deputy).post('/pushes', pushOf('since', 7, [[Q3('HS01'), 'value', 10]]));
  });

  test('are conflicts, and nothing is undone', async () => {
    const answer = await undo(inputter, 'p');
    expect(answer.status).toBe(409);
    expect(answer.body.error.conflicts).toMatchObject([
      { key: Q3('HS01'), field: 'value', base: 12, theirs: 10, mine: null, by: 'Housing deputy inputter' },
    ]);
    expect((await server.store.read()).revision).toBe(8);
  });

  test('are left where that is asked for, and the rest is undone', async () => {
    const answer = await undo(inputter, 'p', { leaveChanged: true });
    expect(answer.body).toMatchObject({ kind: 'done', counts: { values: 1, notes: 1 } });
    const [block] = await (
      await server.store.read()
    ).measurements(['HS01', 'HS07'], ['2014-10-01Q'], measurementFields);
    expect(block?.columns).toMatchObject({ value: [10, null], status: ['green', null] });
  });
});

describe('who may undo', () => {
  const people: readonly [person: string, status: number, why: string][] = [
    ['housing-inputter', 200, 'pushed it'],
    ['housing-owner', 200, 'owns the PIs'],
    ['housing-super-user', 200, 'looks after the unit'],
    ['site-administrator', 200, 'looks after everything'],
    ['housing-deputy-inputter', 404, 'updates the same PIs, but it is not theirs'],
    ['performance-analyst', 404, 'sees everything and changes nothing'],
    ['planning-owner', 404, 'owns other PIs'],
  ];
  test.each(people)('%s: %i (%s)', async (person, status) => {
    expect((await undo(await server.signIn(person), 'p')).status).toBe(status);
  });

  test('a push of others looks like one that never was', async () => {
    const other = await server.signIn('planning-owner');
    const [foreign, absent] = [await undo(other, 'p'), await undo(other, 'never')];
    expect(foreign.body.error.message).toBe(absent.body.error.message);
  });

  test('the rights of now count: who is no updater any more cannot undo', async () => {
    const admin = await server.signIn('site-administrator');
    const edits = [{ type: 'indicator', field: 'updaters', keys: ['HS01', 'HS07'], values: [[], []] }];
    expect((await server.as(admin).post('/pushes', { pushId: 'a', base: 7, edits })).status).toBe(200);
    const answer = await undo(inputter, 'p');
    expect(answer.status).toBe(422);
    expect(answer.body.error.issues.map((i: { code: string }) => i.code)).toEqual(Array(3).fill('unknown-record'));
  });

  test('a period closed meanwhile stays as it is', async () => {
    const admin = await server.signIn('site-administrator');
    const edits = [{ type: 'recording-period', field: 'state', keys: ['2014-10-01Q|HSG'], values: ['closed'] }];
    expect((await server.as(admin).post('/pushes', { pushId: 'a', base: 7, edits })).status).toBe(200);
    expect((await undo(inputter, 'p')).body.error.issues[0].code).toBe('period-closed');
  });
});

test('My work says whether each push can still be undone, else why not', async () => {
  const pushes = async () => (await server.as(inputter).get('/work')).body.pushes;
  expect(await pushes()).toMatchObject([{ pushId: 'p', undo: { may: true, why: null }, undoneBy: null }]);
  await undo(inputter, 'p');
  expect(await pushes()).toMatchObject([
    { pushId: 'u-p', kind: 'undo', undoes: 'p', undo: { may: true } },
    { pushId: 'p', undoneBy: 'u-p', undo: { may: false, why: 'It was undone.' } },
  ]);
  await undo(inputter, 'u-p');
  expect((await pushes())[2]).toMatchObject({ pushId: 'p', undoneBy: null, undo: { may: true } });
});
