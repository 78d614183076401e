// The installer before everything, in temporary projects and with a stand-in for npm that writes down its calls.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What the stand-in does at its n-th call: makes node_modules, or fails with the words of npm's log. */
const FAKE_NPM = `
import fs from 'node:fs';
import path from 'node:path';
fs.appendFileSync('calls.jsonl', JSON.stringify({ args: process.argv.slice(2), env: process.env }) + '\\n');
const call = fs.readFileSync('calls.jsonl', 'utf8').trim().split('\\n').length;
const script = JSON.parse(fs.readFileSync('npm-script.json', 'utf8'));
const step = script[Math.min(call, script.length) - 1];
if (step.waitMs) await new Promise((resolve) => setTimeout(resolve, step.waitMs));
if (step.error) {
  const logs = process.argv.find((arg) => arg.startsWith('--logs-dir=')).slice('--logs-dir='.length);
  fs.writeFileSync(path.join(logs, 'log-' + call + '.log'), step.error);
  process.exit(1);
}
fs.mkdirSync('node_modules/left-pad', { recursive: true });
fs.writeFileSync('node_modules/left-pad/package.json', '{"name":"left-pad","version":"1.0.0"}');
`;
const PACKAGE = { name: 'x', type: 'module', dependencies: { 'left-pad': '1.0.0' } };
const LOCK = {
  lockfileVersion: 3,
  packages: { '': { dependencies: PACKAGE.dependencies }, 'node_modules/left-pad': { version: '1.0.0' } },
};

class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'pi-bridge-ensure-'));
  constructor(npmSteps: readonly object[] = [{}]) {
    mkdirSync(join(this.folder, 'tools'));
    mkdirSync(join(this.folder, 'npm/bin'), { recursive: true });
    cpSync(join(repository, 'tools/ensure.mjs'), join(this.folder, 'tools/ensure.mjs'));
    cpSync(join(repository, 'tools/install'), join(this.folder, 'tools/install'), { recursive: true });
    cpSync(join(repository, 'tools/run'), join(this.folder, 'tools/run'), { recursive: true });
    this.write('npm/bin/npm-cli.js', FAKE_NPM);
    this.write('npm-script.json', JSON.stringify(npmSteps));
    this.write('package.json', JSON.stringify(PACKAGE));
    this.write('package-lock.json', JSON.stringify(LOCK));
    this.write('hello.mjs', "console.log('hello', ...process.argv.slice(2));");
  }
  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }
  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }
  calls(): { args: string[]; env: Record<string, string> }[] {
    if (!this.has('calls.jsonl')) return [];
    const lines = readFileSync(join(this.folder, 'calls.jsonl'), 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line));
  }
  /** Runs ensure.mjs hello.mjs there; signalAfterMs ends it from outside. */
  start(env: Record<string, string> = {}, signal?: { name: NodeJS.Signals; afterMs: number }) {
    return new Promise<{ code: number | null; output: string }>((done) => {
      const child = spawn(process.execPath, ['tools/ensure.mjs', 'hello.mjs', 'there'], {
        cwd: this.folder,
        env: { ...process.env, npm_execpath: join(this.folder, 'npm/bin/npm-cli.js'), ...env },
      });
      let output = '';
      child.stdout.on('data', (data) => (output += String(data)));
      child.stderr.on('data', (data) => (output += String(data)));
      if (signal) setTimeout(() => child.kill(signal.name), signal.afterMs);
      child.on('close', (code) => done({ code, output }));
    });
  }
}

const projects: Project[] = [];
const project = (npmSteps?: readonly object[]): Project => {
  const made = new Project(npmSteps);
  projects.push(made);
  return made;
};
afterAll(() => projects.forEach(({ folder }) => rmSync(folder, { recursive: true, force: true })));

test('a fresh clone is installed, then the command runs; the second time at once', async () => {
  const fresh = project();
  const first = await fresh.start();
  expect(first.output).toContain('Installing packages');
  expect(first.output).toContain('hello there');
  const second = await fresh.start();
  expect(second).toEqual({ code: 0, output: 'hello there\n' });
  expect(fresh.calls()).toHaveLength(1);
  expect(fresh.calls()[0]!.args.slice(0, 3)).toEqual(['ci', '--include=dev', '--include=optional']);
});

test('settings of the outer npm and of the environment do not reach the inner one; the registry and proxy do', async () => {
  const fresh = project();
  await fresh.start({
    NODE_ENV: 'production',
    npm_config_omit: 'dev',
    npm_config_ignore_scripts: 'true',
    npm_config_registry: 'https://registry.example',
    npm_config_https_proxy: 'http://proxy.example',
    npm_lifecycle_event: 'start',
  });
  const { env } = fresh.calls()[0]!;
  expect(env).toMatchObject({
    npm_config_registry: 'https://registry.example',
    npm_config_https_proxy: 'http://proxy.example',
  });
  const dropped = ['NODE_ENV', 'npm_config_omit', 'npm_config_ignore_scripts', 'npm_lifecycle_event', 'npm_execpath'];
  expect(dropped.filter((name) => name in env)).toEqual([]);
});

test('an install made by hand is adopted without npm', async () => {
  const byHand = project();
  byHand.write('node_modules/left-pad/package.json', '{}');
  byHand.write('node_modules/.package-lock.json', JSON.stringify(LOCK));
  expect(await byHand.start()).toEqual({ code: 0, output: 'hello there\n' });
  expect(byHand.calls()).toEqual([]);
});

test.each([
  ['another version is there', { 'node_modules/left-pad': { version: '0.9.0' } }, true],
  ['it is not in the hidden lock', {}, true],
  ['its folder is gone', LOCK.packages, false],
])('an install by hand is not adopted when %s', async (_why, packages, folderThere) => {
  const byHand = project();
  byHand.write('node_modules/.package-lock.json', JSON.stringify({ packages }));
  if (folderThere) byHand.write('node_modules/left-pad/package.json', '{}');
  await byHand.start();
  expect(byHand.calls()).toHaveLength(1);
});

test('a package deleted by hand is installed again', async () => {
  const fresh = project();
  await fresh.start();
  rmSync(join(fresh.folder, 'node_modules/left-pad'), { recursive: true });
  expect((await fresh.start()).output).toContain('hello there');
  expect(fresh.calls()).toHaveLength(2);
});

test('a new lock installs again; Windows line ends alone do not', async () => {
  const fresh = project();
  fresh.write('package.json', `${JSON.stringify(PACKAGE)}\n`);
  await fresh.start();
  fresh.write('package.json', `${JSON.stringify(PACKAGE)}\r\n`);
  await fresh.start();
  expect(fresh.calls()).toHaveLength(1);
  fresh.write('package-lock.json', JSON.stringify({ ...LOCK, name: 'y' }));
  await fresh.start();
  expect(fresh.calls()).toHaveLength(2);
});

test('package.json and lock that disagree are told by name, and npm is not even tried', async () => {
  const torn = project();
  torn.write('package.json', JSON.stringify({ ...PACKAGE, devDependencies: { jest: '^30.0.0' } }));
  const { code, output } = await torn.start();
  expect(code).toBe(1);
  expect(output).toContain('jest (package.json: ^30.0.0, lock: nothing)');
  expect(output).toContain('Run npm install');
  expect(output).not.toMatch(/network|registry/);
  expect(torn.calls()).toEqual([]);
});

test.each([
  ['no network', 'verbose stack\nerror code ENOTCACHED', true, 1, 'registry could not be reached'],
  ['a full disk', 'error code ENOSPC', true, 1, 'disk is full'],
  ['a lock that npm refuses', 'error code EUSAGE', true, 1, 'do not fit each other'],
  ['something else over an old node_modules', 'error code ENOTEMPTY', true, 2, 'What npm said stands above'],
  ['something else in an empty folder', 'error code ENOTEMPTY', false, 1, 'What npm said stands above'],
])('%s: said plainly, tried again only where that can help', async (_why, error, hadModules, tries, words) => {
  const broken = project([{ error }]);
  if (hadModules) broken.write('node_modules/old/package.json', '{}');
  const { code, output } = await broken.start();
  expect(code).toBe(1);
  expect(output).toContain(words);
  expect(output).not.toContain('hello');
  expect(broken.calls()).toHaveLength(tries);
  expect(broken.has('.install.lock')).toBe(false);
});

test('the second try starts from empty and may succeed', async () => {
  const mended = project([{ error: 'error code ENOTEMPTY' }, {}]);
  mended.write('node_modules/old/package.json', '{}');
  expect((await mended.start()).output).toContain('hello there');
  expect(mended.has('node_modules/old')).toBe(false);
});

test('of two at once one installs, the other says so and waits; both run', async () => {
  const busy = project([{ waitMs: 1500 }]);
  const both = await Promise.all([busy.start(), busy.start()]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.filter(({ output }) => /Another start \(process \d+\)/.test(output))).toHaveLength(1);
  expect(both.filter(({ output }) => output.includes('hello there'))).toHaveLength(2);
  expect(busy.calls()).toHaveLength(1);
});

test('the lock of a dead process does not hold anybody up', async () => {
  const left = project();
  left.write('.install.lock', '999999999');
  expect((await left.start()).output).toContain('hello there');
  expect(left.has('.install.lock')).toBe(false);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s in mid install leaves no lock and no stamp, and the next start installs', async (name, expected) => {
  if (process.platform === 'win32') return; // a signal from outside ends a process there outright
  const stopped = project([{ waitMs: 3000 }, {}]);
  const { code, output } = await stopped.start({}, { name, afterMs: 1200 });
  expect(code).toBe(expected);
  expect(output).toContain('Stopped');
  expect([stopped.has('.install.lock'), stopped.has('node_modules/.ready.json')]).toEqual([false, false]);
  expect((await stopped.start()).output).toContain('hello there');
});
