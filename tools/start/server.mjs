// Starts the built server as npm start and npm run dev want it: https on localhost, the sample data in a folder
// of its own, and beside the store the add-in, the workbench and Microsoft's office.js.
import fs from 'node:fs';
import path from 'node:path';
import { isAlive } from '../run/file-lock.mjs';
import { root, startChild } from '../run/children.mjs';

const at = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);

/** The data folder: the user's own (PI_BRIDGE_DATA), or the sample's. */
export const dataFolder = () => path.resolve(root, process.env['PI_BRIDGE_DATA'] ?? '.data/sample');

/**
 * @param {number} port
 * @param {import('./certificate.mjs').CertificatePaths} certificate
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnv(port, certificate) {
  /** @type {NodeJS.ProcessEnv} */
  const sample = process.env['PI_BRIDGE_DATA'] ? {} : { PI_BRIDGE_SAMPLE: at('samples/council.json') };
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    ...sample,
    PI_BRIDGE_ADDIN: at('dist/addin'),
    PI_BRIDGE_WORKBENCH: at('dist/workbench'),
    PI_BRIDGE_OFFICE_JS: at('node_modules/@microsoft/office-js/dist'),
    PI_BRIDGE_MANIFEST: at('manifest.xml'),
    PI_BRIDGE_TLS_CERT: certificate.cert,
    PI_BRIDGE_TLS_KEY: certificate.key,
    ...process.env,
    PORT: String(port),
    PI_BRIDGE_DATA: dataFolder(),
    // Whatever database this shell is set to is another program's: the sample and trials stay in their folder.
    DATABASE_URL: '',
  };
}

/** `npm start -- --init` makes a new store in the user's own folder. */
const forServer = process.argv.filter((arg) => arg === '--init');

/** @param {NodeJS.ProcessEnv} env */
export const startServer = (env) =>
  startChild(
    process.execPath,
    ['--enable-source-maps', '--import', './tools/start/leash.mjs', 'dist/server/main.js', ...forServer],
    { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );

const noteFile = (/** @type {string} */ folder) => `${folder}.running.json`;

/**
 * The start that already serves this data folder, if one does.
 * @param {string} folder
 * @returns {{ pid: number, address: string, port: number } | undefined}
 */
export function runningOn(folder) {
  try {
    const note = JSON.parse(fs.readFileSync(noteFile(folder), 'utf8'));
    return isAlive(note.pid) ? note : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} folder @param {{ pid: number, address: string, port: number }} note */
export function noteRunning(folder, note) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  fs.writeFileSync(noteFile(folder), JSON.stringify(note));
  process.on('exit', () => fs.rmSync(noteFile(folder), { force: true }));
}
