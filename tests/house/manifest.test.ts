/**
 * @jest-environment jsdom
 */
// What Excel would refuse in manifest.xml, found without Microsoft's validation service: order, ids, lengths,
// https, icons in the sizes that they are said to have, and functions that the add-in really has.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withAddress } from '../../tools/manifest.mjs';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const text = readFileSync(join(repository, 'manifest.xml'), 'utf8');
const parse = (xml: string): XMLDocument => new DOMParser().parseFromString(xml, 'text/xml');
const manifest = parse(text);
const all = (name: string, within: ParentNode = manifest): Element[] => [...within.querySelectorAll(name)];
const one = (name: string): Element => all(name)[0]!;
const childNames = (element: Element): string[] => [...element.children].map((child) => child.localName);
const value = (element: Element): string => element.getAttribute('DefaultValue')!;

const resources = all('VersionOverrides > Resources > * > *');
const strings = (kind: string): [id: string, text: string][] =>
  all(`Resources > ${kind} > String`).map((element) => [element.id, value(element)]);

/** Width and height as a PNG file itself says. */
function pngSize(file: string): readonly [number, number] {
  const bytes = readFileSync(file);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
/** An address of ours as a file of this repository. */
const iconFile = (address: string): string => join(repository, 'addin/assets', address.split('/assets/')[1]!);

test('it is well-formed, and for a task pane in workbooks', () => {
  expect(all('parsererror')).toEqual([]);
  expect(manifest.documentElement.getAttribute('xsi:type')).toBe('TaskPaneApp');
  expect(all('OfficeApp > Hosts > Host').map((host) => host.getAttribute('Name'))).toEqual(['Workbook']);
});

test.each([
  [
    'OfficeApp',
    'Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl AppDomains Hosts Requirements DefaultSettings Permissions VersionOverrides ExtendedOverrides',
  ],
  ['VersionOverrides', 'Hosts Resources'],
  ['VersionOverrides > Hosts > Host', 'Runtimes AllFormFactors DesktopFormFactor'],
  ['DesktopFormFactor', 'GetStarted FunctionFile ExtensionPoint'],
  ['GetStarted', 'Title Description LearnMoreUrl'],
  ['CustomTab', 'Group Label'],
  ['Resources', 'Images Urls ShortStrings LongStrings'],
])('%s has its children in the order of the schema', (name, order) => {
  expect(childNames(one(name)).join(' ')).toBe(order);
});

test('groups and buttons have their children in the order of the schema', () => {
  for (const group of all('Group')) expect(childNames(group).join(' ')).toMatch(/^Label Icon( Control)+$/);
  for (const control of all('Control')) expect(childNames(control)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
});

test('the id is a GUID, the version has four numbers, names are short enough', () => {
  expect(one('Id').textContent).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(one('Version').textContent).toMatch(/^[1-9]\d*(\.\d+){3}$/);
  expect(value(one('DisplayName')).length).toBeLessThanOrEqual(125);
  expect(value(one('Description')).length).toBeLessThanOrEqual(250);
});

test('it asks for the shared runtime and ExcelApi 1.12, no more', () => {
  const sets = all('Set').map((set) => [set.getAttribute('Name'), set.getAttribute('MinVersion')]);
  expect(sets).toEqual([
    ['SharedRuntime', '1.1'],
    ['ExcelApi', '1.12'],
  ]);
  expect(one('Runtime').getAttribute('lifetime')).toBe('long');
});

test('runtime, function file and pane are one and the same page', () => {
  const named = ['Runtime', 'FunctionFile', 'Action > SourceLocation'].map((name) => one(name).getAttribute('resid'));
  expect(new Set(named).size).toBe(1);
  expect(value(resources.find(({ id }) => id === named[0])!)).toBe(value(one('DefaultSettings > SourceLocation')));
});

test('every address is https, and of one server', () => {
  const addresses = [...text.matchAll(/(?:DefaultValue|Url)="([a-z]+:\/\/[^"]*)"/g)].map((match) => match[1]!);
  expect(addresses.length).toBeGreaterThan(40);
  expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(new Set(['https://localhost:3443']));
  expect(one('AppDomain').textContent).toBe('https://localhost:3443');
});

test('every resource is used, every use has its resource, and ids are short and unique', () => {
  const ids = resources.map(({ id }) => id);
  const used = all('[resid]').map((element) => element.getAttribute('resid')!);
  expect([...new Set(ids)].sort()).toEqual([...ids].sort());
  expect([...new Set(used)].sort()).toEqual([...ids].sort());
  expect(ids.filter((id) => id.length > 32)).toEqual([]);
  const controls = all('CustomTab, Group, Control').map(({ id }) => id);
  expect(new Set(controls).size).toBe(controls.length);
});

test('texts are within their lengths', () => {
  expect(strings('ShortStrings').filter(([, words]) => words.length > 125)).toEqual([]);
  expect(strings('LongStrings').filter(([, words]) => words.length > 250)).toEqual([]);
});

test('every icon has the sizes that Office asks for, in the pixels named', () => {
  for (const icon of all('Icon')) {
    const images = [...icon.children].map((image) => [image.getAttribute('size'), image.getAttribute('resid')]);
    expect(images.map(([size]) => Number(size))).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
    for (const [size, resid] of images) {
      const file = iconFile(value(resources.find(({ id }) => id === resid)!));
      expect([file, ...pngSize(file)]).toEqual([file, Number(size), Number(size)]);
    }
  }
  expect(pngSize(iconFile(value(one('IconUrl'))))).toEqual([32, 32]);
  expect(pngSize(iconFile(value(one('HighResolutionIconUrl'))))).toEqual([64, 64]);
});

test('every icon comes from a source that can be drawn again', () => {
  const names = readdirSync(join(repository, 'addin/assets')).filter((name) => name.endsWith('.png'));
  for (const name of names) {
    const source = join(repository, 'addin/assets/source', name.replace(/-\d+\.png$/, '.svg'));
    expect([name, existsSync(source)]).toEqual([name, true]);
  }
});

describe('functions', () => {
  const code = readdirSync(join(repository, 'addin/commands'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(join(repository, 'addin/commands', name), 'utf8'))
    .join('\n');
  const inCode = (name: string): boolean => new RegExp(`['"]${name}['"]`).test(code);
  const shortcuts = JSON.parse(readFileSync(join(repository, 'addin/assets/shortcuts.json'), 'utf8'));

  test('the ribbon calls only what addin/commands has', () => {
    const called = all('FunctionName').map((element) => element.textContent);
    expect(called).toEqual(['pull', 'push', 'refreshAll']);
    expect(called.filter((name) => !inCode(name))).toEqual([]);
  });

  test('shortcuts call only what addin/commands has, by keys of their own', () => {
    const ids: string[] = shortcuts.actions.map((action: { id: string }) => action.id);
    expect(ids.filter((name) => !inCode(name))).toEqual([]);
    expect(shortcuts.shortcuts.map((shortcut: { action: string }) => shortcut.action)).toEqual(ids);
    const keys = shortcuts.shortcuts.map((shortcut: { key: { default: string } }) => shortcut.key.default);
    expect(new Set(keys).size).toBe(ids.length);
    expect(value(one('IconUrl')).replace(/[^/]+$/, 'shortcuts.json')).toBe(
      one('ExtendedOverrides').getAttribute('Url'),
    );
  });
});

describe("a body's own address", () => {
  test.each([
    ['https://pi.example.gov.uk', 'https://pi.example.gov.uk/addin/taskpane.html', 'https://pi.example.gov.uk'],
    ['https://example.gov.uk/pi/', 'https://example.gov.uk/pi/addin/taskpane.html', 'https://example.gov.uk'],
    [
      'https://pi.example.gov.uk:8443',
      'https://pi.example.gov.uk:8443/addin/taskpane.html',
      'https://pi.example.gov.uk:8443',
    ],
  ])('%s takes the place of localhost everywhere', (address, page, domain) => {
    const own = parse(withAddress(text, address));
    expect(value(all('DefaultSettings > SourceLocation', own)[0]!)).toBe(page);
    expect(all('AppDomain', own)[0]!.textContent).toBe(domain);
    expect(own.documentElement.outerHTML).not.toContain('localhost');
  });

  test.each([
    ['http://pi.example.gov.uk', 'by https only'],
    ['https://pi.example.gov.uk/?a=1', 'no ?'],
    ['pi.example.gov.uk', 'Invalid URL'],
  ])('%s is refused', (address, why) => {
    expect(() => withAddress(text, address)).toThrow(why);
  });
});
