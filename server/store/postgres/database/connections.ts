// Connections to PostgreSQL, with limits to how many there are and how long anything takes. A reader never sees that a
// connection died: it is read again on another one. The only place that makes connections.
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Pool, types, type ClientConfig, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { AppError } from '../../../../domain/errors';
import { explained, isConnectionLost, refusedConnection, UNREACHABLE } from './failure';

/** How long things may take, in ms. */
export interface Limits {
  /** Connections that this process opens at most. */
  readonly connections: number;
  readonly connect: number;
  readonly statement: number;
  readonly lock: number;
  readonly idleInTransaction: number;
  /** How long a reader, or a push that nothing was stored of, waits for a server that is away. */
  readonly away: number;
  /** How long a push whose outcome is unknown waits for the server to say it. */
  readonly settle: number;
}

export const defaultLimits: Limits = {
  connections: 10,
  connect: 5_000,
  statement: 60_000,
  lock: 20_000,
  idleInTransaction: 120_000,
  away: 8_000,
  settle: 30_000,
};

const INT8 = 20;
const JSON_TEXT = 114;
const BYTES = 17;

/** Whole numbers as numbers; JSON as its text, which is parsed where it is known what is in it. */
const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary' && oid === INT8) return Number;
    if (format !== 'binary' && oid === JSON_TEXT) return (text: string) => text;
    // Left alone they would become a text.
    if (format === 'binary' && oid === BYTES) return (bytes: unknown) => bytes;
    return types.getTypeParser(oid, format) as (text: string) => unknown;
  },
};

export function clientConfig(url: string, limits: Limits): ClientConfig {
  return {
    connectionString: url,
    application_name: 'pi-bridge',
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    // A network that swallows everything: nothing waits for it for ever.
    query_timeout: limits.statement + limits.connect,
    keepAlive: true,
    types: typeParsers,
  };
}

/** One statement; with a name it is planned once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: unknown[];
  /** Bytes as they are instead of as hexadecimal text. */
  readonly binary?: boolean;
}

export type Run = <R extends QueryResultRow>(statement: Statement) => Promise<QueryResult<R>>;

export class Connections {
  readonly limits: Limits;
  private readonly pool: Pool;
  private readonly warn: (message: string, error: unknown) => void;
  /** Why the database could not be reached when it was last tried. */
  trouble: string | undefined;
  private asking = false;

  constructor(url: string, limits: Limits, warn: (message: string, error: unknown) => void) {
    this.limits = limits;
    this.warn = warn;
    // Statements that do not wait for one another's answers are sent together: a push is four trips instead of nine.
    const config = { ...clientConfig(url, limits), pipeline: true };
    this.pool = new Pool({ ...config, max: limits.connections, idleTimeoutMillis: 30_000 });
    this.pool.on('error', (error) => {
      warn('A connection to the database ended', error);
      this.lookAgain();
    });
  }

  /** Runs a statement that only reads, on another connection where one dies. */
  readonly read: Run = async <R extends QueryResultRow>(statement: Statement) => {
    const until = performance.now() + this.limits.away;
    for (;;) {
      try {
        const client = await this.connect(until);
        return await this.on(client, () => client.query<R>(statement));
      } catch (error) {
        if (!isConnectionLost(error) || performance.now() >= until) throw explained(error) ?? error;
        await pause(50);
      }
    }
  };

  /** Works with one connection and gives it back, or ends it where it failed. */
  async on<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
    let broken: Error | undefined;
    let failed = true;
    // A connection that dies between two statements says so here; the next statement says it to whoever works.
    const note = (error: Error) => (broken = error);
    client.on('error', note);
    try {
      const result = await work();
      this.trouble = undefined;
      failed = false;
      return result;
    } catch (error) {
      if (isConnectionLost(error)) broken = error as Error;
      throw error;
    } finally {
      client.off('error', note);
      // A transaction that was left open must not be the next one's. After a failure the status may be of before it: the
      // error comes ahead of the message that says it.
      client.release(broken ?? (failed || client.getTransactionStatus() !== 'I'));
    }
  }

  /**
   * A connection that answers; waits for one while the server is away.
   * @throws AppError `store-stopped` when `until` is past (in ms of `performance.now()`), `busy` where none came free
   */
  async connect(until = performance.now() + this.limits.away): Promise<PoolClient> {
    for (;;) {
      try {
        return await this.pool.connect();
      } catch (error) {
        if (this.pool.ended || this.pool.ending) throw new AppError('store-stopped', 'The store is closed.');
        const isFull = this.pool.totalCount >= this.limits.connections && this.pool.waitingCount > 0;
        if (!isFull) this.note(error);
        if (performance.now() < until) await pause(100);
        else if (isFull) throw new AppError('busy', 'The store has too much to do. Try again in a moment.');
        else throw new AppError('store-stopped', UNREACHABLE, { cause: error });
      }
    }
  }

  private note(error: unknown): void {
    if (this.trouble === undefined) this.warn('The database cannot be reached', error);
    this.trouble = UNREACHABLE;
  }

  /** Asks the database whether it is there, once at a time; the answer shows in `trouble`. */
  lookAgain(): void {
    if (this.asking || this.pool.ending) return;
    this.asking = true;
    void (async () => {
      try {
        const client = await this.pool.connect();
        await this.on(client, () => client.query('SELECT 1'));
      } catch (error) {
        this.note(error);
      } finally {
        this.asking = false;
      }
    })();
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** One connection of its own, for work that is not a push: set up, restore, verify. Nothing there is cut off by time. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const patient = { ...defaultLimits, statement: 0, lock: 0, idleInTransaction: 0 };
  const { query_timeout: _, ...config } = clientConfig(url, patient);
  const client = new Client({ ...config, pipeline: true });
  let lost: unknown;
  client.on('error', (error) => (lost = error));
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    if (isConnectionLost(error)) throw new AppError('store-stopped', UNREACHABLE, { cause: lost ?? error });
    throw refusedConnection(error) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
