// Disks that are full or fail while people push, for once or for long: a refused push never appears later, memory is
// what the disk holds, and writing resumes. Planted faults: memory that takes a push before the log does, and a failed
// write that stays on the disk.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../domain/errors';
import { realDisk, type Disk, type DiskFile } from '../../server/store/lowdb/disk';
import { openLowdbStore } from '../../server/store/lowdb/open';
import { faultyDisk, noFaults, systemError, type Call, type Faults } from '../../server/store/lowdb/planted-faults';
import type { Store } from '../../server/store/port';
import { dice, type Dice } from './dice';
import type { Sent } from './load';
import { appliesBeforeLog } from './planted-stores';
import { scratch, type Scratch } from './scratch';
import { markedCells, setCells } from './set-cells';
import { limitMs, notRun, progress, report, seed, sized } from './size';
import { wrongWith } from './wrong-with';

const KEYS = ['A1|2014-07-01Q', 'B2|2014-07-01Q', 'C3|2014-10-01Q'];
const OPTIONS = { checkpointBytes: 3500, segmentBytes: 6000 };
const ROUNDS = 12;

let place: Scratch;
beforeAll(async () => {
  place = await scratch();
});
afterAll(() => place.clear());

/** What goes wrong: a call that fails with a code, or a disk with so much room left. */
interface Fault {
  readonly what: string;
  arm(faults: Faults, lasting: number): void;
}

const fails = (call: Call, code: string, where: string): Fault => ({
  what: `${call} ${code} in ${where === '' ? 'any file' : where}`,
  arm(faults, lasting) {
    let left = lasting;
    faults.before = (now, at) => {
      if (now === call && at.includes(where) && left-- > 0) throw systemError(code);
    };
  },
});
const room = (bytes: number): Fault => ({
  what: `room for ${bytes} bytes`,
  arm: (faults) => void (faults.room = bytes),
});
const inPlaces = (call: Call, code: string) => ['journal', 'documents', ''].map((where) => fails(call, code, where));

const faultsKnown: readonly Fault[] = [
  ...[0, 1, 60, 200, 700, 3000, 9000].map(room),
  ...inPlaces('write', 'ENOSPC'),
  ...inPlaces('write', 'EIO'),
  ...inPlaces('write', 'EDQUOT'),
  ...inPlaces('datasync', 'EIO'),
  ...inPlaces('rename', 'EPERM'),
  ...inPlaces('rename', 'ENOSPC'),
  ...inPlaces('open', 'EMFILE'),
  ...inPlaces('syncFolder', 'EIO'),
  fails('truncate', 'EIO', 'journal'),
  fails('truncate', 'EROFS', ''),
];
/** How often a call fails: once, for a while, until it is mended. */
const DURATIONS = [1, 3, Infinity] as const;
/** Bytes that a write takes at most, as a signal or a quota may have it. */
const MOUTHFULS = [Infinity, 97] as const;

/** A disk whose writes take only so much at a time, and go on when asked again. */
function smallMouthfuls(disk: Disk, most: number): Disk {
  const small = (file: DiskFile): DiskFile => ({
    ...file,
    write: (bytes, at) => file.write(bytes.subarray(0, most), at),
  });
  return { ...disk, open: async (name, mode) => small(await disk.open(name, mode)) };
}

interface Case {
  readonly fault: Fault;
  readonly lasting: number;
  readonly mouthful: number;
  readonly dice: Dice;
  /** Put in front of the store or its disk. */
  readonly plant?: { readonly store?: (store: Store) => Store; readonly disk?: (disk: Disk) => Disk };
}

/** One store's life with a fault in it; what it did wrong. */
async function wrongUnder({ fault, lasting, mouthful, dice: throws, plant }: Case): Promise<string[]> {
  const folder = path.join(await place.fresh('faulty'), 'data');
  const faults = noFaults();
  const wrong: string[] = [];
  const sent: Sent[] = [];
  const disk = smallMouthfuls(faultyDisk(plant?.disk?.(realDisk) ?? realDisk, faults), mouthful);
  const owner = withHandles(disk);
  let deaths = 0;
  let known = 0;
  const open = async (init: boolean) => {
    known = deaths;
    const store = await openLowdbStore({ folder, init, disk: owner.disk, ...OPTIONS, die: () => ++deaths });
    return plant?.store?.(store) ?? store;
  };
  let store = await open(true);
  const strikes = 2 + throws.below(4);
  const mended = strikes + 2 + throws.below(3);
  let mark = 0;

  async function push(): Promise<void> {
    const one: Sent = { pushId: `push-${++mark}`, mark, keys: KEYS, outcome: 'sent' };
    sent.push(one);
    try {
      await setCells(store, one.pushId, markedCells(KEYS, one.mark));
      one.outcome = 'acknowledged';
    } catch (error) {
      if (!(error instanceof AppError)) wrong.push(`refused without a reason: ${String(error)}`);
      one.outcome = deaths > known ? 'unknown' : 'refused';
    }
  }

  for (let round = 1; round <= ROUNDS; round++) {
    if (round === strikes) fault.arm(faults, lasting);
    if (round === mended) Object.assign(faults, noFaults());
    await Promise.all(Array.from({ length: 1 + throws.below(3) }, push));
    if (deaths > known) {
      // The process has ended; whoever starts it again mends the disk first.
      Object.assign(faults, noFaults());
      await owner.end();
      await rm(path.join(folder, 'lock'), { force: true });
      store = await open(false);
      // What was under way may be there or not; from here on it is known.
      for (const one of sent.filter((s) => s.outcome === 'unknown'))
        one.outcome = (await store.push(one.pushId)) ? 'acknowledged' : 'refused';
    }
    wrong.push(...(await wrongWith(store, sent)));
    if (round >= strikes && round <= mended) wrong.push(...(await wrongAfterKill(store, folder, sent)));
  }
  if (sent.at(-1)?.outcome !== 'acknowledged') wrong.push('writing did not resume when the disk was mended');
  wrong.push(...(await wrongAfterKill(store, folder, sent)));
  await store.close();
  await rm(folder, { recursive: true });
  return wrong.map((what) => `${fault.what}, ${lasting} times, ${mouthful} bytes a write: ${what}`);
}

/** The files of a process that may end without closing them. */
function withHandles(disk: Disk): { disk: Disk; end: () => Promise<void> } {
  const open = new Set<DiskFile>();
  return {
    disk: {
      ...disk,
      async open(name, mode) {
        const file = await disk.open(name, mode);
        open.add(file);
        return {
          ...file,
          async close() {
            open.delete(file);
            await file.close();
          },
        };
      },
    },
    async end() {
      for (const file of open) await file.close();
      open.clear();
    },
  };
}

/** What a start finds if the process ends here and now, without a word. */
async function wrongAfterKill(store: Store, folder: string, sent: readonly Sent[]): Promise<string[]> {
  const copy = await place.fresh('copy');
  await cp(folder, copy, { recursive: true, filter: (name) => !/\.tmp$|\/lock$|\.room$/.test(name) });
  const { revision } = await store.read();
  const again = await openLowdbStore({ folder: copy, ...OPTIONS, die: () => undefined });
  try {
    const found = await again.read();
    const wrong = await wrongWith(again, sent);
    return found.revision === revision
      ? wrong
      : [...wrong, `memory was at ${revision} and the disk at ${found.revision}`];
  } finally {
    await again.close();
    await rm(copy, { recursive: true });
  }
}

function casesOf(seeds: number): Case[] {
  const cases: Case[] = [];
  for (let n = 0; n < seeds; n++)
    for (const fault of faultsKnown)
      for (const lasting of fault.what.startsWith('room') ? [1] : DURATIONS)
        for (const mouthful of MOUTHFULS)
          cases.push({ fault, lasting, mouthful, dice: dice(`${seed}/${n}/${fault.what}/${lasting}/${mouthful}`) });
  return cases;
}

test(
  'under every fault of the disk refused pushes stay away, memory is what the disk holds, and writing resumes',
  async () => {
    const cases = casesOf(sized(1, 10));
    const wrong: string[] = [];
    for (const [i, one] of cases.entries()) {
      wrong.push(...(await wrongUnder(one)));
      progress(`disk faults: ${i + 1} of ${cases.length}`);
    }
    report({ test: '4 disk faults', tries: cases.length, lost: wrong.length });
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(140);
  },
  limitMs,
);

test(
  'on a real disk of 1 MiB that fills up: refused, still readable, and taken again when there is room',
  async () => {
    const times = sized(3, 30);
    if (process.platform !== 'linux' || process.getuid?.() !== 0) {
      notRun('4 a full disk of 1 MiB', 'it needs Linux and root, to mount a tmpfs');
      return;
    }
    const wrong: string[] = [];
    let refused = 0;
    for (let n = 0; n < times; n++) {
      const small = await place.fresh('small');
      place.mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small);
      try {
        const { wrong: now, refused: times_ } = await fillUp(small, dice(`${seed}/full/${n}`));
        wrong.push(...now);
        refused += times_;
      } finally {
        place.unmount(small);
      }
    }
    report({ test: '4 a full disk of 1 MiB', tries: times, lost: wrong.length, more: { refused } });
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(times);
  },
  limitMs,
);

async function fillUp(small: string, throws: Dice): Promise<{ wrong: string[]; refused: number }> {
  const folder = path.join(small, 'data');
  await mkdir(folder);
  await writeFile(path.join(small, 'ballast'), Buffer.alloc(400_000));
  const store = await openLowdbStore({ folder, init: true, ...OPTIONS, die: () => undefined });
  const wrong: string[] = [];
  const taken = new Set<string>();
  const refused = new Set<string>();
  async function push(name: string): Promise<void> {
    const note = 'x'.repeat(5000 + throws.below(25_000));
    try {
      await setCells(store, name, [['measurement', KEYS[0]!, 'note', `${name} ${note}`]]);
      taken.add(name);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'disk-full') wrong.push(`refused: ${String(error)}`);
      refused.add(name);
    }
  }
  for (let n = 0; n < 200 && refused.size < 5; n++) await Promise.all([push(`a${n}`), push(`b${n}`)]);
  const full = taken.size;
  await rm(path.join(small, 'ballast'));
  await push('after');
  if (!taken.has('after')) wrong.push('writing did not resume when there was room');
  if (full === 0) wrong.push('nothing was taken before the disk was full');
  await store.close();
  const again = await openLowdbStore({ folder, ...OPTIONS, die: () => undefined });
  for (const name of taken) if (!(await again.push(name))) wrong.push(`lost: ${name}`);
  for (const name of refused) if (await again.push(name)) wrong.push(`appeared: ${name}`);
  await again.close();
  return { wrong, refused: refused.size };
}

/** Says that the write failed, keeps it, and does not take it back. */
const keepsFailedWrites = (disk: Disk): Disk => ({
  ...disk,
  async open(name, mode) {
    const file = await disk.open(name, mode);
    if (!name.includes('journal') || name.includes('.tmp')) return file;
    let writes = 0;
    return {
      ...file,
      truncate: async () => undefined,
      async write(bytes, at) {
        const written = await file.write(bytes, at);
        if (++writes % 3 === 0) throw systemError('EIO');
        return written;
      },
    };
  },
});

test.each<[string, NonNullable<Case['plant']>]>([
  ['memory ahead of the log', { store: appliesBeforeLog }],
  ['a failed write that stays', { disk: keepsFailedWrites }],
])(
  'planted %s is caught',
  async (name, plant) => {
    const faults = faultsKnown.filter((f) => f.what.startsWith('write') && f.what.includes('journal'));
    let caught = 0;
    for (const fault of faults)
      if ((await wrongUnder({ fault, lasting: Infinity, mouthful: Infinity, dice: dice(seed), plant })).length > 0)
        caught++;
    report({
      test: `4 planted: ${name}`,
      tries: faults.length,
      lost: 0,
      plants: { [name]: `${caught} of ${faults.length}` },
    });
    expect(caught).toBe(faults.length);
  },
  limitMs,
);
