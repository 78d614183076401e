#!/usr/bin/env node
// npm run admin -- COMMAND and pi-bridge COMMAND: runs the built command line, after building it where the sources
// have changed. Only results may reach stdout, so what the build says goes to stderr.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isBuilt, sourceHash } from './run/bundles.mjs';
import { root } from './run/children.mjs';
import { withFileLock } from './run/file-lock.mjs';

const WEBPACK = path.join(root, 'node_modules/webpack/bin/webpack.js');
const ADMIN = path.join(root, 'dist/server/admin.js');
const STAMP = path.join(root, 'dist/.built-admin.json');

/** @param {string[]} args @param {import('node:child_process').SpawnOptions} options @returns {Promise<number>} */
const run = (args, options) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, options);
    // In a terminal Ctrl-C reaches the command by itself; what is sent to us alone is handed on.
    process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', (error) => {
      console.error(String(error));
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });

function isFresh() {
  if (!fs.existsSync(ADMIN)) return false;
  // Where it is deployed there is nothing to build with.
  if (!fs.existsSync(WEBPACK) || isBuilt()) return true;
  try {
    const stamp = JSON.parse(fs.readFileSync(STAMP, 'utf8'));
    return stamp.sources === sourceHash() && stamp.written === fs.statSync(ADMIN).mtimeMs;
  } catch {
    return false;
  }
}

async function build() {
  if (isFresh()) return 0;
  if (!fs.existsSync(WEBPACK)) {
    console.error(`${ADMIN} is missing, and there is nothing to build it with: run npm ci and npm run build first.`);
    return 1;
  }
  console.error('Building the command line; the first time this takes a little.');
  const sources = sourceHash();
  const code = await run([WEBPACK, '--mode', 'production', '--config-name', 'server'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
  if (code === 0) fs.writeFileSync(STAMP, `${JSON.stringify({ sources, written: fs.statSync(ADMIN).mtimeMs })}\n`);
  return code;
}

async function buildAlone() {
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
  return withFileLock(path.join(root, 'dist/.build-admin.lock'), build);
}

const built = isFresh() ? 0 : await buildAlone();
// npm changes into the project; relative names are meant from where the person stands.
const cwd = process.env['INIT_CWD'] ?? process.cwd();
process.exitCode =
  built === 0 ? await run(['--enable-source-maps', ADMIN, ...process.argv.slice(2)], { cwd, stdio: 'inherit' }) : built;
