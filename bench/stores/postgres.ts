// Our own store on a PostgreSQL from npm, with the very change-sets of the prepared body: restored, not brought in again.
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';
import { readLowdbStore } from '../../server/store/lowdb/read-store';
import { restorePostgres } from '../../server/store/postgres/restore-store';
import { contenderOf, type Contender } from '../processes/contender';

/** Keeps a real server for as long as we live, and removes its data afterwards. */
const KEEPER = 'tests/support/postgres-keeper.mjs';

export interface PostgresBody {
  readonly contender: Contender;
  readonly stop: () => Promise<void>;
}

function addressOf(keeper: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    keeper.once('exit', () => reject(new Error('PostgreSQL from npm did not start here.')));
    keeper.once('message', (said) => {
      const { url, failed } = said as { url?: string; failed?: string };
      if (url === undefined) reject(new Error(`PostgreSQL from npm did not start here: ${failed ?? ''}`));
      else resolve(url);
    });
  });
}

/** @param folder holds `store` and `people.json` */
export async function oursOnPostgres(
  folder: string,
  server: string,
  say: (text: string) => void,
): Promise<PostgresBody> {
  const keeper = fork(path.resolve(KEEPER), { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  async function stop(): Promise<void> {
    if (keeper.exitCode !== null) return;
    const ended = new Promise((resolve) => keeper.once('exit', resolve));
    keeper.disconnect();
    await ended;
  }
  try {
    const base = await addressOf(keeper);
    const client = new Client({ connectionString: `${base}/postgres` });
    await client.connect();
    await client.query('CREATE DATABASE bench');
    await client.end();
    const url = `${base}/bench`;
    say('Restoring the body into PostgreSQL.');
    const store = await readLowdbStore({ folder: path.join(folder, 'store') });
    await restorePostgres({ url, id: store.id, lines: store.lines(0) });
    const contender = contenderOf({
      ...{ name: 'PI Bridge on PostgreSQL', args: [server] },
      env: { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: url },
      people: { PI_BRIDGE_SAMPLE: path.join(folder, 'people.json') },
    });
    return { contender, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
