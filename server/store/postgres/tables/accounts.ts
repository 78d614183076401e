// Accounts in PostgreSQL: a table of their own, which no line of the chain, no back-up and no export ever reads. A change
// holds its row, so that several servers change one after another.
import type { PoolClient } from 'pg';
import { accountSchema, isFirstOfWeek, noAccount } from '../../accounts';
import type { Account, Accounts, CameIn, Coming } from '../../accounts';
import type { Connections } from '../database/connections';
import { SCHEMA } from '../database/migrations';

interface Row {
  readonly account: string;
}

/** Stands for the whole body among units. */
const WHOLE_BODY = '';

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

  /** The account as it stands, held until the transaction ends. */
  async function held(client: PoolClient, person: string): Promise<Account> {
    // The row is there to be held, also for a person who has none yet.
    await client.query(
      `INSERT INTO ${SCHEMA}.account (body, person, account) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [body, person, JSON.stringify(noAccount(person))],
    );
    const { rows: found } = await client.query<Row>(
      `SELECT account FROM ${SCHEMA}.account WHERE body = $1 AND person = $2 FOR UPDATE`,
      [body, person],
    );
    return found[0] ? accountIn(found[0]) : noAccount(person);
  }

  async function changed(
    client: PoolClient,
    person: string,
    change: (now: Account) => Account | undefined,
  ): Promise<Account | undefined> {
    const now = await held(client, person);
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

  async function came(client: PoolClient, coming: Coming): Promise<void> {
    const { person, day, week, since } = coming;
    const now = await held(client, person);
    if (now.lastIn === day) return;
    await client.query(`UPDATE ${SCHEMA}.account SET account = $3 WHERE body = $1 AND person = $2`, [
      ...[body, person],
      JSON.stringify({ ...now, lastIn: day }),
    ]);
    if (!isFirstOfWeek(now, coming)) return;
    // In one order, so that two who come in at once do not wait for one another.
    const units = [...new Set([...coming.units, WHOLE_BODY])].sort();
    await client.query(
      `INSERT INTO ${SCHEMA}.came_in (body, week, unit, people) SELECT $1, $2, unit, 1 FROM unnest($3::text[]) AS unit
       ON CONFLICT (body, week, unit) DO UPDATE SET people = ${SCHEMA}.came_in.people + 1`,
      [body, week, units],
    );
    await client.query(`DELETE FROM ${SCHEMA}.came_in WHERE body = $1 AND week < $2`, [body, since]);
  }

  return {
    async find(key) {
      if ('person' in key) return (await rows(' AND person = $2', [key.person]))[0];
      if ('invitation' in key) return (await rows(' AND invitation = $2', [key.invitation]))[0];
      return (await rows(' AND subject = $2', [subjectText(key.subject)]))[0];
    },
    all: async () =>
      (await rows(' ORDER BY person', [])).filter((a) => a.password ?? a.invitation ?? a.subject ?? a.lastIn),
    async change(person, change) {
      const client = await connections.connect();
      return connections.on(client, () => inTransaction(client, () => changed(client, person, change)));
    },
    async came(coming) {
      const client = await connections.connect();
      await connections.on(client, () => inTransaction(client, () => came(client, coming)));
    },
    async cameIn() {
      const text = `SELECT week, unit, people FROM ${SCHEMA}.came_in WHERE body = $1`;
      const { rows: counts } = await connections.read<CameIn>({ text, values: [body] });
      return counts.map((count) => (count.unit === WHOLE_BODY ? { ...count, unit: null } : count));
    },
  };
}
