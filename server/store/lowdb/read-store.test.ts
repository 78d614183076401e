// A store is read, checked and restored from outside: beside a running server, never writing, and nothing by halves.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { genesisOf } from '../chain/sealed-line';
import { everything, headOf, linesOf, setting } from '../store.contract';
import type { Store } from '../port';
import { DocumentFile, type DocumentPart } from './checkpoint/document-file';
import { realDisk } from './disk';
import { openLowdbStore, type OpenOptions } from './open';
import { readLowdbStore, restoreLowdb, verifyLowdbStore } from './read-store';

const die = (error: Error) => {
  throw error;
};
let parent: string;
let data: string;
const SETS = 8;

const openIn = (folder: string, options: Partial<OpenOptions> = {}) =>
  openLowdbStore({ folder, init: true, die, segmentBytes: 700, ...options });

async function push(store: Store, n: number): Promise<void> {
  await store.commit(
    headOf({ pushId: `p${n}` }),
    setting([
      ['measurement', 'A1|2014-07-01Q', 'value', n],
      ['unit', `U${n}`, 'name', `Unit ${n}`],
    ]),
  );
}

/** Several segments and a checkpoint. */
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'pi-bridge-outside-'));
  data = path.join(parent, 'data');
  const store = await openIn(data);
  for (let n = 1; n <= SETS; n++) await push(store, n);
  await store.close();
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function copy(): Promise<string> {
  const folder = await mkdtemp(path.join(parent, 'copy-'));
  await cp(data, folder, { recursive: true });
  return folder;
}

async function snapshot(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const read = (name: string) => readFile(path.join(folder, name), 'base64').catch(() => '');
  return Promise.all(names.sort().map(async (name) => `${name} ${await read(name)}`));
}

/** Indexes of finished segments are written beside the path of pushes: resolves when all of them are there. */
async function indexed(folder: string): Promise<void> {
  for (;;) {
    const names = await readdir(path.join(folder, 'journal'));
    const ended = (end: string) => names.filter((name) => name.endsWith(end)).length;
    if (ended('.index.json') === ended('.jsonl') - 1 && !names.some((name) => name.endsWith('.tmp'))) return;
    await setTimeout(5);
  }
}

async function* given(lines: readonly Buffer[]): AsyncIterable<Buffer> {
  yield* lines;
}

describe('reading', () => {
  test('beside a running server: the same head and lines, and nothing is written', async () => {
    const folder = await copy();
    const store = await openIn(folder);
    await push(store, SETS + 1);
    await indexed(folder);
    const before = await snapshot(folder);
    const outside = await readLowdbStore({ folder });
    expect([outside.id, await outside.head()]).toEqual([store.id, await store.head()]);
    const lines = await linesOf(store, 0);
    expect(lines).toHaveLength(SETS + 1);
    for (const after of [0, 1, 4, SETS, SETS + 1, SETS + 7])
      expect(await linesOf(outside, after)).toEqual(lines.slice(after));
    expect(await snapshot(folder)).toEqual(before);
    await store.close();
  });

  test('ends with the last whole line, whatever of the next is there', async () => {
    const folder = await copy();
    const [name = ''] = (await readdir(path.join(folder, 'journal'))).filter((n) => n.endsWith('.jsonl')).slice(-1);
    const file = path.join(folder, 'journal', name);
    const whole = await readFile(file);
    const outside = await readLowdbStore({ folder });
    const head = await outside.head();
    await writeFile(file, Buffer.concat([whole, Buffer.from('{"sum":"12')]));
    expect(await outside.head()).toEqual(head);
    await writeFile(file, whole.subarray(0, -1));
    expect((await outside.head()).revision).toBe(SETS - 1);
    expect(await linesOf(outside, 0)).toHaveLength(SETS - 1);
  });

  test('a new store has the head of its id', async () => {
    const folder = path.join(parent, 'new');
    const store = await openIn(folder);
    const outside = await readLowdbStore({ folder });
    expect(await outside.head()).toEqual({ revision: 0, sum: genesisOf(store.id) });
    expect(await linesOf(outside, 0)).toEqual([]);
    await store.close();
  });

  test('a folder without a store is refused, a damaged line too', async () => {
    await expect(readLowdbStore({ folder: path.join(parent, 'none') })).rejects.toMatchObject({ reason: 'missing' });
    const folder = await copy();
    await spoil(path.join(folder, 'journal/00000002.jsonl'), 'Unit');
    const outside = await readLowdbStore({ folder });
    await expect(linesOf(outside, 0)).rejects.toMatchObject({ reason: 'damaged' });
  });
});

/** Changes one letter of a word in a file. */
async function spoil(file: string, word: string): Promise<void> {
  const bytes = await readFile(file);
  const at = bytes.lastIndexOf(word);
  expect(at).toBeGreaterThan(0);
  bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
  await writeFile(file, bytes);
}

describe('checking', () => {
  test('a whole store has no finding, also while a server writes', async () => {
    const folder = await copy();
    const seen: number[] = [];
    const outcome = await verifyLowdbStore({ folder, onProgress: ({ revision }) => seen.push(revision) });
    expect(outcome).toMatchObject({ findings: [], head: { revision: SETS } });
    expect(seen.at(-1)).toBe(SETS);
    const store = await openIn(folder, { checkpointBytes: 1 });
    const [during] = await Promise.all([
      Promise.all([1, 2, 3].map(() => verifyLowdbStore({ folder }))),
      ...[11, 12, 13, 14].map((n) => push(store, n)),
    ]);
    expect(during.flatMap((d) => d.findings)).toEqual([]);
    await store.close();
  });

  const damages: readonly [what: string, file: string, damage: (file: string) => Promise<void>][] = [
    ['a letter of an old line', 'journal/00000002.jsonl', (file) => spoil(file, 'Unit')],
    ['a checksum', 'journal/00000003.jsonl', (file) => spoil(file, '"sum":"').then(() => undefined)],
    ['the head of a segment', 'journal/00000003.jsonl', (file) => spoil(file, '"after"')],
    ['a segment that is missing', 'journal/00000002.jsonl', (file) => rm(file)],
    ['a letter of an index', 'journal/00000001.index.json', (file) => spoil(file, 'p1')],
    ['an index of another segment', 'journal/00000001.index.json', (file) => cp(file.replace('1.', '2.'), file)],
    ['a letter of a document', 'documents/unit.document', (file) => spoil(file, 'Unit')],
    ['an emptied document', 'documents/measurement-2014-04.document', (file) => writeFile(file, '')],
  ];
  test.each(damages)('finds %s', async (_what, file, damage) => {
    const folder = await copy();
    await damage(path.join(folder, file));
    const before = await snapshot(folder);
    const { findings } = await verifyLowdbStore({ folder });
    expect(findings[0]?.file).toBe(path.join(folder, file));
    expect(await snapshot(folder)).toEqual(before);
  });

  test('tells all damage at once, and where the sound part ends', async () => {
    const folder = await copy();
    await spoil(path.join(folder, 'journal/00000002.jsonl'), 'Unit');
    await spoil(path.join(folder, 'journal/00000003.jsonl'), 'Unit');
    const { findings, head } = await verifyLowdbStore({ folder });
    expect(findings.map((f) => path.basename(f.file))).toEqual(['00000002.jsonl', '00000003.jsonl']);
    const lines = await linesOf(await readLowdbStore({ folder: data }), 0);
    expect(lines[head.revision - 1]?.toString()).toContain(head.sum);
  });

  test('finds a document that is sound in itself and says something else than the journal', async () => {
    const folder = await copy();
    const file = new DocumentFile(realDisk, path.join(folder, 'documents'), 'unit.document', () => 'x');
    const document = await file.read();
    if (!document) throw new Error('no document');
    const said = JSON.stringify([...document.parts]).replace('Unit 3', 'Unit X');
    const parts = JSON.parse(said) as DocumentPart[];
    await file.write({ ...document, parts });
    const { findings } = await verifyLowdbStore({ folder });
    expect(findings).toEqual([expect.objectContaining({ what: expect.stringContaining('unit U3') })]);
  });

  test('finds a journal that was cut behind its checkpoint', async () => {
    const folder = await copy();
    const names = (await readdir(path.join(folder, 'journal'))).sort();
    const last = names.filter((n) => n.endsWith('.jsonl')).at(-1) ?? '';
    await rm(path.join(folder, 'journal', last));
    await rm(path.join(folder, 'journal', names.filter((n) => n.endsWith('.index.json')).at(-1) ?? ''));
    const { findings } = await verifyLowdbStore({ folder });
    expect(findings.map((f) => f.what)).toContainEqual(expect.stringContaining(`revision ${SETS}`));
  });
});

describe('restoring', () => {
  test('into an empty folder: the same id, revisions, checksums and records, and pushes go on', async () => {
    const source = await readLowdbStore({ folder: data });
    const folder = path.join(parent, 'restored');
    const seen: number[] = [];
    const lines = source.lines(0);
    const head = await restoreLowdb({
      ...{ folder, id: source.id, lines, segmentBytes: 900 },
      onProgress: ({ revision }) => seen.push(revision),
    });
    expect([head, seen.at(-1)]).toEqual([await source.head(), SETS]);
    expect((await verifyLowdbStore({ folder })).findings).toEqual([]);
    const [original, store] = [await openIn(await copy()), await openIn(folder)];
    expect(store.id).toBe(original.id);
    expect(await everything(await store.read())).toBe(await everything(await original.read()));
    expect(await linesOf(store, 0)).toEqual(await linesOf(original, 0));
    await push(store, SETS + 1);
    expect((await store.head()).revision).toBe(SETS + 1);
    await store.close();
    await original.close();
    expect((await verifyLowdbStore({ folder })).findings).toEqual([]);
  });

  test('an empty store is restored as one', async () => {
    const folder = path.join(parent, 'restored-empty');
    expect(await restoreLowdb({ folder, id: 'abc', lines: given([]) })).toEqual({ revision: 0, sum: genesisOf('abc') });
    await (await openIn(folder, { init: false })).close();
  });

  test('a folder that holds something is refused and not touched', async () => {
    const folder = await copy();
    const before = await snapshot(folder);
    await expect(restoreLowdb({ folder, id: 'x', lines: given([]) })).rejects.toMatchObject({ reason: 'not empty' });
    expect(await snapshot(folder)).toEqual(before);
  });

  const wrongs: readonly [what: string, change: (lines: Buffer[]) => Buffer[]][] = [
    ['a line changed', (l) => l.map((b, i) => (i === 4 ? Buffer.from(b.toString().replace('Unit', 'Knit')) : b))],
    ['a line missing', (l) => [...l.slice(0, 3), ...l.slice(4)]],
    ['lines swapped', ([a, b, c, ...rest]) => [a, c, b, ...rest].filter((x) => x !== undefined)],
    ['another store’s lines', (l) => l.slice(1)],
    ['something else', (l) => [...l, Buffer.from('{}')]],
  ];
  test.each(wrongs)('%s: refused, and nothing is left', async (_what, change) => {
    const source = await readLowdbStore({ folder: data });
    const folder = await mkdtemp(path.join(parent, 'wrong-'));
    const lines = given(change(await linesOf(source, 0)));
    await expect(restoreLowdb({ folder, id: source.id, lines, segmentBytes: 500 })).rejects.toMatchObject({
      reason: 'damaged',
      message: expect.stringMatching(/Revision \d+ of the back-up/),
    });
    await expect(openIn(folder, { init: false })).rejects.toMatchObject({ reason: 'damaged' });
    const whole = given(await linesOf(source, 0));
    expect((await restoreLowdb({ folder, id: source.id, lines: whole })).revision).toBe(SETS);
  });
});
