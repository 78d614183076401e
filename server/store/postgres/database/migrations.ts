// The tables, as steps that are taken once each, in order and never back. Plain SQL: every table begins its key with the
// body, so that one body's data can live on one shard; no sequences, no triggers, no types of PostgreSQL's own.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import type { ClientBase } from 'pg';
import { StoreRefusal } from '../../refusal';

export const SCHEMA = 'pi_bridge';
const LEDGER = 'migration';

interface Step {
  /** Begins with its number; never changed once released. */
  readonly id: string;
  readonly sql: string;
}

const fieldColumns = `
  value double precision, word text, value_revision integer NOT NULL DEFAULT 0,
  target double precision, target_revision integer NOT NULL DEFAULT 0,
  note text, note_revision integer NOT NULL DEFAULT 0,
  stage text, stage_revision integer NOT NULL DEFAULT 0,
  status text, status_revision integer NOT NULL DEFAULT 0`;

const steps: readonly Step[] = [
  {
    id: '0001_tables',
    sql: `
      CREATE TABLE ${SCHEMA}.body (body uuid PRIMARY KEY, revision integer NOT NULL, sum text NOT NULL);
      CREATE TABLE ${SCHEMA}.change_set (
        body uuid NOT NULL, revision integer NOT NULL, push_id text NOT NULL, kind text NOT NULL, person text NOT NULL,
        at text NOT NULL, undoes text, sum text NOT NULL, line bytea NOT NULL,
        PRIMARY KEY (body, revision), UNIQUE (body, push_id));
      CREATE INDEX change_set_person ON ${SCHEMA}.change_set (body, person, revision);
      CREATE INDEX change_set_undoes ON ${SCHEMA}.change_set (body, undoes, revision);
      CREATE TABLE ${SCHEMA}.changed (
        body uuid NOT NULL, what text NOT NULL, revision integer NOT NULL, PRIMARY KEY (body, what, revision));
      CREATE INDEX changed_revision ON ${SCHEMA}.changed (body, revision);
      CREATE TABLE ${SCHEMA}.document (
        body uuid NOT NULL, type text NOT NULL, key text NOT NULL, fields text, revisions text NOT NULL,
        revision integer NOT NULL, PRIMARY KEY (body, type, key));
      CREATE INDEX document_revision ON ${SCHEMA}.document (body, type, revision);
      CREATE TABLE ${SCHEMA}.measurement (
        body uuid NOT NULL, period text NOT NULL, code text NOT NULL,${fieldColumns},
        PRIMARY KEY (body, period, code));`,
  },
  {
    id: '0002_parts_and_more',
    // A null costs a bit of the row: revisions too are null until something is set.
    sql: `ALTER TABLE ${SCHEMA}.measurement
      ADD COLUMN numerator double precision, ADD COLUMN numerator_revision integer,
      ADD COLUMN denominator double precision, ADD COLUMN denominator_revision integer,
      ADD COLUMN forecast double precision, ADD COLUMN forecast_revision integer,
      ADD COLUMN benchmark double precision, ADD COLUMN benchmark_revision integer,
      ADD COLUMN by_hand text, ADD COLUMN by_hand_revision integer,
      ADD COLUMN coverage text, ADD COLUMN coverage_revision integer;`,
  },
  {
    id: '0003_accounts',
    // What people sign in with. No line of the chain, no back-up and no export reads it.
    sql: `
      CREATE TABLE ${SCHEMA}.account (
        body uuid NOT NULL, person text NOT NULL, account text NOT NULL, invitation text, subject text,
        PRIMARY KEY (body, person));
      CREATE INDEX account_invitation ON ${SCHEMA}.account (body, invitation);
      CREATE INDEX account_subject ON ${SCHEMA}.account (body, subject);`,
  },
  {
    id: '0004_came_in',
    // How many people of a unit came in, by week: counts, no names.
    sql: `
      CREATE TABLE ${SCHEMA}.came_in (
        body uuid NOT NULL, week text NOT NULL, unit text NOT NULL, people integer NOT NULL,
        PRIMARY KEY (body, week, unit));`,
  },
];

const known = new Set(steps.map((s) => s.id));

/** How a database stands to this program. */
export type Standing = 'none' | 'behind' | 'current';

/** @throws StoreRefusal `foreign` where the schema is somebody else's or of a newer PI Bridge */
export async function schemaIn(client: ClientBase): Promise<Standing> {
  const { rows: tables } = await client.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = '${SCHEMA}'`,
  );
  if (tables.length === 0) return 'none';
  if (!tables.some((t) => t.table_name === LEDGER))
    throw new StoreRefusal(
      'foreign',
      `The schema ${SCHEMA} of this database holds tables that are not PI Bridge’s. Nothing was changed. Give PI Bridge a database of its own.`,
    );
  const { rows: taken } = await client.query<{ name: string }>(`SELECT name FROM ${SCHEMA}.${LEDGER}`);
  const newer = taken.find((t) => !known.has(t.name));
  if (newer)
    throw new StoreRefusal(
      'foreign',
      `This database was set up by a newer PI Bridge (${newer.name}). Nothing was changed. Start that one, or restore a back-up into another database.`,
    );
  if (taken.length === steps.length) return 'current';
  return taken.length === 0 ? 'none' : 'behind';
}

/** @throws StoreRefusal `not empty` where tables of somebody else stand where ours would come */
export async function mustBeFree(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ table_name: string }>(
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' LIMIT 1`,
  );
  if (rows[0])
    throw new StoreRefusal(
      'not empty',
      `This database holds something else (table ${rows[0].table_name}). Nothing was changed. Give PI Bridge a database of its own.`,
    );
}

/** Takes the steps that are missing, under one lock: of many servers that start at once, one does it. */
export async function migrate(client: ClientBase): Promise<void> {
  const self = fileURLToPath(import.meta.url);
  await runner({
    dbClient: client,
    // The steps are in the code: the one “file” that is found is this one, wherever the program was built to.
    dir: path.dirname(self),
    ignorePattern: `(?!${path.basename(self).replaceAll('.', '\\.')}$).*`,
    migrationLoaderStrategies: [
      {
        extensions: [path.extname(self)],
        loader: async () =>
          steps.map(({ id, sql }) => ({
            id,
            filePaths: [self],
            actions: { up: (pgm: { sql(text: string): void }) => pgm.sql(sql), down: false as const },
          })),
      },
    ],
    direction: 'up',
    schema: SCHEMA,
    createSchema: true,
    migrationsTable: LEDGER,
    advisoryLockMode: 'wait',
    singleTransaction: true,
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
}

function quiet(): void {
  // What matters is thrown.
}
