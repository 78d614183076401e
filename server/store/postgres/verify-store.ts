// Checks all that the database holds of a store: each line's checksum and what it follows, and that the tables hold exactly
// what the lines come to. One snapshot, so servers may go on; some periods at a time, so memory stays small.
import type { Client, QueryResultRow } from 'pg';
import { parseSet, type StoredSet } from '../chain/change-line';
import { Layer } from '../chain/layer';
import { checkLine, genesisOf, sealOf } from '../chain/sealed-line';
import type { ChainHead } from '../port';
import { measurementRows } from '../../../domain/records/measurement-rows';
import { withClient, type Run, type Statement } from './database/connections';
import { SCHEMA } from './database/migrations';
import { stored, storedColumn } from './database/storable-text';
import { bodyHere } from './open';
import { readHead, readLines } from './tables/change-sets';
import { changedBy } from './tables/write-set';
import { differentDocuments, differentPeriod, type Different } from './tables/differences';

/** Something that is not as it was written. */
export interface Finding {
  /** The table. */
  readonly file: string;
  /** The revision; 0 where it is not of one. */
  readonly offset: number;
  readonly what: string;
}

export interface Verified {
  readonly id: string;
  /** Nothing found: the store is whole. */
  readonly findings: readonly Finding[];
  /** Where the chain of sound change-sets ends: before the first finding in the chain. */
  readonly head: ChainHead;
}

export interface DatabaseToVerify {
  readonly url: string;
  readonly onProgress?: (progress: { readonly revision: number }) => void;
}

/** Rows of measurements that are compared at once. */
const ROWS_AT_ONCE = 400_000;
/** After so many findings it is clear enough. */
const ENOUGH = 100;
const HEADS_AT_ONCE = 500;

/** @throws StoreRefusal where the database holds no store */
export async function verifyPostgresStore({ url, onProgress }: DatabaseToVerify): Promise<Verified> {
  return withClient(url, async (client) => {
    const id = await bodyHere(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const run: Run = <R extends QueryResultRow>(statement: Statement) => client.query<R>(statement);
    const findings: Finding[] = [];
    const chain = await checkChain(client, run, id, findings, onProgress);
    if (findings.length === 0) await checkTables(run, id, chain, findings);
    await client.query('ROLLBACK');
    return { id, findings: findings.slice(0, ENOUGH), head: chain.head };
  });
}

interface Chain {
  readonly head: ChainHead;
  /** Everything but measurements, as the lines leave it. */
  readonly documents: Layer;
  /** When each type and period changed. */
  readonly changed: ReadonlyMap<string, readonly number[]>;
  readonly periods: ReadonlySet<string>;
}

async function checkChain(
  client: Client,
  run: Run,
  id: string,
  findings: Finding[],
  onProgress: DatabaseToVerify['onProgress'],
): Promise<Chain> {
  const claimed = await readHead(run, id);
  const documents = new Layer();
  const changed = new Map<string, number[]>();
  const periods = new Set<string>();
  let head: ChainHead = { revision: 0, sum: genesisOf(id) };
  let [revision, prev] = [0, head.sum];
  const found = (what: string) => findings.push({ file: 'change_set', offset: revision, what });
  const rows = headRows(client, id);
  for await (const line of readLines(run, id, 0, 2 ** 31 - 1)) {
    const row = (await rows.next()).value;
    revision++;
    if (row && row.revision !== revision) {
      found('this change-set is missing');
      revision = row.revision;
    }
    const checked = checkLine(line, prev);
    ({ sum: prev } = sealOf(line));
    if ('wrong' in checked) {
      found(checked.wrong);
      continue;
    }
    const set = parseSet(line);
    const differs = row ? differentHead(row, set, checked.sum) : 'this row';
    if (differs) found(`${differs} is not what the line says`);
    if (findings.length > 0) continue;
    for (const what of changedBy(set.blocks)) {
      const known = changed.get(what);
      if (known) known.push(revision);
      else changed.set(what, [revision]);
    }
    for (const { type, keys } of set.blocks)
      if (type === 'measurement') for (const { period } of measurementRows(keys)) periods.add(period);
    documents.redo({ ...set, blocks: set.blocks.filter((b) => b.type !== 'measurement') });
    head = { revision, sum: checked.sum };
    onProgress?.({ revision });
  }
  if (findings.length === 0 && (claimed.revision !== head.revision || claimed.sum !== head.sum))
    findings.push({
      ...{ file: 'body', offset: claimed.revision },
      what: `the body stands at revision ${claimed.revision}, its change-sets end at ${head.revision}`,
    });
  return { head, documents, changed, periods };
}

interface HeadRow extends QueryResultRow {
  readonly revision: number;
  readonly push_id: string;
  readonly kind: string;
  readonly person: string;
  readonly at: string;
  readonly undoes: string | null;
  readonly sum: string;
}

async function* headRows(client: Client, id: string): AsyncGenerator<HeadRow, undefined> {
  for (let after = 0; ;) {
    const { rows } = await client.query<HeadRow>(
      `SELECT revision, push_id, kind, person, at, undoes, sum FROM ${SCHEMA}.change_set
        WHERE body = $1 AND revision > $2 ORDER BY revision LIMIT ${HEADS_AT_ONCE}`,
      [id, after],
    );
    yield* rows;
    after = rows.at(-1)?.revision ?? after;
    if (rows.length < HEADS_AT_ONCE) return undefined;
  }
}

/** Which column of a row says something else than its line; `undefined` where all say the same. */
function differentHead(row: HeadRow, { revision, head }: StoredSet, sum: string): string | undefined {
  if (row.revision !== revision) return 'revision';
  if (stored(row.push_id) !== head.pushId) return 'push_id';
  if (row.kind !== head.kind) return 'kind';
  if (stored(row.person) !== head.by) return 'person';
  if (stored(row.at) !== head.at) return 'at';
  if ((row.undoes === null ? undefined : stored(row.undoes)) !== head.undoes) return 'undoes';
  return row.sum === sum ? undefined : 'sum';
}

async function checkTables(run: Run, id: string, chain: Chain, findings: Finding[]): Promise<void> {
  const add = (file: string, all: readonly Different[]) => {
    for (const { revision, what } of all) findings.push({ file, offset: revision, what });
  };
  add('document', await differentDocuments(run, id, chain.documents));
  add('changed', await differentChanged(run, id, chain.changed));
  const held = await run<{ period: string; rows: number }>({
    text: `SELECT period, count(*) AS rows FROM ${SCHEMA}.measurement WHERE body = $1 GROUP BY period ORDER BY period`,
    values: [id],
  });
  const sizes = new Map([...chain.periods].map((period) => [period, 0]));
  for (const { period, rows } of held.rows) sizes.set(stored(period), rows);
  for (const periods of groups(sizes)) {
    if (findings.length >= ENOUGH) return;
    const layer = await replayed(run, id, chain.head.revision, periods);
    for (const period of periods)
      add('measurement', await differentPeriod(run, id, period, layer.measurements(period)?.fields));
  }
}

async function differentChanged(run: Run, id: string, wanted: Chain['changed']): Promise<Different[]> {
  const { rows } = await run<{ what: string; revisions: string }>({
    text: `SELECT what, json_agg(revision ORDER BY revision) AS revisions FROM ${SCHEMA}.changed WHERE body = $1 GROUP BY what`,
    values: [id],
  });
  const held = new Map(rows.map((row) => [stored(row.what), storedColumn<number>(row.revisions)]));
  return [...new Set([...held.keys(), ...wanted.keys()])]
    .filter((what) => String(held.get(what)) !== String(wanted.get(what)))
    .map((what) => ({
      revision: wanted.get(what)?.at(-1) ?? 0,
      what: `${what} is not said to have changed when it did`,
    }));
}

/** Periods that are compared together. */
function* groups(sizes: ReadonlyMap<string, number>): Iterable<ReadonlySet<string>> {
  let group = new Set<string>();
  let rows = 0;
  for (const [period, size] of sizes) {
    group.add(period);
    rows += size;
    if (rows < ROWS_AT_ONCE) continue;
    yield group;
    group = new Set();
    rows = 0;
  }
  if (group.size > 0) yield group;
}

/** The measurements of some periods as the lines leave them. */
async function replayed(run: Run, id: string, to: number, periods: ReadonlySet<string>): Promise<Layer> {
  const layer = new Layer();
  for await (const line of readLines(run, id, 0, to)) {
    const set = parseSet(line);
    const blocks = set.blocks
      .filter((b) => b.type === 'measurement')
      .flatMap((block) => {
        const rows = measurementRows(block.keys);
        if (rows.every((r) => periods.has(r.period))) return [block];
        const at = rows.flatMap((r) => (periods.has(r.period) ? (r.at ?? r.codes.map((_, i) => i)) : []));
        const only = <T>(column: readonly T[]) => at.map((i) => column[i] as T);
        return at.length === 0 ? [] : [{ ...block, keys: only(block.keys), after: only(block.after) }];
      });
    layer.redo({ ...set, blocks });
  }
  return layer;
}
