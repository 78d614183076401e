// Many people at one store: every answer must be one that a single desk with one clerk could have given. Planted
// faults, each of which must be caught every time: an update that is lost, and a read of what is no longer so.
import type { Store } from '../../server/store/port';
import { startServer, type RunningServer } from '../support/running-server';
import { importSample } from '../../server/sample/import-sample';
import { openPostgresStore } from '../../server/store/postgres/open';
import { startPostgres } from '../support/postgres-server';
import { readSample, sampleApp } from '../support/sample-app';
import { signIn, type StoreClient } from '../support/store-client';
import { dice, type Dice } from './dice';
import { doorInside, servicesOver } from './door-inside';
import { judgeHistory } from './judge-history';
import { makeHistory, type Door } from './people';
import { losesUpdates, readsStale } from './planted-stores';
import { scratch, type Scratch } from './scratch';
import { full, limitMs, notRun, progress, report, seed, sized } from './size';

const PEOPLE = ['Housing inputter', 'Housing deputy inputter'] as const;
const VIEW = { sheet: 'update', scope: 'mine' } as const;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let place: Scratch;
beforeAll(async () => {
  place = await scratch();
});
afterAll(() => place.clear());

/** A person at the real server's door, who signs in again where the server was started anew. */
function doorTo(server: RunningServer, name: string): Door {
  let client: Promise<StoreClient> | undefined;
  const signedIn = () => (client ??= signIn(server, name));
  async function asking<T>(ask: (client: StoreClient) => Promise<T>): Promise<T> {
    try {
      return await ask(await signedIn());
    } catch (error) {
      client = undefined;
      throw error;
    }
  }
  async function untilAnswered<T>(ask: (client: StoreClient) => Promise<T>): Promise<T> {
    for (let i = 0; ; i++)
      try {
        return await asking(ask);
      } catch (error) {
        if (i === 400) throw error;
        await wait(50);
      }
  }
  return {
    view: (since) => asking((c) => c.view({ view: VIEW, ...(since !== undefined && { since }) })),
    async push(request) {
      const answer = await asking((c) => c.push(request));
      if (answer.status !== 401) return answer;
      client = undefined; // a server that was started anew knows nobody
      return asking((c) => c.push(request));
    },
    undo: (pushId, body) => asking((c) => c.undo(pushId, body)),
    receipt: (pushId) => untilAnswered((c) => c.receipt(pushId)),
  };
}

test(
  'every answer of the real server is one that a single clerk could have given',
  async () => {
    const histories = sized(20, 500);
    const wrong: string[] = [];
    let operations = 0;
    let kills = 0;
    const told: Record<string, number> = {};
    const server = await startServer({}, { data: await place.fresh('server'), onProcess: (pid) => place.adopt(pid) });
    try {
      for (let n = 1; n <= histories; n++) {
        const throws = dice(seed).part(n);
        const doors = Array.from({ length: 8 }, (_, i) => doorTo(server, PEOPLE[i % 2]!));
        const over = { is: false };
        const making = makeHistory({ doors, operations: 1000, rows: 4, dice: throws, name: `h${n}` }).finally(() => {
          over.is = true;
        });
        for (; full && !over.is; kills++) {
          await wait(300 + throws.below(700));
          await server.kill('SIGKILL');
          await server.start();
        }
        const history = await making;
        operations += history.operations.length;
        for (const op of history.operations) {
          const what = op.kind === 'pull' ? 'pull' : `${op.kind} ${op.told.kind}`;
          told[what] = (told[what] ?? 0) + 1;
        }
        wrong.push(...judgeHistory(history).map((what) => `history ${n}: ${what}`));
        progress(`linearizable: ${n} of ${histories}`);
      }
    } finally {
      await server.kill();
    }
    report({
      test: '5 linearizable, lowdb store',
      tries: histories,
      lost: wrong.length,
      more: { operations, ...told, kills },
    });
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(operations).toBeGreaterThan(histories * 900);
  },
  limitMs,
);

const PLANTED = 100;

/** Whether a history made over a store with a fault planted is found wrong. */
async function isSeen(plant: (store: Store, dice: Dice) => Store, throws: Dice, name: string): Promise<boolean> {
  const app = await sampleApp();
  try {
    const services = servicesOver(plant(app.store, throws.part('plant')));
    const doors = [0, 1, 2, 3].map((i) =>
      doorInside(services, ['housing-inputter', 'housing-deputy-inputter'][i % 2]!),
    );
    const history = await makeHistory({ doors, operations: 120, rows: 2, dice: throws, name });
    return judgeHistory(history).length > 0;
  } finally {
    await app.close();
  }
}

test.each<[string, (store: Store, dice: Dice) => Store, number]>([
  ['nothing', (store) => store, 0],
  ['a lost update', losesUpdates, PLANTED],
  ['a stale read', readsStale, PLANTED],
])(
  'planted %s is caught as often as it ought to be',
  async (name, plant, wanted) => {
    const times = wanted === 0 ? 20 : PLANTED;
    let caught = 0;
    for (let n = 1; n <= times; n++) {
      // In a short history a fault may strike where it makes no difference: then it has two more to show itself in.
      let isCaught = false;
      for (let attempt = 1; attempt <= (wanted === 0 ? 1 : 3) && !isCaught; attempt++)
        isCaught = await isSeen(plant, dice(seed).part(`${name} ${n} ${attempt}`), `p${n}-${attempt}`);
      if (isCaught) caught++;
    }
    report({ test: `5 planted: ${name}`, tries: times, lost: 0, plants: { [name]: `${caught} of ${times}` } });
    expect(caught).toBe(wanted);
  },
  limitMs,
);

test(
  'two servers of one body in PostgreSQL give the answers of a single clerk',
  async () => {
    const postgres = await startPostgres();
    if (!postgres) {
      notRun('5 linearizable, two servers on PostgreSQL', 'PostgreSQL does not start here');
      return;
    }
    const url = await postgres.database();
    const stores = [await openPostgresStore({ url, init: true }), await openPostgresStore({ url })];
    try {
      const services = stores.map((store) => servicesOver(store));
      const sample = await readSample();
      await importSample(sample, stores[0]!, services[0]!.push);
      const histories = sized(4, 100);
      const wrong: string[] = [];
      let operations = 0;
      for (let n = 1; n <= histories; n++) {
        const doors = [0, 1, 2, 3, 4, 5].map((i) =>
          doorInside(services[i % 2]!, ['housing-inputter', 'housing-deputy-inputter'][i % 2]!),
        );
        const history = await makeHistory({ doors, operations: 500, rows: 3, dice: dice(seed).part(n), name: `q${n}` });
        operations += history.operations.length;
        wrong.push(...judgeHistory(history).map((what) => `history ${n}: ${what}`));
        progress(`linearizable, two servers on PostgreSQL: ${n} of ${histories}`);
      }
      report({
        ...{ test: '5 linearizable, two servers on PostgreSQL', tries: histories, lost: wrong.length },
        more: { operations },
      });
      expect(wrong.slice(0, 20)).toEqual([]);
    } finally {
      for (const store of stores) await store.close();
      await postgres.stop();
    }
  },
  limitMs,
);
