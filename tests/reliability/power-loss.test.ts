// The plug is pulled while people push: an ext4 image is copied under load, and the copy mounted as after a restart.
// Planted faults, under the same cuts: lowdb as it comes, and a store that syncs its file but not its folder.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openLowdbStore } from '../../server/store/lowdb/open';
import { startServer } from '../support/running-server';
import { lostFrom, startContender, type ContenderKind } from './contender';
import { dice } from './dice';
import { pushers, startLoad, type Sent } from './load';
import { afterPowerLoss, newImage, whyNoPowerLoss, type DataMode } from './loop-image';
import { scratch, type Scratch } from './scratch';
import { full, limitMs, notRun, progress, report, seed, sized } from './size';
import { wrongWith } from './wrong-with';

const MODES: readonly DataMode[] = full ? ['ordered', 'writeback'] : ['ordered'];
const CUTS_OF_ONE_IMAGE = 10;
const PEOPLE = 4;
/** Copies of journal and documents are small enough to be made often. */
const SMALL = { PI_BRIDGE_CHECKPOINT_BYTES: '6000', PI_BRIDGE_SEGMENT_BYTES: '20000' };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let place: Scratch;
let whyNot: string | undefined;
beforeAll(async () => {
  place = await scratch();
  whyNot = await whyNoPowerLoss(place);
  if (whyNot !== undefined) notRun('power loss', whyNot);
});
afterAll(() => place.clear());

/** Here the machine was not started anew and the lock's owner lives: let the lock say what a new start would see. */
async function afterAnotherStart(lock: string): Promise<void> {
  const text = await readFile(lock, 'utf8').catch(() => '');
  if (text.includes('@')) await writeFile(lock, text.replace(/@[^"]*/, '@another start of the machine'));
}

/** What the store lost, told from the copy of the disk. */
async function brokenIn(left: Buffer, told: readonly Sent[]): Promise<string[]> {
  return afterPowerLoss(place, left, async (mounted) => {
    try {
      await afterAnotherStart(path.join(mounted, 'store/lock'));
      const store = await openLowdbStore({ folder: path.join(mounted, 'store'), die: () => undefined });
      try {
        return await wrongWith(store, told);
      } finally {
        await store.close();
      }
    } catch (error) {
      return [`does not start: ${String(error)}`];
    }
  });
}

/** Cuts the power of the real server again and again, on one image, as long as that has room. */
async function cutServer(mode: DataMode, cuts: number, throws: ReturnType<typeof dice>): Promise<string[][]> {
  const image = await newImage(place, mode);
  const server = await startServer(SMALL, { data: image.place, onProcess: (pid) => place.adopt(pid) });
  try {
    const load = startLoad(await pushers(server, PEOPLE));
    const outcomes: string[][] = [];
    // The first cut comes with the first answer, when the folder and its names are new.
    while (load.acknowledged() === 0) await wait(1);
    for (let cut = 0; cut < cuts && !(await image.halfFull()); cut++) {
      server.signal('SIGSTOP');
      await wait(5);
      const left = await image.cut();
      const told = load.sent.map((s) => ({ ...s }));
      // It stands still while its copy is looked at: what is pushed meanwhile would only have to be looked at too.
      outcomes.push(await brokenIn(left, told));
      server.signal('SIGCONT');
      await wait(60 + throws.below(160));
    }
    await load.stop();
    return outcomes;
  } finally {
    server.signal('SIGCONT');
    await server.kill();
    image.unmount();
  }
}

/** Cuts the power of a store that is a single file of JSON; answers with the pushes that each cut lost. */
async function cutContender(kind: ContenderKind, mode: DataMode, cuts: number): Promise<number[]> {
  const throws = dice(seed).part(kind);
  const image = await newImage(place, mode);
  const folder = path.join(image.place, 'data');
  await mkdir(folder);
  const contender = startContender(kind, folder, place);
  try {
    const lost: number[] = [];
    for (let cut = 0; cut < cuts; cut++) {
      await contender.after(5 + throws.below(20));
      contender.signal('SIGSTOP');
      await wait(5);
      const left = await image.cut();
      const told = contender.acknowledged();
      contender.signal('SIGCONT');
      lost.push(await afterPowerLoss(place, left, (mounted) => lostFrom(path.join(mounted, 'data/db.json'), told)));
    }
    return lost;
  } finally {
    await contender.kill();
    image.unmount();
  }
}

describe.each(MODES)('with the file system mounted data=%s', (mode) => {
  test(
    'pulling the plug loses nothing that was acknowledged, and the store starts again',
    async () => {
      if (whyNot !== undefined) return;
      const cuts = sized(60, 1000);
      const throws = dice(seed).part(mode);
      const outcomes: string[][] = [];
      while (outcomes.length < cuts) {
        outcomes.push(...(await cutServer(mode, Math.min(CUTS_OF_ONE_IMAGE, cuts - outcomes.length), throws)));
        progress(`power loss, data=${mode}: ${outcomes.length} of ${cuts}`);
      }
      const wrong = outcomes.flat();
      report({ test: `2 power loss, data=${mode}`, tries: cuts, lost: wrong.length });
      expect(wrong).toEqual([]);
    },
    limitMs,
  );

  test.each<[ContenderKind, string, number]>([
    ['stock-lowdb', 'lowdb as it comes', 0.5],
    ['file-synced', 'a file synced and its folder not', 0],
  ])(
    'planted %s (%s) is caught',
    async (kind, name, share) => {
      if (whyNot !== undefined) return;
      const cuts = Math.max(10, sized(10, 100));
      const lost = await cutContender(kind, mode, cuts);
      const caught = lost.filter((n) => n > 0).length;
      report({
        test: `2 planted: ${name}, data=${mode}`,
        tries: cuts,
        lost: 0,
        plants: { [name]: `${caught} of ${cuts}` },
      });
      expect(caught).toBeGreaterThan(cuts * share);
    },
    limitMs,
  );
});
