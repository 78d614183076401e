// The only place of the server that says which store, which clock and which dice.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pino, type Logger } from 'pino';
import { realClock, sampleClock } from './clock';
import type { Config } from './config';
import { createApp } from './http/create-app';
import { listen, type Listening } from './http/listen';
import { bodyLoader } from './records/body';
import { welcomeAdministrators } from './identity/welcome';
import { readyCalculations } from './records/roll-up';
import { verifyBesides } from './audit/verify-besides';
import { importSample } from './sample/import-sample';
import { sampleSchema, type Sample } from './sample/sample-file';
import { makeServices } from './services';
import { openLowdbStore } from './store/lowdb/open';
import type { Store } from './store/port';

export interface Running extends Listening {
  readonly address: string;
}

const VERSION = '0.1.0';

async function readSample(file: string): Promise<Sample> {
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON, so it cannot be the sample.`, { cause });
  }
  return sampleSchema.parse(value);
}

/** Opens the store where it is: in a folder, or in a PostgreSQL database. */
async function openStore(config: Config, isSample: boolean, logger: Logger): Promise<Store> {
  const init = config.init || isSample;
  const warn = (message: string, error: unknown) => logger.warn({ err: error }, message);
  if (config.store.kind === 'database') {
    // What speaks with a database is loaded where there is one.
    const { openPostgresStore } = await import(/* webpackChunkName: "postgres" */ './store/postgres/open');
    return openPostgresStore({ url: config.store.url, init, warn });
  }
  return openLowdbStore({
    ...{ folder: config.store.folder, init, warn },
    checkpointBytes: config.checkpointBytes,
    segmentBytes: config.segmentBytes,
    yearStartsIn: config.yearStartsIn,
    die(error) {
      logger.fatal({ err: error }, error.message);
      process.exit(70);
    },
  });
}

/**
 * Opens the store, puts the services over it and listens.
 * @throws an error whose message is one line that says what to do
 */
export async function start(config: Config): Promise<Running> {
  const logger = pino({ level: config.logLevel });
  const sample = config.sample === null ? null : await readSample(config.sample);
  const now = () => new Date();
  let listensAt = '';
  const store = await openStore(config, sample !== null, logger);
  try {
    const loadBody = bodyLoader();
    const { calendar } = config;
    const services = makeServices({
      ...{ store, loadBody, calendar },
      verifyStore: verifyBesides(config.store, logger),
      clock: sample ? sampleClock(sample.asAt, now) : realClock(now, config.timeZone),
      demonstration: sample,
      identity: {
        ...{ minutes: config.sessionMinutes, tokenMinutes: config.tokenMinutes, passwords: config.passwords },
        ...{ openId: config.openId, servesPane: config.addin !== null, random: randomBytes },
        address: () => config.publicAddress ?? listensAt,
        note: (event, about) => logger.info(about, `Sign-in: ${event}`),
      },
      millis: () => Date.now(),
      newToken: () => randomBytes(32).toString('base64url'),
    });
    if (sample) await importSample(sample, store, services.push);
    const local = ['localhost', '127.0.0.1', '::1'].includes(config.host);
    const app = createApp(services, {
      ...config,
      version: VERSION,
      strictTransport: config.tls !== null && !local,
      logger,
      newRequestId: randomUUID,
    });
    const tls = config.tls && { cert: await readFile(config.tls.cert), key: await readFile(config.tls.key) };
    const listening = await listen(app, tls, config.port, config.host);
    listensAt = `${tls ? 'https' : 'http'}://${local ? 'localhost' : config.host}:${listening.port}`;
    const address = `${listensAt}/`;
    // Answers do not wait for it, and the first push finds it ready.
    const warmed = store.read().then(async (state) => readyCalculations(await loadBody(state), calendar));
    warmed.catch((err: unknown) => logger.warn({ err }, 'Roll-ups could not be made ready'));
    if (!sample) await welcomeAdministrators(services, config.out);
    logger.info({ address, revision: (await store.read()).revision }, 'PI Bridge answers');
    return {
      ...{ port: listening.port, address },
      async close() {
        await listening.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
