// Row 10: every route of the contract asked with requests that nobody would send, over a real store: never a fault of the
// server's own, never a word of its insides, never silence; and the store holds afterwards. Then texts that break programs, through
// every text field to history, audit, CSV and xlsx, and back exactly as they were.
import http, { type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { AppError } from '../../domain/errors';
import type { RouteName } from '../../domain/routes';
import type { Services } from '../../server/services';
import { entries } from '../rights/entries';
import {
  people,
  places,
  placeNames,
  rightsCouncil,
  roleNames,
  type RightsCouncil,
  type Sending,
} from '../rights/council';
import { dice, type Dice } from './dice';
import { ask, faultOf } from './fuzz/judge';
import { mutated } from './fuzz/mutate';
import { limitMs, progress, report, seed, sized } from './size';

/** So many requests against one store; then another, since they may have changed anything. */
const PER_STORE = 400;
/** Milliseconds after which there is no answer. */
const PATIENCE = 10_000;
const routeNames = Object.keys(entries) as RouteName[];

/** A request that is as it should be, for any route. */
async function soundRequest(council: RightsCouncil, throws: Dice): Promise<Sending> {
  const entry = throws.pick(entries[throws.pick(routeNames)]);
  if (entry.kind === 'PI') return entry.ask(places[throws.pick(placeNames)], council);
  return entry.kind === 'open' ? entry.ask(council) : entry.ask(council);
}

async function listening(app: Express): Promise<{ server: Server; port: number }> {
  const server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

interface Round {
  readonly asked: number;
  readonly faults: readonly string[];
  readonly statuses: ReadonlyMap<number, number>;
}

async function round(
  throws: Dice,
  times: number,
  over: (services: Services) => Services = (services) => services,
  patience = PATIENCE,
  enough = Infinity,
): Promise<Round> {
  const council = await rightsCouncil();
  const { server, port } = await listening(council.council.appOver(over(council.council.services)));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  let asked = 0;
  try {
    for (; asked < times && faults.length < enough; asked++) {
      let sound: Sending;
      try {
        sound = await soundRequest(council, throws);
      } catch {
        // What was asked before has taken somebody's rights or rows away: this store is done with.
        break;
      }
      const role = throws.pick(roleNames);
      const request = mutated(sound, await council.council.signIn(people[role]), throws);
      const answer = await ask(port, request, agent, patience);
      statuses.set(answer?.status ?? -1, (statuses.get(answer?.status ?? -1) ?? 0) + 1);
      const fault = faultOf(answer, request.method);
      if (fault !== undefined)
        faults.push(
          `${fault} | ${request.method} ${request.path} ${JSON.stringify(request.headers).slice(0, 200)} ${request.body?.toString('latin1').slice(0, 600) ?? ''}`,
        );
    }
    const health = await ask(port, { method: 'GET', path: '/health', headers: {}, body: null }, agent, patience);
    if (!health?.text.includes('"ok"')) faults.push(`afterwards: ${health?.text ?? 'no answer'}`);
    return { asked, faults, statuses };
  } finally {
    agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await council.close();
  }
}

test(
  'whatever is sent to any route, the answer is one of the contract',
  async () => {
    const wanted = sized(2_400, 200_000);
    const throws = dice(`${seed}/fuzz`);
    const faults: string[] = [];
    const statuses = new Map<number, number>();
    let asked = 0;
    for (let n = 0; asked < wanted; n++) {
      const one = await round(throws.part(n), Math.min(PER_STORE, wanted - asked));
      asked += Math.max(1, one.asked);
      faults.push(...one.faults);
      for (const [status, times] of one.statuses) statuses.set(status, (statuses.get(status) ?? 0) + times);
      progress(`fuzz: ${asked} of ${wanted}, ${faults.length} wrong`);
    }
    report({
      test: 'fuzz of every route',
      ...{ tries: asked, lost: faults.length },
      more: Object.fromEntries([...statuses].sort(([a], [b]) => a - b).map(([status, n]) => [`status ${status}`, n])),
    });
    expect(faults.slice(0, 5)).toEqual([]);
    // Dice that never get past the schemas would show nothing.
    expect(statuses.get(200)).toBeGreaterThan(asked / 50);
    expect(statuses.get(400)).toBeGreaterThan(asked / 20);
  },
  limitMs,
);

const planted: Readonly<Record<string, (services: Services) => Services>> = {
  'a route that falls over': (services) => ({
    ...services,
    indicators: { ...services.indicators, find: () => Promise.reject(new TypeError('x is not a function')) },
  }),
  'a refusal with the stack in it': (services) => ({
    ...services,
    requests: {
      ...services.requests,
      ask: () => Promise.reject(new AppError('malformed', new Error('no').stack ?? '')),
    },
  }),
  'a route that never answers': (services) => ({ ...services, work: { work: () => new Promise(() => undefined) } }),
};
test.each(Object.entries(planted))(
  '%s is caught',
  async (name, fault) => {
    const throws = dice(`${seed}/planted ${name}`);
    let faults: readonly string[] = [];
    for (let n = 0; n < 40 && faults.length === 0; n++)
      ({ faults } = await round(throws.part(n), PER_STORE, fault, 1_500, 1));
    report({ test: `fuzz: ${name}`, tries: 1, lost: 0, plants: { [name]: faults.length > 0 ? '1 of 1' : '0 of 1' } });
    expect(faults).toHaveLength(1);
  },
  limitMs,
);
