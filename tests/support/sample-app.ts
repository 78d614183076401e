// The server's door over the real store in a temporary folder, with the sample council in it. Time stands still
// unless a test moves it.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import request, { type Test } from 'supertest';
import { sampleClock } from '../../server/clock';
import type { IdentitySettings } from '../../server/identity/settings';
import type { HttpConfig } from '../../server/http/api-config';
import { createApp } from '../../server/http/create-app';
import { pushService } from '../../server/pushes/push';
import { bodyLoader } from '../../server/records/body';
import { importSample } from '../../server/sample/import-sample';
import { sampleSchema, type Sample } from '../../server/sample/sample-file';
import { makeServices, type Services } from '../../server/services';
import { openLowdbStore, type OpenOptions } from '../../server/store/lowdb/open';
import type { Store } from '../../server/store/port';
import { storeAt } from '../../server/store/store-at';
import type { Receipt, Session } from '../../domain/wire';

export interface SampleApp {
  readonly app: Express;
  readonly services: Services;
  readonly store: Store;
  readonly folder: string;
  /** The same door over other services: for faults that are planted. */
  appOver(services: Services): Express;
  /** Moves the clock that sessions end by. */
  pass(minutes: number): void;
  /** Signs in and answers with the token. */
  signIn(person: string): Promise<string>;
  /** A signed-in request. */
  as(token: string): { get(path: string): Test; post(path: string, body: object): Test; delete(path: string): Test };
  close(): Promise<void>;
}

/** Sign-in as tests have it: tokens that outlast them, hashes that cost little, and nobody told. */
export function quietIdentity(): IdentitySettings {
  return {
    ...{ minutes: 480, tokenMinutes: 480, passwords: true, openId: null, servesPane: true },
    address: () => 'https://pi.example',
    cost: { log2N: 4, r: 8, p: 1 },
    note: () => undefined,
    random: randomBytes,
  };
}

export async function readSample(): Promise<Sample> {
  return sampleSchema.parse(JSON.parse(await readFile('samples/council.json', 'utf8')));
}

export interface AppOptions {
  readonly store?: Partial<OpenOptions>;
  readonly http?: Partial<HttpConfig>;
  readonly identity?: Partial<IdentitySettings>;
  /** Milliseconds since 1970; a fixed instant where it is not given. */
  readonly startsAt?: number;
  /** Whether this is the demonstration. */
  readonly demonstration?: boolean;
}

// What is tested here is not durability: memory is quicker than a disk that many tests share.
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const newFolder = () => mkdtemp(path.join(parent, 'pi-bridge-app-'));
const die = (error: Error) => {
  throw error;
};

interface FilledStore {
  readonly sample: Sample;
  /** By their paths within the data folder. */
  readonly files: ReadonlyMap<string, Buffer>;
}
let filled: Promise<FilledStore> | undefined;

/** The files of a store with the sample council in it: brought in once, and written down again for each test. */
async function fillStore(): Promise<FilledStore> {
  const sample = await readSample();
  const folder = await newFolder();
  try {
    const store = await openLowdbStore({ folder, init: true, die });
    const parts = { store, loadBody: bodyLoader(), calendar: { yearStartsIn: 4 } };
    const clock = sampleClock(sample.asAt, () => new Date(0));
    await importSample(sample, store, pushService({ ...parts, clock }));
    await store.close();
    const files = new Map<string, Buffer>();
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(path.relative(folder, file), await readFile(file));
    }
    return { sample, files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [name, bytes] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, bytes, { mode: 0o600 });
  }
}

export async function sampleApp(options: AppOptions = {}): Promise<SampleApp> {
  const { sample, files } = await (filled ??= fillStore());
  const folder = await newFolder();
  // A store that is kept otherwise is filled by itself.
  if (!options.store) await writeFiles(path.join(folder, 'data'), files);
  const store = await openLowdbStore({ folder: path.join(folder, 'data'), init: true, die, ...options.store });
  let millis = options.startsAt ?? 1_700_000_000_000;
  let tokens = 0;
  let requests = 0;
  const services = makeServices({
    store,
    verifyStore: (onProgress) => storeAt({ kind: 'folder', folder: path.join(folder, 'data') }).verify(onProgress),
    loadBody: bodyLoader(),
    calendar: { yearStartsIn: 4 },
    clock: sampleClock(sample.asAt, () => new Date(millis)),
    demonstration: options.demonstration === false ? null : sample,
    identity: { ...quietIdentity(), ...options.identity },
    millis: () => millis,
    newToken: () => `token-of-a-test-number-${String(++tokens).padStart(8, '0')}`,
  });
  if (options.store) await importSample(sample, store, services.push);
  const appOver = (over: Services) =>
    createApp(over, {
      version: '0.0.0',
      corsOrigins: [],
      proxies: [],
      frameAncestors: ["'self'"],
      strictTransport: false,
      addin: null,
      workbench: null,
      officeJs: null,
      manifest: null,
      logger: pino({ level: 'silent' }),
      newRequestId: () => `request-${++requests}`,
      ...options.http,
    });
  const app = appOver(services);
  return {
    ...{ app, appOver, services, store, folder },
    pass(minutes) {
      millis += minutes * 60_000;
    },
    async signIn(person) {
      const answer = await request(app).post('/api/session').set('Host', 'localhost:3443').send({ person });
      return (answer.body as Session).token;
    },
    as: (token) => ({
      get: (at) => request(app).get(`/api${at}`).set('Authorization', `Bearer ${token}`),
      post: (at, body) => request(app).post(`/api${at}`).set('Authorization', `Bearer ${token}`).send(body),
      delete: (at) => request(app).delete(`/api${at}`).set('Authorization', `Bearer ${token}`),
    }),
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A push of measurements: cells as `[key, field, value]`. */
export function pushOf(
  pushId: string,
  base: number,
  cells: readonly (readonly [key: string, field: string, value: unknown, seen?: number])[],
  more: object = {},
): object {
  const edits = cells.map(([key, field, value, seen]) => ({
    ...{ type: 'measurement', field, keys: [key], values: [value] },
    ...(seen !== undefined && { seen: [seen] }),
  }));
  return { pushId, base, edits, ...more };
}

export function receiptIn(answer: { body: unknown }): Receipt {
  return answer.body as Receipt;
}
