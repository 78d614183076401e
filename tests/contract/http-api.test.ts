// The HTTP door of the add-in against the real server: the two meet in domain/wire only, and here.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpApi } from '../../addin/api/http-api';
import type { Api } from '../../addin/api/port';
import { rowsOf } from '../../domain/sheet/view-rows';
import { sampleApp } from '../support/sample-app';
import type { SampleApp } from '../support/sample-app';

let app: SampleApp;
let server: http.Server;
let origin: string;

beforeEach(async () => {
  app = await sampleApp();
  server = http.createServer(app.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});

/** Signed in as somebody who has figures to give. */
async function signedIn(): Promise<Api> {
  const api = createHttpApi({ server: origin });
  const people = (await api.sessionOptions()).demonstration?.people ?? [];
  for (const { id } of people) {
    await api.signIn.byName(id);
    if ((await api.work()).items.length > 0) return api;
  }
  throw new Error('nobody has figures to give');
}

/** A key of a measurement that this person may give, and the revision. */
async function given(api: Api): Promise<{ key: string; base: number }> {
  const view = await api.view({ view: { sheet: 'update', scope: 'mine' } });
  const [row] = rowsOf(view);
  return { key: row!.key, base: view.revision };
}

test('without signing in nothing is told but how to sign in', async () => {
  const api = createHttpApi({ server: origin });
  await expect(api.me()).rejects.toMatchObject({ code: 'signed-out' });
  expect((await api.sessionOptions()).body).not.toBe('');
});

test('every answer of a round (sign in, work, view, push, receipt, history, undo, sign out) is what the wire says', async () => {
  const api = await signedIn();
  expect((await api.me()).records).toBe(true);
  const { key, base } = await given(api);
  const push = {
    pushId: 'a-push',
    base,
    edits: [{ type: 'measurement' as const, field: 'note', keys: [key], values: ['From the other side of the wire'] }],
  };
  expect(await api.receipt('a-push')).toBeUndefined();
  const answer = await api.push(push);
  expect(answer).toMatchObject({ kind: 'receipt', receipt: { kind: 'done', counts: { notes: 1 } } });
  expect({ kind: 'receipt', receipt: await api.receipt('a-push') }).toMatchObject({ receipt: { pushId: 'a-push' } });
  expect(await api.push(push)).toEqual(answer);
  expect((await api.history('measurement', key)).changes[0]).toMatchObject({ pushId: 'a-push', field: 'note' });
  expect(await api.undo('a-push', { pushId: 'an-undo' })).toMatchObject({ kind: 'receipt' });
  await api.signIn.signOut();
  await expect(api.work()).rejects.toMatchObject({ code: 'signed-out' });
});

test('what is wrong with the data comes as issues', async () => {
  const api = await signedIn();
  const { key, base } = await given(api);
  const edits = [{ type: 'measurement' as const, field: 'value', keys: [key], values: ['not a number'] }];
  expect(await api.push({ pushId: 'wrong', base, edits })).toMatchObject({ kind: 'issues' });
});

test('a session that has run out is signed out, and signing in again works', async () => {
  const api = await signedIn();
  app.pass(100_000);
  await expect(api.work()).rejects.toMatchObject({ code: 'signed-out' });
});
