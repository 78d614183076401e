// Fills an empty database with the change-sets of another store, whatever that one was made of: the same id, revisions,
// lines and checksums. One transaction, so it is all there or nothing.
import type { Client, QueryResultRow } from 'pg';
import { restoredLine } from '../chain/restored-line';
import { genesisOf } from '../chain/sealed-line';
import { StoreRefusal } from '../refusal';
import type { ChainHead } from '../port';
import { withClient, type Run, type Statement } from './database/connections';
import { SCHEMA } from './database/migrations';
import { bodyIn, prepare } from './open';
import { writeSet } from './tables/write-set';

export interface PostgresRestore {
  /** A database that holds nothing. */
  readonly url: string;
  /** Id of the store that the lines come from. */
  readonly id: string;
  /** Lines of all its change-sets from the first on, without newlines. */
  readonly lines: AsyncIterable<Buffer>;
  readonly onProgress?: (progress: { readonly revision: number }) => void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Answers where the chain ends.
 * @throws StoreRefusal `not empty`, or `damaged` where a line does not hold; then nothing is left behind
 */
export async function restorePostgres({ url, id, lines, onProgress }: PostgresRestore): Promise<ChainHead> {
  if (!UUID.test(id))
    throw new StoreRefusal('foreign', `The id of the back-up’s store is not one: ${id}. Nothing was restored.`);
  return withClient(url, async (client) => {
    await prepare(client, true);
    // The row is there before anything else: another restore, or a server that starts with --init, finds the place taken.
    await client.query(`BEGIN; LOCK TABLE ${SCHEMA}.body IN SHARE ROW EXCLUSIVE MODE`);
    try {
      if ((await bodyIn(client)) !== undefined)
        throw new StoreRefusal(
          'not empty',
          'This database holds a store already: one is restored into an empty database.',
        );
      const head = await fill(client, id, lines, onProgress);
      await client.query('COMMIT');
      return head;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}

async function fill(
  client: Client,
  id: string,
  lines: AsyncIterable<Buffer>,
  onProgress: PostgresRestore['onProgress'],
): Promise<ChainHead> {
  const run: Run = <R extends QueryResultRow>(statement: Statement) => client.query<R>(statement);
  let chain: ChainHead = { revision: 0, sum: genesisOf(id) };
  for await (const line of lines) {
    const { set, sum } = restoredLine(line, chain);
    await writeSet(run, id, { set, line, sum });
    chain = { revision: set.revision, sum };
    onProgress?.({ revision: chain.revision });
  }
  const { revision, sum } = chain;
  await client.query(`INSERT INTO ${SCHEMA}.body (body, revision, sum) VALUES ($1, $2, $3)`, [id, revision, sum]);
  return chain;
}
