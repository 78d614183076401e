// One at a time, and never held up by the dead.
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, withFileLock } from './file-lock.mjs';

let folder: string;
let lock: string;
const quick = { pollMs: 5, silentPolls: 20 };
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pi-bridge-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('work of several is done one after the other', async () => {
  const order: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    order.push(`${name} in`);
    await pause(20);
    order.push(`${name} out`);
  };
  await Promise.all(['a', 'b', 'c'].map((name) => withFileLock(lock, work(name), quick)));
  expect(order.map((step) => step.slice(2))).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
  expect(existsSync(lock)).toBe(false);
});

test('the lock is dropped when the work fails, and the failure is passed on', async () => {
  const fail = async (): Promise<never> => {
    throw new Error('broken');
  };
  await expect(withFileLock(lock, fail, quick)).rejects.toThrow('broken');
  expect(existsSync(lock)).toBe(false);
});

test.each([
  ['a process that is dead', '999999999'],
  ['another program that got its number: alive, but no sign of life in the lock', String(process.ppid)],
  ['a process that died before it had written its number', ''],
])('the lock of %s is taken away', async (_who, text) => {
  writeFileSync(lock, text);
  expect(await withFileLock(lock, async () => 'done', quick)).toBe('done');
});

test('a holder that shows signs of life is waited for, and named once', async () => {
  writeFileSync(lock, String(process.ppid));
  const heart = setInterval(() => existsSync(lock) && utimesSync(lock, new Date(), new Date(Date.now())), 5);
  const waits: number[] = [];
  let done = false;
  const waiting = withFileLock(lock, async () => (done = true), { ...quick, onWait: (pid) => waits.push(pid) });
  await pause(250);
  expect([done, waits]).toEqual([false, [process.ppid]]);
  clearInterval(heart);
  rmSync(lock);
  await waiting;
  expect(done).toBe(true);
});

test('this process is alive, and no process has such a number', () => {
  expect([isAlive(process.pid), isAlive(999_999_999)]).toEqual([true, false]);
});
