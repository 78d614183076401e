// My work says of each PI where its latest figure came from, and says it to nobody who does not give that PI's figures.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { indicatorPageSchema } from '../../domain/wire-indicators';
import { workSchema, type Work } from '../../domain/wire';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
beforeEach(async () => {
  council = await sampleApp();
  // The first quarter is open again and waits for HS08, whatever is given for the third.
  const open = [{ type: 'recording-period', field: 'state', keys: ['2014-04-01Q|HSG'], values: ['open'] }];
  const administrator = council.as(await council.signIn('site-administrator'));
  const { revision } = await council.store.read();
  await administrator.post('/pushes', { ...pushOf('open', revision, []), edits: open }).expect(200);
  await council
    .as(await council.signIn('housing-inputter'))
    .post('/pushes', pushOf('blank', revision + 1, [['HS08|2014-04-01Q', 'value', null]]))
    .expect(200);
});
afterEach(() => council.close());

let pushes = 0;
const workOf = async (person: string): Promise<Work> =>
  workSchema.parse((await council.as(await council.signIn(person)).get('/work')).body);
const originOf = ({ items, origins }: Work, code: string) =>
  origins[items.find((item) => item.code === code)?.origin ?? -1];

/** A figure of the third quarter is its latest. */
async function give(value: number, source: object | undefined): Promise<string> {
  const pushId = `origin-${++pushes}`;
  const { revision } = await council.store.read();
  const sent = pushOf(pushId, revision, [['HS08|2014-10-01Q', 'value', value]], source && { source });
  await council
    .as(await council.signIn('housing-inputter'))
    .post('/pushes', sent)
    .expect(200);
  return pushId;
}
const adopted = { workbook: 'Return.xlsx', sheet: 'KPIs', table: 'adopted' };
const update = { workbook: 'Figures.xlsx', sheet: 'Update Q3', table: 'update' };

test('figures that came with the first import are from an import of no file', async () => {
  const work = await workOf('housing-inputter');
  expect(work.items.map(({ code }) => code)).toContain('HS01');
  expect(originOf(work, 'HS01')).toMatchObject({ kind: 'import', source: null });
  // The page of a PI says the same of it, whether it is due or not.
  const token = await council.signIn('housing-inputter');
  const page = indicatorPageSchema.parse((await council.as(token).get('/indicators/HS01')).body);
  expect(page.origin).toEqual(originOf(work, 'HS01'));
});

test.each<[string, object | undefined, object]>([
  ['an adopted table', adopted, { kind: 'push', source: adopted }],
  ['the update sheet', update, { kind: 'push', source: update }],
  ['a pane of before the kind was kept', { workbook: 'a', sheet: 'b' }, { source: { workbook: 'a', sheet: 'b' } }],
  ['the PI’s page', undefined, { kind: 'push', source: null }],
])('a later figure from %s is where the PI’s figures come from now', async (_, source, expected) => {
  await give(0.9, source);
  const work = await workOf('housing-inputter');
  expect(originOf(work, 'HS08')).toMatchObject(expected);
  expect(originOf(work, 'HS01')).toMatchObject({ kind: 'import' });
});

test('a file that was brought in is named', async () => {
  const { revision } = await council.store.read();
  const source = { workbook: 'return.csv', sheet: 'return' };
  const edits = [{ type: 'measurement' as const, field: 'value', keys: ['HS08|2014-10-01Q'], values: [0.8] }];
  const who = { id: 'housing-inputter', name: 'Housing inputter', roles: [], suspended: false };
  const rollout = { key: '', seesAll: false, phases: null };
  const answer = await council.services.push.push(
    { pushId: 'a-file', base: revision, edits, source },
    { ...who, rollout },
    'import',
  );
  expect(answer.kind).toBe('receipt');
  expect(originOf(await workOf('housing-inputter'), 'HS08')).toMatchObject({ kind: 'import', source });
});

test('the last of two counts, and taken back it is an undo; without any it is the period before', async () => {
  const first = await give(0.9, adopted);
  const second = await give(0.8, update);
  expect(originOf(await workOf('housing-inputter'), 'HS08')).toMatchObject({ source: update });
  const inputter = council.as(await council.signIn('housing-inputter'));
  await inputter.post(`/pushes/${second}/undo`, { pushId: 'back-1' }).expect(200);
  expect(originOf(await workOf('housing-inputter'), 'HS08')).toMatchObject({ kind: 'undo', source: null });
  await inputter.post(`/pushes/${first}/undo`, { pushId: 'back-2' }).expect(200);
  expect(originOf(await workOf('housing-inputter'), 'HS08')).toMatchObject({ kind: 'import', source: null });
});

test('a workbook’s name is told to those who give the PI’s figures, and to nobody else', async () => {
  await give(0.9, { workbook: 'Only ours.xlsx', sheet: 'KPIs', table: 'adopted' });
  const told: string[] = [];
  for (const [person] of await (await council.store.read()).documents('person')) {
    const { text } = await council.as(await council.signIn(person)).get('/work');
    const work = workSchema.parse(JSON.parse(text));
    const named = work.origins.some(({ source }) => source?.workbook === 'Only ours.xlsx');
    expect([person, named]).toEqual([person, work.items.some(({ code }) => code === 'HS08')]);
    if (named) told.push(person);
  }
  expect(told).toEqual(expect.arrayContaining(['housing-inputter', 'housing-deputy-inputter']));
  expect(told).not.toContain('planning-owner');
});

test('a kind of table that there is not is refused', async () => {
  const sent = pushOf('odd', 1, [['HS08|2014-10-01Q', 'value', 1]], {
    source: { workbook: 'a', sheet: 'b', table: 'a dream' },
  });
  await council
    .as(await council.signIn('housing-inputter'))
    .post('/pushes', sent)
    .expect(400);
});
