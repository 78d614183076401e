// The transaction of a push: it begins by taking the body's row, which every push of the body needs, and ends by saying
// the body's next revision. Whether a transaction whose end nobody saw was taken is found out the same way.
import type { PoolClient, QueryResultRow } from 'pg';
import type { ChainHead } from '../port';
import { changedSql, type Changed, type ChangedRow } from './tables/changed';
import type { Run, Statement } from './database/connections';
import { SCHEMA } from './database/migrations';
import { storable } from './database/storable-text';

export interface Transaction {
  /** Where the body stood when its row was taken. */
  readonly base: ChainHead;
  readonly run: Run;
  /** What the database said last that was not an answer; nothing can be done in the transaction after that. */
  failure(): unknown;
  /** Takes everything back. */
  rollback(): Promise<void>;
  /** Ends with the body at its next revision. @throws whatever the database says; then the outcome may be unknown */
  commit(next: ChainHead): Promise<void>;
}

/** @param body id that was checked to be one: it stands in the text, so that all of this is one trip */
function beginSql(body: string): string {
  return `BEGIN ISOLATION LEVEL READ COMMITTED; SELECT revision, sum FROM ${SCHEMA}.body WHERE body = '${body}' FOR UPDATE`;
}

/** Waits for the body's row; learns what changed. @throws RangeError where the body is not in the database */
export async function begin(client: PoolClient, body: string, changed: Changed): Promise<Transaction> {
  let failure: unknown;
  const run: Run = async <R extends QueryResultRow>(statement: Statement) => {
    try {
      return await client.query<R>(statement);
    } catch (error) {
      failure ??= error;
      throw error;
    }
  };
  // Sent together; the second is looked at by the server when the row was taken, so it says how things stand then.
  const [, { rows }] = await Promise.all([
    run({ text: beginSql(body) }),
    run<ChainHeadRow & ChangedRow>({ name: 'changed', text: changedSql, values: [body, changed.seen] }),
  ]);
  const [first] = rows;
  if (!first) throw new RangeError('The body is not in the database');
  changed.learn(rows, first.now);
  const base = { revision: first.now, sum: first.sum };
  return {
    ...{ base, run },
    failure: () => failure,
    async rollback() {
      await run({ text: 'ROLLBACK' });
    },
    async commit({ revision, sum }) {
      const { rowCount } = await run({
        name: 'next-revision',
        text: `UPDATE ${SCHEMA}.body SET revision = $2, sum = $3 WHERE body = $1 AND revision = $4`,
        values: [body, revision, sum, base.revision],
      });
      if (rowCount !== 1) throw new Error(`Revision ${base.revision} was gone while its row was held`);
      const { command } = await run({ text: 'COMMIT' });
      if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command}`);
    },
  };
}

interface ChainHeadRow {
  readonly now: number;
  readonly sum: string;
}

/**
 * Whether a push was taken. Waits for the body's row first: the transaction that is asked about held it, so by then it
 * has ended one way or the other, also where the server was still at it.
 */
export async function wasTaken(client: PoolClient, body: string, pushId: string, sum: string): Promise<boolean> {
  await client.query(beginSql(body));
  const { rows } = await client.query<{ sum: string }>(
    `SELECT sum FROM ${SCHEMA}.change_set WHERE body = $1 AND push_id = $2`,
    [body, storable(pushId)],
  );
  await client.query('ROLLBACK');
  return rows[0]?.sum === sum;
}
