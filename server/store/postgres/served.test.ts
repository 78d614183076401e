// Two whole servers on one database: both bring the sample in at once, and both answer with the same store.
import path from 'node:path';
import { startPostgres, type PostgresServer } from '../../../tests/support/postgres-server';
import { start } from '../../compose';
import { readConfig } from '../../config';
import { verifyPostgresStore } from './verify-store';

const started = await startPostgres();
const server = started as PostgresServer;
afterAll(() => started?.stop());

(started ? describe : describe.skip)('on PostgreSQL from npm', () => {
  test('two servers that start at once on an empty database serve one sample', async () => {
    const url = await server.database();
    const settings = {
      ...{ DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
      PI_BRIDGE_SAMPLE: path.resolve('samples/council.json'),
    };
    const servers = await Promise.all([start(readConfig(settings, [])), start(readConfig(settings, []))]);
    try {
      const answers = await Promise.all(
        servers.map(async ({ address }) => (await fetch(`${address}api/health`)).json() as Promise<unknown>),
      );
      expect(answers[0]).toMatchObject({ store: 'postgres' });
      expect(answers[1]).toEqual(answers[0]);
      const { findings, head } = await verifyPostgresStore({ url });
      expect(findings).toEqual([]);
      expect(head.revision).toBeGreaterThan(3);
      await expectOneAdministratorLeft(servers);
    } finally {
      for (const one of servers) await one.close();
    }
  });
});

/** On two servers at once each of two administrators takes the other's role: one of them stays. */
async function expectOneAdministratorLeft(servers: readonly { readonly address: string }[]): Promise<void> {
  const send = async (at: number, path: string, body: object, token?: string) => {
    const headers = {
      'Content-Type': 'application/json',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
    const sent = { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${servers[at]?.address ?? ''}api${path}`, sent);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const signIn = async (at: number, person: string) => String((await send(at, '/session', { person })).body['token']);
  const give = (at: number, token: string, person: string, roles: object[]) => {
    const edits = [{ type: 'person', field: 'roles', keys: [person], values: [roles] }];
    return send(at, '/pushes', { pushId: `${person}-${at}-${roles.length}`, base: 0, edits }, token);
  };
  const first = await signIn(0, 'site-administrator');
  await give(0, first, 'it-owner', [{ role: 'site administrator' }]);
  const second = await signIn(1, 'it-owner');
  const both = await Promise.all([give(0, first, 'it-owner', []), give(1, second, 'site-administrator', [])]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
}

test.each([
  [{}, /PI_BRIDGE_DATA .* DATABASE_URL/],
  [{ DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL: .*PostgreSQL/],
])('settings %j name no store', (settings, message) => {
  expect(() => readConfig(settings, [])).toThrow(message);
});

test('a database goes before a folder', () => {
  const url = 'postgresql://u:p@db/pi';
  expect(readConfig({ DATABASE_URL: url, PI_BRIDGE_DATA: '/srv/pi' }, []).store).toEqual({ kind: 'database', url });
});
