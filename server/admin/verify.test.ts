// verify and head: damage is named with its place; what a chain cannot show of itself is seen against a kept head.
import { appendFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { commit, linesOf, makeSmall, newTerminal, openFolder, type Terminal } from '../../tests/support/command-line';
import { parseSet, setLine } from '../store/chain/change-line';
import { genesisOf } from '../store/chain/sealed-line';
import { keptHeadsIn } from '../store/chain/kept-heads';

let terminal: Terminal;
let journal: string;
beforeEach(async () => {
  terminal = await newTerminal();
  await makeSmall(terminal.at('store'));
  journal = terminal.at('store/journal/00000001.jsonl');
});
afterEach(() => terminal.remove());

const verify = (...options: string[]) => terminal.pib('verify', '--data', 'store', ...options);

test('a store that is whole is said to be, with its head', async () => {
  const ended = await verify();
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(ended.out).toMatch(
    /4 change-sets, every checksum and the chain hold\.\nIt ends with revision 4, sum [0-9a-f]{64}\./,
  );
});

test('as JSON it is one line that says the same', async () => {
  const head = JSON.parse((await terminal.pib('head', '--data', 'store', '--json')).out) as Record<string, unknown>;
  expect(head).toMatchObject({ revision: 4, at: '2026-11-24T09:00:00.000Z', place: terminal.at('store') });
  expect(JSON.parse((await verify('--json')).out)).toEqual({
    ...{ place: terminal.at('store'), ok: true, store: head['store'], findings: [], kept: null },
    head: { revision: 4, sum: head['sum'] },
  });
});

test('damage is named with its file and byte, ends with 1, and changes nothing', async () => {
  const bytes = await readFile(journal);
  const at = bytes.indexOf('-12.5');
  bytes.write('-99.5', at);
  await writeFile(journal, bytes);
  const line = bytes.lastIndexOf('\n', at) + 1;
  const ended = await verify();
  expect(ended.code).toBe(1);
  expect(ended.out).toContain(`00000001.jsonl, byte ${line}: the checksum of this line does not hold`);
  expect(ended.out).toMatch(/restore a backup/);
  const said = JSON.parse((await verify('--json')).out) as { ok: boolean; findings: { offset: number }[] };
  expect(said.ok).toBe(false);
  expect(said.findings[0]?.offset).toBe(line);
  expect(await readFile(journal)).toEqual(bytes);
  for (const call of [
    ['backup', 'b.jsonl'],
    ['export-audit', 'a.csv'],
    ['move', '--to', 'elsewhere'],
  ]) {
    expect((await terminal.pib(...call, '--data', 'store')).code).toBe(1);
    expect((await terminal.pib('head', '--data', 'elsewhere')).code).toBe(1);
  }
  expect((await readdir(terminal.folder)).filter((name) => /^[.ab]/.test(name))).toEqual([]);
});

describe('against heads that were kept outside', () => {
  /** The store goes on after its head was kept in a file, twice. */
  async function keep(): Promise<string> {
    await appendFile(terminal.at('heads.txt'), (await terminal.pib('head', '--data', 'store')).out);
    const store = await openFolder(terminal.at('store'));
    await commit(store, { id: 'later', set: [['measurement', 'A1|2014-07-01Q', 'value', 14]] });
    await store.close();
    const { out } = await terminal.pib('head', '--data', 'store');
    await appendFile(terminal.at('heads.txt'), out);
    return out;
  }

  /** Replaces everything that the store holds by other lines with a sound chain. */
  async function remake(change: (line: string, i: number) => string): Promise<void> {
    const store = await openFolder(terminal.at('store'));
    const lines = await linesOf(store);
    let prev = genesisOf(store.id);
    const made = lines.map((line, i) => {
      const { bytes, sum } = setLine(parseSet(Buffer.from(change(line, i))), prev);
      prev = sum;
      return bytes.toString();
    });
    await store.close();
    const [head = ''] = (await readFile(journal, 'utf8')).split('\n');
    await writeFile(journal, `${head}\n${made.join('')}`);
  }

  async function withoutCheckpoints(): Promise<void> {
    const { rm } = await import('node:fs/promises');
    for (const name of await readdir(terminal.at('store')))
      if (name !== 'journal' && name !== 'pi-bridge.json')
        await rm(terminal.at(`store/${name}`), { recursive: true, force: true });
    for (const name of await readdir(terminal.at('store/journal')))
      if (!name.endsWith('.jsonl')) await rm(terminal.at(`store/journal/${name}`), { recursive: true, force: true });
  }

  test('a store that went on fits all of them', async () => {
    await keep();
    const ended = await verify('--head', 'heads.txt');
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain('It is the chain whose heads were kept.');
  });

  test('a checksum alone is enough', async () => {
    const sum = /sum (\w+)/.exec(await keep())?.[1] ?? '';
    expect((await verify('--head', sum)).code).toBe(0);
    const other = await verify(
      '--head',
      sum.replace(/^./, (c) => (c === '0' ? '1' : '0')),
    );
    expect(other).toMatchObject({ code: 1 });
    expect(other.out).toMatch(/no revision has the kept checksum/);
  });

  test('a cut end is seen only so', async () => {
    await keep();
    const text = await readFile(journal, 'utf8');
    await truncate(journal, Buffer.byteLength(text.split('\n').slice(0, -2).join('\n')) + 1);
    await withoutCheckpoints();
    expect((await verify()).code).toBe(0);
    const ended = await verify('--head', 'heads.txt');
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/the store ends at revision 4, but revision 5 was kept: its end was cut off/);
  });

  test('a chain that was made anew is seen only so', async () => {
    await keep();
    await remake((line) => line.replace('-12.5', '-99.5'));
    await withoutCheckpoints();
    expect((await verify()).code).toBe(0);
    const ended = await verify('--head', 'heads.txt');
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/revision 4 is not the one that was kept: the chain was made anew at or before it/);
  });

  test('the head of another store is said to be one', async () => {
    await makeSmall(terminal.at('other'));
    await writeFile(terminal.at('heads.txt'), (await terminal.pib('head', '--data', 'other')).out);
    expect((await verify('--head', 'heads.txt')).out).toMatch(/the kept head is of another store/);
  });

  test.each([
    ['nowhere.txt', /neither a checksum .* nor a file/],
    ['store/pi-bridge.json', /There is no head in/],
  ])('--head %s is refused', async (name, message) => {
    const ended = await verify('--head', name);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(message);
  });
});

const sum = 'a'.repeat(64);
test.each<[string, object[]]>([
  [`2026-11-24T09:00:00.000Z revision 12 sum ${sum} store s-1\n`, [{ revision: 12, sum, store: 's-1' }]],
  [
    `> revision 12 sum ${sum.toUpperCase()}\r\n> revision 13 sum ${sum}`,
    [
      { revision: 12, sum },
      { revision: 13, sum },
    ],
  ],
  [JSON.stringify({ at: 'x', revision: 3, sum, store: 's-1', place: 'p' }), [{ revision: 3, sum, store: 's-1' }]],
  [`${sum}\n`, [{ sum }]],
  ['revision 12', []],
  [`revision 12 sum ${sum}a`, []],
])('heads in %j', (text, heads) => {
  expect(keptHeadsIn(text)).toEqual(heads);
});
