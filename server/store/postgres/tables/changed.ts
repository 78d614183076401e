// When each type of documents and each period changed last, as far as this process has seen: learned with each state that
// is read, so that asking costs nothing. Revisions only grow, so what is known here may be newer than a reader, never older.
import type { QueryResultRow } from 'pg';
import type { Run } from '../database/connections';
import { SCHEMA } from '../database/migrations';
import { storable, stored } from '../database/storable-text';

export interface ChangedRow extends QueryResultRow {
  readonly what: string | null;
  readonly changed: number | null;
}

export class Changed {
  /** Everything up to this revision is known. */
  seen = 0;
  private readonly revisions = new Map<string, number>();

  /** 0 where it never did. */
  at(what: string): number {
    return this.revisions.get(what) ?? 0;
  }

  /** @param seen the revision that the rows were read at */
  learn(rows: readonly ChangedRow[], seen: number): void {
    for (const { what, changed } of rows) {
      if (what === null || changed === null) continue;
      const known = stored(what);
      this.revisions.set(known, Math.max(changed, this.at(known)));
    }
    this.seen = Math.max(this.seen, seen);
  }
}

/** What changed after a revision, with the body's revision and checksum in the same statement. */
export const changedSql = `SELECT b.revision AS now, b.sum, c.what, max(c.revision) AS changed FROM ${SCHEMA}.body b
  LEFT JOIN ${SCHEMA}.changed c ON c.body = b.body AND c.revision > $2
  WHERE b.body = $1 GROUP BY b.revision, b.sum, c.what`;

/** The revision up to `revision` that changed it last; 0 where none did. */
export async function changedBefore(run: Run, body: string, what: string, revision: number): Promise<number> {
  const { rows } = await run<{ changed: number | null }>({
    name: 'changed-before',
    text: `SELECT max(revision) AS changed FROM ${SCHEMA}.changed WHERE body = $1 AND what = $2 AND revision <= $3`,
    values: [body, storable(what), revision],
  });
  return rows[0]?.changed ?? 0;
}
