// What PostgreSQL and the network can do to the store: restarts in mid-push, answers that never come, locks that are held,
// a database that is gone. Whatever happens, a push is taken once or not at all, and whoever asks is told which.
import { setTimeout as pause } from 'node:timers/promises';
import { cuttingProxy, type Cut } from '../../../tests/support/cutting-proxy';
import { startPostgres, type PostgresServer } from '../../../tests/support/postgres-server';
import type { Decision, Reader, Store } from '../port';
import { headOf } from '../store.contract';
import { openPostgresStore, type OpenPostgres } from './open';
import { verifyPostgresStore } from './verify-store';

const started = await startPostgres();
const server = started as PostgresServer;
const KEY = 'A1|2014-07-01Q';

const addOne = async (state: Reader): Promise<Decision<never>> => {
  const { value } = await state.standing(['A1'], '2014-07-01Q', ['value']);
  const before = value.values[0] ?? null;
  const after = (typeof before === 'number' ? before : 0) + 1;
  return {
    kind: 'apply',
    blocks: [{ type: 'measurement', field: 'value', keys: [KEY], before: [before], after: [after] }],
  };
};
const valueIn = async (store: Store) =>
  (await (await store.read()).standing(['A1'], '2014-07-01Q', ['value'])).value.values[0];

let url: string;
const open: Store[] = [];
async function opened(options: Partial<OpenPostgres> = {}): Promise<Store> {
  const store = await openPostgresStore({ url, init: true, ...options });
  open.push(store);
  return store;
}

afterAll(() => started?.stop());

(started ? describe : describe.skip)('on PostgreSQL from npm', () => {
  beforeEach(async () => {
    url = await server.database();
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    await server.drop(url);
  });

  test('three servers of one body that commit at once lose nothing and agree', async () => {
    const stores = [await opened(), await opened(), await opened()];
    const results = await Promise.all(Array.from({ length: 90 }, (_, i) => stores[i % 3]!.commit(headOf(), addOne)));
    const revisions = results.map((r) => (r.kind === 'committed' ? r.changeSet.revision : 0)).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 90 }, (_, i) => i + 1));
    for (const store of stores) expect(await valueIn(store)).toBe(90);
    expect((await verifyPostgresStore({ url })).findings).toEqual([]);
  });

  test('the same push sent to three servers at once is taken once', async () => {
    const stores = [await opened(), await opened(), await opened()];
    const head = headOf();
    const results = await Promise.all(stores.map((store) => store.commit(head, addOne)));
    expect(results.map((r) => r.kind).sort()).toEqual(['committed', 'known', 'known']);
  });

  test('documents that another server changed are seen, and are the same object while nobody changes them', async () => {
    const [one, other] = [await opened(), await opened()];
    const naming = (before: string | null, name: string) => async (): Promise<Decision<never>> => ({
      kind: 'apply',
      blocks: [{ type: 'unit', field: 'name', keys: ['HS'], before: [before], after: [name] }],
    });
    await one.commit(headOf(), naming(null, 'Housing'));
    const first = await (await other.read()).documents('unit');
    expect(first.get('HS')).toMatchObject({ name: 'Housing' });
    await one.commit(headOf(), addOne);
    expect(await (await other.read()).documents('unit')).toBe(first);
    await one.commit(headOf(), naming('Housing', 'Homes'));
    expect((await (await other.read()).documents('unit')).get('HS')).toMatchObject({ name: 'Homes' });
    expect((await (await other.read(2)).documents('unit')).get('HS')).toMatchObject({ name: 'Housing' });
  });

  test.each<[Cut, string]>([
    ['before', 'the push that never reached the server is sent again'],
    ['after', 'the push that was taken unseen is found'],
  ])('cut off %s the commit: %s, and it counts once', async (cut, _) => {
    const proxy = await cuttingProxy(url);
    try {
      const store = await opened({ url: proxy.url });
      await store.commit(headOf(), addOne);
      proxy.next = cut;
      expect(await store.commit(headOf({ pushId: 'cut' }), addOne)).toMatchObject({
        kind: 'committed',
        changeSet: { revision: 2, pushId: 'cut' },
      });
      expect(proxy.cuts).toBe(1);
      expect(await valueIn(store)).toBe(2);
      expect(await store.head()).toMatchObject({ revision: 2 });
    } finally {
      await proxy.close();
    }
  });

  test('where nobody can say what became of a push, the answer says so, and the same push again is safe', async () => {
    const proxy = await cuttingProxy(url);
    const store = await opened({ url: proxy.url, limits: { settle: 300, connect: 200, away: 200 } });
    await store.commit(headOf(), addOne);
    proxy.next = 'after';
    const lost = store.commit(headOf({ pushId: 'lost' }), addOne);
    while (proxy.cuts === 0) await pause(1);
    await proxy.close();
    await expect(lost).rejects.toMatchObject({
      code: 'store-stopped',
      message: expect.stringMatching(/may have been taken/),
    });
    const back = await opened();
    expect(await back.commit(headOf({ pushId: 'lost' }), addOne)).toMatchObject({ changeSet: { revision: 2 } });
    expect(await valueIn(back)).toBe(2);
  });

  test('a server killed outright again and again in mid-push loses nothing that was acknowledged, and doubles nothing', async () => {
    const store = await opened();
    const taken: number[] = [];
    let over = false;
    const refused: unknown[] = [];
    const people = Array.from({ length: 8 }, async () => {
      while (!over) {
        const head = headOf();
        try {
          const result = await store.commit(head, addOne);
          if (result.kind !== 'refused') taken.push(result.changeSet.revision);
        } catch (error) {
          refused.push(error);
        }
      }
    });
    for (let i = 0; i < 4; i++) {
      await pause(150 + i * 70);
      await server.crash();
      await server.start();
    }
    await pause(200);
    over = true;
    await Promise.all(people);
    expect(refused).toEqual([]);
    expect(new Set(taken).size).toBe(taken.length);
    const { revision } = await store.head();
    // Each acknowledged push has a revision of its own, and nothing but acknowledged pushes was taken.
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: revision }, (_, i) => i + 1));
    expect(await valueIn(store)).toBe(revision);
    expect((await verifyPostgresStore({ url })).findings).toEqual([]);
  });

  test('a read on connections that died is answered on a new one', async () => {
    const store = await opened();
    await store.commit(headOf(), addOne);
    for (let i = 0; i < 3; i++) {
      await server.administer(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pi-bridge'`,
      );
      expect(await valueIn(store)).toBe(1);
    }
  });

  test('a database that is gone is said in words, by health too, and everything goes on when it is back', async () => {
    const store = await opened({ limits: { away: 300, connect: 300 } });
    await store.commit(headOf(), addOne);
    await server.crash();
    await expect(store.read()).rejects.toMatchObject({ code: 'store-stopped' });
    await expect(store.commit(headOf(), addOne)).rejects.toMatchObject({
      code: 'store-stopped',
      message: expect.stringMatching(/cannot be reached/),
    });
    expect(store.health()).toEqual({ writable: false, message: expect.stringMatching(/cannot be reached/) });
    await server.start();
    while (!store.health().writable) await pause(20);
    expect(await store.commit(headOf(), addOne)).toMatchObject({ kind: 'committed', changeSet: { revision: 2 } });
  });

  test('whoever holds the body’s row too long is not waited for, and the push changes nothing', async () => {
    const store = await opened({ limits: { lock: 200 } });
    const holding = server
      .administer(`BEGIN; SELECT * FROM pi_bridge.body FOR UPDATE; SELECT pg_sleep(60)`, url)
      .catch((error: unknown) => error);
    const sleeper = `FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;
    while ((await server.administer(`SELECT pid ${sleeper}`)).length === 0) await pause(10);
    await expect(store.commit(headOf({ pushId: 'late' }), addOne)).rejects.toMatchObject({ code: 'busy' });
    await server.administer(`SELECT pg_terminate_backend(pid) ${sleeper}`);
    await holding;
    expect(await store.push('late')).toBeUndefined();
    expect(await store.commit(headOf(), addOne)).toMatchObject({ changeSet: { revision: 1 } });
  });

  test('a statement that takes too long ends, and the push changes nothing', async () => {
    const store = await opened({ limits: { statement: 300 } });
    await server.administer(
      `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(5); RETURN NEW; END';
       CREATE TRIGGER slow BEFORE INSERT ON pi_bridge.measurement FOR EACH ROW EXECUTE FUNCTION slow()`,
      url,
    );
    await expect(store.commit(headOf(), addOne)).rejects.toMatchObject({ code: 'busy' });
    await server.administer('DROP TRIGGER slow ON pi_bridge.measurement', url);
    expect(await store.commit(headOf(), addOne)).toMatchObject({ changeSet: { revision: 1 } });
  });

  test('more readers than connections wait their turn', async () => {
    const store = await opened({ limits: { connections: 2 } });
    await store.commit(headOf(), addOne);
    const values = await Promise.all(Array.from({ length: 60 }, () => valueIn(store)));
    expect(new Set(values)).toEqual(new Set([1]));
  });

  test('a push whose own decision breaks does not take those beside it with it', async () => {
    const store = await opened();
    const results = await Promise.allSettled([
      store.commit(headOf(), addOne),
      store.commit(headOf(), () => Promise.reject(new Error('broken'))),
      store.commit(headOf(), addOne),
    ]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await valueIn(store)).toBe(2);
  });

  test('a push that the database refuses does not take those beside it with it', async () => {
    const store = await opened();
    await server.administer(`ALTER TABLE pi_bridge.measurement ADD CHECK (value <> 13)`, url);
    const set = (key: string, value: number) => async (): Promise<Decision<never>> => ({
      kind: 'apply',
      blocks: [{ type: 'measurement', field: 'value', keys: [key], before: [null], after: [value] }],
    });
    const results = await Promise.allSettled([
      store.commit(headOf(), set('A1|2014-07-01Q', 1)),
      store.commit(headOf(), set('B1|2014-07-01Q', 13)),
      store.commit(headOf(), set('C1|2014-07-01Q', 2)),
    ]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.head()).toMatchObject({ revision: 2 });
    expect((await verifyPostgresStore({ url })).findings).toEqual([]);
  });
});
