// Backup and restore: what comes back is what was there, byte by byte, and nothing comes back of what was not whole.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  linesOf,
  makeSmall,
  newTerminal,
  openFolder,
  commit,
  type Terminal,
} from '../../../tests/support/command-line';
import { sealedLine } from '../../store/chain/sealed-line';

let terminal: Terminal;
beforeEach(async () => {
  terminal = await newTerminal();
});
afterEach(() => terminal.remove());

const backUp = async (name: string): Promise<Buffer> => {
  const ended = await terminal.pib('backup', name, '--data', 'store');
  expect(ended).toMatchObject({ code: 0, err: '' });
  return readFile(terminal.at(name));
};
const contents = async (folder: string) => {
  const store = await openFolder(terminal.at(folder));
  try {
    return { id: store.id, head: await store.head(), lines: await linesOf(store), history: await store.history({}) };
  } finally {
    await store.close();
  }
};

test.each(['b.jsonl', 'b.jsonl.gz'])('%s brings back the same id, lines and history', async (name) => {
  await makeSmall(terminal.at('store'));
  const before = await contents('store');
  await backUp(name);
  expect(await terminal.pib('restore', name, '--data', 'again')).toMatchObject({ code: 0, err: '' });
  expect(await contents('again')).toEqual(before);
  const store = await openFolder(terminal.at('again'));
  await commit(store, { id: 'after', set: [['measurement', 'A1|2014-07-01Q', 'value', 14]] });
  expect((await store.head()).revision).toBe(before.head.revision + 1);
  await store.close();
});

test('an empty store is backed up and restored too', async () => {
  await terminal.pib('init', '--data', 'store');
  const before = await contents('store');
  await backUp('b.jsonl');
  await terminal.pib('restore', 'b.jsonl', '--data', 'again');
  expect(await contents('again')).toEqual(before);
  expect(before.lines).toEqual([]);
});

test('the file is for its owner only, and nothing is left beside it', async () => {
  await makeSmall(terminal.at('store'));
  await backUp('b.jsonl');
  expect((await readdir(terminal.folder)).sort()).toEqual(['b.jsonl', 'store']);
});

test('a backup beside continuous pushes is a prefix of what there is at the end', async () => {
  const store = await openFolder(terminal.at('store'));
  const pushed = { stop: false };
  const pushing = (async () => {
    for (let n = 1; !pushed.stop; n++)
      await commit(store, { id: `p${n}`, set: [['measurement', 'A1|2014-07-01Q', 'value', n]] });
  })();
  const counts: number[] = [];
  for (let round = 0; round < 5; round++) {
    const file = (await backUp(`b${round}.jsonl`)).toString().split('\n').slice(1, -2);
    counts.push(file.length);
    expect((await linesOf(store)).slice(0, file.length)).toEqual(file);
    expect((await terminal.pib('restore', `b${round}.jsonl`, '--data', `r${round}`)).code).toBe(0);
  }
  pushed.stop = true;
  await pushing;
  await store.close();
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts.at(-1)).toBeGreaterThan(counts[0] ?? 0);
});

test('a file that is there is kept, unless it may be written over', async () => {
  await makeSmall(terminal.at('store'));
  await writeFile(terminal.at('b.jsonl'), 'mine');
  const ended = await terminal.pib('backup', 'b.jsonl', '--data', 'store');
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toMatch(/b\.jsonl is there already and was left as it is.*--force/);
  expect(await readFile(terminal.at('b.jsonl'), 'utf8')).toBe('mine');
  expect((await terminal.pib('backup', 'b.jsonl', '--data', 'store', '--force')).code).toBe(0);
  expect((await terminal.pib('verify', '--backup', 'b.jsonl')).code).toBe(0);
});

const notWhole = async (damaged: Buffer): Promise<string> => {
  await writeFile(terminal.at('bad'), damaged);
  const ended = await terminal.pib('restore', 'bad', '--data', 'again');
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).not.toMatch(/unexpected/);
  const checked = await terminal.pib('verify', '--backup', 'bad');
  expect(checked.code).toBe(1);
  // Whatever was begun is no store, and the place may be restored into.
  expect((await terminal.pib('head', '--data', 'again')).code).toBe(1);
  expect((await terminal.pib('restore', 'good', '--data', 'again')).code).toBe(0);
  return ended.err;
};

describe('a backup that is not as it was written leaves no store behind:', () => {
  let good: Buffer;
  let lines: string[];
  const joined = (of: readonly string[]) => Buffer.from(of.map((l) => `${l}\n`).join(''));
  beforeEach(async () => {
    await makeSmall(terminal.at('store'));
    good = await backUp('good');
    lines = good.toString().split('\n').slice(0, -1);
  });

  test.each<[string, (lines: string[]) => string[], RegExp]>([
    ['its end is missing', (l) => l.slice(0, -1), /was cut off: its end is missing/],
    ['only its head is there', (l) => l.slice(0, 1), /was cut off/],
    ['a line is missing', (l) => l.toSpliced(2, 1), /line 3: this line does not follow the one before it/],
    ['its last change-set is missing', (l) => l.toSpliced(-2, 1), /line 5: this line does not follow/],
    ['a line is doubled', (l) => l.toSpliced(2, 0, l[2] ?? ''), /line 4: this line does not follow/],
    ['two lines are swapped', (l) => l.toSpliced(1, 2, l[2] ?? '', l[1] ?? ''), /line 2: this line does not follow/],
    ['a figure was changed', (l) => l.map((x) => x.replace('-12.5', '-12.6')), /line 3: the checksum of this line/],
    ['something stands after its end', (l) => [...l, 'more'], /line 7: something stands after the end/],
    ['its head was changed', (l) => l.map((x, i) => (i === 0 ? x.replace('"at":"2026', '"at":"2025') : x)), /line 1:/],
    [
      'it is of another version',
      (l) => l.map((x, i) => (i === 0 ? x.replace('"format":1', '"format":2') : x)),
      /version/,
    ],
    ['it is another file', () => ['{"a":1}'], /is no backup of PI Bridge/],
    ['it is empty', () => [], /is empty/],
  ])('%s', async (_name, change, message) => {
    expect(await notWhole(joined(change([...lines])))).toMatch(message);
  });

  test('the end says another revision', async () => {
    const end = JSON.parse(lines.at(-1) ?? '') as { sum: string; prev: string };
    const { sum: _sum, ...rest } = { ...end, count: 7 };
    const forged = sealedLine(rest).bytes.toString().trimEnd();
    expect(await notWhole(joined([...lines.slice(0, -1), forged]))).toMatch(/the end does not fit/);
  });

  test('cut at any byte, plain or gzipped', async () => {
    const gzipped = gzipSync(good);
    expect(gunzipSync(gzipped)).toEqual(good);
    for (const whole of [good, gzipped])
      for (let cut = 1; cut < whole.length; cut += Math.ceil(whole.length / 40)) {
        // Without its last newline a backup is whole all the same.
        if (whole === good && cut === 1) continue;
        await writeFile(terminal.at('bad'), whole.subarray(0, -cut));
        const ended = await terminal.pib('restore', 'bad', '--data', 'again');
        expect({ cut, code: ended.code }).toEqual({ cut, code: 1 });
        expect(ended.err).toMatch(/was cut off|is no backup/);
      }
  });

  test('a byte flipped anywhere', async () => {
    const gzipped = gzipSync(good);
    for (const whole of [good, gzipped])
      for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
        // The time in gzip's header means nothing.
        if (whole === gzipped && at > 2 && at < 10) continue;
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ 4;
        await writeFile(terminal.at('bad'), flipped);
        const ended = await terminal.pib('restore', 'bad', '--data', `flipped`);
        expect({ at, ...ended }).toMatchObject({ at, code: 1, out: '' });
        expect(ended.err).not.toMatch(/unexpected/);
      }
  });
});

test('a big file of something else is not read into memory to find that out', async () => {
  await writeFile(terminal.at('film'), Buffer.alloc(20_000_000, 'x'));
  const ended = await terminal.pib('restore', 'film', '--data', 'again');
  expect(ended).toMatchObject({ code: 1 });
  expect(ended.err).toMatch(/film is no backup of PI Bridge/);
});
