// npm run size: what the pane costs, gzipped: what everybody loads who opens it, and each page that is loaded when it is
// first opened. Microsoft's office.js is not ours to count.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from './run/children.mjs';

/** What opens the pane: the page and what it names. */
export const OPENING = 250 * 1000;
/** Each part that is loaded later. */
export const LATER = 60 * 1000;

/**
 * @param {string} folder a built pane
 * @returns {{ first: { name: string, bytes: number }[], later: { name: string, bytes: number }[], total: number }}
 */
export function measurePane(folder) {
  const page = 'taskpane.html';
  const html = fs.readFileSync(path.join(folder, page), 'utf8');
  const named = [...html.matchAll(/\b(?:src|href)\s*=\s*["']?([^"'\s>]+)/g)]
    .map(([, address]) => String(address).replace(/^(\.\/|\/addin\/)/, ''))
    .filter((address) => /\.(js|css)$/.test(address) && !/^(https?:)?\/\//.test(address));
  const gzipped = (/** @type {string} */ name) => ({
    name,
    bytes: gzipSync(fs.readFileSync(path.join(folder, name))).length,
  });
  const first = [page, ...new Set(named)].map(gzipped);
  const later = fs
    .readdirSync(folder)
    .filter((name) => /\.(js|css)$/.test(name) && !named.includes(name))
    .map(gzipped);
  return { first, later, total: [...first, ...later].reduce((sum, { bytes }) => sum + bytes, 0) };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { first, later, total } = measurePane(path.join(root, 'dist/addin'));
  const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  for (const { name, bytes } of first) console.log(`${kB(bytes).padStart(10)}  ${name}`);
  for (const { name, bytes } of later) console.log(`${kB(bytes).padStart(10)}  ${name} (loaded later)`);
  const opening = first.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${kB(opening).padStart(10)}  to open the pane; the limit is ${kB(OPENING)}. ${kB(total)} in all.`);
  const heavy = later.filter(({ bytes }) => bytes > LATER);
  for (const { name } of heavy) console.error(`${name} is heavier than the ${kB(LATER)} that a later page may have.`);
  if (opening > OPENING) console.error('The pane has become too heavy to open.');
  if (opening > OPENING || heavy.length > 0) process.exitCode = 1;
}
