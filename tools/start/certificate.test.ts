// The local certificate is for localhost alone, kept while it lasts, and remade in good time.
import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMarkedTrusted, isUsable, localCertificate, markTrusted } from './certificate.mjs';
import { becomesHealthy, isHealthy } from './health.mjs';

const DAY = 24 * 60 * 60 * 1000;
const now = new Date('2026-11-23T12:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * DAY);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pi-bridge-cert-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('it names localhost by name and by both addresses, and nothing else', async () => {
  const { cert } = await localCertificate({ folder, now });
  const leaf = new X509Certificate(readFileSync(cert));
  expect(leaf.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
  expect(leaf.ca).toBe(false);
});

test("the authority's private key is kept nowhere", async () => {
  const paths = await localCertificate({ folder, now });
  expect(readdirSync(folder).sort()).toEqual(['ca.crt', 'localhost.crt', 'localhost.key']);
  const authority = new X509Certificate(readFileSync(paths.ca));
  const leaf = new X509Certificate(readFileSync(paths.cert));
  expect(authority.ca).toBe(true);
  expect(leaf.publicKey.equals(authority.publicKey)).toBe(false);
});

test('nobody else can read the key', async () => {
  if (process.platform === 'win32') return; // the profile folder guards it there
  const { key } = await localCertificate({ folder, now });
  expect(statSync(key).mode & 0o777).toBe(0o600);
  chmodSync(key, 0o600);
});

test.each([
  [0, true],
  [388, true],
  [390, false],
  [400, false],
])('%i days later it is still good: %s', async (days, usable) => {
  const paths = await localCertificate({ folder, now });
  expect(isUsable(paths, later(days))).toBe(usable);
});

test('it stays the same while it is good, and is remade when it is not', async () => {
  const first = await localCertificate({ folder, now });
  const text = readFileSync(first.cert, 'utf8');
  await localCertificate({ folder, now: later(100) });
  expect(readFileSync(first.cert, 'utf8')).toBe(text);
  await localCertificate({ folder, now: later(391) });
  expect(readFileSync(first.cert, 'utf8')).not.toBe(text);
});

test.each(['ca.crt', 'localhost.crt'])('a damaged %s is replaced', async (name) => {
  const paths = await localCertificate({ folder, now });
  writeFileSync(join(folder, name), 'half a certific');
  await localCertificate({ folder, now });
  expect(isUsable(paths, now)).toBe(true);
});

test('two starts at once end with one certificate that belongs together', async () => {
  const both = await Promise.all([localCertificate({ folder, now }), localCertificate({ folder, now })]);
  expect(both.map((paths) => isUsable(paths, now))).toEqual([true, true]);
});

test('what was trusted is not taken for what was remade', async () => {
  const paths = await localCertificate({ folder, now });
  expect(isMarkedTrusted(paths)).toBe(false);
  markTrusted(paths);
  expect(isMarkedTrusted(paths)).toBe(true);
  await localCertificate({ folder, now: later(391) });
  expect(isMarkedTrusted(paths)).toBe(false);
});

test('a server with it is healthy to whoever knows the authority; a missing one is not waited for', async () => {
  const paths = await localCertificate({ folder });
  const options = { cert: readFileSync(paths.cert), key: readFileSync(paths.key) };
  const server = https.createServer(options, (_request, answer) => answer.end('{}'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  expect(await becomesHealthy(port, paths.ca, { ended: () => false })).toBe(true);
  await new Promise((closed) => server.close(closed));
  expect(await isHealthy(port, paths.ca)).toBe(false);
  expect(await becomesHealthy(port, paths.ca, { ended: () => true })).toBe(false);
});
