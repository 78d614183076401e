// package.json and its lock keep what a fresh clone relies on: no host of anybody's, no surprise script, the pins
// without which an install or a build is known to fail.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './planted';

interface Entry {
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly version?: string;
}
const read = (name: string): string => readFileSync(join(repository, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lock: { packages: Record<string, Entry> } = JSON.parse(read('package-lock.json'));
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string): string => place.replace(/^.*node_modules\//, '');

test('the lock names no registry', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(read('.npmrc')).not.toMatch(/:\/\//);
});

test('every package with an install script has been decided on, and none may run it', () => {
  const scripted = [...new Set(packages.filter(([, entry]) => entry.hasInstallScript).map(([place]) => nameOf(place)))];
  expect(scripted.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
});

test('the heavy toolkit and the tracker stay out', () => {
  const versions = (name: string): (string | undefined)[] =>
    packages.filter(([place]) => nameOf(place) === name).map(([, entry]) => entry.version);
  expect(versions('keytar')).toEqual([]);
  expect(versions('@microsoft/m365agentstoolkit-cli')).toEqual(['2.1.3']); // the stand-in, ms
  expect(versions('semver').length).toBeGreaterThan(0);
});

test.each([
  ['@swc/core', '1.16.18'],
  ['@sparticuz/chromium', '147.0.0'],
  ['@microsoft/office-js', '1.1.110'],
  ['@univerjs/presets', '0.25.1'],
  ['@univerjs/sheets-table', '0.25.1'],
  ['@univerjs/sheets-conditional-formatting', '0.25.1'],
])('%s stays at exactly %s', (name, version) => {
  expect(manifest.devDependencies[name]).toBe(version);
});

test('the pane and its tools are not installed on a server', () => {
  const server = Object.keys(manifest.dependencies);
  expect(server.filter((name) => /react|fluentui|webpack|jest|axios|univer|office|eslint|prettier/.test(name))).toEqual(
    [],
  );
});

test('every script that starts a tool starts one that exists', () => {
  const named = Object.values<string>(manifest.scripts).flatMap((script) => script.match(/tools\/[\w/-]+\.mjs/g) ?? []);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
});

test.each(['start', 'test', 'build', 'dev', 'check:fast'])('npm run %s installs first', (name) => {
  expect(manifest.scripts[name]).toMatch(/^node tools\/ensure\.mjs tools\/[\w-]+\.mjs$/);
});
