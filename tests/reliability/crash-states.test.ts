// A store's calls to its disk are recorded while it works, and the store is opened on everything that a crash at each
// moment may leave (as ALICE does). Needs no root. Planted faults: a sync that is not made, of files and of folders.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { realDisk, type Disk } from '../../server/store/lowdb/disk';
import { openLowdbStore } from '../../server/store/lowdb/open';
import { StoreRefusal } from '../../server/store/refusal';
import { fates, layOut, leavesZeros, leftAfter, type Fate } from './crash-states';
import { dice, type Dice } from './dice';
import { recordingDisk, type DiskRecord, type Step } from './disk-record';
import type { Sent } from './load';
import { scratch, type Scratch } from './scratch';
import { markedCells, setCells } from './set-cells';
import { full, limitMs, progress, report, seed, sized } from './size';
import { wrongWith } from './wrong-with';

let place: Scratch;
beforeAll(async () => {
  place = await scratch();
});
afterAll(() => place.clear());

const KEYS = ['A1|2014-07-01Q', 'B2|2014-07-01Q', 'C3|2014-10-01Q'];
const die = () => undefined;
/** Short segments and frequent checkpoints: names and files come and go all the time. */
const OPTIONS = { checkpointBytes: 2500, segmentBytes: 4000, die };

interface Recorded extends DiskRecord {
  readonly folder: string;
  readonly sent: readonly Sent[];
}

/** Every call takes its time, as on a busy disk: what runs beside it comes in between. */
function slow(disk: Disk, throws: Dice): Disk {
  const pause = () => new Promise((resolve) => setTimeout(resolve, throws.below(3)));
  return {
    ...disk,
    async mkdir(folder) {
      await pause();
      await disk.mkdir(folder);
    },
    async open(name, mode) {
      await pause();
      const file = await disk.open(name, mode);
      return {
        ...file,
        async datasync() {
          await pause();
          await file.datasync();
        },
      };
    },
    async rename(from, to) {
      await pause();
      await disk.rename(from, to);
    },
    async syncFolder(folder) {
      await pause();
      await disk.syncFolder(folder);
    },
  };
}

/** A store's first hours: made, pushed to by several at once, closed, opened again. */
async function recordWork(plant: (disk: Disk) => Disk, rounds: number): Promise<Recorded> {
  const folder = path.join(await place.fresh('recorded'), 'data');
  const record = recordingDisk(realDisk);
  const sent: Sent[] = [];
  for (let life = 0; life < 2; life++) {
    const store = await openLowdbStore({
      folder,
      init: life === 0,
      disk: slow(plant(record.disk), dice(seed)),
      ...OPTIONS,
    });
    for (let round = 0; round < rounds; round++)
      await Promise.all(
        [1, 2, 3].slice(0, 1 + (round % 3)).map(async (who) => {
          const mark = (life * rounds + round) * 10 + who;
          const one: Sent = { pushId: `push-${mark}`, mark, keys: KEYS, outcome: 'acknowledged' };
          sent.push(one);
          await setCells(store, one.pushId, markedCells(KEYS, mark));
          record.told(one.pushId);
        }),
      );
    await store.close();
  }
  return { ...record, folder, sent };
}

/** What is wrong with the store that a crash after `steps` leaves. */
async function wrongAfter(recorded: Recorded, until: number, fate: Fate): Promise<string[] | 'refused'> {
  const steps = recorded.steps.slice(0, until);
  const told = new Set(steps.flatMap((s) => (s.kind === 'told' ? [s.what] : [])));
  const sent = recorded.sent.map((s): Sent => ({ ...s, outcome: told.has(s.pushId) ? 'acknowledged' : 'unknown' }));
  const folder = await place.fresh('left');
  try {
    await layOut(leftAfter(steps, fate, dice(`${seed}/${until}/${fate}`)), recorded.folder, folder);
    // The lock's owner is this very process; a machine that was started anew finds it dead.
    await rm(path.join(folder, 'lock'), { force: true });
    const store = await openLowdbStore({ folder, ...OPTIONS });
    try {
      return await wrongWith(store, sent);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    if (leavesZeros(fate) && error.message.includes(folder)) return 'refused';
    // Before the first answer there may be no store yet; to make one again must work then.
    return told.size > 0 ? [`does not start: ${error.message}`] : await beginAnew(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function beginAnew(folder: string): Promise<string[]> {
  try {
    await (await openLowdbStore({ folder, init: true, ...OPTIONS })).close();
    return [];
  } catch (error) {
    return [`cannot be made again: ${String(error)}`];
  }
}

/** What a step did, in few words. */
function said(step: Step | undefined): string {
  if (!step) return 'nothing';
  const where = 'to' in step ? step.to : 'path' in step ? step.path : 'file' in step ? `file ${step.file}` : step.what;
  return `${step.kind} ${path.basename(where)}`;
}

interface Outcome {
  readonly tried: number;
  readonly refused: number;
  readonly wrong: readonly string[];
}

/** Every crash that differs: after each step, with each fate. */
async function wrongIn(recorded: Recorded, stopAtFirst: boolean): Promise<Outcome> {
  const wrong: string[] = [];
  let [tried, refused] = [0, 0];
  for (let until = 1; until <= recorded.steps.length; until++)
    for (const fate of fates) {
      tried++;
      const outcome = await wrongAfter(recorded, until, fate);
      if (outcome === 'refused') refused++;
      else
        for (const what of outcome) wrong.push(`after ${said(recorded.steps[until - 1])} (${until}), ${fate}: ${what}`);
      if (stopAtFirst && wrong.length > 0) return { tried, refused, wrong };
      progress(`crash states: step ${until} of ${recorded.steps.length}`);
    }
  return { tried, refused, wrong };
}

test(
  'whatever a crash leaves, the store starts with all that was acknowledged and with whole pushes',
  async () => {
    const recorded = await recordWork((disk) => disk, sized(6, 60));
    const { tried, refused, wrong } = await wrongIn(recorded, false);
    report({ test: '2 crash states', tries: tried, lost: wrong.length, more: { refused } });
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  },
  limitMs,
);

/** Says that it is done and does nothing. */
const planted: Readonly<Record<string, (disk: Disk) => Disk>> = {
  'no fdatasync': (disk) => ({
    ...disk,
    open: async (name, mode) => ({ ...(await disk.open(name, mode)), datasync: async () => undefined }),
  }),
  'no folder sync': (disk) => ({ ...disk, syncFolder: async () => undefined }),
  'an answer before the sync': (disk) => ({
    ...disk,
    async open(name, mode) {
      const file = await disk.open(name, mode);
      let syncing: Promise<void> = Promise.resolve();
      return {
        ...file,
        async datasync() {
          syncing = syncing.then(() => new Promise((resolve) => setTimeout(resolve, 2))).then(() => file.datasync());
        },
        async close() {
          await syncing;
          await file.close();
        },
      };
    },
  }),
  'a journal that is not synced': (disk) => ({
    ...disk,
    async open(name, mode) {
      const file = await disk.open(name, mode);
      return name.includes('.tmp') ? file : { ...file, datasync: async () => undefined };
    },
  }),
};

test.each(Object.keys(planted))(
  'planted %s is caught',
  async (name) => {
    const recorded = await recordWork(planted[name]!, 6);
    const { tried, wrong } = await wrongIn(recorded, !full);
    report({
      test: `2 planted: ${name}`,
      tries: tried,
      lost: 0,
      plants: { [name]: `${wrong.length > 0 ? 1 : 0} of 1` },
    });
    expect(wrong.length).toBeGreaterThan(0);
  },
  limitMs,
);
