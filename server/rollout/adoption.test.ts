// How a roll-out is taken up, at the door: who has been in, who has pushed, by unit and phase; and who is told.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rolloutFrom } from '../../domain/access/rollout-models';
import { adoptionSchema, type Adoption } from '../../domain/wire-adoption';
import { pushOf, sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
let pushes = 0;
beforeAll(async () => {
  council = await sampleApp();
});
afterAll(() => council.close());

async function push(
  person: string,
  edits: readonly (readonly [type: string, key: string, field: string, value: unknown])[],
) {
  const { revision } = await council.store.read();
  const sent = edits.map(([type, key, field, value]) => ({ type, field, keys: [key], values: [value] }));
  await council
    .as(await council.signIn(person))
    .post('/pushes', { ...pushOf(`adoption-${++pushes}`, revision, []), edits: sent })
    .expect(200);
}
async function adoption(person: string): Promise<Adoption> {
  const answer = await council.as(await council.signIn(person)).get('/rollout/adoption');
  return adoptionSchema.parse(answer.body);
}
const unit = ({ units }: Adoption, code: string) => units.find((one) => one.code === code);
const named = (answer: Adoption, code: string) =>
  (unit(answer, code)?.people ?? []).map((i) => answer.people[i]?.id ?? '');

test('without a roll-out everybody records, and nobody has pushed yet', async () => {
  const answer = await adoption('site-administrator');
  expect(answer.weeks).toHaveLength(8);
  expect(answer.weeks.at(-1)).toBe('2015-01-05');
  expect(unit(answer, 'HSG')).toMatchObject({ from: null, begun: true, covered: true });
  expect(named(answer, 'HSG')).toEqual(
    expect.arrayContaining(['housing-owner', 'housing-inputter', 'housing-super-user']),
  );
  expect(answer.people.every((person) => person.pushes === 0)).toBe(true);
});

test('pushes of figures are counted for the person and for the unit of the PIs, and what is no figure is not', async () => {
  await push('housing-inputter', [['measurement', 'HS01|2014-10-01Q', 'note', 'One']]);
  await push('housing-inputter', [['measurement', 'HS01|2014-10-01Q', 'note', 'Two']]);
  await push('site-administrator', [['indicator', 'HS01', 'noteWhenRed', false]]);
  const answer = await adoption('site-administrator');
  expect(unit(answer, 'HSG')?.pushes).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
  expect(unit(answer, 'HSG')?.pushes.reduce((a, b) => a + b)).toBe(2);
  expect(answer.people.find(({ id }) => id === 'housing-inputter')?.pushes).toBe(2);
  expect(answer.people.find(({ id }) => id === 'planning-owner')?.pushes).toBe(0);
});

test('who was in last is told by the day, and of how many came in a week only the number', async () => {
  await council.store.accounts.change('housing-owner', (now) => ({ ...now, lastIn: '2015-01-07' }));
  const answer = await adoption('housing-super-user');
  expect(answer.people.find(({ id }) => id === 'housing-owner')?.lastIn).toBe('2015-01-07');
  // These came in above, the inputter many times.
  expect(answer.people.find(({ id }) => id === 'housing-inputter')?.lastIn).toBe('2015-01-08');
  expect(answer.people.find(({ id }) => id === 'housing-deputy-inputter')?.lastIn).toBeNull();
  expect(unit(answer, 'HSG')?.signedIn).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
  expect(answer.total.signedIn).toBeNull();
  expect((await adoption('site-administrator')).total.signedIn?.at(-1)).toBe(3);
});

test('a super user is told of what they look after and of nobody else', async () => {
  const answer = await adoption('housing-super-user');
  expect(answer.units.map(({ code }) => code)).toEqual(['HSG']);
  expect(answer.people.map(({ id }) => id)).not.toContain('planning-owner');
  const owner = await council.as(await council.signIn('housing-owner')).get('/rollout/adoption');
  expect(owner.status).toBe(403);
});

test('by phase: a unit that has begun, one to come, one that no phase lets record', async () => {
  const { key, ...fields } = rolloutFrom({
    ...{ model: 'departmental', from: '2014-12-20', departments: ['CUS', 'HSG'] },
  });
  await push(
    'site-administrator',
    Object.entries(fields).map(([field, value]) => ['rollout', key, field, value] as const),
  );
  const answer = await adoption('site-administrator');
  expect(unit(answer, 'CUS')).toMatchObject({ from: '2014-12-20', begun: true });
  expect(unit(answer, 'HSG')).toMatchObject({ from: '2015-01-17', begun: false });
  expect(answer.units.filter(({ from }) => from === null).length).toBeGreaterThan(0);
});

test('somebody who has left is not waited for, and a request that waits is counted', async () => {
  await push('site-administrator', [['person', 'housing-deputy-inputter', 'suspended', true]]);
  await council
    .as(await council.signIn('hr-inputter'))
    .post('/requests', { id: 'ask-1', asks: 'update', of: 'HS01', word: '' })
    .expect(200);
  const answer = await adoption('housing-super-user');
  expect(named(answer, 'HSG')).not.toContain('housing-deputy-inputter');
  expect(unit(answer, 'HSG')?.waiting).toBe(1);
});

test('a figure is on time where it was there before it was overdue, whatever became of it later; it counts in the week in which it fell due', async () => {
  const fields = {
    ...{ name: 'Repairs', unit: 'IT', measure: 'number', measureLabel: 'repairs', decimals: 0, polarity: 'maximise' },
    ...{ frequency: 'month', thresholds: null, dueDays: 10, graceDays: 3, collectedFrom: '2014-11-01M', owner: null },
    ...{ updaters: [], noteWhenRed: false, description: null },
  };
  const fresh = await sampleApp();
  const who = { id: 'site-administrator', name: 'Site administrator', suspended: false };
  const asker = {
    ...who,
    roles: [{ role: 'site administrator' as const }],
    rollout: { key: '', seesAll: false, phases: null },
  };
  const set = async (
    at: string,
    edits: readonly (readonly [
      type: 'indicator' | 'measurement',
      key: string,
      field: string,
      value: string | number | boolean | null | never[],
    ])[],
  ) => {
    const sent = edits.map(([type, key, field, value]) => ({ type, field, keys: [key], values: [value] }));
    const base = (await fresh.store.read()).revision;
    const answer = await fresh.services.push.push(
      { pushId: `set-${at}`, base, edits: sent },
      asker,
      'import',
      `${at}T10:00:00.000Z`,
    );
    expect(answer.kind).toBe('receipt');
  };
  const of = (n: number) => `MON${n}|2014-11-01M`;
  const pis = [1, 2, 3, 4, 5].flatMap((n) =>
    Object.entries(fields).map(([field, value]) => ['indicator', `MON${n}`, field, value] as const),
  );
  await set('2014-11-02', pis);
  await set('2014-12-09', [
    ['measurement', of(3), 'value', 1],
    ['measurement', of(5), 'value', 1],
  ]);
  await set('2014-12-13', [['measurement', of(1), 'value', 1]]);
  await set('2014-12-14', [['measurement', of(2), 'value', 1]]);
  await set('2014-12-22', [
    ['measurement', of(3), 'value', 2],
    ['measurement', of(5), 'value', null],
  ]);
  const answer = await fresh.as(await fresh.signIn('site-administrator')).get('/rollout/adoption');
  await fresh.close();
  const told = adoptionSchema.parse(answer.body);
  expect(told.weeks[3]).toBe('2014-12-08');
  expect(unit(told, 'IT')).toMatchObject({ due: [0, 0, 0, 5, 0, 0, 0, 0], onTime: [0, 0, 0, 3, 0, 0, 0, 0] });
  expect(told.total.onTime[3]).toBe(3);
});
