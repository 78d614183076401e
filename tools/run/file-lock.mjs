// One piece of work at a time across processes. The lock names its process and is touched while that lives, so
// that a killed holder, or another program that got the same process id later, never blocks the next one.
import fs from 'node:fs';

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file @returns {{ pid: number, beat: number } | undefined} */
function readLock(file) {
  try {
    return { pid: Number(fs.readFileSync(file, 'utf8')), beat: fs.statSync(file).mtimeMs };
  } catch {
    return undefined; // dropped meanwhile
  }
}

/** Takes a stale lock away; renamed first, so that of two who find it only one removes it. @param {string} file */
function removeStale(file) {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    fs.rmSync(aside, { force: true });
  } catch {
    // another start was quicker
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Runs the work while holding the lock file; waits while a living process holds it.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (pid: number) => void, pollMs?: number, silentPolls?: number }} [settings]
 *   onWait: called once with the holder's process id; silentPolls: after so many polls without a sign of life the holder counts as dead.
 * @returns {Promise<T>}
 */
export async function withFileLock(file, work, { onWait = () => {}, pollMs = 300, silentPolls = 100 } = {}) {
  let said = false;
  let lastBeat = 0;
  let silent = 0;
  while (!tryTake(file)) {
    const held = readLock(file);
    if (!held) continue;
    silent = held.beat === lastBeat ? silent + 1 : 0;
    lastBeat = held.beat;
    // An empty lock is one whose holder has not yet written its number: given a few polls.
    const dead = held.pid ? !isAlive(held.pid) : silent > 15;
    if (dead || silent > silentPolls) {
      removeStale(file);
      continue;
    }
    if (!said) onWait(held.pid);
    said = true;
    await sleep(pollMs);
  }
  const drop = () => {
    if (readLock(file)?.pid === process.pid) fs.rmSync(file, { force: true });
  };
  const heart = setInterval(() => {
    try {
      fs.utimesSync(file, new Date(), new Date());
    } catch {
      // taken away by hand: the work goes on, only unguarded
    }
  }, 2000);
  process.on('exit', drop);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    process.off('exit', drop);
    drop();
  }
}
