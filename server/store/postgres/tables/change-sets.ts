// The change-sets of a body as the database holds them: found by revision, by pushId or by what they did, and handed out
// as the lines that every store keeps. They never change, so the newest are kept at hand.
import type { ChangeSetHead, ChangeSetKind } from '../../../../domain/sync/change-set';
import { parseHead, parseSet, type StoredSet } from '../../chain/change-line';
import type { HeadSummary } from '../../chain/history';
import type { ChainHead, HistoryFilter } from '../../port';
import type { Run } from '../database/connections';
import { SCHEMA } from '../database/migrations';
import { storable, storableAll, stored } from '../database/storable-text';

/** Who changed a field, when, and in what kind of change-set. */
export type Author = Pick<ChangeSetHead, 'by' | 'at' | 'kind'>;

/** Cells of the newest change-sets, and authors, that are kept at hand. */
const CELLS_KEPT = 120_000;
const AUTHORS_KEPT = 50_000;
/** So many bytes of lines, about, are in memory at once while lines are handed out. */
const BATCH_BYTES = 4 * 1024 * 1024;
const BATCH_LINES = 500;
const HEADS_AT_ONCE = 100;
/** More bytes than a head can have: a note of 2000 letters and the name of a workbook, each letter written as `\\u0000`. */
const LONGEST_HEAD = 32 * 1024;

const cellsIn = ({ blocks }: StoredSet) => blocks.reduce((n, b) => n + b.keys.length, 0);

export async function readHead(run: Run, body: string): Promise<ChainHead> {
  const { rows } = await run<{ revision: number; sum: string }>({
    name: 'head',
    text: `SELECT revision, sum FROM ${SCHEMA}.body WHERE body = $1`,
    values: [body],
  });
  if (!rows[0]) throw new RangeError('The body is not in the database');
  return rows[0];
}

/** Lines of the change-sets after a revision up to another one, oldest first. */
export async function* readLines(run: Run, body: string, after: number, to: number): AsyncIterable<Buffer> {
  let from = after;
  while (from < to) {
    const { rows: sizes } = await run<{ revision: number; bytes: number }>({
      text: `SELECT revision, octet_length(line) AS bytes FROM ${SCHEMA}.change_set
        WHERE body = $1 AND revision > $2 AND revision <= $3 ORDER BY revision LIMIT ${BATCH_LINES}`,
      values: [body, from, to],
    });
    if (sizes.length === 0) return;
    let bytes = 0;
    for (const [i, size] of sizes.entries()) {
      bytes += size.bytes;
      if (bytes < BATCH_BYTES && i < sizes.length - 1) continue;
      yield* (await linesBetween(run, body, from, size.revision)).map((row) => row.line);
      from = size.revision;
      bytes = 0;
    }
  }
}

async function linesBetween(run: Run, body: string, after: number, to: number) {
  const { rows } = await run<{ line: Buffer }>({
    text: `SELECT line FROM ${SCHEMA}.change_set WHERE body = $1 AND revision > $2 AND revision <= $3 ORDER BY revision`,
    values: [body, after, to],
    binary: true,
  });
  return rows;
}

export class ChangeSets {
  private readonly body: string;
  private readonly sets = new Map<number, StoredSet>();
  private readonly authors = new Map<number, Author>();
  private cells = 0;

  constructor(body: string) {
    this.body = body;
  }

  /** Keeps a change-set that is durable at hand. */
  keep(set: StoredSet): void {
    const { by, at, kind } = set.head;
    this.keepAuthor(set.revision, { by, at, kind });
    if (this.sets.has(set.revision)) return;
    this.sets.set(set.revision, set);
    this.cells += cellsIn(set);
    for (const [revision, old] of this.sets) {
      if (this.cells <= CELLS_KEPT || revision === set.revision) break;
      this.sets.delete(revision);
      this.cells -= cellsIn(old);
    }
  }

  private keepAuthor(revision: number, author: Author): void {
    this.authors.set(revision, author);
    if (this.authors.size > AUTHORS_KEPT) for (const [oldest] of this.authors) return void this.authors.delete(oldest);
  }

  /** A change-set that is durable; `undefined` where there is none of this revision. */
  async set(run: Run, revision: number): Promise<StoredSet | undefined> {
    const known = this.sets.get(revision);
    if (known || revision <= 0) return known;
    const [row] = await linesBetween(run, this.body, revision - 1, revision);
    const set = row && parseSet(row.line);
    if (set) this.keep(set);
    return set;
  }

  /** Durable change-sets from one revision to another, both included, oldest first. */
  async *range(run: Run, from: number, to: number): AsyncIterable<StoredSet> {
    let next = from;
    for (let known = this.sets.get(next); next <= to && known; known = this.sets.get(next)) {
      yield known;
      next++;
    }
    for await (const line of readLines(run, this.body, next - 1, to)) {
      const set = parseSet(line);
      this.keep(set);
      yield set;
    }
  }

  async ofPush(run: Run, pushId: string): Promise<StoredSet | undefined> {
    const [found] = await this.revisionsOf(run, [pushId]);
    return found && this.set(run, found.revision);
  }

  /** The revisions of those pushIds that are known. */
  async revisionsOf(run: Run, pushIds: readonly string[]): Promise<{ pushId: string; revision: number }[]> {
    const { rows } = await run<{ push_id: string; revision: number }>({
      name: 'revisions-of-pushes',
      text: `SELECT push_id, revision FROM ${SCHEMA}.change_set WHERE body = $1 AND push_id = ANY($2::text[])`,
      values: [this.body, storableAll(pushIds)],
    });
    return rows.map((row) => ({ pushId: stored(row.push_id), revision: row.revision }));
  }

  /** Who made each of these revisions. @param durable revisions after this one are asked for and not remembered */
  async authorsOf(
    run: Run,
    revisions: Iterable<number>,
    durable: number,
  ): Promise<(revision: number) => Author | undefined> {
    const found = new Map<number, Author>();
    const missing = [...new Set(revisions)].filter((r) => r > 0 && !(r <= durable && this.authors.has(r)));
    if (missing.length > 0) {
      const { rows } = await run<{ revision: number; person: string; at: string; kind: ChangeSetKind }>({
        name: 'authors',
        text: `SELECT revision, person, at, kind FROM ${SCHEMA}.change_set WHERE body = $1 AND revision = ANY($2::int[])`,
        values: [this.body, missing],
      });
      for (const { revision, person, at, kind } of rows) {
        const author = { by: stored(person), at: stored(at), kind };
        found.set(revision, author);
        if (revision <= durable) this.keepAuthor(revision, author);
      }
    }
    return (revision) => found.get(revision) ?? this.authors.get(revision);
  }

  /** Heads of change-sets; of each line only its beginning is fetched. */
  async headsOf(run: Run, revisions: readonly number[]): Promise<Map<number, ChangeSetHead>> {
    const found = new Map<number, ChangeSetHead>();
    const missing: number[] = [];
    for (const revision of new Set(revisions)) {
      const known = this.sets.get(revision)?.head;
      if (known) found.set(revision, known);
      else if (revision > 0) missing.push(revision);
    }
    if (missing.length === 0) return found;
    const { rows } = await run<{ line: Buffer }>({
      text: `SELECT substring(line FROM 1 FOR ${LONGEST_HEAD}) AS line FROM ${SCHEMA}.change_set
        WHERE body = $1 AND revision = ANY($2::int[])`,
      values: [this.body, missing],
      binary: true,
    });
    for (const { line } of rows) {
      const { revision, head } = parseHead(line);
      found.set(revision, head);
    }
    return found;
  }

  /** Heads newest first, only those that a filter may want. */
  async *heads(run: Run, { by, kind, undoes }: HistoryFilter): AsyncIterable<HeadSummary> {
    const wanted = [
      ...(by === undefined ? [] : [{ column: 'person', value: storable(by) }]),
      ...(kind === undefined ? [] : [{ column: 'kind', value: kind }]),
      ...(undoes === undefined ? [] : [{ column: 'undoes', value: storable(undoes) }]),
    ];
    const where = wanted.map(({ column }, i) => ` AND ${column} = $${i + 3}`).join('');
    for (let before = 2 ** 31 - 1; ;) {
      const { rows } = await run<{ revision: number; person: string; kind: ChangeSetKind; undoes: string | null }>({
        text: `SELECT revision, person, kind, undoes FROM ${SCHEMA}.change_set
          WHERE body = $1 AND revision < $2${where} ORDER BY revision DESC LIMIT ${HEADS_AT_ONCE}`,
        values: [this.body, before, ...wanted.map((w) => w.value)],
      });
      for (const row of rows) {
        const undone = row.undoes === null ? {} : { undoes: stored(row.undoes) };
        yield { revision: row.revision, by: stored(row.person), kind: row.kind, ...undone };
      }
      const last = rows.at(-1);
      if (!last || rows.length < HEADS_AT_ONCE) return;
      before = last.revision;
    }
  }
}
