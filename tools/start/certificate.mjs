// A certificate for https://localhost, made on this machine and for it alone. Excel loads add-ins by https only.
// The authority's private key is thrown away once it has signed: who trusts it trusts this one certificate,
// and nobody, we included, can make another under it.
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { root } from '../run/children.mjs';
import { withFileLock } from '../run/file-lock.mjs';

const DAY = 24 * 60 * 60 * 1000;
const VALID_DAYS = 397; // browsers refuse longer ones
const SPARE_DAYS = 7;
const FILES = /** @type {const} */ ({ ca: 'ca.crt', cert: 'localhost.crt', key: 'localhost.key' });

/** @typedef {{ folder: string, ca: string, cert: string, key: string }} CertificatePaths */

/** A folder of the user's own; inside the checkout where the home folder cannot be written to. */
function certificateFolder() {
  for (const folder of [path.join(os.homedir(), '.pi-bridge/certs'), path.join(root, '.data/certs')]) {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      fs.accessSync(folder, fs.constants.W_OK);
      return folder;
    } catch {
      // the next one
    }
  }
  throw new Error('No folder for the local certificate: neither the home folder nor .data can be written to.');
}

/**
 * True while the files are there, belong together and last for another week.
 * @param {CertificatePaths} paths
 * @param {Date} now
 */
export function isUsable(paths, now) {
  try {
    const leaf = new X509Certificate(fs.readFileSync(paths.cert));
    const authority = new X509Certificate(fs.readFileSync(paths.ca));
    fs.accessSync(paths.key);
    const lasts = new Date(leaf.validTo).getTime() - now.getTime() > SPARE_DAYS * DAY;
    return lasts && leaf.checkIssued(authority) && leaf.verify(authority.publicKey);
  } catch {
    return false;
  }
}

/** @param {CertificatePaths} paths @param {Date} now */
async function make(paths, now) {
  /** @type {import('selfsigned').SelfsignedOptions} */
  const common = {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY), // clocks differ
    notAfterDate: new Date(now.getTime() + VALID_DAYS * DAY - DAY),
  };
  const owner = `${os.userInfo().username} on ${os.hostname()}`.replace(/[^\w .@-]/g, '_');
  const authority = await generate([{ name: 'commonName', value: `PI Bridge for ${owner}` }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  for (const [file, text] of [
    [paths.key, leaf.private],
    [paths.cert, leaf.cert],
    [paths.ca, authority.cert],
  ]) {
    fs.rmSync(String(file), { force: true });
    fs.writeFileSync(String(file), String(text), { mode: 0o600 });
  }
}

/**
 * The certificate files; made when missing, damaged or within a week of their end.
 * @param {{ folder?: string, now?: Date }} [where]
 * @returns {Promise<CertificatePaths>}
 */
export async function localCertificate({ folder = certificateFolder(), now = new Date() } = {}) {
  const paths = {
    folder,
    ca: path.join(folder, FILES.ca),
    cert: path.join(folder, FILES.cert),
    key: path.join(folder, FILES.key),
  };
  if (isUsable(paths, now)) return paths;
  return withFileLock(path.join(folder, 'making.lock'), async () => {
    if (!isUsable(paths, now)) await make(paths, now);
    return paths;
  });
}

/** @param {CertificatePaths} paths */
const trustMark = (paths) => path.join(paths.folder, 'trusted');
/** @param {CertificatePaths} paths */
const fingerprint = (paths) => new X509Certificate(fs.readFileSync(paths.ca)).fingerprint256;

/** Remembers that npm run trust has put this very authority into a store. @param {CertificatePaths} paths */
export const markTrusted = (paths) => fs.writeFileSync(trustMark(paths), fingerprint(paths));

/** @param {CertificatePaths} paths */
export function isMarkedTrusted(paths) {
  try {
    return fs.readFileSync(trustMark(paths), 'utf8') === fingerprint(paths);
  } catch {
    return false;
  }
}
