// Child processes that never outlive us: each in a group of its own, ended whole on exit or on a signal.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const onWindows = process.platform === 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const living = new Set();

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (!child.pid) return;
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // the whole group has gone already
  }
}

/**
 * Starts a program in its own process group.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startChild(program, args, options = {}) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', detached: !onWindows, ...options });
  living.add(child);
  return child;
}

/**
 * Waits for the end of a child. 127 when it could not be started, 128 + n when a signal ended it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export const exitCode = (child) =>
  new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(String(error));
      living.delete(child);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      living.delete(child);
      signalGroup(child, 'SIGKILL'); // what it may have left behind
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 137));
    });
  });

/**
 * Ends a child politely, and by force after the grace time.
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ graceMs?: number, hasBeenTold?: boolean }} [how] hasBeenTold: Ctrl-C has reached it by itself, as in
 *   every Windows console
 */
export async function stopChild(child, { graceMs = 5000, hasBeenTold = false } = {}) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (!hasBeenTold) signalGroup(child, 'SIGTERM');
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await ended;
  clearTimeout(force);
}

/** Ends every child on exit; on Ctrl-C and other signals ends them politely first and runs what is given. */
export function endChildrenWithUs(/** @type {() => void} */ onSignal = () => {}) {
  process.on('exit', () => {
    for (const child of living) signalGroup(child, 'SIGKILL');
  });
  let stopping = false;
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      onSignal();
      void Promise.all([...living].map((child) => stopChild(child, { hasBeenTold: onWindows }))).then(() =>
        process.exit(code),
      );
    });
  }
}

/**
 * Runs a Node program to its end.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export const runNode = (args, options = {}) => exitCode(startChild(process.execPath, args, options));
