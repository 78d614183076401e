// Accounts in PostgreSQL: a table of their own, which no line of the chain, no back-up and no export ever reads. A change
// holds its row, so that several servers change one after another.
import type { PoolClient } from 'pg';
import { accountSchema, noAccount, type Account, type Accounts } from '../../accounts';
import type { Connections } from '../database/connections';
import { SCHEMA } from '../database/migrations';

interface Row {
  readonly account: string;
}

const accountIn = ({ account }: Row): Account => accountSchema.parse(JSON.parse(account));
const subjectText = (subject: Account['subject']) => subject && JSON.stringify([subject.issuer, subject.subject]);

async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

export function postgresAccounts(connections: Connections, body: string): Accounts {
  const rows = async (where: string, values: unknown[]) => {
    const text = `SELECT account FROM ${SCHEMA}.account WHERE body = $1${where}`;
    return (await connections.read<Row>({ text, values: [body, ...values] })).rows.map(accountIn);
  };

  async function changed(
    client: PoolClient,
    person: string,
    change: (now: Account) => Account | undefined,
  ): Promise<Account | undefined> {
    // The row is there to be held, also for a person who has none yet.
    await client.query(
      `INSERT INTO ${SCHEMA}.account (body, person, account) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [body, person, JSON.stringify(noAccount(person))],
    );
    const { rows: held } = await client.query<Row>(
      `SELECT account FROM ${SCHEMA}.account WHERE body = $1 AND person = $2 FOR UPDATE`,
      [body, person],
    );
    const now = held[0] ? accountIn(held[0]) : noAccount(person);
    const after = change(now);
    if (after === undefined)
      await client.query(`DELETE FROM ${SCHEMA}.account WHERE body = $1 AND person = $2`, [body, person]);
    else if (after !== now)
      await client.query(
        `UPDATE ${SCHEMA}.account SET account = $3, invitation = $4, subject = $5 WHERE body = $1 AND person = $2`,
        [body, person, JSON.stringify(after), after.invitation?.hash ?? null, subjectText(after.subject)],
      );
    return after;
  }

  return {
    async find(key) {
      if ('person' in key) return (await rows(' AND person = $2', [key.person]))[0];
      if ('invitation' in key) return (await rows(' AND invitation = $2', [key.invitation]))[0];
      return (await rows(' AND subject = $2', [subjectText(key.subject)]))[0];
    },
    all: async () => (await rows(' ORDER BY person', [])).filter((a) => a.password ?? a.invitation ?? a.subject),
    async change(person, change) {
      const client = await connections.connect();
      return connections.on(client, () => inTransaction(client, () => changed(client, person, change)));
    },
  };
}
