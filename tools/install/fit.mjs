// Does node_modules fit package-lock.json? Answered in a few milliseconds from a stamp of our own;
// an install made by hand (npm ci, npm install) is read once against npm's hidden lock and adopted.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** @param {string} file @returns {any} */
const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** @param {string} file */
const readTextOrNothing = (file) => {
  try {
    return fs.readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
  } catch {
    return '';
  }
};

/** @param {string} root */
export const stampFile = (root) => path.join(root, 'node_modules', '.ready.json');

/** What an install must have been made from: the three files and the machine. @param {string} root */
export function wantedStamp(root) {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    hash.update(`${name}\0${readTextOrNothing(path.join(root, name))}\0`);
  }
  const { platform, arch, versions } = process;
  return JSON.stringify({ files: hash.digest('hex'), platform, arch, abi: versions.modules });
}

/** @param {string} root */
export const writeStamp = (root) => fs.writeFileSync(stampFile(root), wantedStamp(root));

/** True when the stamp is ours and no direct dependency has been deleted since. @param {string} root */
export function fits(root) {
  if (readTextOrNothing(stampFile(root)) !== wantedStamp(root)) return false;
  const { dependencies = {}, devDependencies = {} } = readJson(path.join(root, 'package.json'));
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
    fs.existsSync(path.join(root, 'node_modules', name, 'package.json')),
  );
}

/**
 * The direct dependencies on which package.json and package-lock.json disagree, as 'name (package.json says
 * x, the lock says y)'. npm ci refuses such a pair, so there is no use in starting it.
 * @param {string} root
 * @returns {string[]}
 */
export function disagreements(root) {
  const asked = readJson(path.join(root, 'package.json'));
  const locked = readJson(path.join(root, 'package-lock.json')).packages?.[''] ?? {};
  return GROUPS.flatMap((group) => {
    const left = asked[group] ?? {};
    const right = locked[group] ?? {};
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .filter((name) => left[name] !== right[name])
      .map((name) => `${name} (package.json: ${left[name] ?? 'nothing'}, lock: ${right[name] ?? 'nothing'})`);
  });
}

/**
 * True when an install made by hand has every package of the lock in the locked version.
 * Optional packages of other platforms may be absent.
 * @param {string} root
 */
export function adoptable(root) {
  try {
    if (disagreements(root).length > 0) return false;
    const wanted = readJson(path.join(root, 'package-lock.json')).packages;
    const present = readJson(path.join(root, 'node_modules', '.package-lock.json')).packages;
    return Object.entries(wanted).every(([place, entry]) => {
      if (place === '' || entry.link || entry.inBundle) return true;
      const found = present[place];
      if (!found) return Boolean(entry.optional || entry.devOptional);
      return found.version === entry.version && fs.existsSync(path.join(root, place, 'package.json'));
    });
  } catch {
    return false; // no lock or no hidden lock: nothing to adopt
  }
}
