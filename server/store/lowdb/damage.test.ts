// Starts on torn, damaged, missing and foreign files: a torn last line is dropped, anything else refuses and names its
// place. Never does a store begin anew by accident.
import { appendFile, cp, mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { headOf, setting } from '../store.contract';
import type { Store } from '../port';
import { openLowdbStore, type OpenOptions } from './open';
import { verifyLowdbStore } from './read-store';

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

test.each([1, 60, 5000])(
  '%i zeros where a push was being appended are dropped: ext4 leaves them after a power cut',
  async (n) => {
    const folder = await copy();
    const whole = await readFile(segment(folder));
    expect(whole.length % 512).not.toBe(0);
    await writeFile(segment(folder), Buffer.concat([whole, Buffer.alloc(n)]));
    expect((await verifyLowdbStore({ folder })).findings).toEqual([]);
    expect(await revisionOf(folder)).toBe(SETS);
    expect(await revisionOf(folder)).toBe(SETS);
  },
);

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
    [
      'zeros to its end, as a block that was lost leaves them',
      (whole) => Buffer.concat([whole.subarray(0, -60), Buffer.alloc(60)]),
    ],
    ['something else at its end', (whole) => Buffer.concat([whole, Buffer.from('no line')])],
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
  test.each(['unit.document', 'measurement-2014-04.document', 'checkpoint.document'])(
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

describe('a journal of several files', () => {
  const SEVERAL = 8;
  let several: string;
  beforeAll(async () => {
    several = path.join(parent, 'several');
    await pushes(several, 1, SEVERAL);
  });

  async function pushes(folder: string, from: number, to: number, options: Partial<OpenOptions> = {}): Promise<void> {
    const store = await openLowdbStore({ folder, init: true, die, segmentBytes: 600, ...options });
    for (let i = from; i <= to; i++)
      await store.commit(
        headOf({ pushId: `s${i}` }),
        setting([
          ['measurement', 'A1|2014-07-01Q', 'value', i],
          ['unit', `U${i}`, 'name', `Unit ${i}`],
        ]),
      );
    await store.close();
  }
  async function copySeveral(): Promise<string> {
    const folder = await mkdtemp(path.join(parent, 'copy-'));
    await cp(several, folder, { recursive: true });
    return folder;
  }
  const file = (folder: string, name: string) => path.join(folder, 'journal', name);
  const segmentsIn = async (folder: string) =>
    (await readdir(path.join(folder, 'journal'))).filter((n) => n.endsWith('.jsonl')).sort();

  test('starts from the indexes of finished files; history and far states come from the files', async () => {
    const folder = await copySeveral();
    expect((await segmentsIn(folder)).length).toBeGreaterThan(3);
    const store = await openLowdbStore({ folder, die });
    expect((await store.history({})).map((h) => h.pushId)).toEqual([8, 7, 6, 5, 4, 3, 2, 1].map((i) => `s${i}`));
    expect((await (await store.read(3)).documents('unit')).size).toBe(3);
    expect((await store.push('s2'))?.revision).toBe(2);
    await store.close();
  });

  const indexDamages: readonly [what: string, damage: (index: string) => Promise<void>][] = [
    ['gone', (index) => rm(index)],
    ['empty', (index) => writeFile(index, '')],
    ['null', (index) => writeFile(index, 'null')],
    ['cut', async (index) => writeFile(index, (await readFile(index)).subarray(0, -9))],
    ['that of another file', (index) => cp(index.replace('00000002', '00000001'), index)],
  ];
  test.each(indexDamages)('an index that is %s loses nothing, and is made anew', async (_what, damage) => {
    const folder = await copySeveral();
    const index = file(folder, '00000002.index.json');
    const whole = await readFile(index, 'utf8');
    await damage(index);
    expect(await revisionOf(folder)).toBe(SEVERAL);
    expect(await readFile(index, 'utf8')).toBe(whole);
  });

  const fileDamages: readonly [what: string, damage: (folder: string, names: string[]) => Promise<string>][] = [
    [
      'a finished file gone',
      async (folder) => {
        await rm(file(folder, '00000002.jsonl'));
        return '00000002.jsonl';
      },
    ],
    [
      'the last file gone',
      async (folder, names) => {
        const last = names.at(-1) ?? '';
        await rm(file(folder, last));
        return last;
      },
    ],
    [
      'a finished file cut',
      async (folder) => {
        const name = file(folder, '00000002.jsonl');
        await writeFile(name, (await readFile(name)).subarray(0, -1));
        return '00000002.jsonl';
      },
    ],
    [
      'a finished file longer',
      async (folder) => {
        await appendFile(file(folder, '00000002.jsonl'), '{"sum":"');
        return '00000002.jsonl';
      },
    ],
    [
      'two files swapped',
      async (folder) => {
        await cp(file(folder, '00000002.jsonl'), file(folder, 'x'));
        await cp(file(folder, '00000003.jsonl'), file(folder, '00000002.jsonl'));
        await cp(file(folder, 'x'), file(folder, '00000003.jsonl'));
        return '00000002.jsonl';
      },
    ],
  ];
  test.each(fileDamages)('%s: refused, naming it, with the checkpoint and without', async (_what, damage) => {
    for (const keep of [true, false]) {
      const folder = await copySeveral();
      const name = await damage(folder, await segmentsIn(folder));
      if (!keep) await rm(path.join(folder, 'documents'), { recursive: true });
      await expect(openLowdbStore({ folder, die })).rejects.toMatchObject({
        reason: 'damaged',
        message: expect.stringContaining(name),
      });
    }
  });

  test('a line of a finished file that was damaged meanwhile is not handed out', async () => {
    const folder = await copySeveral();
    const store = await openLowdbStore({ folder, die });
    const name = file(folder, '00000001.jsonl');
    const bytes = await readFile(name);
    bytes.writeUInt8(88, bytes.lastIndexOf('Unit'));
    await writeFile(name, bytes);
    await expect(store.read(0).then((r) => r.documents('unit'))).rejects.toMatchObject({ reason: 'damaged' });
    expect((await (await store.read()).documents('unit')).size).toBe(SEVERAL);
    await store.close();
  });

  test.each(['unit.document', 'measurement-2014-04.document', 'checkpoint.document', 'all'])(
    'an old generation of %s is brought up to date from the journal',
    async (name) => {
      const folder = await copySeveral();
      const old = await mkdtemp(path.join(parent, 'old-'));
      await cp(path.join(folder, 'documents'), old, { recursive: true });
      await pushes(folder, SEVERAL + 1, SEVERAL + 5, { segmentBytes: 600 });
      for (const document of await readdir(old))
        if (name === 'all' || name === document)
          await cp(path.join(old, document), path.join(folder, 'documents', document));
      expect(await revisionOf(folder)).toBe(SEVERAL + 5);
    },
  );

  test('a year that starts with another month groups the periods anew, and loses none', async () => {
    const folder = await copySeveral();
    await pushes(folder, SEVERAL + 1, SEVERAL + 1, { yearStartsIn: 1 });
    const names = (await readdir(path.join(folder, 'documents'))).filter((n) => n.startsWith('measurement'));
    expect(names).toEqual(['measurement-2014-01.document']);
    expect(await revisionOf(folder, { yearStartsIn: 1 })).toBe(SEVERAL + 1);
    expect(await revisionOf(folder)).toBe(SEVERAL + 1);
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

  test.each([
    [1, /earlier version/],
    [3, /later version/],
  ])('of format %i: refused in words that say what to do', async (format, words) => {
    const folder = await copy();
    const identity = path.join(folder, 'pi-bridge.json');
    await writeFile(identity, (await readFile(identity, 'utf8')).replace('"format":2', `"format":${format}`));
    await expect(opening(folder)).rejects.toMatchObject({ reason: 'foreign', message: expect.stringMatching(words) });
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
