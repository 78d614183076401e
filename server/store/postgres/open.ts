// Opens or makes the store in a PostgreSQL database: tables brought up to date, the body found or made, connections.
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { genesisOf } from '../chain/sealed-line';
import { StoreRefusal } from '../refusal';
import { Connections, defaultLimits, withClient, type Limits } from './database/connections';
import { migrate, mustBeFree, SCHEMA, schemaIn } from './database/migrations';
import { PostgresStore } from './postgres-store';

export { refusedConnection } from './database/failure';

export interface OpenPostgres {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** Sets up a database that is empty. */
  readonly init?: boolean;
  readonly warn?: (message: string, error: unknown) => void;
  readonly limits?: Partial<Limits>;
}

/**
 * @throws StoreRefusal in one line that says what to do: not set up, something else's, a newer one's
 * @throws AppError `store-stopped` where the database cannot be reached
 */
export async function openPostgresStore(options: OpenPostgres): Promise<PostgresStore> {
  const { url, init = false, warn = () => undefined } = options;
  const id = await withClient(url, async (client) => {
    await prepare(client, init);
    const body = (await bodyIn(client)) ?? (init ? await makeBody(client, randomUUID()) : undefined);
    if (body === undefined) throw notSetUp();
    await warnOfUnsafe(client, warn);
    return body;
  });
  return new PostgresStore(id, new Connections(url, { ...defaultLimits, ...options.limits }, warn));
}

function notSetUp(): StoreRefusal {
  return new StoreRefusal(
    'missing',
    'This database holds no store of PI Bridge. Start once with --init to make a new one, or look whether DATABASE_URL names the right database.',
  );
}

/** Tables as this program needs them. An empty database is set up only where that is wanted. */
export async function prepare(client: Client, init: boolean): Promise<void> {
  const standing = await schemaIn(client);
  if (standing === 'current') return;
  if (standing === 'none') {
    if (!init) throw notSetUp();
    await mustBeFree(client);
  }
  await migrate(client);
}

/** Id of the body in this database. @throws StoreRefusal where there are several */
export async function bodyIn(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ body: string }>(`SELECT body FROM ${SCHEMA}.body LIMIT 2`);
  if (rows.length > 1)
    throw new StoreRefusal('foreign', 'This database holds the stores of several bodies. Give each one of its own.');
  return rows[0]?.body;
}

/** Id of the body in a database that is only read. @throws StoreRefusal where it holds none, or none of this kind */
export async function bodyHere(client: Client): Promise<string> {
  const standing = await schemaIn(client);
  const body = standing === 'none' ? undefined : await bodyIn(client);
  if (body === undefined) throw notSetUp();
  if (standing === 'behind')
    throw new StoreRefusal('foreign', 'This database is of an older PI Bridge. Start this one on it once.');
  return body;
}

/** Makes the body, unless another server that starts just now was faster; answers the id of the one there is. */
async function makeBody(client: Client, id: string): Promise<string> {
  await client.query(`BEGIN; LOCK TABLE ${SCHEMA}.body IN SHARE ROW EXCLUSIVE MODE`);
  const there = await bodyIn(client);
  if (there === undefined)
    await client.query(`INSERT INTO ${SCHEMA}.body (body, revision, sum) VALUES ($1, 0, $2)`, [id, genesisOf(id)]);
  await client.query('COMMIT');
  return there ?? id;
}

/** A server that is set to answer before it has written would lose acknowledged pushes with its power. */
async function warnOfUnsafe(client: Client, warn: (message: string, error: unknown) => void): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off'`,
  );
  for (const { name } of rows)
    warn(`The database is set to ${name} = off: pushes that were acknowledged can be lost with its power`, name);
}
