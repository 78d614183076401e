// Makes node_modules fit package-lock.json, then runs the command given: node tools/ensure.mjs FILE ARGS…
// Plain Node, because it runs before anything is installed. When all fits it costs a few milliseconds.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { adoptable, disagreements, fits, writeStamp } from './install/fit.mjs';
import { installPackages } from './install/npm-ci.mjs';
import { withFileLock } from './run/file-lock.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old for PI Bridge: install Node 20.19 or newer.`);
  process.exit(1);
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
let stoppedWith = 0;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    stoppedWith ||= EXIT_CODES[signal];
    if (!child) process.exit(stoppedWith);
    // Ctrl-C in a terminal reaches the child by itself; every other signal is ours to hand on.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
const run = (command, args, env) =>
  new Promise((resolve) => {
    const started = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    child = started;
    const done = (/** @type {number} */ code) => {
      child = undefined;
      resolve(code);
    };
    started.on('error', (error) => {
      console.error(String(error));
      done(127);
    });
    started.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });

async function install() {
  if (fits(root)) return 0; // another start has done it meanwhile
  if (adoptable(root)) {
    writeStamp(root);
    return 0;
  }
  const different = disagreements(root);
  if (different.length > 0) {
    console.error(`package.json and package-lock.json do not fit each other:\n  ${different.join('\n  ')}`);
    console.error('Run npm install, then commit both files.');
    return 1;
  }
  return installPackages(root, run, () => stoppedWith !== 0);
}

const onWait = (/** @type {number} */ pid) =>
  console.log(`Another start (process ${pid}) is installing packages; waiting for it.`);
const installed = fits(root) ? 0 : await withFileLock(path.join(root, '.install.lock'), install, { onWait });
if (installed !== 0 || stoppedWith !== 0) process.exit(stoppedWith || installed);
const [file, ...args] = process.argv.slice(2);
if (file) {
  const code = await run(process.execPath, [path.resolve(root, file), ...args], process.env);
  process.exit(stoppedWith || code);
}
