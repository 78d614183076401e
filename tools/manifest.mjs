// npm run manifest -- https://pi.example.gov.uk: writes dist/manifest.xml with a body's own address, for its
// administrator to hand out. Without an address it is a copy with the address of npm start.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run/children.mjs';

const OWN = 'https://localhost:3443';

/**
 * @param {string} manifest
 * @param {string} address https, with a path where the server stands below one
 */
export function withAddress(manifest, address) {
  const url = new URL(address);
  if (url.protocol !== 'https:') throw new Error('Excel loads add-ins by https only.');
  if (url.search || url.hash || url.username) throw new Error('The address has no ?, no # and no name in it.');
  const place = `${url.origin}${url.pathname.replace(/\/$/, '')}`;
  return manifest
    .replaceAll(`<AppDomain>${OWN}</AppDomain>`, `<AppDomain>${url.origin}</AppDomain>`)
    .replaceAll(OWN, place);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const text = withAddress(fs.readFileSync(path.join(root, 'manifest.xml'), 'utf8'), process.argv[2] ?? OWN);
    fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
    fs.writeFileSync(path.join(root, 'dist/manifest.xml'), text);
    console.log('Written: dist/manifest.xml');
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
