// PostgreSQL killed outright while two servers push to it, again and again: nothing acknowledged is lost, what nobody saw
// the end of is settled by its pushId, and to send it again does it once. Planted fault: an answer before the commit.
import { AppError } from '../../domain/errors';
import { MAY_BE_TAKEN } from '../../server/store/postgres/database/failure';
import { openPostgresStore } from '../../server/store/postgres/open';
import type { Store } from '../../server/store/port';
import { startPostgres, type PostgresServer } from '../support/postgres-server';
import { dice, type Dice } from './dice';
import type { Sent } from './load';
import { answersEarly } from './planted-stores';
import { markedCells, setCells } from './set-cells';
import { limitMs, notRun, progress, report, seed, sized } from './size';
import { wrongWith } from './wrong-with';

const PEOPLE = 6;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Servers give up early: more outcomes stay unknown to them, and are asked after here. */
const LIMITS = { away: 400 };

let postgres: PostgresServer | undefined;
beforeAll(async () => {
  postgres = await startPostgres();
  if (!postgres) notRun('6 PostgreSQL restarted hard', 'PostgreSQL does not start here');
}, 60_000);
afterAll(() => postgres?.stop());

interface Pushing {
  readonly sent: Sent[];
  stop(): Promise<void>;
}

let marks = 0;

async function pushOne(store: Store, one: Sent): Promise<void> {
  try {
    await setCells(store, one.pushId, markedCells(one.keys, one.mark));
    one.outcome = 'acknowledged';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    one.outcome = error.message === MAY_BE_TAKEN ? 'unknown' : 'refused';
  }
}

function pushOnAndOn(stores: readonly Store[]): Pushing {
  const sent: Sent[] = [];
  const over = { is: false };
  const person = async (n: number) => {
    const keys = [1, 2, 3].map((k) => `P${n}${k}|2014-07-01Q`);
    while (!over.is) {
      const one: Sent = { pushId: `push-${++marks}`, mark: marks, keys, outcome: 'sent' };
      sent.push(one);
      await pushOne(stores[n % stores.length]!, one);
      if (one.outcome !== 'acknowledged') await wait(10);
    }
  };
  const working = Promise.all(Array.from({ length: PEOPLE }, (_, n) => person(n)));
  return {
    sent,
    async stop() {
      over.is = true;
      await working;
    },
  };
}

interface Tally {
  acknowledged: number;
  unknown: number;
  takenOfUnknown: number;
  readonly wrong: string[];
}

/** What nobody saw the end of is asked by its id, and sent again with the same id: done once, whatever it was. */
async function settle(store: Store, sent: readonly Sent[], tally: Tally): Promise<void> {
  for (const one of sent.filter((s) => s.outcome === 'unknown')) {
    tally.unknown++;
    const before = await store.push(one.pushId);
    if (before) tally.takenOfUnknown++;
    await pushOne(store, one);
    const after = await store.push(one.pushId);
    if (!after || one.outcome !== 'acknowledged') tally.wrong.push(`push ${one.mark} was not taken when sent again`);
    if (before && after && before.revision !== after.revision) tally.wrong.push(`push ${one.mark} was taken twice`);
  }
}

async function crashOnce(server: PostgresServer, stores: readonly Store[], throws: Dice, tally: Tally): Promise<void> {
  const load = pushOnAndOn(stores);
  await wait(100 + throws.below(300));
  await server.crash();
  await wait(throws.chance(0.3) ? 1500 : throws.below(500));
  await server.start();
  await wait(300);
  await load.stop();
  tally.acknowledged += load.sent.filter((s) => s.outcome === 'acknowledged').length;
  await settle(stores[0]!, load.sent, tally);
  for (const store of stores) tally.wrong.push(...(await wrongWith(store, load.sent)));
}

async function crashAgainAndAgain(crashes: number, plant: (store: Store) => Store): Promise<Tally | undefined> {
  if (!postgres) return undefined;
  const tally: Tally = { acknowledged: 0, unknown: 0, takenOfUnknown: 0, wrong: [] };
  for (let crash = 0, url = ''; crash < crashes;) {
    url = await postgres.database();
    const stores: Store[] = [];
    for (const init of [true, false]) stores.push(plant(await openPostgresStore({ url, init, limits: LIMITS })));
    try {
      // What is looked at grows with each crash: a new body now and then.
      for (let n = 0; n < 10 && crash < crashes; n++, crash++) {
        await crashOnce(postgres, stores, dice(`${seed}/${crash}`), tally);
        progress(`PostgreSQL restarted: ${crash + 1} of ${crashes}`);
      }
    } finally {
      for (const store of stores) await store.close();
      await postgres.drop(url);
    }
  }
  return tally;
}

test(
  'however often PostgreSQL is killed nothing acknowledged is lost, and every push is taken once or not at all',
  async () => {
    const crashes = sized(8, 200);
    const tally = await crashAgainAndAgain(crashes, (store) => store);
    if (!tally) return;
    const { acknowledged, unknown, takenOfUnknown, wrong } = tally;
    report({
      ...{ test: '6 PostgreSQL restarted hard', tries: crashes, lost: wrong.length },
      more: { acknowledged, unknown, 'of these taken': takenOfUnknown },
    });
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(acknowledged).toBeGreaterThan(crashes * 10);
  },
  limitMs,
);

test(
  'planted an answer before the commit is caught',
  async () => {
    const crashes = Math.max(1, sized(1, 10));
    const tally = await crashAgainAndAgain(crashes, answersEarly);
    if (!tally) return;
    const caught = tally.wrong.filter((what) => what.startsWith('lost')).length;
    report({
      ...{ test: '6 planted: an answer before the commit', tries: crashes, lost: 0 },
      plants: { 'an answer before the commit': `${caught > 0 ? 1 : 0} of 1` },
    });
    expect(caught).toBeGreaterThan(0);
  },
  limitMs,
);
