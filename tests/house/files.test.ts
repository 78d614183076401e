// How files are named and opened, for people who look for things: CONTRIBUTING says why.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './planted';

const FOLDERS = ['addin', 'domain', 'server', 'workbench', 'samples', 'bench', 'tests', 'tools'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name).replaceAll('\\', '/'),
  ),
).filter((name) => /\.(ts|tsx|mjs|css|html)$/.test(name));
const code = files.filter((name) => /\.(ts|tsx|mjs)$/.test(name));
const textOf = (name: string): string => readFileSync(join(repository, name), 'utf8');
const product = code.filter((name) => !/\.(test|contract)\./.test(name) && !name.startsWith('tests/'));

test('names are in kebab-case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.contract)?(\.(test|bench|d))?\.(ts|tsx|mjs|css|html)$/;
  expect(files.filter((name) => !kebab.test(name.split('/').at(-1)!))).toEqual([]);
});

test('no file or folder is named for being left over', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|managers?|types)(\/|\.[a-z]+$)/;
  expect(files.filter((name) => vague.test(name))).toEqual([]);
});

test('every file of the product opens with why it exists', () => {
  expect(product.filter((name) => !/^(#!.*\n)?(\/\/|\/\*)/.test(textOf(name)))).toEqual([]);
});

/** Past 250 lines a file is asked what two things it holds; past 400 it has no answer. */
test('no file of the product is too long to be read at a sitting', () => {
  const long = product.filter((name) => textOf(name).split('\n').length > 400);
  expect(long).toEqual([]);
});

test('nothing switches a check off', () => {
  const off = /eslint-disable|@ts-(ignore|nocheck)/;
  expect(code.filter((name) => !name.startsWith('tests/house/') && off.test(textOf(name)))).toEqual([]);
});
