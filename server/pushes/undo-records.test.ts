// What records must keep together holds on every way of changing them: a push, an undo, an undo of an undo, two at once.
import { sampleApp, type SampleApp } from '../../tests/support/sample-app';

let server: SampleApp;
let admin: string;
let made = 0;
beforeEach(async () => {
  server = await sampleApp();
  admin = await server.signIn('site-administrator');
});
afterEach(() => server.close());

type Cell = readonly [type: string, key: string, field: string, value: unknown];
interface Answer {
  readonly status: number;
  readonly pushId: string;
  /** `field: message` of everything that is wrong. */
  readonly said: readonly string[];
}

const answerOf = (pushId: string, { status, body }: { status: number; body: unknown }): Answer => {
  const { error } = body as { error?: { issues?: { field?: string; message: string }[] } };
  return { status, pushId, said: (error?.issues ?? []).map(({ field, message }) => `${field ?? ''}: ${message}`) };
};
async function push(cells: readonly Cell[], token = admin): Promise<Answer> {
  const edits = cells.map(([type, key, field, value]) => ({ type, field, keys: [key], values: [value] }));
  const [pushId, { revision: base }] = [`push-${++made}`, await server.store.read()];
  return answerOf(pushId, await server.as(token).post('/pushes', { pushId, base, edits }));
}
async function undo(of: Answer, token = admin): Promise<Answer> {
  const pushId = `undo-${++made}`;
  return answerOf(pushId, await server.as(token).post(`/pushes/${of.pushId}/undo`, { pushId }));
}
const person = (id: string, more: Readonly<Record<string, unknown>> = {}): Cell[] =>
  Object.entries({ name: id.toUpperCase(), roles: [], suspended: false, email: null, ...more }).map(
    ([field, value]): Cell => ['person', id, field, value],
  );
const unit = (code: string, parent: string): Cell[] => [
  ['unit', code, 'name', code],
  ['unit', code, 'parent', parent],
];
const administers = [{ role: 'site administrator' }];
const last = 'is the last site administrator. Make somebody else one first.';

test.each<[string, Cell]>([
  ['roles: ', ['person', 'site-administrator', 'roles', []]],
  ['suspended: ', ['person', 'site-administrator', 'suspended', true]],
])('the last site administrator cannot go by a push: %s', async (field, cell) => {
  const { revision } = await server.store.read();
  expect((await push([cell])).said).toEqual([`${field}Site administrator ${last}`]);
  expect((await server.store.read()).revision).toBe(revision);
});

test('the last site administrator cannot go by an undo: of the push that made them one, of the undo that brought them back', async () => {
  const given = await push(person('ann', { roles: administers }));
  const back = await undo(given);
  const again = await undo(back);
  expect(again.status).toBe(200);
  expect((await push([['person', 'site-administrator', 'suspended', true]])).status).toBe(200);
  const ann = await server.signIn('housing-super-user');
  // Who was suspended is out; nobody else could undo it for them.
  expect((await undo(given, admin)).status).toBe(401);
  expect((await undo(given, ann)).status).toBe(404);
  const who = { id: 'ann', name: 'ANN', roles: [{ role: 'site administrator' as const }], suspended: false };
  const asker = { ...who, rollout: { key: '', seesAll: false, phases: null } };
  for (const set of [given, again])
    expect(await server.services.undo.undo(set.pushId, { pushId: `by-ann-${set.pushId}` }, asker)).toMatchObject({
      kind: 'refused',
      issues: [{ message: `ANN ${last}` }],
    });
});

test('of two administrators who demote each other at once one stays', async () => {
  await push(person('ann', { roles: administers }));
  const base = (await server.store.read()).revision;
  const who = (id: string) => ({
    ...{ id, name: id, roles: [{ role: 'site administrator' as const }], suspended: false },
    rollout: { key: '', seesAll: false, phases: null },
  });
  const demote = (by: string, whom: string) =>
    server.services.push.push(
      { pushId: `${by}-demotes`, base, edits: [{ type: 'person', field: 'roles', keys: [whom], values: [[]] }] },
      who(by),
    );
  const both = await Promise.all([demote('ann', 'site-administrator'), demote('site-administrator', 'ann')]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(['receipt', 'refused']);
});

test('an undo brings back no address that somebody else has by now', async () => {
  const ann = await push(person('ann', { email: 'team@council.example' }));
  const gone = await undo(ann);
  await push(person('ben', { email: 'Team@council.example' }));
  expect((await undo(gone)).said).toEqual([
    'email: team@council.example is how BEN (ben) signs in already. Give one of the two another address, or leave it blank.',
  ]);
});

test('an undo puts no unit below itself', async () => {
  await push(unit('U1', 'HSG'));
  const out = await push([['unit', 'U1', 'parent', 'COUNCIL']]);
  await push([['unit', 'HSG', 'parent', 'U1']]);
  expect((await undo(out)).said).toEqual(['parent: Unit “U1” would stand below itself.']);
});

test('an undo makes no code a second time in other letters, and a push of both at once neither', async () => {
  const gone = await undo(await push(unit('abc', 'COUNCIL')));
  await push(unit('ABC', 'COUNCIL'));
  expect((await undo(gone)).said).toEqual([': There is a Unit with this code already, written differently.']);
  expect((await push([...unit('xyz', 'COUNCIL'), ...unit('XYZ', 'COUNCIL')])).said).toEqual([
    'name: “xyz” and “XYZ” are one code to a person. Give one of the two another.',
  ]);
});

test.each<[string, Cell[], Cell, string]>([
  [
    'a unit with a PI in it',
    unit('TMP', 'COUNCIL'),
    ['indicator', 'HC01', 'unit', 'TMP'],
    'name: Unit “TMP” cannot end: PI “HC01” names it. Change that first.',
  ],
  [
    'a unit with a role over it',
    unit('TMP', 'COUNCIL'),
    ['person', 'it-owner', 'roles', [{ role: 'viewer', unit: 'TMP' }]],
    'name: Unit “TMP” cannot end: person “it-owner” names it. Change that first.',
  ],
  [
    'a person who owns a PI',
    person('ann'),
    ['indicator', 'HC01', 'owner', 'ann'],
    'name: Person “ann” cannot end: PI “HC01” names it. Change that first.',
  ],
])('taking back that it was made is refused of %s, and taken once nothing names it', async (_, cells, cell, said) => {
  const first = await push(cells);
  const named = await push([cell]);
  expect(named.status).toBe(200);
  expect((await undo(first)).said).toEqual([said]);
  expect((await undo(named)).status).toBe(200);
  expect((await undo(first)).status).toBe(200);
});

test('a PI does not end under figures that were recorded since', async () => {
  const fields = {
    ...{ name: 'Repairs done in time', unit: 'HSG', measure: 'number', measureLabel: 'repairs', decimals: 0 },
    ...{ polarity: 'maximise', frequency: 'quarter', thresholds: null, dueDays: 14, graceDays: 0 },
    ...{ collectedFrom: '2014-07-01Q', owner: null, updaters: [], noteWhenRed: false, description: null },
  };
  const pi = await push(Object.entries(fields).map(([field, value]): Cell => ['indicator', 'NEW1', field, value]));
  expect(pi.status).toBe(200);
  const figure = await push([['measurement', 'NEW1|2014-10-01Q', 'value', 3]]);
  expect((await undo(pi)).said).toEqual([
    'unit: Figures of NEW1 were recorded since. Undo those first, or merge NEW1 into another PI.',
  ]);
  expect((await undo(figure)).status).toBe(200);
  expect((await undo(pi)).status).toBe(200);
});

test.each<[string, Cell, string]>([
  ['a blank name', ['unit', 'HSG', 'name', ''], 'name: Unit “HSG”: Name: it must not be blank.'],
  [
    'a name of 501 letters',
    ['unit', 'HSG', 'name', 'x'.repeat(501)],
    'name: Unit “HSG”: Name: it is too long: at most 500 characters.',
  ],
  [
    'no truth',
    ['person', 'it-owner', 'suspended', 'no'],
    'suspended: Person “it-owner”: Suspended: it must be yes or no.',
  ],
  [
    'no address',
    ['person', 'it-owner', 'email', 'x'],
    'email: Person “it-owner”: E-mail: This is not an e-mail address.',
  ],
])('what has the wrong shape is said in plain words: %s', async (_, cell, said) => {
  expect((await push([cell])).said).toEqual([said]);
});
