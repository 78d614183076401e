// npm run bench:peers: installs what the benches stand beside, outside the product's own packages. better-sqlite3 is
// compiled here, which takes a minute or more.
import fs from 'node:fs';
import path from 'node:path';
import { exitCode, root, startChild } from './run/children.mjs';

const folder = path.join(root, '.cache/bench-peers');
fs.mkdirSync(folder, { recursive: true });
for (const name of ['package.json', 'package-lock.json'])
  fs.copyFileSync(path.join(root, 'bench/peers', name), path.join(folder, name));
console.log('Installing the peers of the benches; compiling takes a minute or more.');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const shell = process.platform === 'win32';
process.exitCode = await exitCode(startChild(npm, ['ci', '--no-audit', '--no-fund'], { cwd: folder, shell }));
if (process.exitCode !== 0) console.error('The peers could not be installed here. The benches run without them.');
