// Builds dist/ with webpack, and only when something that goes into it has changed: a hash over the contents
// of the sources is kept in dist/.built.json.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root, runNode } from './children.mjs';

const FOLDERS = ['addin', 'domain', 'server', 'workbench', 'samples'];
const FILES = ['webpack.config.js', 'manifest.xml', 'package-lock.json', 'tsconfig.json'];
const builtFile = (/** @type {string} */ base) => path.join(base, 'dist/.built.json');

/**
 * The files that decide what a build gives, sorted; tests do not.
 * @param {string} base
 */
function sourceFiles(base) {
  const inFolders = FOLDERS.flatMap((folder) => {
    const full = path.join(base, folder);
    if (!fs.existsSync(full)) return [];
    return fs
      .readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name));
  });
  const single = FILES.map((name) => path.join(base, name)).filter((file) => fs.existsSync(file));
  return [...inFolders, ...single].sort();
}

/** @param {string} [base] */
export function sourceHash(base = root) {
  const hash = createHash('sha256');
  for (const file of sourceFiles(base)) {
    hash.update(`${path.relative(base, file).replaceAll('\\', '/')}\0`);
    hash.update(fs.readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** True when dist/ was built from exactly these sources. @param {string} [base] */
export function isBuilt(base = root) {
  try {
    const built = JSON.parse(fs.readFileSync(builtFile(base), 'utf8'));
    return (
      built.sources === sourceHash(base) &&
      built.parts.every((/** @type {string} */ part) => fs.existsSync(path.join(base, part)))
    );
  } catch {
    return false;
  }
}

/** @param {string[]} args @returns {Promise<number>} exit code */
export const runWebpack = (args) =>
  runNode(['node_modules/webpack/bin/webpack.js', '--mode', 'production', ...args], {
    env: { ...process.env, NODE_ENV: 'production' },
  });

/** What a running product is made of. */
const PARTS = ['addin', 'workbench', 'server'];

/** Builds every bundle of the product and stamps it. @returns {Promise<number>} exit code */
export async function buildAll() {
  const sources = sourceHash();
  fs.rmSync(builtFile(root), { force: true });
  const code = await runWebpack(PARTS.flatMap((name) => ['--config-name', name]));
  if (code === 0) {
    const parts = ['dist/addin/taskpane.html', 'dist/workbench/index.html', 'dist/server/main.js'];
    fs.writeFileSync(builtFile(root), `${JSON.stringify({ sources, parts })}\n`);
  }
  return code;
}
