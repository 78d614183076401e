// A store in PostgreSQL as a whole: set up, refused, read from outside, moved from and to a folder, checked for damage.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres, type PostgresServer } from '../../../tests/support/postgres-server';
import { restoreLowdb, verifyLowdbStore } from '../lowdb/read-store';
import type { Decision, Store } from '../port';
import { headOf } from '../store.contract';
import { openPostgresStore } from './open';
import { readPostgresStore, restorePostgres, verifyPostgresStore } from './read-store';

const started = await startPostgres();
const server = started as PostgresServer;
afterAll(() => started?.stop());

const P = '2014-07-01Q';
const change =
  (field: string, keys: string[], after: (string | number | null)[]) => async (): Promise<Decision<never>> => ({
    kind: 'apply',
    blocks: [
      { type: keys[0]!.includes('|') ? 'measurement' : 'unit', field, keys, before: keys.map(() => null), after },
    ],
  });

async function fill(store: Store): Promise<void> {
  await store.commit(
    headOf({ note: 'first\u0000 \ud800' }),
    change('name', ['HS', 'PS\u0010'], ['Housing', 'Planning']),
  );
  await store.commit(headOf({ by: 'bob' }), change('value', [`A|${P}`, `B|${P}`, 'A|2014-10-01Q'], [1, 0.1, 2]));
  await store.commit(headOf(), change('note', [`A|${P}`], ['why\u0000']));
  await store.commit(headOf({ kind: 'undo', undoes: 'x' }), change('name', ['HS'], [null]));
}

async function all(lines: AsyncIterable<Buffer>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line.toString());
  return found;
}

async function* each(lines: readonly string[]): AsyncIterable<Buffer> {
  for (const line of lines) yield Buffer.from(line);
}

(started ? describe : describe.skip)('on PostgreSQL from npm', () => {
  let url: string;
  beforeEach(async () => {
    url = await server.database();
  });
  afterEach(() => server.drop(url));

  /** A filled store, closed again; answers its id and its lines. */
  async function filled(): Promise<{ id: string; lines: string[] }> {
    const store = await openPostgresStore({ url, init: true });
    await fill(store);
    const lines = await all(store.lines(0));
    await store.close();
    return { id: store.id, lines };
  }

  test('an empty database is set up only when that is asked for', async () => {
    await expect(openPostgresStore({ url })).rejects.toThrow(/holds no store.*--init/);
    expect(await server.administer(`SELECT 1 FROM pg_namespace WHERE nspname = 'pi_bridge'`, url)).toEqual([]);
    const { id } = await filled();
    const again = await openPostgresStore({ url });
    expect(again.id).toBe(id);
    await again.close();
  });

  test('of four servers that set up the same database at once all have the same store', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore({ url, init: true })));
    expect(new Set(stores.map((s) => s.id)).size).toBe(1);
    for (const store of stores) await store.close();
  });

  test.each([
    ['tables of something else', 'CREATE TABLE invoice (id int)', /holds something else \(table invoice\)/],
    [
      'a schema of our name that is not ours',
      'CREATE SCHEMA pi_bridge; CREATE TABLE pi_bridge.x (id int)',
      /not PI Bridge’s/,
    ],
  ])('%s: refused, and nothing is changed', async (_, sql, message) => {
    await server.administer(sql, url);
    const tables = `SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema IN ('public', 'pi_bridge')`;
    const before = await server.administer(tables, url);
    await expect(openPostgresStore({ url, init: true })).rejects.toThrow(message);
    expect(await server.administer(tables, url)).toEqual(before);
  });

  test('a database that a newer program set up is refused', async () => {
    await filled();
    await server.administer(`INSERT INTO pi_bridge.migration (name, run_on) VALUES ('9999_later', now())`, url);
    await expect(openPostgresStore({ url })).rejects.toThrow(/newer PI Bridge \(9999_later\)/);
    await expect(verifyPostgresStore({ url })).rejects.toThrow(/newer PI Bridge/);
  });

  test.each<[string, (url: URL) => void, RegExp]>([
    ['a wrong password', (u) => (u.password = 'wrong'), /refuses the user name or the password/],
    ['a database that is not there', (u) => (u.pathname = '/nowhere'), /no database of the name/],
    ['a server that is not there', (u) => (u.port = '1'), /cannot be reached/],
  ])('%s is said in words', async (_, spoil, message) => {
    const spoiled = new URL(url);
    spoil(spoiled);
    await expect(openPostgresStore({ url: spoiled.href })).rejects.toThrow(message);
  });

  test('read from outside it has the same id, head and lines, also from the middle', async () => {
    const { id, lines } = await filled();
    const reading = await readPostgresStore({ url });
    expect(reading.id).toBe(id);
    expect(await reading.head()).toMatchObject({ revision: 4 });
    expect(await all(reading.lines(0))).toEqual(lines);
    expect(await all(reading.lines(2))).toEqual(lines.slice(2));
    await reading.close();
  });

  test('moved to a folder and back it is the same store: id, lines, head, records', async () => {
    const { id, lines } = await filled();
    const parent = await mkdtemp(path.join(tmpdir(), 'pi-bridge-move-'));
    const other = await server.database();
    try {
      const folder = path.join(parent, 'data');
      const head = await restoreLowdb({ folder, id, lines: each(lines) });
      expect(await verifyLowdbStore({ folder })).toMatchObject({ id, findings: [], head });
      const seen: number[] = [];
      const onProgress = ({ revision }: { revision: number }) => seen.push(revision);
      expect(await restorePostgres({ url: other, id, lines: each(lines), onProgress })).toEqual(head);
      expect(seen).toEqual([1, 2, 3, 4]);
      expect(await verifyPostgresStore({ url: other })).toEqual({ id, findings: [], head });
      const store = await openPostgresStore({ url: other });
      expect(await all(store.lines(0))).toEqual(lines);
      expect([...(await (await store.read()).documents('unit')).keys()]).toEqual(['PS\u0010']);
      expect((await (await store.read()).standing(['A'], P, ['note'])).note.values).toEqual(['why\u0000']);
      await store.close();
    } finally {
      await rm(parent, { recursive: true });
      await server.drop(other);
    }
  });

  test('a back-up with a damaged line is not restored at all, and a whole one goes in afterwards', async () => {
    const { id, lines } = await filled();
    const other = await server.database();
    const damaged = lines.map((line, i) => (i === 2 ? line.replace('why', 'how') : line));
    await expect(restorePostgres({ url: other, id, lines: each(damaged) })).rejects.toThrow(/Revision 3.*damaged/);
    await expect(openPostgresStore({ url: other })).rejects.toThrow(/holds no store/);
    expect(await restorePostgres({ url: other, id, lines: each(lines) })).toMatchObject({ revision: 4 });
    await expect(restorePostgres({ url: other, id, lines: each(lines) })).rejects.toThrow(/holds a store already/);
    await server.drop(other);
  });

  test.each([
    ['a value', `UPDATE pi_bridge.measurement SET value = 99 WHERE code = 'B'`, 'measurement', 2],
    ['a revision of a field', `UPDATE pi_bridge.measurement SET note_revision = 2 WHERE code = 'A'`, 'measurement', 3],
    ['a row that is gone', `DELETE FROM pi_bridge.measurement WHERE period = '2014-10-01Q'`, 'measurement', 2],
    [
      'a row that nobody pushed',
      `INSERT INTO pi_bridge.measurement (body, period, code, value) SELECT body, 'x', 'y', 1 FROM pi_bridge.body`,
      'measurement',
      0,
    ],
    ['a document', `UPDATE pi_bridge.document SET fields = replace(fields, 'Planning', 'Nothing')`, 'document', 1],
    ['when something changed', `DELETE FROM pi_bridge.changed WHERE revision = 3`, 'changed', 3],
    ['who did it', `UPDATE pi_bridge.change_set SET person = 'eve' WHERE revision = 2`, 'change_set', 2],
    [
      'a line',
      `UPDATE pi_bridge.change_set SET line = overlay(line placing 'x'::bytea from 200) WHERE revision = 3`,
      'change_set',
      3,
    ],
    ['a line that is gone', `DELETE FROM pi_bridge.change_set WHERE revision = 2`, 'change_set', 2],
    ['lines cut off', `DELETE FROM pi_bridge.change_set WHERE revision > 2`, 'body', 4],
  ])('verify finds %s that was changed behind the store’s back', async (_, sql, file, offset) => {
    await filled();
    expect((await verifyPostgresStore({ url })).findings).toEqual([]);
    await server.administer(sql, url);
    const { findings } = await verifyPostgresStore({ url });
    expect(findings[0]).toMatchObject({ file, offset });
  });
});
