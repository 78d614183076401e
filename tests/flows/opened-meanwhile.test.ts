// A part of the roll-out that opens while somebody is signed in shows to them without signing in again. Real flows and
// client, real store.
import { randomUUID } from 'node:crypto';
import { createHttpApi } from '../../addin/api/http-api';
import { rolloutFrom, type ModelChoice } from '../../domain/access/rollout-models';
import type { FieldValue } from '../../domain/figure';
import { openOffice, type Office } from '../support/pane-without-screen';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function rollOut(choice: ModelChoice): Promise<void> {
  const api = createHttpApi({ server: office.server, timeout: 5_000 });
  await api.signIn.byName('site-administrator');
  const { key, ...fields } = rolloutFrom(choice);
  const edits = Object.entries<FieldValue>(fields).map(([field, value]) => ({
    ...{ type: 'rollout' as const, field, keys: [key], values: [value] },
  }));
  const { revision } = await api.work();
  expect((await api.push({ pushId: randomUUID(), base: revision, edits })).kind).toBe('receipt');
}
const modules = () => {
  const state = office.bridge.session.get();
  return state.kind === 'signed-in' ? state.me.modules : [];
};
const changed = () => new Promise<void>((resolve) => office.bridge.session.watch(() => resolve()));

test('what is opened or closed meanwhile is known after the next reading of My work', async () => {
  await rollOut({ model: 'module-by-module', from: '2015-01-01', departments: [] });
  await office.signIn('Performance analyst');
  await office.bridge.work();
  expect(modules()).toEqual(['PIs']);
  await rollOut({ model: 'departmental', from: '2014-12-20', departments: ['CUS', 'HSG'] });
  const opened = changed();
  await office.bridge.work();
  await opened;
  expect(modules()).toEqual(expect.arrayContaining(['PIs', 'scorecards and snapshots', 'reports']));
});

test('where nothing changed for the person, nothing is told anew', async () => {
  await office.signIn('Performance analyst');
  await office.bridge.work();
  let told = 0;
  office.bridge.session.watch(() => told++);
  await (await office.colleague('Housing inputter')).record('HS01|2014-10-01Q', 'note', 'Soon');
  await office.bridge.work();
  await office.bridge.work();
  await office.bridge.saved();
  expect(told).toBe(0);
});
