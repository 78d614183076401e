// The real server killed outright under load, again and again: every acknowledged push is there, each whole or absent.
// Planted fault: the same check against a history with one push taken out must fail.
import { randomUUID } from 'node:crypto';
import { rowsOf } from '../../domain/sheet/view-rows';
import { receiptSchema, type PushRequest } from '../../domain/wire';
import { startServer, type RunningServer } from '../support/running-server';
import { signIn, type StoreClient } from '../support/store-client';

const KILLS = 6;
const PUSHERS = 4;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

interface Sent {
  readonly request: PushRequest;
  readonly acknowledged: boolean;
}

/** Pushes until the store is gone; the answer that never came is the last. */
async function pushOnAndOn(
  client: StoreClient,
  keys: readonly string[],
  worker: number,
  round: number,
  revision: number,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  let base = revision;
  for (let n = 1; ; n++) {
    const mark = round * 1_000_000 + worker * 10_000 + n;
    const request: PushRequest = {
      pushId: randomUUID(),
      base,
      edits: [
        { type: 'measurement', field: 'value', keys: [...keys], values: keys.map(() => mark) },
        { type: 'measurement', field: 'note', keys: [...keys], values: keys.map(() => `push ${mark}`) },
      ],
    };
    try {
      const answer = await client.push(request);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.data));
      base = receiptSchema.parse(answer.data).revision;
      sent.push({ request, acknowledged: true });
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('{')) throw error;
      return [...sent, { request, acknowledged: false }];
    }
  }
}

/** The pushes that a store lost or tore, by pushId. */
async function broken(
  client: StoreClient,
  sent: readonly Sent[],
  keysOf: (s: Sent) => readonly string[],
  last: ReadonlyMap<string, number>,
): Promise<string[]> {
  const lost: string[] = [];
  for (const s of sent)
    if (s.acknowledged && !(await client.receipt(s.request.pushId))) lost.push(`lost ${s.request.pushId}`);
  const rows = new Map(rowsOf(await client.view({ view: { sheet: 'update', scope: 'mine' } })).map((r) => [r.key, r]));
  for (const s of sent) {
    const found = new Set(keysOf(s).map((k) => `${String(rows.get(k)?.value)} ${rows.get(k)?.note ?? ''}`));
    if (found.size !== 1) lost.push(`torn ${[...found].join(' | ')}`);
  }
  for (const [key, mark] of last) {
    const value = rows.get(key)?.value;
    if (typeof value !== 'number' || value < mark) lost.push(`stale ${key}: ${String(value)} after ${mark}`);
  }
  return lost;
}

test(`after each of ${KILLS} kills under load nothing acknowledged is lost and no push is torn`, async () => {
  let acknowledged = 0;
  for (let round = 1; round <= KILLS; round++) {
    const client = await signIn(server, 'Housing inputter');
    const view = await client.view({ view: { sheet: 'update', scope: 'mine' } });
    const keys = rowsOf(view).map((r) => r.key);
    const shares = Array.from({ length: Math.min(PUSHERS, keys.length) }, (_, w) =>
      keys.filter((__, i) => i % PUSHERS === w),
    );
    const working = shares.map((share, w) => pushOnAndOn(client, share, w, round, view.revision));
    await new Promise((resolve) => setTimeout(resolve, 100 + round * 60));
    await server.kill('SIGKILL');
    const sent = (await Promise.all(working)).flat();
    acknowledged += sent.filter((s) => s.acknowledged).length;
    await server.start();
    const after = await signIn(server, 'Housing inputter');
    const last = new Map(
      sent
        .filter((s) => s.acknowledged)
        .flatMap(
          (s) => s.request.edits[0]?.keys.map((k, i) => [k, Number(s.request.edits[0]?.values[i])] as const) ?? [],
        ),
    );
    expect(await broken(after, sent, (s) => s.request.edits[0]?.keys ?? [], last)).toEqual([]);
    // The planted fault: a push that the store never took, told as acknowledged, is caught.
    const planted: Sent = { request: { pushId: randomUUID(), base: 0, edits: [] }, acknowledged: true };
    expect(await broken(after, [planted], () => [keys[0] ?? ''], new Map())).toEqual([
      `lost ${planted.request.pushId}`,
    ]);
  }
  expect(acknowledged).toBeGreaterThan(KILLS);
});
