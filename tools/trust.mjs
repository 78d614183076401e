// npm run trust: puts the local certificate's authority into this user's own trust store. Changing what somebody
// trusts is their decision, so nothing but this command ever does it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { localCertificate, markTrusted } from './start/certificate.mjs';

const NAME = 'PI Bridge local certificate';
const certificate = await localCertificate();

/** @param {string} program @param {string[]} args */
const run = (program, args) => spawnSync(program, args, { stdio: 'inherit' }).status === 0;

function onLinux() {
  const store = path.join(os.homedir(), '.pki/nssdb');
  const make = ['-d', `sql:${store}`, '-N', '--empty-password'];
  const add = ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', NAME, '-i', certificate.ca];
  if (spawnSync('certutil', ['-H'], { stdio: 'ignore' }).error) {
    console.log('certutil is not installed (package libnss3-tools, or nss-tools). With it, these two commands do it:');
    console.log(`  mkdir -p "${store}" && certutil -d "sql:${store}" -N --empty-password`);
    console.log(`  certutil -d "sql:${store}" -A -t "C,," -n "${NAME}" -i "${certificate.ca}"`);
    return false;
  }
  if (!fs.existsSync(path.join(store, 'cert9.db'))) {
    fs.mkdirSync(store, { recursive: true, mode: 0o700 });
    if (!run('certutil', make)) return false;
  }
  spawnSync('certutil', ['-d', `sql:${store}`, '-D', '-n', NAME], { stdio: 'ignore' }); // an older one of ours
  return run('certutil', add);
}

function onMac() {
  console.log('macOS now asks for your password, to add the certificate to your login keychain.');
  const keychain = path.join(os.homedir(), 'Library/Keychains/login.keychain-db');
  return run('security', ['add-trusted-cert', '-r', 'trustRoot', '-p', 'ssl', '-k', keychain, certificate.ca]);
}

function onWindows() {
  console.log('Windows now asks whether to add the certificate to your own trusted roots.');
  return run('certutil', ['-user', '-addstore', 'Root', certificate.ca]);
}

const ways = new Map([
  ['darwin', onMac],
  ['win32', onWindows],
]);
const add = ways.get(process.platform) ?? onLinux;
if (add()) {
  markTrusted(certificate);
  console.log(`Trusted: ${certificate.ca}. Restart the browser.`);
  if (process.platform === 'linux')
    console.log('Firefox keeps a store of its own: import the same file in its settings.');
} else {
  console.log('Not changed. Without it the browser asks once: choose Advanced, then Continue to localhost.');
  process.exitCode = 1;
}
