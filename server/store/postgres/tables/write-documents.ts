// Writes what a change-set changes in documents: each record whole, as the JSON of its fields and of their revisions. A
// record whose fields are all blank is kept without fields, for the revisions that it had.
import type { FieldValue } from '../../../../domain/figure';
import type { RecordFields } from '../../../../domain/records/record-type';
import type { StoredBlock } from '../../chain/change-line';
import { withChanges, type FieldChange } from '../../chain/with-changes';
import type { DocumentType } from '../../port';
import type { Run } from '../database/connections';
import { SCHEMA } from '../database/migrations';
import { storable, storableAll, stored } from '../database/storable-text';

export type Revisions = Readonly<Record<string, number>>;

export interface DocumentRow {
  readonly fields: RecordFields | null;
  readonly revisions: Revisions;
}

/** Records by key, also those that are gone, and the revision that the body was read at. */
export async function readDocuments(
  run: Run,
  body: string,
  type: DocumentType,
  keys: readonly string[],
): Promise<{ documents: ReadonlyMap<string, DocumentRow>; now: number }> {
  const { rows } = await run<{ now: number; key: string | null; fields: string | null; revisions: string }>({
    name: 'documents-of-keys',
    text: `SELECT b.revision AS now, d.key, d.fields, d.revisions FROM ${SCHEMA}.body b
      LEFT JOIN ${SCHEMA}.document d ON d.body = b.body AND d.type = $2 AND d.key = ANY($3::text[]) WHERE b.body = $1`,
    values: [body, type, storableAll(keys)],
  });
  const documents = new Map<string, DocumentRow>();
  for (const row of rows) {
    if (row.key === null) continue;
    const revisions = JSON.parse(row.revisions) as Revisions;
    documents.set(stored(row.key), { fields: parsedFields(row.fields), revisions });
  }
  return { documents, now: rows[0]?.now ?? 0 };
}

/** JSON escapes what PostgreSQL cannot hold by itself, so this needs no escapes of ours. */
export function parsedFields(json: string | null): RecordFields | null {
  return json === null ? null : (JSON.parse(json) as RecordFields);
}

export async function writeDocuments(
  run: Run,
  body: string,
  revision: number,
  type: DocumentType,
  blocks: readonly StoredBlock[],
): Promise<void> {
  const keys = [...new Set(blocks.flatMap((b) => b.keys))];
  const { documents: held } = await readDocuments(run, body, type, keys);
  const records = new Map([...held].flatMap(([key, { fields }]) => (fields ? [[key, fields] as const] : [])));
  const changed = withChanges(type, records, changesOf(blocks));
  const revisions = new Map(keys.map((key) => [key, new Map(Object.entries(held.get(key)?.revisions ?? {}))]));
  for (const { key, field } of changesOf(blocks)) revisions.get(key)?.set(field, revision);
  const json = (key: string) => (changed.has(key) ? JSON.stringify(changed.get(key)) : null);
  await run({
    name: 'write-documents',
    text: `INSERT INTO ${SCHEMA}.document (body, type, key, fields, revisions, revision)
      SELECT $1::uuid, $2::text, d.key, d.fields, d.revisions, $3::int FROM unnest($4::text[], $5::text[], $6::text[]) AS d (key, fields, revisions)
      ON CONFLICT (body, type, key)
      DO UPDATE SET fields = excluded.fields, revisions = excluded.revisions, revision = excluded.revision`,
    values: [
      ...[body, type, revision, keys.map(storable), keys.map(json)],
      keys.map((key) => JSON.stringify(Object.fromEntries(revisions.get(key) ?? []))),
    ],
  });
}

function* changesOf(blocks: readonly StoredBlock[]): Iterable<FieldChange> {
  for (const { field, keys, after } of blocks)
    for (let i = 0; i < keys.length; i++) {
      const value: FieldValue = after[i] ?? null;
      yield { key: keys[i] ?? '', field, value };
    }
}
