// The server of a bench: the real store in a temporary folder, the real door, over real HTTP.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { sampleClock } from '../server/clock';
import { createApp } from '../server/http/create-app';
import { listen } from '../server/http/listen';
import { bodyLoader } from '../server/records/body';
import { importSample } from '../server/sample/import-sample';
import { sampleSchema, type Sample } from '../server/sample/sample-file';
import { makeServices } from '../server/services';
import { openLowdbStore } from '../server/store/lowdb/open';
import type { Store } from '../server/store/port';
import { indicatorsOf, monthsBack, PERSON, random, unitsOf, valuesOf } from './generator';

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export interface BenchServer {
  readonly store: Store;
  readonly folder: string;
  readonly sample: Sample;
  send(method: 'GET' | 'POST', path: string, body?: Buffer): Promise<Answer>;
  close(): Promise<void>;
}

/** One request over a kept connection; the body as it came. */
export function exchange(
  agent: Agent,
  port: number,
  method: string,
  at: string,
  token: string,
  body?: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(token !== '' && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json', 'Content-Length': body.length }),
    };
    const sent = request({ agent, port, host: '127.0.0.1', method, path: at, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts) });
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export async function readSample(): Promise<Sample> {
  return sampleSchema.parse(JSON.parse(await readFile('samples/council.json', 'utf8')));
}

/** A body of `pis` PIs with one person who gives all figures, in the form of a sample. */
export function generated(pis: number, months: number): Sample {
  const periods = monthsBack(months);
  const dice = random(20_140_401);
  const indicators = indicatorsOf(pis, 50, periods[0] ?? '');
  const at = '2015-01-01T00:00:00.000Z';
  return {
    ...{ source: 'bench', asAt: '2015-01-08', at, by: PERSON, units: unitsOf(50), indicators },
    people: [{ id: PERSON, name: 'Bench', roles: [{ role: 'site administrator' }], suspended: false, about: 'Bench' }],
    figures: periods.map((period) => {
      const { values } = valuesOf(indicators, period, dice);
      const rows = indicators.map((pi, i) => ({ indicator: pi.code, value: Number(values[i]), target: 100 }));
      return { period, at, note: period, rows };
    }),
    recordingPeriods: { at, note: 'none', records: [] },
  };
}

export async function benchServer(sample: Sample, person: string): Promise<BenchServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pi-bridge-bench-'));
  const die = (error: Error) => {
    throw error;
  };
  const store = await openLowdbStore({ folder: path.join(folder, 'data'), init: true, die });
  const services = makeServices({
    store,
    loadBody: bodyLoader(),
    calendar: { yearStartsIn: 4 },
    clock: sampleClock(sample.asAt, () => new Date()),
    demonstration: sample,
    minutes: 60,
    millis: () => Date.now(),
    newToken: () => randomBytes(32).toString('base64url'),
  });
  await importSample(sample, store, services.push);
  const app = createApp(services, {
    ...{ version: 'bench', corsOrigins: [], frameAncestors: [], strictTransport: false, addin: null, workbench: null },
    ...{ officeJs: null, manifest: null, logger: pino({ level: 'silent' }), newRequestId: randomUUID },
  });
  const listening = await listen(app, null, 0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true });
  const { token } = await services.sessions.signIn(person, { local: true });
  return {
    ...{ store, folder, sample },
    send: (method, at, body) => exchange(agent, listening.port, method, `/api${at}`, token, body),
    async close() {
      agent.destroy();
      await listening.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
