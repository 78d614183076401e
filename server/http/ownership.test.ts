// Manage's questions about ownership, people, roll-out and requests at the door: who is told what, and what a grant does.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { choiceSchema, ownershipSchema, peopleSchema } from '../../domain/wire-ownership';
import { requestsSchema, rolloutPreviewSchema } from '../../domain/wire-rollout';
import { rolloutFrom } from '../../domain/access/rollout-models';
import { codePattern } from '../ownership/choice';
import { pushOf, receiptIn, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
const tokens = new Map<string, string>();
beforeAll(async () => {
  council = await sampleApp();
  for (const person of ['site-administrator', 'housing-super-user', 'housing-owner', 'hr-inputter', 'planning-owner'])
    tokens.set(person, await council.signIn(person));
});
afterAll(() => council.close());

const as = (person: string) => council.as(tokens.get(person) ?? '');
let ids = 0;
async function push(edits: readonly (readonly [type: string, key: string, field: string, value: unknown])[]) {
  const { revision } = await council.store.read();
  const sent = edits.map(([type, key, field, value]) => ({ type, field, keys: [key], values: [value] }));
  const pushId = `own-${++ids}`;
  const answer = await as('site-administrator').post('/pushes', { ...pushOf(pushId, revision, []), edits: sent });
  expect(answer.status).toBe(200);
  return receiptIn(answer).pushId;
}

test.each([
  ['HS*', ['HS01', 'hs07'], ['AHS01', 'H1']],
  ['*0?', ['HS01', 'CS02'], ['HS10', 'HS01ab']],
  ['*', ['anything', ''], []],
  ['H*1*', ['HS01', 'HR11', 'h1'], ['HS02']],
  ['CS02a', ['cs02A'], ['CS02', 'CS02ab']],
  ['**a', ['CS02a'], ['CS02b']],
  ['FOI-*', ['FOI\u2010CUS'], ['FOI']],
])('the pattern %s', (pattern, fits, others) => {
  const isOne = codePattern(pattern);
  expect(fits.filter((code) => !isOne(code))).toEqual([]);
  expect(others.filter(isOne)).toEqual([]);
});

describe('how ownership stands', () => {
  test('an owner who has left, and one who still records, come with what is theirs and since when', async () => {
    await push([['person', 'housing-inputter', 'suspended', true]]);
    const { left, units, withoutOwner } = ownershipSchema.parse(
      (await as('housing-super-user').get('/ownership')).body,
    );
    expect(left.map(({ person, since, pis }) => [person.name, since, pis.code])).toEqual([
      ['Housing inputter', '2015-01-08', ['HS01', 'HS07', 'HS08', 'HS16']],
    ]);
    expect(withoutOwner.code).toEqual(['HC01']);
    expect(units.map(({ code, pis, superUsers }) => [code, pis, superUsers.length])).toEqual([['HSG', 5, 1]]);
    await push([['person', 'housing-inputter', 'suspended', false]]);
  });

  test('an owner who was last in a quarter ago, and one who never was though sign-ins were kept all the while, are not in lately', async () => {
    const { accounts } = council.store;
    const away = async () => {
      const answer = ownershipSchema.parse((await as('site-administrator').get('/ownership')).body);
      return answer.away.map(({ person, lastIn }) => `${person.id} ${lastIn ?? 'never'}`);
    };
    // Sign-ins are kept since this week: of who never was in nothing can be said.
    expect(await away()).toEqual([]);
    await accounts.change('it-owner', (now) => ({ ...now, lastIn: '2014-10-07' }));
    await accounts.change('hr-owner', (now) => ({ ...now, lastIn: '2014-10-08' }));
    expect(await away()).toEqual(['it-owner 2014-10-07']);
    await accounts.came({
      person: 'audit-owner',
      day: '2014-09-30',
      week: '2014-09-29',
      units: [],
      since: '2014-01-06',
    });
    const told = await away();
    expect(told).toContain('leisure-owner never');
    expect(told).toContain('audit-owner 2014-09-30');
    expect(told.filter((one) => one.startsWith('hr-owner') || one.startsWith('housing-owner'))).toEqual([]);
  });

  test('overdue is counted unit by unit, for an administrator over the whole tree', async () => {
    const { units, pis } = ownershipSchema.parse((await as('site-administrator').get('/ownership')).body);
    expect(pis).toBe(50);
    expect(units[0]).toMatchObject({ code: 'COUNCIL', depth: 0, parent: null });
    expect(units.filter(({ overdue }) => overdue > 0).map(({ code, overdue }) => [code, overdue])).toEqual([
      ['ETS', 1],
    ]);
  });

  test('units of one name are told apart by their path', async () => {
    await push([
      ['unit', 'HSG-T', 'name', 'Team A'],
      ['unit', 'HSG-T', 'parent', 'HSG'],
      ['unit', 'PLN-T', 'name', 'Team A'],
      ['unit', 'PLN-T', 'parent', 'PLN'],
    ]);
    const { units } = ownershipSchema.parse((await as('site-administrator').get('/ownership')).body);
    expect(units.filter(({ name }) => name === 'Team A').map(({ label }) => label)).toEqual([
      'Housing Services › Team A',
      'Planning Services › Team A',
    ]);
  });

  test('a choice by pattern and unit is of what one may give', async () => {
    const choose = async (who: string, query: string) =>
      choiceSchema.parse((await as(who).get(`/ownership/choice?${query}`)).body).pis.code;
    expect(await choose('housing-super-user', 'code=*0*')).toEqual(['HC01', 'HS01', 'HS07', 'HS08']);
    expect(await choose('site-administrator', 'unit=PLN&code=PS*')).toEqual(['PS01', 'PS02', 'PS03', 'PS05']);
    expect(await choose('site-administrator', 'owner=-')).toEqual(['FOI', 'HC01']);
  });

  test('of people a super user is told those who stand to their units, and no roles elsewhere', async () => {
    const { people, mayAll } = peopleSchema.parse((await as('housing-super-user').get('/people')).body);
    expect(mayAll).toBe(false);
    expect(people.map(({ id }) => id).sort()).toEqual([
      ...['housing-deputy-inputter', 'housing-inputter', 'housing-owner', 'housing-super-user'],
    ]);
  });

  test('who looks after nothing is refused in the same words everywhere', async () => {
    const answers = await Promise.all(
      ['/ownership', '/ownership/choice?code=CS*', '/people', '/audit?pi=CS01', '/audit/file?format=csv'].map((path) =>
        as('housing-owner').get(path),
      ),
    );
    const words = answers.map(({ status, body }) => [status, (body as { error: { message: string } }).error.message]);
    expect(new Set(words.map((w) => JSON.stringify(w))).size).toBe(1);
    expect(words[0]?.[0]).toBe(403);
  });
});

describe('asking for a right', () => {
  const list = async (who: string) => requestsSchema.parse((await as(who).get('/requests')).body);

  test('whoever looks after it grants with a word, and the right is there at once, in one change-set', async () => {
    const asked = { id: 'r1', asks: 'update', of: 'hs01', word: 'I cover for Ann' };
    expect((await as('hr-inputter').post('/requests', asked)).status).toBe(200);
    expect((await list('planning-owner')).waiting).toEqual([]);
    const [waiting] = (await list('housing-super-user')).waiting;
    expect(waiting).toMatchObject({ of: 'hs01', word: 'I cover for Ann', person: { name: 'HR inputter' } });
    expect((await as('hr-inputter').get('/indicators/HS01')).status).toBe(404);
    await as('housing-super-user').post(`/requests/${waiting?.id ?? ''}/answer`, { grant: true, word: 'Until May' });
    expect((await as('hr-inputter').get('/indicators/HS01')).status).toBe(200);
    expect((await list('hr-inputter')).own[0]).toMatchObject({ state: 'granted', answer: 'Until May' });
    const [last] = await council.store.history({ limit: 1 });
    expect(new Set(last?.blocks.map(({ type }) => type))).toEqual(new Set(['right-request', 'indicator']));
  });

  test('asking tells nothing: what is foreign and what is absent are answered alike', async () => {
    const ask = async (id: string, of: string) => {
      const body = { id, asks: 'own', of, word: '' };
      const { own } = requestsSchema.parse((await as('planning-owner').post('/requests', body)).body);
      const [newest] = own.filter((request) => request.of === of);
      return { ...newest, id: '', of: '', askedAt: '' };
    };
    expect(await ask('a1', 'CS01')).toEqual(await ask('a2', 'XX99'));
  });

  test('a unit to see is granted as a role, by who looks after it, and not to oneself', async () => {
    await as('housing-super-user').post('/requests', { id: 's1', asks: 'view', of: 'PLN', word: 'To compare' });
    const waiting = (await list('site-administrator')).waiting.find(({ of }) => of === 'PLN');
    const own = await as('housing-super-user').post(`/requests/${waiting?.id ?? ''}/answer`, { grant: true, word: '' });
    expect(own.status).toBe(404);
    await as('site-administrator').post(`/requests/${waiting?.id ?? ''}/answer`, { grant: true, word: '' });
    expect((await as('housing-super-user').get('/indicators/PS01')).status).toBe(200);
  });

  test('the same is asked once, and no more than twenty may wait', async () => {
    for (let n = 0; n < 25; n++)
      await as('hr-inputter').post('/requests', { id: `m${n}`, asks: 'own', of: `XX${n % 22}`, word: '' });
    const { own } = await list('hr-inputter');
    expect(own.filter(({ state }) => state === 'waiting')).toHaveLength(20);
  });
});

describe('another roll-out', () => {
  test('its preview says who loses and gains what on which day', async () => {
    const rollout = rolloutFrom({ model: 'departmental', from: '2015-01-01', departments: ['CUS', 'HSG'] });
    const answer = await as('site-administrator').post('/rollout/preview', { rollout });
    const [today, later] = rolloutPreviewSchema.parse(answer.body).days;
    const ofOwner = (day: typeof today, list: 'gains' | 'loses') =>
      day?.[list].filter(({ person }) => person.id === 'housing-owner').map(({ right, pis }) => [right, pis]);
    expect(today?.day).toBe('2015-01-08');
    expect(ofOwner(today, 'loses')).toEqual([
      ['data', 4],
      ['notes', 4],
      ['targets', 4],
    ]);
    expect(today?.loses.some(({ person }) => person.id === 'customer-services-owner')).toBe(false);
    expect(later?.day).toBe('2015-01-29');
    expect(ofOwner(later, 'loses')).toEqual([]);
  });

  test('half of one is not taken back: it would be none', async () => {
    const { key, ...fields } = rolloutFrom({ model: 'big bang', from: '2015-01-01', departments: [] });
    const pushId = await push(Object.entries(fields).map(([field, value]) => ['rollout', key, field, value] as const));
    const undo = (id: string, more: object) =>
      as('site-administrator').post(`/pushes/${pushId}/undo`, { pushId: id, ...more });
    const half = await undo('half', { cells: [{ type: 'rollout', key, field: 'model' }] });
    expect(half.status).toBe(422);
    expect(half.text).toContain('Roll-out “rollout”: Model: it must be one of');
    expect((await as('housing-owner').get('/work')).status).toBe(200);
    expect((await undo('whole', {})).status).toBe(200);
  });
});
