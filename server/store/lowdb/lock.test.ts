// One server to a data folder: a second one refuses and names the first; a dead one's lock is taken over.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { realDisk, type Disk } from './disk';
import { takeLock } from './lock';
import { thisProcess } from './process-identity';

let folder: string;
let count = 0;
const take = () => takeLock(realDisk, folder, String(++count));
const leave = (owner: unknown, name = 'lock') => writeFile(path.join(folder, name), JSON.stringify(owner));
/** The id of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pi-bridge-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a second server refuses, naming the process of the first', async () => {
  const lock = await take();
  await expect(take()).rejects.toMatchObject({
    reason: 'locked',
    message: expect.stringContaining(`process ${process.pid} on ${hostname()}`),
  });
  await lock.release();
  await (await take()).release();
  expect(await readdir(folder)).toEqual([]);
});

test('a lock has its owner on the disk before it has its name: a power loss leaves none that nobody can read', async () => {
  const calls: string[] = [];
  const disk: Disk = {
    ...realDisk,
    async open(name, mode) {
      const file = await realDisk.open(name, mode);
      return {
        ...file,
        async datasync() {
          calls.push('synced');
          await file.datasync();
        },
      };
    },
    async link(from, to) {
      calls.push('named');
      await realDisk.link(from, to);
    },
  };
  await takeLock(disk, folder, 'own');
  expect(calls).toEqual(['synced', 'named']);
});

test('many at once: exactly one gets it', async () => {
  const taken = await Promise.allSettled(Array.from({ length: 20 }, take));
  expect(taken.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
});

test('a dead server’s lock is taken over, by one of many', async () => {
  await leave({ host: hostname(), pid: deadPid(), started: null });
  const taken = await Promise.allSettled(Array.from({ length: 20 }, take));
  expect(taken.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
  expect(JSON.parse(await readFile(path.join(folder, 'lock'), 'utf8'))).toEqual(await thisProcess());
});

test('a dead server’s unfinished take-over is no obstacle', async () => {
  const dead = { host: hostname(), pid: deadPid(), started: null };
  await leave(dead);
  await leave(dead, 'lock.takeover');
  await (await take()).release();
});

(process.platform === 'linux' ? test : test.skip)(
  'a process id that was given out again is no obstacle: its start differs',
  async () => {
    await leave({ host: hostname(), pid: process.pid, started: '1@another-boot' });
    await (await take()).release();
  },
);

test('a server on another machine cannot be asked, so its lock holds', async () => {
  await leave({ host: 'elsewhere', pid: 1, started: null });
  await expect(take()).rejects.toMatchObject({ reason: 'locked', message: expect.stringContaining('elsewhere') });
});

test.each(['', 'null', '{"pid":"x"}'])('a lock that cannot be read (“%s”) holds, with what to do', async (text) => {
  await writeFile(path.join(folder, 'lock'), text);
  await expect(take()).rejects.toMatchObject({ reason: 'locked', message: expect.stringContaining('Remove it') });
});
