// Files of a closed store damaged at random, any of them, in every way that disks and people have: the store starts
// with all that was acknowledged, or refuses and names the place. It never starts empty and never with less.
// Planted fault: the same damages on lowdb as it comes.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { openLowdbStore } from '../../server/store/lowdb/open';
import { StoreRefusal } from '../../server/store/refusal';
import { dice, type Dice } from './dice';
import type { Sent } from './load';
import { scratch, type Scratch } from './scratch';
import { markedCells, setCells } from './set-cells';
import { limitMs, progress, report, seed, sized } from './size';
import { wrongWith } from './wrong-with';

const KEYS = ['A1|2014-07-01Q', 'B2|2014-07-01Q', 'C3|2013-10-01Q'];
const OPTIONS = { segmentBytes: 9000, checkpointBytes: 7000, die: () => undefined };
const PUSHES = 24;

/** Files by name, within the folder. */
type Files = ReadonlyMap<string, Buffer>;

let place: Scratch;
let whole: string;
let files: Files;
/** The same store half its life ago. */
let before: Files;
const sent: Sent[] = [];

async function filesIn(folder: string): Promise<Files> {
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name));
    if (entry.isFile()) found.set(name, await readFile(path.join(folder, name)));
  }
  return found;
}

beforeAll(async () => {
  place = await scratch();
  whole = path.join(await place.fresh('whole'), 'data');
  for (const life of [1, 2]) {
    const store = await openLowdbStore({ folder: whole, init: life === 1, ...OPTIONS });
    for (let n = 1; n <= PUSHES; n++) {
      const mark = life * 1000 + n;
      sent.push({ pushId: `push-${mark}`, mark, keys: KEYS, outcome: 'acknowledged' });
      await setCells(store, `push-${mark}`, [...markedCells(KEYS, mark), ['unit', `U${mark}`, 'name', `Unit ${mark}`]]);
    }
    await store.close();
    if (life === 1) before = await filesIn(whole);
  }
  files = await filesIn(whole);
});
afterAll(() => place.clear());

interface Damage {
  readonly what: string;
  readonly name: string;
  /** `undefined`: the file is gone. */
  readonly bytes: Buffer | undefined;
}

/** What is wrong with how the store takes the damage. */
async function wrongUnder({ what, name, bytes }: Damage): Promise<{ wrong: string[]; refused: boolean }> {
  const folder = await place.fresh('damaged');
  const say = (wrong: string) => `${what} in ${name}: ${wrong}`;
  try {
    await cp(whole, folder, { recursive: true });
    const file = path.join(folder, name);
    await (bytes ? writeFile(file, bytes) : rm(file));
    for (const _start of ['first', 'second']) {
      const store = await openLowdbStore({ folder, ...OPTIONS });
      try {
        const wrong = await wrongWith(store, sent);
        if (wrong.length > 0) return { wrong: wrong.map(say), refused: false };
      } finally {
        await store.close();
      }
    }
    return { wrong: [], refused: false };
  } catch (error) {
    if (!(error instanceof StoreRefusal)) return { wrong: [say(String(error))], refused: false };
    // The place: the file itself, and in the journal the byte; or the folder whose files do not fit each other.
    const named = error.message.includes(folder);
    return { wrong: named ? [] : [say(`refused without a place: ${error.message}`)], refused: true };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One byte is another. */
function flipped(throws: Dice): Damage {
  const [name, old] = throws.pick([...files].filter(([, bytes]) => bytes.length > 0));
  const bytes = Buffer.from(old);
  const at = throws.below(bytes.length);
  const xor = throws.chance(0.5) ? 1 << throws.below(8) : 1 + throws.below(255);
  bytes.writeUInt8(bytes.readUInt8(at) ^ xor, at);
  return { what: `byte ${at} flipped by ${xor}`, name, bytes };
}

/** Blocks as a disk has them, or as small as a line. */
function blocks(throws: Dice): Damage {
  const [name, old] = throws.pick([...files].filter(([, bytes]) => bytes.length > 1300));
  const size = throws.pick([64, 512]);
  const count = Math.floor(old.length / size);
  const [a, b] = [throws.below(count) * size, throws.below(count) * size];
  const block = (at: number) => old.subarray(at, at + size);
  const bytes = Buffer.from(old);
  switch (throws.pick(['zeroed', 'swapped', 'doubled', 'gone', 'cut'] as const)) {
    case 'zeroed':
      bytes.fill(0, a, a + size);
      return { what: `${size} bytes at ${a} zeroed`, name, bytes };
    case 'swapped':
      block(b).copy(bytes, a);
      block(a).copy(bytes, b);
      return { what: `${size} bytes at ${a} and ${b} swapped`, name, bytes };
    case 'doubled':
      return {
        what: `${size} bytes at ${a} doubled`,
        name,
        bytes: Buffer.concat([old.subarray(0, a + size), old.subarray(a)]),
      };
    case 'gone':
      return {
        what: `${size} bytes at ${a} gone`,
        name,
        bytes: Buffer.concat([old.subarray(0, a), old.subarray(a + size)]),
      };
    case 'cut':
      return { what: `cut at ${a + 1}`, name, bytes: old.subarray(0, a + 1) };
  }
}

/** What people and programs do to whole files. */
function wholeFiles(): Damage[] {
  return [...files].flatMap(([name, old]): Damage[] => {
    const earlier = before.get(name);
    return [
      { what: 'empty', name, bytes: Buffer.alloc(0) },
      { what: 'null', name, bytes: Buffer.from('null') },
      { what: 'zeros', name, bytes: Buffer.alloc(old.length) },
      { what: 'a BOM', name, bytes: Buffer.concat([Buffer.from('\ufeff'), old]) },
      { what: 'Windows line ends', name, bytes: Buffer.from(old.toString().replaceAll('\n', '\r\n')) },
      { what: 'twice', name, bytes: Buffer.concat([old, old]) },
      { what: 'missing', name, bytes: undefined },
      ...(earlier && !earlier.equals(old) ? [{ what: 'an old generation', name, bytes: earlier }] : []),
    ];
  });
}

async function judge(name: string, damages: Iterable<Damage>, tries: number): Promise<void> {
  const wrong: string[] = [];
  let refused = 0;
  let tried = 0;
  for (const damage of damages) {
    const outcome = await wrongUnder(damage);
    wrong.push(...outcome.wrong);
    if (outcome.refused) refused++;
    progress(`${name}: ${++tried} of ${tries}`);
  }
  report({ test: `3 ${name}`, tries: tried, lost: wrong.length, more: { refused, recovered: tried - refused } });
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(tried).toBe(tries);
  // Where everything is refused, or nothing, the damages say little.
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThan(tried);
}

function* times(n: number, make: (dice: Dice) => Damage): Iterable<Damage> {
  for (let i = 0; i < n; i++) yield make(dice(`${seed}/${make.name}/${i}`));
}

test(
  'a flipped byte anywhere: all is there, or refused',
  () => judge('flipped bytes', times(sized(500, 20_000), flipped), sized(500, 20_000)),
  limitMs,
);

test(
  'blocks zeroed, swapped, doubled, gone or cut: all is there, or refused',
  () => judge('damaged blocks', times(sized(200, 5000), blocks), sized(200, 5000)),
  limitMs,
);

test(
  'files empty, null, missing, doubled or old: all is there, or refused',
  () => {
    const damages = wholeFiles();
    return judge('damaged files', damages, damages.length);
  },
  limitMs,
);

test('planted: lowdb as it comes starts empty on a missing file and on null, without a word', async () => {
  const file = path.join(await place.fresh('lowdb'), 'db.json');
  const opened = async () => {
    const db = new Low<{ pushes: Record<string, number> }>(new JSONFile(file), { pushes: {} });
    await db.read();
    return db;
  };
  const db = await opened();
  await db.update(({ pushes }) => void (pushes['1'] = 1));
  let caught = 0;
  for (const damage of [() => rm(file), () => writeFile(file, 'null')]) {
    await damage();
    if (!('1' in (await opened()).data.pushes)) caught++;
  }
  report({
    test: '3 planted: lowdb as it comes',
    tries: 2,
    lost: 0,
    plants: { 'lowdb as it comes': `${caught} of 2` },
  });
  expect(caught).toBe(2);
});
