// The command line from outside: what each command answers to whoever calls it as it cannot be called, and where.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { commit, makeSmall, newTerminal, openFolder, type Terminal } from '../../tests/support/command-line';
import { commands } from './commands';

let terminal: Terminal;
beforeEach(async () => {
  terminal = await newTerminal();
});
afterEach(() => terminal.remove());

describe('wrong usage ends with 2, says what is wrong, and touches nothing:', () => {
  test.each<[string[], RegExp]>([
    [[], /^Which command\?/],
    [['bakup'], /There is no command “bakup”\.[^]*export-audit/],
    [['__proto__'], /There is no command “__proto__”/],
    [['head'], /Which store\? Add --data FOLDER or --database URL/],
    [['head', '--data', 'a', '--database', 'postgres://h/d'], /Name one store/],
    [['head', '--database', 'mysql://h/d'], /begins with postgres:\/\//],
    [['head', '--data'], /--data.*argument missing/],
    [['head', '--dta', 'x'], /Unknown option '--dta'\n/],
    [['head', 'surplus', '--data', 'x'], /“surplus” is one too many/],
    [['backup', '--data', 'x'], /FILE is missing[^]*pi-bridge backup --help/],
    [['restore', '--data', 'x'], /FILE is missing/],
    [['move', '--data', 'x'], /Where to\? Add --to PLACE/],
    [['move', '--data', 'x', '--to', 'x'], /names the place where it is already/],
    [['export-audit', 'a.xlsx', '--data', 'x'], /Which format\?/],
    [['export-audit', 'a.csv', '--data', 'x', '--format', 'xml'], /--format is csv or jsonl/],
    [['export-audit', 'a.csv', '--data', 'x', '--from', '1.2.2026'], /--from takes a day as 2026-01-31/],
    [['export-audit', 'a.csv', '--data', 'x', '--to', '2026-02-30'], /--to takes a day/],
    [['export-audit', 'a.csv', '--data', 'x', '--from', '2026-02-02', '--to', '2026-02-01'], /--from is after --to/],
    [['verify', '--backup', 'x', '--head', 'y'], /do not go together/],
  ])('%j', async (args, message) => {
    const ended = await terminal.pib(...args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(message);
    expect(await readdir(terminal.folder)).toEqual([]);
  });
});

test('every command says how it is used, with every option and the exit codes', async () => {
  const { code, out } = await terminal.pib('--help');
  expect(code).toBe(0);
  for (const command of commands) {
    expect(out).toContain(command.summary);
    const help = await terminal.pib(command.name, '--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const option of [...Object.keys(command.options), 'data', 'database', 'quiet'])
      expect(help.out).toMatch(new RegExp(`^  --${option}\\b.*[a-z]{3}`, 'm'));
    expect(help.out).toContain('Exit code: 0 done; 1 refused');
    expect(await terminal.pib('help', command.name)).toEqual(help);
    expect(help.out.split('\n').filter((line) => line.length > 125)).toEqual([]);
  }
});

describe('a place without a store is refused with 1, and stays as it is:', () => {
  const calls = [
    ['head'],
    ['verify'],
    ['backup', 'b.jsonl'],
    ['export-audit', 'a.csv'],
    ['move', '--to', 'elsewhere'],
  ] as const;
  const states: [string, () => Promise<void>, RegExp][] = [
    ['missing', async () => undefined, /There is no folder .*\/store\b/],
    [
      'empty',
      async () => {
        await mkdir(terminal.at('store'));
      },
      /store is empty/,
    ],
    [
      'foreign',
      async () => {
        await mkdir(terminal.at('store'));
        await writeFile(terminal.at('store/letter.txt'), 'Dear');
      },
      /holds something that is no store of PI Bridge/,
    ],
  ];
  test.each(states.flatMap(([state, make, message]) => calls.map((call) => [state, call, make, message] as const)))(
    'a %s folder, %j',
    async (_state, call, make, message) => {
      await make();
      const before = await readdir(terminal.folder, { recursive: true });
      const ended = await terminal.pib(...call, '--data', 'store');
      expect(ended).toMatchObject({ code: 1, out: '' });
      expect(ended.err).toMatch(message);
      expect(await readdir(terminal.folder, { recursive: true })).toEqual(before);
    },
  );
});

describe('a place that is taken is never written over:', () => {
  test.each([['init'], ['restore', 'b.jsonl'], ['move']])('%s', async (...command) => {
    await makeSmall(terminal.at('store'));
    await makeSmall(terminal.at('other'));
    await terminal.pib('backup', 'b.jsonl', '--data', 'other');
    const before = await terminal.pib('head', '--data', 'store');
    const places = command[0] === 'move' ? ['--data', 'other', '--to', 'store'] : ['--data', 'store'];
    const ended = await terminal.pib(...command, ...places);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(/store is not empty/);
    expect(await terminal.pib('head', '--data', 'store')).toEqual(before);
  });
});

test('while a server runs one may look and back up, and not move', async () => {
  const store = await openFolder(terminal.at('store'));
  await commit(store, { id: 'one', set: [['measurement', 'A1|2014-07-01Q', 'value', 1]] });
  for (const call of [['head'], ['verify'], ['backup', 'b.jsonl'], ['export-audit', 'a.jsonl']])
    expect(await terminal.pib(...call, '--data', 'store')).toMatchObject({ code: 0, err: '' });
  const moved = await terminal.pib('move', '--to', 'elsewhere', '--data', 'store');
  expect(moved).toMatchObject({ code: 1, out: '' });
  expect(moved.err).toMatch(/uses .*store: process \d+.*Stop it first/);
  expect(await readdir(terminal.folder)).not.toContain('elsewhere');
  expect((await terminal.pib('restore', 'b.jsonl', '--data', 'store')).code).toBe(1);
  await commit(store, { id: 'two', set: [['measurement', 'A1|2014-07-01Q', 'value', 2]] });
  await store.close();
});

test('the environment names the store where no option does; an empty variable names none', async () => {
  await makeSmall(terminal.at('store'));
  const wanted = (await terminal.pib('head', '--data', 'store')).out;
  const env = { PI_BRIDGE_DATA: 'store', DATABASE_URL: '' };
  expect((await terminal.pibWith({ env }, 'head')).out).toBe(wanted);
  expect((await terminal.pibWith({ env: { PI_BRIDGE_DATA: 'other' } }, 'head', '--data', 'store')).out).toBe(wanted);
});

test('quiet says nothing where all is well, and what was asked for all the same', async () => {
  expect(await terminal.pib('init', '--data', 'store', '--quiet')).toEqual({ code: 0, out: '', err: '' });
  expect(await terminal.pib('verify', '--data', 'store', '--quiet')).toEqual({ code: 0, out: '', err: '' });
  expect((await terminal.pib('head', '--data', 'store', '--quiet')).out).toMatch(/revision 0 sum/);
});

test('Ctrl-C ends with 130 and leaves nothing half made', async () => {
  await makeSmall(terminal.at('store'));
  await terminal.pib('backup', 'b.jsonl', '--data', 'store');
  const before = (await readdir(terminal.folder)).sort();
  const stopped = new AbortController();
  stopped.abort();
  for (const call of [
    ['backup', 'c.jsonl', '--data', 'store'],
    ['export-audit', 'c.csv', '--data', 'store'],
    ['restore', 'b.jsonl', '--data', 'again'],
    ['move', '--to', 'again', '--data', 'store'],
  ]) {
    const ended = await terminal.pibWith({ signal: stopped.signal }, ...call);
    expect(ended).toEqual({ code: 130, out: '', err: 'Stopped. Nothing was left half done.\n' });
    expect((await readdir(terminal.folder)).sort().filter((name) => name !== 'again')).toEqual(before);
    expect((await terminal.pib('head', '--data', 'again')).code).toBe(1);
  }
  expect((await terminal.pib('restore', 'b.jsonl', '--data', 'again')).code).toBe(0);
});

test('what was written to a folder that cannot be written to is said in words', async () => {
  await makeSmall(terminal.at('store'));
  const ended = await terminal.pib('backup', 'no/such/folder/b.jsonl', '--data', 'store');
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toMatch(/There is no folder .*no\/such\/folder\. Make it/);
});
