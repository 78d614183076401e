// A part of PI Bridge that the roll-out has not opened: what the door says of it, and that it says so to everybody alike.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rolloutFrom, type ModelChoice } from '../../domain/access/rollout-models';
import type { Me } from '../../domain/wire';
import type { CellsAnswer } from '../../domain/wire-cells';
import type { SavedAnswer } from '../../domain/wire-saved';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
let pushes = 0;
beforeAll(async () => {
  council = await sampleApp();
});
afterAll(() => council.close());

async function rollOut(choice: ModelChoice): Promise<void> {
  const { key, ...fields } = rolloutFrom(choice);
  const edits = Object.entries(fields).map(([field, value]) => ({
    ...{ type: 'rollout', field, keys: [key], values: [value] },
  }));
  const { revision } = await council.store.read();
  const sent = { ...pushOf(`rollout-${++pushes}`, revision, []), edits };
  await council
    .as(await council.signIn('site-administrator'))
    .post('/pushes', sent)
    .expect(200);
}

const trend = {
  view: { sheet: 'trend', scope: 'all', periods: ['2014-10-01Q'], columns: ['value'], byUnit: false },
};
const explore = { filter: {}, limit: 200 };

test('before its day a part is closed for everybody, and the refusal says the day', async () => {
  await rollOut({ model: 'module-by-module', from: '2015-01-01', departments: [] });
  for (const person of ['site-administrator', 'housing-super-user', 'housing-owner', 'performance-analyst']) {
    const asked = council.as(await council.signIn(person));
    const me = (await asked.get('/session').expect(200)).body as Me;
    expect([person, me.modules]).toEqual([person, ['PIs']]);
    for (const answer of [await asked.post('/explore', explore), await asked.post('/views', trend)]) {
      expect(answer.status).toBe(403);
      expect(answer.text).toContain(
        'Reports (Explore, trend sheets, functions in cells) are not open to you yet. They open on 23 April 2015.',
      );
    }
    const calls = [
      { fn: 'VALUE', args: ['CS02a'] },
      { fn: 'VALUE', args: ['NO-SUCH'] },
      { fn: 'LIST', args: [] },
    ];
    const { answers } = (await asked.post('/cells', { calls }).expect(200)).body as CellsAnswer;
    expect(answers.map((answer) => ('refused' in answer ? answer.refused : 'told'))).toEqual(Array(3).fill('not-open'));
  }
});

const board = {
  name: 'Board',
  maker: 'performance-analyst',
  shared: true,
  headings: [{ name: 'All', level: 1, weight: 1, pis: ['CS02a', 'HS01'].map((code) => ({ code, weight: 1 })) }],
};
async function keepsBoard(person: string, fields: object) {
  const { revision } = await council.store.read();
  const edits = Object.entries(fields).map(([field, value]) => ({
    ...{ type: 'scorecard', field, keys: ['board'], values: [value as unknown] },
  }));
  const asked = council.as(await council.signIn(person));
  return asked.post('/pushes', { ...pushOf(`board-${++pushes}`, revision, []), edits });
}
const boardsOf = async (person: string) =>
  ((await council.as(await council.signIn(person)).get('/saved')).body as SavedAnswer).scorecards.map((one) => [
    one.name,
    ...one.headings.flatMap(({ pis }) => pis.map(({ code }) => code)),
  ]);

test('scorecards: where they are closed nobody is given, makes or changes one, and those that were kept come back', async () => {
  await rollOut({ model: 'departmental', from: '2014-12-20', departments: ['CUS', 'HSG'] });
  expect((await keepsBoard('performance-analyst', board)).status).toBe(200);
  expect(await boardsOf('site-administrator')).toEqual([['Board', 'CS02a']]);
  expect(await boardsOf('performance-analyst')).toEqual([['Board', 'CS02a', 'HS01']]);
  expect(await boardsOf('housing-owner')).toEqual([]);
  await rollOut({ model: 'module-by-module', from: '2015-01-01', departments: [] });
  for (const person of ['performance-analyst', 'site-administrator', 'housing-owner']) {
    expect([person, await boardsOf(person)]).toEqual([person, []]);
    const refused = await keepsBoard(person, { ...board, name: 'Another', maker: person });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Scorecards and snapshots are not open to you yet.');
  }
  await rollOut({ model: 'departmental', from: '2014-12-20', departments: ['CUS', 'HSG'] });
  expect(await boardsOf('site-administrator')).toEqual([['Board', 'CS02a']]);
  expect(await boardsOf('performance-analyst')).toEqual([['Board', 'CS02a', 'HS01']]);
});

test('department by department: what is open shows the PIs of departments that have begun, and of no others', async () => {
  await rollOut({ model: 'departmental', from: '2014-12-20', departments: ['CUS', 'HSG'] });
  const administrator = council.as(await council.signIn('site-administrator'));
  const found = (await administrator.post('/explore', explore).expect(200)).body as { items: { code: string }[] };
  const sheet = (await administrator.post('/views', { ...trend, also: ['HS01'] }).expect(200)).body as {
    code: string[];
  };
  const codes = found.items.map(({ code }) => code);
  expect(codes).toContain('CS02a');
  expect(sheet.code).toContain('CS02a');
  for (const code of ['HS01', 'HS08']) {
    expect(codes).not.toContain(code);
    expect(sheet.code).not.toContain(code);
  }
  const { answers } = (await administrator.post('/cells', { calls: [{ fn: 'VALUE', args: ['HS01'] }] }).expect(200))
    .body as CellsAnswer;
  expect(answers[0]).toMatchObject({ refused: 'not-open' });
});

test('an owner before the phase of their unit hears the day from which they record; a person without PIs hears none', async () => {
  const me = async (person: string) =>
    (
      await council
        .as(await council.signIn(person))
        .get('/session')
        .expect(200)
    ).body as Me;
  expect(await me('housing-owner')).toMatchObject({ records: false, recordsFrom: '2015-01-17', modules: ['PIs'] });
  expect((await me('site-administrator')).recordsFrom).toBeUndefined();
  expect(await me('customer-services-owner')).toMatchObject({ records: true });
  expect((await me('customer-services-owner')).recordsFrom).toBeUndefined();
});
