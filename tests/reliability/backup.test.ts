// Back-ups taken with the command line while people push: each is a prefix of the store, with all that was acknowledged
// before it began, and restored it is the store as it was then. Planted fault: a copy of the folder that leaves out
// most of the file in use.
import { execFile } from 'node:child_process';
import { cp, readdir, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openLowdbStore } from '../../server/store/lowdb/open';
import { readLowdbStore, verifyLowdbStore } from '../../server/store/lowdb/read-store';
import { startServer, type RunningServer } from '../support/running-server';
import { dice } from './dice';
import { pushers, startLoad, type Load, type Sent } from './load';
import { scratch, type Scratch } from './scratch';
import { limitMs, progress, report, seed, sized } from './size';
import { wrongWith } from './wrong-with';

const SETTINGS = { PI_BRIDGE_CHECKPOINT_BYTES: '30000', PI_BRIDGE_SEGMENT_BYTES: '60000' };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const run = promisify(execFile);

let place: Scratch;
let server: RunningServer;
let load: Load;
beforeAll(async () => {
  place = await scratch();
  server = await startServer(SETTINGS, { data: await place.fresh('server'), onProcess: (pid) => place.adopt(pid) });
  load = startLoad(await pushers(server, 4));
});
afterAll(async () => {
  await load.stop();
  await server.kill();
  await place.clear();
});

const admin = (...args: string[]) => run(process.execPath, ['dist/server/admin.js', ...args, '--quiet']);

async function linesOf(folder: string, count = Infinity): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of (await readLowdbStore({ folder })).lines(0)) if (lines.push(line.toString()) >= count) break;
  return lines;
}

/** What is wrong with a restored store against what was told before the back-up began, and against the store itself. */
async function wrongIn(folder: string, told: readonly Sent[]): Promise<string[]> {
  const wrong = (await verifyLowdbStore({ folder })).findings.map((f) => `damaged: ${JSON.stringify(f)}`);
  const store = await openLowdbStore({ folder, die: () => undefined });
  try {
    wrong.push(...(await wrongWith(store, told)));
    const { revision } = await store.read();
    const [theirs, ours] = await Promise.all([linesOf(server.store, revision), linesOf(folder)]);
    if (ours.length !== revision || ours.some((line, i) => line !== theirs[i])) wrong.push('not the same lines');
    if (store.id !== (await readLowdbStore({ folder: server.store })).id) wrong.push('another id');
  } finally {
    await store.close();
  }
  return wrong;
}

test(
  'each back-up is a prefix of the store, and restored it is the store as it was',
  async () => {
    const times = sized(3, 100);
    const throws = dice(seed);
    const wrong: string[] = [];
    for (let n = 1; n <= times; n++) {
      const folder = await place.fresh('backup');
      await wait(throws.below(150));
      const told = load.sent.filter((s) => s.outcome === 'acknowledged');
      await admin('backup', path.join(folder, 'b.jsonl.gz'), '--data', server.store);
      await admin('restore', path.join(folder, 'b.jsonl.gz'), '--data', path.join(folder, 'store'));
      wrong.push(...(await wrongIn(path.join(folder, 'store'), told)).map((what) => `back-up ${n}: ${what}`));
      progress(`back-ups: ${n} of ${times}`);
    }
    report({
      ...{ test: '13 back-up under load', tries: times, lost: wrong.length },
      more: { 'pushes meanwhile': load.acknowledged() },
    });
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(load.acknowledged()).toBeGreaterThan(times);
  },
  limitMs,
);

/** The segment of the journal that is written to, with its size now. */
async function fileInUse(): Promise<{ readonly name: string; readonly bytes: number }> {
  const folder = path.join(server.store, 'journal');
  const name =
    (await readdir(folder))
      .filter((one) => /^\d+\.jsonl$/.test(one))
      .sort()
      .at(-1) ?? '';
  return { name, bytes: (await stat(path.join(folder, name))).size };
}

test(
  'planted a copy of the folder without the file in use is caught',
  async () => {
    let caught = 0;
    for (let n = 0; n < 3; n++) {
      const copy = path.join(await place.fresh('copy'), 'store');
      // With pushes beyond what is left of it: a file that has just been begun has nothing to lose.
      let inUse = await fileInUse();
      while (inUse.bytes < 10_000) {
        await wait(5);
        inUse = await fileInUse();
      }
      const told = load.sent.filter((s) => s.outcome === 'acknowledged');
      await cp(server.store, copy, { recursive: true, filter: (name) => !/\.tmp$|\/lock/.test(name) });
      await truncate(path.join(copy, 'journal', inUse.name), 1000);
      const wrong = await wrongIn(copy, told).catch((error: unknown) => [String(error)]);
      if (wrong.length > 0) caught++;
    }
    report({
      ...{ test: '13 planted: a copy without the file in use', tries: 3, lost: 0 },
      plants: { 'a copy without the file in use': `${caught} of 3` },
    });
    expect(caught).toBe(3);
  },
  limitMs,
);
