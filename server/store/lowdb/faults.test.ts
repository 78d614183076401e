// What the lowdb store does when the disk does not do its part: a refused push never appears later, memory stays what
// the disk holds, and nobody is told of what is not there.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { headOf, setting } from '../store.contract';
import type { Store } from '../port';
import { realDisk } from './disk';
import { openLowdbStore, type OpenOptions } from './open';
import { faultyDisk, noFaults, systemError, type Call, type Faults } from './planted-faults';

let parent: string;
let faults: Faults;
let deaths: Error[];
const open: Store[] = [];
const key = 'A1|2014-07-01Q';

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'pi-bridge-faults-'));
  faults = noFaults();
  deaths = [];
});
afterEach(async () => {
  faults.before = () => undefined;
  faults.room = Number.POSITIVE_INFINITY;
  for (const store of open.splice(0)) await store.close().catch(() => undefined);
  await rm(parent, { recursive: true, force: true });
});

async function openStore(options: Partial<OpenOptions> = {}): Promise<Store> {
  const store = await openLowdbStore({
    folder: path.join(parent, 'data'),
    init: true,
    disk: faultyDisk(realDisk, faults),
    die: (error) => deaths.push(error),
    ...options,
  });
  open.push(store);
  return store;
}

const put = (store: Store, value: unknown, pushId = `put-${String(value)}`) =>
  store.commit(
    headOf({ pushId }),
    setting([['measurement', key, typeof value === 'string' ? 'note' : 'value', value as never]]),
  );

async function state(store: Store): Promise<[number, unknown]> {
  const reader = await store.read();
  return [reader.revision, (await reader.fields([{ type: 'measurement', key, field: 'value' }]))[0]?.value];
}

/** The store that a start would find if the process ended here and now. */
async function afterKill(options: Partial<OpenOptions> = {}): Promise<Store> {
  const copy = await mkdtemp(path.join(parent, 'copy-'));
  await cp(path.join(parent, 'data'), copy, { recursive: true, filter: (name) => !/\.room|\.tmp$/.test(name) });
  await rm(path.join(copy, 'lock'), { force: true });
  return openStore({ folder: copy, disk: realDisk, init: false, ...options });
}

const strike = (call: Call, code: string, times = 1, where = 'journal') => {
  faults.before = (what, at) => {
    if (what !== call || !at.includes(where) || times-- <= 0) return;
    throw systemError(code);
  };
};

describe('a full disk', () => {
  test.each([0, 1, 100, 300])('with room for %i bytes refuses the push and keeps what is there', async (room) => {
    const store = await openStore();
    await put(store, 1);
    faults.room = room;
    await expect(put(store, 2)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await state(store)).toEqual([1, 1]);
    expect(store.health()).toMatchObject({ writable: false, message: expect.stringContaining('disk is full') });
    expect(await state(await afterKill())).toEqual([1, 1]);
  });

  test('with room again takes pushes again; the refused one never appears', async () => {
    const store = await openStore();
    await put(store, 1);
    faults.room = 50;
    await expect(put(store, 2)).rejects.toMatchObject({ code: 'disk-full' });
    await expect(put(store, 3)).rejects.toMatchObject({ code: 'disk-full' });
    faults.room = Number.POSITIVE_INFINITY;
    expect(await put(store, 4)).toMatchObject({ kind: 'committed', changeSet: { revision: 2 } });
    expect(await store.push('put-2')).toBeUndefined();
    expect(store.health()).toEqual({ writable: true });
    expect(await state(await afterKill())).toEqual([2, 4]);
  });

  test('is noticed to have room again without a push', async () => {
    const store = await openStore();
    faults.room = 0;
    await expect(put(store, 2)).rejects.toMatchObject({ code: 'disk-full' });
    faults.room = Number.POSITIVE_INFINITY;
    store.health();
    for (let i = 0; i < 100 && !store.health().writable; i++) await new Promise((r) => setTimeout(r, 20));
    expect(store.health()).toEqual({ writable: true });
  });

  test('refuses all that waited for the same write, and what was decided on top of them', async () => {
    const store = await openStore();
    await put(store, 1);
    faults.room = 100;
    const answers = await Promise.allSettled([10, 11, 12, 13].map((n) => put(store, n)));
    expect(answers.map((a) => a.status)).toEqual(Array(4).fill('rejected'));
    faults.room = Number.POSITIVE_INFINITY;
    expect(await put(store, 20)).toMatchObject({ changeSet: { revision: 2, blocks: [{ before: [1], after: [20] }] } });
    expect(await state(await afterKill())).toEqual([2, 20]);
  });

  test('during a checkpoint costs nothing: the journal holds everything', async () => {
    const store = await openStore({ checkpointBytes: 1 });
    strike('write', 'ENOSPC', 1000, 'documents');
    await put(store, 1);
    await put(store, 2);
    faults.before = () => undefined;
    await store.close();
    expect(await state(await openStore())).toEqual([2, 2]);
  });

  test('when a new segment is due refuses, and goes on when there is room', async () => {
    const store = await openStore({ segmentBytes: 1 });
    await put(store, 1);
    for (const call of ['open', 'write', 'datasync', 'rename'] as const) {
      // The index of the segment before is written meanwhile: it is not meant.
      strike(call, 'ENOSPC', 1, '.jsonl');
      await expect(put(store, 2)).rejects.toMatchObject({ code: 'disk-full' });
    }
    await put(store, 3);
    expect(await state(await afterKill({ segmentBytes: 1 }))).toEqual([2, 3]);
  });

  const tmpfs = process.platform === 'linux' && process.getuid?.() === 0;
  (tmpfs ? test : test.skip)('that is a real one of 1 MiB: fills, refuses, and works again when emptied', async () => {
    const small = path.join(parent, 'small');
    await mkdir(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
    } catch {
      process.stderr.write('\nNOT RUN: a full disk of 1 MiB, for tmpfs cannot be mounted here.\n');
      return;
    }
    try {
      await writeFile(path.join(small, 'ballast'), Buffer.alloc(500_000));
      const folder = path.join(small, 'data');
      const store = await openStore({ folder, disk: realDisk });
      let taken = 0;
      for (; taken < 100; taken++) {
        const answer = await put(store, 'x'.repeat(30_000) + String(taken), `note-${taken}`).catch((e: unknown) => e);
        if (answer instanceof Error) {
          expect(answer).toMatchObject({ code: 'disk-full' });
          break;
        }
      }
      expect(taken).toBeGreaterThan(0);
      expect((await store.read()).revision).toBe(taken);
      await rm(path.join(small, 'ballast'));
      await put(store, 5);
      await store.close();
      expect(await state(await openStore({ folder, disk: realDisk }))).toEqual([taken + 1, 5]);
      await open.at(-1)?.close();
    } finally {
      execFileSync('umount', [small]);
    }
  });
});

describe('a disk that fails', () => {
  test('in a write: refused, and the next push is taken', async () => {
    const store = await openStore();
    strike('write', 'EIO');
    await expect(put(store, 1)).rejects.toMatchObject({ code: 'store-stopped' });
    expect(await state(store)).toEqual([0, null]);
    await put(store, 2);
    expect(await state(await afterKill())).toEqual([1, 2]);
    expect(deaths).toEqual([]);
  });

  test.each<[Call, string]>([
    ['datasync', 'when it does not confirm a write'],
    ['truncate', 'when a failed write cannot be taken back'],
  ])('%s: ends the process %s, and takes no push after it', async (call) => {
    const store = await openStore();
    await put(store, 1);
    if (call === 'truncate') faults.room = 10;
    strike(call, 'EIO');
    await expect(put(store, 2)).rejects.toMatchObject({ code: expect.stringMatching(/store-stopped|disk-full/) });
    expect(deaths).toHaveLength(1);
    faults.room = Number.POSITIVE_INFINITY;
    await expect(put(store, 3)).rejects.toMatchObject({ code: 'store-stopped' });
    expect(await state(store)).toEqual([1, 1]);
    expect(store.health().writable).toBe(false);
  });
});

describe('every call that can fail, once and for good', () => {
  const cases = (['write', 'open', 'rename'] as const).flatMap((call) =>
    ['EIO', 'EPERM', 'EMFILE', 'ENOSPC'].flatMap((code) => [1, 1000].map((times) => [call, code, times] as const)),
  );

  test.each(cases)(
    '%s with %s, %i times, when a new file is due: refused, and it works again',
    async (call, code, times) => {
      // Room for the head of a file and one push: the second push begins a new file.
      const store = await openStore({ segmentBytes: 300 });
      await put(store, 1);
      strike(call, code, times);
      const refused = await put(store, 2).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: code === 'ENOSPC' ? 'disk-full' : 'store-stopped' });
      expect(await state(store)).toEqual([1, 1]);
      expect(store.health().writable).toBe(false);
      expect(await state(await afterKill())).toEqual([1, 1]);
      faults.before = () => undefined;
      expect(await put(store, 3)).toMatchObject({ changeSet: { revision: 2 } });
      expect(store.health()).toEqual({ writable: true });
      expect(await store.push('put-2')).toBeUndefined();
      expect(await state(await afterKill({ segmentBytes: 1 }))).toEqual([2, 3]);
      expect(deaths).toEqual([]);
    },
  );

  test.each(
    (['write', 'open', 'rename', 'datasync', 'syncFolder'] as const).flatMap((call) =>
      ['EIO', 'ENOSPC', 'EMFILE'].map((code) => [call, code] as const),
    ),
  )('%s with %s in a checkpoint costs nothing, and the next checkpoint is whole', async (call, code) => {
    const store = await openStore({ checkpointBytes: 1 });
    strike(call, code, 1000, 'documents');
    for (let n = 1; n <= 3; n++) await put(store, n);
    expect(store.health()).toEqual({ writable: true });
    expect(await state(await afterKill())).toEqual([3, 3]);
    faults.before = () => undefined;
    await put(store, 4);
    await store.close();
    expect(await state(await openStore())).toEqual([4, 4]);
    expect(deaths).toEqual([]);
  });

  test('an index that cannot be written costs nothing: the next start reads the file', async () => {
    const store = await openStore({ segmentBytes: 1 });
    strike('write', 'EIO', 1000, '.index.');
    for (let n = 1; n <= 3; n++) await put(store, n);
    expect(await state(await afterKill())).toEqual([3, 3]);
    await store.close();
    expect(await state(await openStore())).toEqual([3, 3]);
  });

  test('a folder that is not confirmed when a new file is due ends the process', async () => {
    const store = await openStore({ segmentBytes: 300 });
    await put(store, 1);
    strike('syncFolder', 'EIO');
    await expect(put(store, 2)).rejects.toMatchObject({ code: 'store-stopped' });
    expect(deaths).toHaveLength(1);
    faults.before = () => undefined;
    await expect(put(store, 3)).rejects.toMatchObject({ code: 'store-stopped' });
    expect(await state(await afterKill())).toEqual([1, 1]);
  });

  test('what is decided during a sync is made durable by the next one, together', async () => {
    let syncs = 0;
    const store = await openStore();
    faults.before = (call, at) => {
      if (call === 'datasync' && at.includes('journal')) syncs++;
    };
    const results = await Promise.all(Array.from({ length: 50 }, (_, n) => put(store, n + 1)));
    expect(results.map((r) => r.kind === 'committed' && r.changeSet.revision)).toEqual(results.map((_, n) => n + 1));
    expect(syncs).toBeLessThan(25);
  });
});

describe('reading while the disk is slow', () => {
  test('shows only what is durable, while the next push is decided on what waits', async () => {
    const store = await openStore();
    await put(store, 1);
    const first = put(store, 2);
    const second = put(store, 3);
    expect(await state(store)).toEqual([1, 1]);
    expect(await second).toMatchObject({ changeSet: { revision: 3, blocks: [{ before: [2], after: [3] }] } });
    expect(await first).toMatchObject({ changeSet: { revision: 2 } });
    expect(await state(store)).toEqual([3, 3]);
  });
});
