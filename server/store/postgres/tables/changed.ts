// When each type of documents and each period changed last, as far as this process has seen: learned with each state that
// is read, so that asking costs nothing. Revisions only grow, so what is known here may be newer than a reader, never older.
import type { QueryResultRow } from 'pg';
import { SCHEMA } from '../database/migrations';
import { stored } from '../database/storable-text';

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
export const changedSql = `SELECT b.revision AS now, b.sum, c.what, c.revision AS changed FROM ${SCHEMA}.body b
  LEFT JOIN ${SCHEMA}.changed c ON c.body = b.body AND c.revision > $2 WHERE b.body = $1`;
