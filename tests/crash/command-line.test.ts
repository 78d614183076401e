// The built command line as scripts and people call it: exit codes, stdout for results alone, beside a running server,
// and stopped or killed in the middle of long work.
import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { backupOf } from '../../server/admin/backup/write-backup';
import { setLine } from '../../server/store/chain/change-line';
import { genesisOf } from '../../server/store/chain/sealed-line';
import { startServer, type RunningServer } from '../support/running-server';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'pi-bridge-cli-'));
});
afterEach(() => fs.rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Calls `pi-bridge`; ends it by a signal as soon as `when` says so. */
async function pib(args: readonly string[], stop?: { signal: NodeJS.Signals; when: () => Promise<boolean> }) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const child = spawn(process.execPath, [path.join(root, 'dist/server/admin.js'), ...args], { cwd: folder, env });
  let [out, err, over] = ['', '', false];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code, signal) => {
      over = true;
      resolve({ code, signal, out, err });
    }),
  );
  while (stop && !over)
    if (await stop.when()) {
      child.kill(stop.signal);
      break;
    } else await new Promise((resolve) => setTimeout(resolve, 2));
  return ended;
}

const exists = (name: string) =>
  fs.stat(path.join(folder, name)).then(
    () => true,
    () => false,
  );

/** A store's lines that take a while: so many change-sets of a thousand figures. */
async function* manyLines(count: number): AsyncGenerator<Buffer> {
  let prev = genesisOf('long');
  const keys = Array.from({ length: 1000 }, (_, i) => `PI-${i}|2014-07-01Q`);
  const before = keys.map(() => null);
  for (let revision = 1; revision <= count; revision++) {
    const head = { pushId: `p${revision}`, kind: 'push' as const, by: 'ann', at: '2026-01-08T09:00:00.000Z' };
    const after = keys.map((_, i) => revision * i + 0.5);
    const block = { type: 'measurement' as const, field: 'value', keys, before, after, was: revision - 1 };
    const { bytes, sum } = setLine({ revision, head, blocks: [block] }, prev);
    prev = sum;
    yield bytes.subarray(0, -1);
  }
}

async function longBackup(name: string): Promise<void> {
  const source = { id: 'long', head: () => Promise.reject(new Error('not asked')), close: async () => undefined };
  const handle = await fs.open(path.join(folder, name), 'w');
  for await (const piece of backupOf({ ...source, lines: () => manyLines(1500) }, 'test', '2026', () => undefined))
    await handle.write(piece);
  await handle.close();
}

test('exit codes and streams are as the help says', async () => {
  expect(await pib(['--help'])).toMatchObject({ code: 0, err: '' });
  expect(await pib(['nonsense'])).toMatchObject({ code: 2, out: '' });
  expect(await pib(['head', '--data', 'nowhere'])).toMatchObject({ code: 1, out: '' });
  expect(await pib(['init', '--data', 'store'])).toMatchObject({ code: 0, err: '' });
  expect((await pib(['head', '--data', 'store', '--json'])).out).toMatch(/^\{.*"revision":0.*\}\n$/);
});

describe('beside a running server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.remove());

  test('its store is verified, backed up, audited and restored elsewhere, and not moved', async () => {
    const data = ['--data', path.join(server.data, 'store')];
    expect((await pib(['verify', ...data])).code).toBe(0);
    expect((await pib(['backup', 'b.jsonl.gz', ...data])).code).toBe(0);
    expect((await pib(['export-audit', 'a.csv', ...data])).code).toBe(0);
    expect((await pib(['restore', 'b.jsonl.gz', '--data', 'again'])).code).toBe(0);
    const kept = (text: string) => /revision .*/.exec(text)?.[0];
    expect(kept((await pib(['head', '--data', 'again'])).out)).toBe(kept((await pib(['head', ...data])).out));
    const moved = await pib(['move', '--to', 'elsewhere', ...data]);
    expect(moved).toMatchObject({ code: 1, out: '' });
    expect(moved.err).toMatch(/Stop it first/);
  });
});

describe('in the middle of long work', () => {
  beforeEach(() => longBackup('long.jsonl'));

  test('Ctrl-C takes a restore back, and the place may be used again', async () => {
    const when = () => exists('store/journal');
    const ended = await pib(['restore', 'long.jsonl', '--data', 'store'], { signal: 'SIGINT', when });
    expect(ended).toMatchObject({ code: 130, signal: null, out: '' });
    expect(ended.err).toContain('Nothing was left half done');
    expect(await fs.readdir(folder)).toEqual(['long.jsonl']);
    expect((await pib(['restore', 'long.jsonl', '--data', 'store'])).code).toBe(0);
  });

  test('a backup that is killed outright leaves no file of that name', async () => {
    expect((await pib(['restore', 'long.jsonl', '--data', 'store'])).code).toBe(0);
    const when = async () => (await fs.readdir(folder)).some((name) => name.startsWith('.b.jsonl'));
    const ended = await pib(['backup', 'b.jsonl.gz', '--data', 'store'], { signal: 'SIGKILL', when });
    expect(ended.signal).toBe('SIGKILL');
    expect(await exists('b.jsonl.gz')).toBe(false);
    const stopped = await pib(['backup', 'b.jsonl.gz', '--data', 'store', '--quiet'], {
      signal: 'SIGTERM',
      when: async () => (await fs.readdir(folder)).filter((name) => name.startsWith('.b.jsonl')).length > 1,
    });
    expect(stopped.code).toBe(130);
    expect((await fs.readdir(folder)).filter((name) => name.startsWith('.b.jsonl'))).toHaveLength(1);
    expect(await pib(['backup', 'b.jsonl.gz', '--data', 'store', '--quiet'])).toEqual({
      ...{ code: 0, signal: null, out: '', err: '' },
    });
    expect((await pib(['verify', '--backup', 'b.jsonl.gz'])).code).toBe(0);
  });

  test('a restore that is killed outright is no store, and nothing takes it for one', async () => {
    const when = () => exists('store/journal');
    await pib(['restore', 'long.jsonl', '--data', 'store'], { signal: 'SIGKILL', when });
    expect((await pib(['head', '--data', 'store'])).code).toBe(1);
    expect((await pib(['backup', 'b.jsonl', '--data', 'store'])).code).toBe(1);
  });
});
