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

test('who was in last is told by the day, where an account says it', async () => {
  await council.store.accounts.change('housing-owner', (now) => ({ ...now, lastIn: '2015-01-07' }));
  const answer = await adoption('housing-super-user');
  expect(answer.people.find(({ id }) => id === 'housing-owner')?.lastIn).toBe('2015-01-07');
  expect(answer.people.find(({ id }) => id === 'housing-inputter')?.lastIn).toBeNull();
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
