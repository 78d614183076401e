// Loads Univer in Node from a bundle that is built when needed and kept under dist/, named by the version
// of Univer and the content of the entry file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

const bundlePath = (): string => {
  const hash = createHash('sha256');
  for (const file of [
    'workbench/node/univer-entry.mjs',
    'workbench/node/bundle-univer.mjs',
    'node_modules/@univerjs/presets/package.json',
  ])
    hash.update(readFileSync(path.join(root, file)));
  return path.join(root, 'dist/workbench-node', `univer-${hash.digest('hex').slice(0, 12)}.cjs`);
};

/** The exports of univer-entry.mjs. Builds the bundle first where it is missing. */
export const loadUniver = (): unknown => {
  const file = bundlePath();
  if (!existsSync(file)) {
    const built = spawnSync(process.execPath, [path.join(here, 'bundle-univer.mjs'), file], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`Univer could not be bundled for Node: ${built.stderr || built.stdout}`);
  }
  return createRequire(import.meta.url)(file) as unknown;
};
