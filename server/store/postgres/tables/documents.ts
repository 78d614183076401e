// Documents of the body in the memory of this process, type by type: read whole once, and afterwards only what changed.
// As long as no record of a type changed, its map is the same object.
import type { RecordFields } from '../../../../domain/records/record-type';
import type { DocumentType } from '../../port';
import type { Run } from '../database/connections';
import { SCHEMA } from '../database/migrations';
import { stored } from '../database/storable-text';
import { parsedFields } from './write-documents';

/** All records of a type, as they stand since `changedAt` and until `revision` at least. */
export interface Documents {
  readonly records: ReadonlyMap<string, RecordFields>;
  readonly changedAt: number;
  readonly revision: number;
}

const none: Documents = { records: new Map(), changedAt: 0, revision: 0 };

interface Row {
  readonly now: number;
  readonly key: string | null;
  readonly fields: string | null;
  readonly revision: number | null;
}

export class DocumentCache {
  private readonly body: string;
  private readonly held = new Map<DocumentType, Documents>();

  constructor(body: string) {
    this.body = body;
  }

  /** What is held without asking; good for a state in which the type changed last at `changedAt`. */
  at(type: DocumentType, changedAt: number): Documents | undefined {
    if (changedAt === 0) return none;
    const held = this.held.get(type);
    return held?.changedAt === changedAt ? held : undefined;
  }

  /**
   * All records of a type as they stand now.
   * @param durable nothing after this revision is remembered: it may yet be taken back
   */
  async now(run: Run, type: DocumentType, durable = Number.POSITIVE_INFINITY): Promise<Documents> {
    const from = this.held.get(type) ?? none;
    const { rows } = await run<Row>({
      name: 'documents-since',
      text: `SELECT b.revision AS now, d.key, d.fields, d.revision FROM ${SCHEMA}.body b
        LEFT JOIN ${SCHEMA}.document d ON d.body = b.body AND d.type = $2 AND d.revision > $3 WHERE b.body = $1`,
      values: [this.body, type, from.changedAt],
    });
    let { changedAt } = from;
    const records = new Map(from.records);
    for (const { key, fields, revision } of rows) {
      if (key === null || revision === null) continue;
      changedAt = Math.max(changedAt, revision);
      const record = parsedFields(fields);
      if (record) records.set(stored(key), record);
      else records.delete(stored(key));
    }
    const revision = Math.max(rows[0]?.now ?? 0, changedAt);
    const fresh = { records: changedAt === from.changedAt ? from.records : records, changedAt, revision };
    if (changedAt > durable) return fresh;
    // Another one may have read a newer state meanwhile, or the same: theirs stays, so that it is one object.
    const other = this.held.get(type);
    if (other && other.changedAt >= changedAt) return other.changedAt === changedAt ? other : fresh;
    this.held.set(type, fresh);
    return fresh;
  }
}
