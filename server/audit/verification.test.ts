// The check of the store from Manage: whole, damaged in its files, and made anew by somebody who knows how.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fs from 'node:fs/promises';
import path from 'node:path';
import { verificationSchema, type Verification } from '../../domain/wire-audit';
import { sampleApp, type SampleApp } from '../../tests/support/sample-app';

let council: SampleApp;
let token: string;
beforeEach(async () => {
  council = await sampleApp();
  token = await council.signIn('site-administrator');
});
afterEach(() => council.close());

async function check(kept?: string): Promise<NonNullable<Verification['last']>> {
  const begun = await council.as(token).post('/audit/verification', kept === undefined ? {} : { kept });
  expect(verificationSchema.parse(begun.body).running).toMatchObject({ by: { name: 'Site administrator' } });
  for (;;) {
    const { running, last } = verificationSchema.parse((await council.as(token).get('/audit/verification')).body);
    if (running === null && last !== null) return last;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const head = async () => (await council.as(token).get('/audit/head')).body as { revision: number; sum: string };

test('before the first there is none', async () => {
  expect((await council.as(token).get('/audit/verification')).body).toEqual({ running: null, last: null });
});

test('a whole store is said to be whole, with the same head that is shown', async () => {
  const { revision, sum } = await head();
  expect(await check()).toMatchObject({ state: 'whole', head: { revision, sum }, findings: [], kept: null });
});

test.each<[string, (h: { revision: number; sum: string }) => string, string, RegExp | null]>([
  ['the head of now, as it is copied', ({ revision, sum }) => `2026 revision ${revision} sum ${sum}`, 'whole', null],
  ['a checksum alone', ({ sum }) => sum.toUpperCase(), 'whole', null],
  [
    'a head that the store does not reach',
    ({ revision, sum }) => `revision ${revision + 5} sum ${sum}`,
    'not the one that was kept',
    /its end was cut off/,
  ],
  [
    'another checksum of the same revision',
    ({ revision }) => `revision ${revision} sum ${'0'.repeat(64)}`,
    'not the one that was kept',
    /made anew/,
  ],
])('%s is compared', async (_, keptOf, state, misfit) => {
  const { state: is, kept } = await check(keptOf(await head()));
  expect(is).toBe(state);
  expect(kept?.compared).toBe(1);
  if (misfit) expect(kept?.misfits).toEqual([expect.stringMatching(misfit)]);
  else expect(kept?.misfits).toEqual([]);
});

test('a figure that was changed by hand in a file is found, with its place', async () => {
  const journal = path.join(council.folder, 'data/journal');
  const name = (await fs.readdir(journal)).find((file) => !file.endsWith('.json')) ?? '';
  const bytes = await fs.readFile(path.join(journal, name));
  const at = bytes.indexOf('Housing');
  bytes.write('Hosuing', at);
  await fs.writeFile(path.join(journal, name), bytes);
  const { state, findings } = await check();
  expect(state).toBe('damaged');
  expect(findings[0]?.place).toContain(name);
});

test('two who ask at once get one check', async () => {
  const [one, two] = await Promise.all([
    council.as(token).post('/audit/verification', {}),
    council.as(token).post('/audit/verification', {}),
  ]);
  expect(verificationSchema.parse(one.body).running?.since).toBe(verificationSchema.parse(two.body).running?.since);
});
