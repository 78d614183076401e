// The real server killed outright under load, again and again: a third of the kills while it starts, a third while it
// writes a checkpoint, a third in between. Every acknowledged push is there, each whole or absent, and it starts again.
// Planted faults: stores that answer before they write, and that write two files one after the other.
import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { rowsOf } from '../../domain/sheet/view-rows';
import { openLowdbStore } from '../../server/store/lowdb/open';
import { startServer, type RunningServer } from '../support/running-server';
import { signIn } from '../support/store-client';
import { lostFrom, pushesIn, startContender, type ContenderKind } from './contender';
import { dice, type Dice } from './dice';
import { pushers, startLoad, type Sent } from './load';
import { scratch, type Scratch } from './scratch';
import { limitMs, progress, report, seed, sized } from './size';
import { wrongWith } from './wrong-with';

const PEOPLE = 4;
/** Servers that are killed side by side. */
const SERVERS = 2;
/** Kills of one folder: then all that was ever sent to it is looked at once more, from within. */
const KILLS_OF_ONE_FOLDER = 24;
const SETTINGS = { PI_BRIDGE_CHECKPOINT_BYTES: '16000', PI_BRIDGE_SEGMENT_BYTES: '80000' };
/** A busy machine is slow; a start that takes so long is broken. */
const SLOWEST_START_MS = 10_000;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let place: Scratch;
beforeAll(async () => {
  place = await scratch();
});
afterAll(() => place.clear());

interface Tally {
  readonly kills: Record<'start' | 'checkpoint' | 'load', number>;
  readonly wrong: string[];
  acknowledged: number;
  slowestStart: number;
}

/** What the server that was started anew says of the pushes that were under way. */
async function wrongAtTheDoor(server: RunningServer, sent: readonly Sent[]): Promise<string[]> {
  const wrong: string[] = [];
  const client = await signIn(server, 'Housing inputter');
  const rows = new Map(rowsOf(await client.view({ view: { sheet: 'update', scope: 'mine' } })).map((r) => [r.key, r]));
  const taken = new Set<Sent>();
  for (const one of sent)
    if (await client.receipt(one.pushId)) taken.add(one);
    else if (one.outcome === 'acknowledged') wrong.push(`lost: push ${one.mark} was acknowledged and is gone`);
  // Each person's cells hold the last push of theirs that was taken, all of them.
  const last = new Map([...taken].map((one) => [one.keys.join(), one]));
  for (const { keys, mark } of last.values())
    for (const key of keys) {
      const row = rows.get(key);
      if (row?.value !== mark || row.note !== `push ${mark}`)
        wrong.push(`torn: ${key} holds ${String(row?.value)} “${row?.note ?? ''}” and the last push was ${mark}`);
    }
  return wrong;
}

/** Resolves when the store begins to write a document of a checkpoint. */
async function checkpointBegins(server: RunningServer): Promise<void> {
  const documents = path.join(server.store, 'documents');
  await mkdir(documents, { recursive: true });
  const end = new AbortController();
  const late = setTimeout(() => end.abort(new Error('No checkpoint was written in 20 s')), 20_000);
  try {
    await new Promise<void>((resolve, reject) => {
      end.signal.addEventListener('abort', () => reject(end.signal.reason as Error));
      watch(documents, { signal: end.signal }, (_, name) => {
        if (name?.endsWith('.tmp')) resolve();
      }).on('error', () => undefined);
    });
  } finally {
    clearTimeout(late);
    end.abort();
  }
}

/** Kills one server again and again. */
async function killAgainAndAgain(kills: number, throws: Dice, tally: Tally): Promise<void> {
  const server = await startServer(SETTINGS, {
    data: await place.fresh('server'),
    onProcess: (pid) => place.adopt(pid),
    begun: false,
  });
  const all: Sent[] = [];
  let last: readonly Sent[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const when = (['start', 'checkpoint', 'load'] as const)[kill % 3]!;
    tally.kills[when]++;
    if (when === 'start') {
      // The first of them strikes while the store is made.
      server.begin();
      await wait(throws.below(Math.max(600, tally.slowestStart)));
      await server.kill();
      continue;
    }
    const from = performance.now();
    await server.start();
    tally.slowestStart = Math.max(tally.slowestStart, performance.now() - from);
    tally.wrong.push(...(await wrongAtTheDoor(server, last)));
    const load = startLoad(await pushers(server, PEOPLE));
    if (when === 'checkpoint') await checkpointBegins(server);
    else await wait(30 + throws.below(200));
    await server.kill();
    await load.ended();
    last = load.sent;
    all.push(...last);
    tally.acknowledged += load.acknowledged();
    progress(`kill -9: ${Object.values(tally.kills).reduce((a, b) => a + b)} kills, ${tally.acknowledged} pushes`);
  }
  const store = await openLowdbStore({ folder: server.store, die: () => undefined });
  try {
    tally.wrong.push(...(await wrongWith(store, all)));
  } finally {
    await store.close();
  }
}

test(
  'however often the server is killed nothing acknowledged is lost, no push is torn, and it starts again',
  async () => {
    const kills = sized(100, 2000);
    const tally: Tally = {
      kills: { start: 0, checkpoint: 0, load: 0 },
      ...{ wrong: [], acknowledged: 0, slowestStart: 0 },
    };
    let left = kills;
    const worker = async (n: number) => {
      for (let folder = 1; left > 0; folder++) {
        const now = Math.min(left, KILLS_OF_ONE_FOLDER);
        left -= now;
        await killAgainAndAgain(now, dice(seed).part(`${n}/${folder}`), tally);
      }
    };
    await Promise.all(Array.from({ length: SERVERS }, (_, n) => worker(n)));
    const { acknowledged, wrong, slowestStart } = tally;
    report({
      ...{ test: '1 kill -9', tries: kills, lost: wrong.length },
      more: { ...tally.kills, acknowledged, 'slowest start in ms': Math.round(slowestStart) },
    });
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(acknowledged).toBeGreaterThan(kills);
    expect(slowestStart).toBeLessThan(SLOWEST_START_MS);
  },
  limitMs,
);

/** How often a kill found acknowledged pushes gone, or a push in one of two files only. */
async function caughtIn(kind: ContenderKind, kills: number): Promise<number> {
  const throws = dice(seed).part(kind);
  let caught = 0;
  for (let kill = 0; kill < kills; kill++) {
    const folder = await place.fresh(kind);
    const contender = startContender(kind, folder, place);
    await contender.after(3 + throws.below(6));
    await wait(throws.below(40));
    await contender.kill();
    if (kind === 'two-files') {
      const [one, two] = await Promise.all([1, 2].map((n) => pushesIn(path.join(folder, `year-${n}.json`))));
      if (one?.size !== two?.size) caught++;
    } else if ((await lostFrom(path.join(folder, 'db.json'), contender.acknowledged())) > 0) caught++;
  }
  return caught;
}

test.each<[ContenderKind, string]>([
  ['answer-first', 'a store that answers before it writes'],
  ['two-files', 'a push that is written in two files'],
])(
  'planted %s (%s) is caught',
  async (kind, name) => {
    const kills = Math.max(12, sized(12, 100));
    const caught = await caughtIn(kind, kills);
    report({ test: `1 planted: ${name}`, tries: kills, lost: 0, plants: { [name]: `${caught} of ${kills}` } });
    expect(caught).toBeGreaterThan(0);
  },
  limitMs,
);
