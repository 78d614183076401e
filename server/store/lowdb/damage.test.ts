// Starts on torn, damaged, missing and foreign files: a torn last line is dropped, anything else refuses and names its
// place. Never does a store begin anew by accident.
import { cp, mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { headOf, setting } from '../store.contract';
import type { Store } from '../port';
import { openLowdbStore, type OpenOptions } from './open';

const die = (error: Error) => {
  throw error;
};
let parent: string;
let data: string;
const SETS = 4;

/** A store with a few pushes, closed; `crashed` has no checkpoint, as after a kill. */
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'pi-bridge-damage-'));
  data = path.join(parent, 'data');
  const store = await openLowdbStore({ folder: data, init: true, die });
  for (let i = 1; i <= SETS; i++)
    await store.commit(
      headOf({ pushId: `p${i}` }),
      setting([
        ['measurement', 'A1|2014-07-01Q', 'value', i],
        ['unit', `U${i}`, 'name', `Unit ${i}`],
      ]),
    );
  await store.close();
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const segment = (folder: string) => path.join(folder, 'journal/00000001.jsonl');

async function copy(keepDocuments = false): Promise<string> {
  const folder = await mkdtemp(path.join(parent, 'copy-'));
  await cp(data, folder, { recursive: true });
  if (!keepDocuments) await rm(path.join(folder, 'documents'), { recursive: true });
  return folder;
}

async function revisionOf(folder: string, options: Partial<OpenOptions> = {}): Promise<number> {
  const store = await openLowdbStore({ folder, die, ...options });
  try {
    const reader = await store.read();
    const [field] = await reader.fields([{ type: 'measurement', key: 'A1|2014-07-01Q', field: 'value' }]);
    expect(field?.value ?? 0).toBe(reader.revision);
    expect((await reader.documents('unit')).size).toBe(reader.revision);
    return reader.revision;
  } finally {
    await store.close();
  }
}

test('cut at every byte of the last two lines: each push is there whole or not at all', async () => {
  const folder = await copy();
  const whole = await readFile(segment(folder));
  const ends = [...whole.keys()].filter((i) => whole[i] === 10);
  const from = ends.at(-3) ?? 0;
  for (let length = from + 1; length <= whole.length; length++) {
    await rm(path.join(folder, 'documents'), { recursive: true, force: true });
    await writeFile(segment(folder), whole.subarray(0, length));
    // A line is whole once its last character is there; the newline is put back.
    const pushes = ends.filter((end) => end <= length).length - 1;
    expect([length, await revisionOf(folder)]).toEqual([length, pushes]);
  }
}, 120_000);

test('after a torn line was dropped, pushes go on and the next start finds them', async () => {
  const folder = await copy();
  await writeFile(segment(folder), (await readFile(segment(folder))).subarray(0, -7));
  const store = await openLowdbStore({ folder, die });
  await store.commit(
    headOf({ pushId: 'new' }),
    setting([
      ['measurement', 'A1|2014-07-01Q', 'value', SETS],
      ['unit', `U${SETS}`, 'name', 'again'],
    ]),
  );
  await store.close();
  expect(await revisionOf(folder)).toBe(SETS);
});

test('a flipped bit anywhere in the journal: refused with file and byte, or nothing is lost', async () => {
  const folder = await copy();
  const whole = await readFile(segment(folder));
  for (let at = 0; at < whole.length; at += 7) {
    const bytes = Buffer.from(whole);
    bytes.writeUInt8((bytes[at] ?? 0) ^ 4, at);
    await writeFile(segment(folder), bytes);
    await rm(path.join(folder, 'documents'), { recursive: true, force: true });
    const outcome = await revisionOf(folder).catch((error: unknown) => error);
    if (outcome !== SETS)
      expect(outcome).toMatchObject({ reason: 'damaged', message: expect.stringMatching(/00000001\.jsonl, byte \d+/) });
  }
}, 120_000);

describe('a journal that is not as it was written is refused', () => {
  const damages: readonly [name: string, damage: (whole: Buffer) => Buffer][] = [
    ['empty', () => Buffer.alloc(0)],
    ['null', () => Buffer.from('null')],
    ['a BOM before it', (whole) => Buffer.concat([Buffer.from('\ufeff'), whole])],
    [
      'a block of zeros in it',
      (whole) => Buffer.concat([whole.subarray(0, 400), Buffer.alloc(200), whole.subarray(600)]),
    ],
    ['a line gone', (whole) => lines(whole, (all) => [...all.slice(0, 2), ...all.slice(3)])],
    ['a line twice', (whole) => lines(whole, (all) => [...all.slice(0, 3), ...all.slice(2)])],
    ['two lines swapped', (whole) => lines(whole, ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest])],
    ['something after it', (whole) => Buffer.concat([whole, Buffer.from('{"a":1}\n')])],
    ['Windows line ends', (whole) => Buffer.from(whole.toString().replaceAll('\n', '\r\n'))],
  ];
  test.each(damages)('%s', async (_name, damage) => {
    const folder = await copy();
    await writeFile(segment(folder), damage(await readFile(segment(folder))));
    await expect(revisionOf(folder)).rejects.toMatchObject({
      reason: 'damaged',
      message: expect.stringContaining('00000001.jsonl'),
    });
    await expect(revisionOf(folder, { init: true })).rejects.toMatchObject({ reason: 'damaged' });
  });

  test('a file in the middle gone', async () => {
    const folder = path.join(parent, 'segments');
    const store = await openLowdbStore({ folder, init: true, die, segmentBytes: 1 });
    for (let i = 1; i <= 3; i++) await store.commit(headOf(), setting([['unit', `U${i}`, 'name', 'x']]));
    await store.close();
    expect((await readdir(path.join(folder, 'journal'))).filter((n) => n.endsWith('.jsonl'))).toHaveLength(4);
    await rm(path.join(folder, 'journal/00000003.jsonl'));
    await expect(openLowdbStore({ folder, die })).rejects.toMatchObject({
      reason: 'damaged',
      message: expect.stringContaining('00000003.jsonl'),
    });
  });

  test('cut back behind its checkpoint: pushes are missing, and it says so', async () => {
    const folder = await copy(true);
    const whole = await readFile(segment(folder));
    await writeFile(
      segment(folder),
      lines(whole, (all) => all.slice(0, 3)),
    );
    await expect(openLowdbStore({ folder, die })).rejects.toMatchObject({
      reason: 'damaged',
      message: expect.stringContaining('revision 4'),
    });
  });

  test('gone altogether', async () => {
    const folder = await copy(true);
    await rm(path.join(folder, 'journal'), { recursive: true });
    await expect(openLowdbStore({ folder, die, init: true })).rejects.toMatchObject({ reason: 'damaged' });
  });
});

function lines(whole: Buffer, change: (lines: string[]) => string[]): Buffer {
  return Buffer.from(
    change(whole.toString().trimEnd().split('\n'))
      .map((l) => `${l}\n`)
      .join(''),
  );
}

describe('a checkpoint is only a copy', () => {
  test.each(['unit.json', 'measurement-2014-04.json', 'checkpoint.json'])(
    '%s gone, emptied or damaged loses nothing',
    async (name) => {
      for (const damage of [undefined, '', 'null', 'x']) {
        const folder = await copy(true);
        const file = path.join(folder, 'documents', name);
        if (damage === undefined) await rm(file);
        else if (damage === 'x') await writeFile(file, (await readFile(file, 'utf8')).replace('4', '5'));
        else await writeFile(file, damage);
        expect(await revisionOf(folder)).toBe(SETS);
      }
    },
  );

  test('one from before the last pushes is brought up to date from the journal', async () => {
    const folder = await copy(true);
    const store = await openLowdbStore({ folder, die });
    await store.commit(
      headOf(),
      setting([
        ['measurement', 'A1|2014-07-01Q', 'value', 5],
        ['unit', 'U5', 'name', 'x'],
      ]),
    );
    const crashed = await mkdtemp(path.join(parent, 'crashed-'));
    await cp(folder, crashed, { recursive: true });
    await rm(path.join(crashed, 'lock'));
    await store.close();
    expect(await revisionOf(crashed)).toBe(5);
  });
});

describe('a folder that holds no store', () => {
  const opening = (folder: string, init = false): Promise<Store> => openLowdbStore({ folder, die, init });

  test('missing or empty: refused with what to do; made only when asked for', async () => {
    const folder = path.join(parent, 'none');
    await expect(opening(folder)).rejects.toMatchObject({
      reason: 'missing',
      message: expect.stringContaining('--init'),
    });
    await mkdir(folder);
    await expect(opening(folder)).rejects.toMatchObject({
      reason: 'empty',
      message: expect.stringContaining('--init'),
    });
    await (await opening(folder, true)).close();
    await (await opening(folder)).close();
  });

  test('of somebody else: refused and not touched, even when a new store is asked for', async () => {
    const folder = path.join(parent, 'foreign');
    await mkdir(folder);
    await writeFile(path.join(folder, 'letter.txt'), 'mine');
    await expect(opening(folder, true)).rejects.toMatchObject({ reason: 'foreign' });
    expect(await readdir(folder)).toEqual(['letter.txt']);
  });

  test('whose identity was lost beside its journal: refused, never begun anew', async () => {
    const folder = await copy();
    await rm(path.join(folder, 'pi-bridge.json'));
    await expect(opening(folder)).rejects.toMatchObject({ reason: 'damaged' });
    await expect(opening(folder, true)).rejects.toMatchObject({ reason: 'not empty' });
    expect(await readdir(path.join(folder, 'journal'))).toHaveLength(1);
  });

  test('whose making was cut off: made anew', async () => {
    const folder = path.join(parent, 'cut-off');
    await mkdir(path.join(folder, 'journal'), { recursive: true });
    await writeFile(path.join(folder, 'journal/.00000001.jsonl.ab.tmp'), '{"su');
    await (await opening(folder, true)).close();
    await (await opening(folder)).close();
  });

  test('with another store’s journal: refused', async () => {
    const [a, b] = [await copy(), path.join(parent, 'other')];
    await (await opening(b, true)).close();
    await cp(segment(b), segment(a));
    await expect(opening(a)).rejects.toMatchObject({ reason: 'foreign' });
  });
});
