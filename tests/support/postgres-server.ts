// A real PostgreSQL out of npm for one test file, and a database of its own for each place. Where it cannot start here
// this is said loudly and the tests that need it are not run.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

export interface PostgresServer {
  /** Makes an empty database. @returns its URL */
  database(): Promise<string>;
  drop(url: string): Promise<void>;
  /** Runs a statement as an administrator, in a database or in none of the tests'. */
  administer(sql: string, url?: string): Promise<Record<string, unknown>[]>;
  /** Kills the server outright, as a loss of power would. */
  crash(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

type Said = { url?: string; done?: string; failed?: string };

const keeperFile = fileURLToPath(new URL('postgres-keeper.mjs', import.meta.url));

function said(keeper: ChildProcess): Promise<Said> {
  return new Promise((resolve) => {
    const end = (message: Said) => {
      keeper.off('message', end);
      keeper.off('exit', gone);
      resolve(message);
    };
    const gone = () => {
      end({ failed: 'the process that keeps it ended' });
    };
    keeper.on('message', end);
    keeper.on('exit', gone);
  });
}

/** `undefined` where PostgreSQL does not run on this machine; says why. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const keeper = fork(keeperFile, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { url: base, failed } = await said(keeper);
  if (base === undefined) {
    process.stderr.write(`not run: PostgreSQL from npm did not start here: ${failed ?? 'nobody knows why'}\n`);
    return undefined;
  }
  const ask = async (command: string) => {
    const answer = said(keeper);
    keeper.send(command);
    const { failed: why } = await answer;
    if (why !== undefined) throw new Error(why);
  };
  const administer: PostgresServer['administer'] = async (sql, url = `${base}/postgres`) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  let count = 0;
  return {
    administer,
    async database() {
      count++;
      await administer(`CREATE DATABASE place_${count}`);
      return `${base}/place_${count}`;
    },
    async drop(url) {
      await administer(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
    },
    crash: () => ask('crash'),
    start: () => ask('start'),
    async stop() {
      const ended = new Promise((resolve) => keeper.once('exit', resolve));
      keeper.disconnect();
      await ended;
    },
  };
}
