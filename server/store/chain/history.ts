// Change-sets by what they did, newest first. A record's history is found by following its fields back from one
// change to the one before, so it costs as much as there is of it, not as much as the store holds.
import { recordTypes, type RecordTypeName } from '../../../domain/records';
import type { ChangeBlock, ChangeSet, ChangeSetHead, FieldRef } from '../../../domain/sync/change-set';
import type { HistoryFilter } from '../port';
import { asChangeSet, type StoredSet } from './change-line';

type MaybeLater<T> = T | Promise<T>;

/** What is told of a change-set without reading it. */
export type HeadSummary = Pick<ChangeSetHead, 'by' | 'kind' | 'undoes'> & { readonly revision: number };

/** Where history is looked up: each store says it of its own change-sets. */
export interface HistorySource {
  /** The change-set of a revision; `undefined` for revision 0 and for one that there is not. */
  set(revision: number): Promise<StoredSet | undefined>;
  /** Heads newest first. A store may leave out those that the filter does not want; what comes is filtered again. */
  heads(filter: HistoryFilter): AsyncIterable<HeadSummary> | Iterable<HeadSummary>;
  /** The revision that changed a field last; 0 where none did. */
  changedAt(ref: FieldRef): MaybeLater<number>;
}

/** Change-sets of a record, newest first: each of its fields is followed back on its own. */
async function* setsOf(type: RecordTypeName, key: string, source: HistorySource): AsyncIterable<StoredSet> {
  const next = new Map<string, number>();
  for (const field of Object.keys(recordTypes[type].fields))
    next.set(field, await source.changedAt({ type, key, field }));
  for (;;) {
    const newest = Math.max(0, ...next.values());
    const set = newest > 0 ? await source.set(newest) : undefined;
    if (!set) return;
    yield set;
    for (const [field, revision] of next) if (revision === newest) next.set(field, wasBefore(set, type, key, field));
  }
}

function wasBefore(set: StoredSet, type: RecordTypeName, key: string, field: string): number {
  for (const block of set.blocks) {
    if (block.type !== type || block.field !== field) continue;
    const at = block.keys.indexOf(key);
    if (at >= 0) return typeof block.was === 'number' ? block.was : (block.was[at] ?? 0);
  }
  return 0;
}

async function* setsLike(filter: HistoryFilter, source: HistorySource): AsyncIterable<StoredSet> {
  for await (const head of source.heads(filter)) {
    const set = matches(filter, head) ? await source.set(head.revision) : undefined;
    if (set) yield set;
  }
}

function matches({ by, kind, undoes }: HistoryFilter, head: Pick<ChangeSetHead, 'by' | 'kind' | 'undoes'>): boolean {
  if (by !== undefined && head.by !== by) return false;
  if (kind !== undefined && head.kind !== kind) return false;
  return undoes === undefined || head.undoes === undoes;
}

/** Change-sets that match, newest first; with `key`, only their changes of that record. */
export async function changeSetsOf(filter: HistoryFilter, source: HistorySource): Promise<ChangeSet[]> {
  const { type, key, limit = Number.POSITIVE_INFINITY } = filter;
  const found: ChangeSet[] = [];
  if (limit <= 0) return found;
  for await (const stored of type && key !== undefined ? setsOf(type, key, source) : setsLike(filter, source)) {
    if (!matches(filter, stored.head)) continue;
    const set = asChangeSet(stored);
    const blocks = set.blocks.flatMap((b) =>
      type && b.type !== type ? [] : key === undefined ? [b] : onlyKey(b, key),
    );
    if (blocks.length > 0) found.push(key === undefined ? set : { ...set, blocks });
    if (found.length >= limit) break;
  }
  return found;
}

/** The one row of a block that changes this record; none where it does not. */
function onlyKey(block: ChangeBlock, key: string): ChangeBlock[] {
  const at = block.keys.indexOf(key);
  if (at < 0) return [];
  const one = <T>(column: readonly T[]) => column.slice(at, at + 1);
  return [
    {
      ...{ type: block.type, field: block.field, keys: [key] },
      ...{ before: one(block.before), after: one(block.after) },
      ...(block.addresses && { addresses: one(block.addresses) }),
      ...(block.formulas && { formulas: one(block.formulas) }),
    },
  ];
}
