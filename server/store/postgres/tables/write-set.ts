// Writes one change-set: its sealed line, and what it changes in the tables. Whole columns as arrays, so that 30,000 cells
// are one statement. Runs inside the transaction that holds the body's row.
import type { FieldValue } from '../../../../domain/figure';
import { isMeasurementField, measurementFields, type MeasurementField } from '../../../../domain/records/measurement';
import { measurementRows } from '../../../../domain/records/measurement-rows';
import type { StoredBlock, StoredSet } from '../../chain/change-line';
import type { DocumentType } from '../../port';
import type { Run } from '../database/connections';
import { SCHEMA } from '../database/migrations';
import { storable, storableAll } from '../database/storable-text';
import { fieldColumns } from './field-columns';
import { writeDocuments } from './write-documents';

/** A change-set with its line, newline not included, and that line's checksum. */
export interface SealedSet {
  readonly set: StoredSet;
  readonly line: Buffer;
  readonly sum: string;
}

/** All statements are sent at once; where one fails, the transaction is over and the others fail with it. */
export async function writeSet(run: Run, body: string, { set, line, sum }: SealedSet): Promise<void> {
  const { revision, head, blocks } = set;
  const types = new Set(blocks.map((b) => b.type));
  const written: Promise<unknown>[] = [writeMeasurements(run, body, revision, blocks)];
  for (const type of types) {
    if (type === 'measurement') continue;
    const some = blocks.filter((b) => b.type === type);
    written.push(writeDocuments(run, body, revision, type, some));
  }
  written.push(
    run({
      name: 'write-changed',
      text: `INSERT INTO ${SCHEMA}.changed (body, what, revision)
        SELECT $1::uuid, what, $2::int FROM unnest($3::text[]) AS w (what)`,
      values: [body, revision, storableAll([...changedBy(blocks)])],
    }),
    run({
      name: 'write-change-set',
      text: `INSERT INTO ${SCHEMA}.change_set (body, revision, push_id, kind, person, at, undoes, sum, line)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        ...[body, revision, storable(head.pushId), head.kind, storable(head.by), storable(head.at)],
        ...[head.undoes === undefined ? null : storable(head.undoes), sum, line],
      ],
    }),
  );
  await Promise.all(written);
}

export const whatOfType = (type: DocumentType) => `type ${type}`;
export const whatOfPeriod = (period: string) => `period ${period}`;

/** What is remembered as changed: types of documents, and periods. */
export function changedBy(blocks: readonly StoredBlock[]): Set<string> {
  const what = new Set<string>();
  for (const { type, keys } of blocks)
    if (type !== 'measurement') what.add(whatOfType(type));
    else for (const { period } of measurementRows(keys)) what.add(whatOfPeriod(period));
  return what;
}

/** Rows to write: one for each measurement, with a revision of 0 for the fields that it leaves alone. */
class Rows {
  readonly periods: string[] = [];
  readonly codes: string[] = [];
  readonly fields = new Map<MeasurementField, { values: FieldValue[]; revisions: number[] }>();
  private readonly places = new Map<string, Map<string, number>>();

  private place(period: string, code: string): number {
    let codes = this.places.get(period);
    if (!codes) this.places.set(period, (codes = new Map<string, number>()));
    const known = codes.get(code);
    if (known !== undefined) return known;
    codes.set(code, this.codes.length);
    this.periods.push(storable(period));
    this.codes.push(storable(code));
    return this.codes.length - 1;
  }

  add({ field, keys, after }: StoredBlock, revision: number): void {
    if (!isMeasurementField(field)) throw new TypeError(`A measurement has no field “${field}”`);
    let column = this.fields.get(field);
    if (!column) this.fields.set(field, (column = { values: [], revisions: [] }));
    for (const { period, codes, at } of measurementRows(keys))
      for (let i = 0; i < codes.length; i++) {
        const place = this.place(period, codes[i] ?? '');
        column.values[place] = after[at ? (at[i] ?? 0) : i] ?? null;
        column.revisions[place] = revision;
      }
  }

  /** A column with every row in it. */
  filled<T>(column: readonly T[], blank: T): T[] {
    return Array.from(this.codes, (_, i) => column[i] ?? blank);
  }
}

interface Column {
  readonly name: string;
  readonly type: 'float8' | 'text' | 'int';
  readonly values: unknown[];
}

function columnsOf(rows: Rows, field: MeasurementField): Column[] {
  const { values, revisions } = rows.fields.get(field) ?? { values: [], revisions: [] };
  const all = rows.filled(values, null);
  const numbers = () => all.map((v) => (typeof v === 'number' ? v : null));
  const texts = () => all.map((v) => (typeof v === 'string' ? storable(v) : null));
  const { number, text, revision, sparse } = fieldColumns[field];
  return [
    ...(number === null ? [] : [{ name: number, type: 'float8' as const, values: numbers() }]),
    ...(text === null ? [] : [{ name: text, type: 'text' as const, values: texts() }]),
    {
      name: revision,
      type: 'int',
      values: sparse ? rows.filled<number | null>(revisions, null) : rows.filled(revisions, 0),
    },
  ];
}

async function writeMeasurements(
  run: Run,
  body: string,
  revision: number,
  blocks: readonly StoredBlock[],
): Promise<unknown> {
  const rows = new Rows();
  for (const block of blocks) if (block.type === 'measurement') rows.add(block, revision);
  if (rows.codes.length === 0) return undefined;
  const fields = measurementFields.filter((f) => rows.fields.has(f));
  const columns = fields.flatMap((f) => columnsOf(rows, f));
  const names = columns.map((c) => c.name);
  const kept = fields.flatMap((field) => {
    const { revision: own } = fieldColumns[field];
    const changed = `excluded.${own} > 0`;
    return columnsOf(new Rows(), field)
      .map((c) => c.name)
      .map((name) =>
        name === own
          ? `${name} = GREATEST(m.${name}, excluded.${name})`
          : `${name} = CASE WHEN ${changed} THEN excluded.${name} ELSE m.${name} END`,
      );
  });
  return run({
    name: `write-${fields.join('-')}`,
    text: `INSERT INTO ${SCHEMA}.measurement AS m (body, period, code, ${names.join(', ')})
      SELECT $1::uuid, r.* FROM unnest($2::text[], $3::text[], ${columns.map((c, i) => `$${i + 4}::${c.type}[]`).join(', ')})
        AS r (period, code, ${names.join(', ')})
      ON CONFLICT (body, period, code) DO UPDATE SET ${kept.join(', ')}`,
    values: [body, rows.periods, rows.codes, ...columns.map((c) => c.values)],
  });
}
