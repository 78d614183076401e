// A table in a file, brought in from the command line: tried without a trace, all of it or nothing, and undone like a push.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newTerminal, openFolder, type Terminal } from '../../tests/support/command-line';
import { sheetXml, workbookOf, workbookWith } from '../../tests/support/zip-of';
import { sampleClock } from '../clock';
import { pushService } from '../pushes/push';
import { bodyLoader } from '../records/body';
import { importSample } from '../sample/import-sample';
import { sampleSchema } from '../sample/sample-file';

let terminal: Terminal;
beforeEach(async () => {
  terminal = await newTerminal();
  const store = await openFolder(terminal.at('store'));
  const sample = sampleSchema.parse(JSON.parse(await readFile(path.resolve('samples/council.json'), 'utf8')));
  const clock = sampleClock(sample.asAt, () => new Date('2026-11-24T09:00:00.000Z'));
  const parts = { store, clock, loadBody: bodyLoader(), calendar: { yearStartsIn: 4 } };
  await importSample(sample, store, pushService(parts));
  await store.close();
});
afterEach(() => terminal.remove());

const Q3 = '2014-10-01Q';
async function stored(...keys: readonly string[]) {
  const store = await openFolder(terminal.at('store'));
  try {
    const state = await store.read();
    const refs = keys.map((key) => ({ type: 'measurement' as const, key, field: 'value' }));
    return { revision: state.revision, values: (await state.fields(refs)).map((f) => f.value) };
  } finally {
    await store.close();
  }
}
const bring = (file: string, ...more: string[]) =>
  terminal.pib('import', file, '--data', 'store', '--as', 'Housing inputter', ...more);
const write = (name: string, text: string | Buffer) => writeFile(terminal.at(name), text);

const table =
  'Housing return 2014/15\n\nKPI Ref;Description;Q2;Q3\nHS01;Homelessness applications;11;12\nhs07;Prevented;36;41\n;Total;;\n';

test('a table is tried without a trace, then brought in as one change-set', async () => {
  await write('return.csv', table);
  const before = await stored(`HS01|${Q3}`);
  const tried = await bring('return.csv', '--dry-run');
  expect(tried).toMatchObject({ code: 0, err: '' });
  expect(tried.out).toMatch(/2 new\n +2 the same as in the store[^]*A dry run: nothing was changed/);
  expect(await stored(`HS01|${Q3}`)).toEqual(before);

  const done = await bring('return.csv');
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toMatch(/2 figures were brought in, as revision/);
  expect(await stored(`HS01|${Q3}`, `HS07|${Q3}`)).toEqual({ revision: before.revision + 1, values: [12, 41] });
  const store = await openFolder(terminal.at('store'));
  const [last] = await store.history({ limit: 1 });
  await store.close();
  expect(last).toMatchObject({ kind: 'import', source: { workbook: 'return.csv' } });
  expect(last?.blocks[0]?.addresses).toEqual(['D4', 'D5']);
  expect((await bring('return.csv')).out).toMatch(/holds all of it already/);
});

test.each<[string, string, string[], RegExp]>([
  ['a row that is no PI', `${table}HS99;Not there;1;2\n`, [], /A7 HS99: no PI[^]*Nothing was brought in/],
  ['a PI that one may not see', `${table}CS02a;Other;1;2\n`, [], /A7 CS02a: no PI that you can see/],
  [
    'a figure of a closed period',
    table.replace(';11;', ';17;'),
    ['--replace'],
    /C4 Q2 2014\/15 is closed: a figure there that differs from the store/,
  ],
  ['a red figure without a note', table.replace(';12\n', ';99\n'), [], /D4 HS01 turns red .* has no note/],
  ['a column of figures and words', table.replace(';12\n', ';twelve\n'), [], /column D “Q3”.*figures and texts/],
  ['a table that names no period', 'Code;Name;Value\nHS01;a;1\nHS07;b;2\n', [], /names no period[^]*--save-mapping/],
])('%s keeps all of it out, and says where', async (_what, text, options, message) => {
  await write('return.csv', text);
  const before = await stored(`HS01|${Q3}`, `HS07|${Q3}`);
  const ended = await bring('return.csv', ...options);
  expect(ended.code).toBe(1);
  expect(ended.err).toMatch(message);
  expect(await stored(`HS01|${Q3}`, `HS07|${Q3}`)).toEqual(before);
});

test('what is to be left out, or to be replaced, is said', async () => {
  await write('return.csv', table);
  await bring('return.csv');
  await write('return.csv', `${table.replace(';12\n', ';11\n')}HS99;Not there;1;2\n`);
  expect((await bring('return.csv', '--leave-out')).err).toMatch(/differ from the store \(--replace[^]*1 figures/);
  expect(await bring('return.csv', '--leave-out', '--replace')).toMatchObject({ code: 0, err: '' });
  expect((await stored(`HS01|${Q3}`)).values).toEqual([11]);
});

test('what a table means is written to a file, put right there, and read from it', async () => {
  await write('return.csv', 'Code;Name;Value\nHS01;a;13\nHS07;b;14\n');
  expect((await bring('return.csv', '--save-mapping', 'means.json')).code).toBe(1);
  const means = JSON.parse(await readFile(terminal.at('means.json'), 'utf8')) as {
    check: string[];
    mapping: { period: string | null; matches: unknown[] };
  };
  expect(means.check).toEqual([expect.stringMatching(/names no period/)]);
  expect((await bring('return.csv', '--mapping', 'means.json')).err).toMatch(/lines under "check"/);
  means.mapping.period = Q3;
  await write('right.json', JSON.stringify({ check: [], mapping: means.mapping }));
  const ended = await bring('return.csv', '--mapping', 'right.json');
  expect(ended).toMatchObject({ code: 1 });
  expect(ended.err).toMatch(/Rows that are no PI|cannot be taken|code is that of/i);
  expect((await bring('return.csv', '--save-mapping', 'means.json')).err).toMatch(/means.json already/);
  await write('broken.json', '{');
  expect((await bring('return.csv', '--mapping', 'broken.json')).err).toMatch(/is not JSON/);
});

test('a workbook names its sheets, and a period can be given', async () => {
  const t = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = `<row>${t('Code')}${t('Value')}</row><row>${t('HS01')}<c><v>12</v></c></row><row>${t('HS07')}<c><v>41</v></c></row>`;
  await write('return.xlsx', workbookOf(sheetXml(rows)));
  expect((await bring('return.xlsx', '--sheet', 'Other')).err).toMatch(/no sheet “Other”.*“Return”/);
  expect(await bring('return.xlsx', '--period', 'Q3 2014/15')).toMatchObject({ code: 0, err: '' });
  expect((await stored(`HS01|${Q3}`, `HS07|${Q3}`)).values).toEqual([12, 41]);
});

const textCell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const numberCell = (value: number) => `<c><v>${value}</v></c>`;
const rowOf = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const returnOf = (heading: string, value: number) =>
  rowOf(textCell('KPI Ref'), textCell('Description'), textCell(heading)) +
  rowOf(textCell('HS01'), textCell('Homelessness applications'), numberCell(value)) +
  rowOf(textCell('HS07'), textCell('Prevented'), numberCell(41));

test('of several sheets the one with a table of figures is taken; of several tables each is named with what it looks like', async () => {
  const readMe = rowOf(textCell('How to fill this in')) + rowOf(textCell('Type the figures of your team.'));
  const book = (...sheets: (readonly [string, string])[]) =>
    workbookWith(sheets.map(([name, rows]) => [name, sheetXml(rows)] as const));
  await write('one.xlsx', book(['Read me', readMe], ['Return', returnOf('Q3 2014/15', 12)]));
  const one = await bring('one.xlsx', '--dry-run');
  expect([one.code, one.err]).toEqual([0, '']);
  await write(
    'two.xlsx',
    book(['Homes', returnOf('Q3 2014/15', 12)], ['Read me', readMe], ['Repairs', returnOf('Q3 2014/15', 12)]),
  );
  const two = await bring('two.xlsx', '--dry-run');
  expect(two.code).toBe(2);
  expect(two.err).toMatch(/2 look like tables[^]*“Homes”: 2 rows, a row for each PI[^]*“Repairs”: 2 rows/);
  expect(two.err).not.toMatch(/“Read me”/);
  expect((await bring('two.xlsx', '--sheet', 'repairs', '--dry-run')).code).toBe(0);
  await write('none.xlsx', book(['A', readMe], ['B', readMe]));
  expect((await bring('none.xlsx')).err).toMatch(/No sheet looks like a table of figures.*“A”, “B”/);
});

test('what a table means is kept with its figures, so that the next quarter’s file is recognised', async () => {
  await write(
    'return.csv',
    'KPI Ref;Description;Q2 2014/15;Q3 2014/15\nHS01;Homelessness applications;11;12\nHS07;Prevented;36;41\n',
  );
  const first = await bring('return.csv', '--no-layout', '--dry-run');
  expect(first.out).not.toMatch(/is known from/);
  const done = await bring('return.csv');
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toMatch(/kept in the store as “return”/);
  const before = await stored();
  await write(
    'next.csv',
    'KPI Ref;Description;Q3 2014/15;Q4 2014/15\nHS01;Homelessness applications;12;9\nHS07;Prevented;41;30\n',
  );
  const next = await bring('next.csv');
  expect(next).toMatchObject({ code: 0, err: '' });
  expect(next.out).toMatch(/The layout is known from “return”, agreed by Housing inputter/);
  expect((await stored(`HS01|2015-01-01Q`)).values).toEqual([9]);
  const store = await openFolder(terminal.at('store'));
  const layouts = await (await store.read()).documents('table-mapping');
  await store.close();
  // One layout, written anew: not one more for each quarter.
  expect([...layouts.values()].map((fields) => fields['name'])).toEqual(['next']);
  expect((await stored()).revision).toBe(before.revision + 1);
  await write('last.csv', 'KPI Ref;Description;Q1 2015/16\nHS01;Homelessness applications;7\n');
  expect((await bring('last.csv', '--no-layout')).out).not.toMatch(/kept in the store/);
});

test('a period that was said of one file is asked again of the next', async () => {
  const file = (a: number, b: number) =>
    `KPI Ref;Description;Value\nHS01;Homelessness applications;${a}\nHS07;Prevented;${b}\n`;
  await write('return.csv', file(12, 41));
  expect(await bring('return.csv', '--period', 'Q3 2014/15')).toMatchObject({ code: 0, err: '' });
  await write('next.csv', file(9, 30));
  const next = await bring('next.csv', '--replace');
  expect(next.code).toBe(1);
  expect(next.err).toMatch(/names no period/);
  expect((await stored(`HS01|${Q3}`)).values).toEqual([12]);
});

test.each<[string, string[], number, RegExp]>([
  ['nobody named', ['import', 'return.csv', '--data', 'store'], 2, /Who brings it in\? Add --as/],
  ['a stranger', ['import', 'return.csv', '--data', 'store', '--as', 'Nobody'], 1, /There is no “Nobody”/],
  ['no such file', ['import', 'other.csv', '--data', 'store', '--as', 'x'], 1, /There is no .*other\.csv/],
  [
    'a period that is none',
    ['import', 'return.csv', '--data', 'store', '--as', 'x', '--period', 'soon'],
    2,
    /--period takes/,
  ],
  ['a folder without a store', ['import', 'return.csv', '--data', 'elsewhere', '--as', 'x'], 1, /There is no folder/],
])('%s is refused', async (_what, args, code, message) => {
  await write('return.csv', table);
  const ended = await terminal.pib(...args);
  expect(ended).toMatchObject({ code, out: '' });
  expect(ended.err).toMatch(message);
});

test('a folder that a server uses is refused', async () => {
  await write('return.csv', table);
  const store = await openFolder(terminal.at('store'));
  const ended = await bring('return.csv');
  await store.close();
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toMatch(/Stop it first/);
});
