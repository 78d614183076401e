// Change-sets by what they did, newest first. A record's history is found by following its fields back from one
// change to the one before, so it costs as much as there is of it, not as much as the store holds.
import { recordTypes } from '../../../domain/records';
import type { ChangeSet } from '../../../domain/sync/change-set';
import type { HistoryFilter } from '../port';
import { asChangeSet, type ChangeLog } from './change-log';
import type { Memory } from './memory';

/** Revisions that changed a record, newest first. */
async function revisionsOf(
  type: NonNullable<HistoryFilter['type']>,
  key: string,
  log: ChangeLog,
  memory: Memory,
): Promise<number[]> {
  const revisions = new Set<number>();
  for (const field of Object.keys(recordTypes[type].fields))
    for (let revision = memory.changedAt({ type, key, field }); revision > 0;) {
      revisions.add(revision);
      const set = await log.set(revision);
      const block = set.blocks.find((b) => b.type === type && b.field === field && b.keys.includes(key));
      const was = block?.was ?? 0;
      revision = typeof was === 'number' ? was : (was[block?.keys.indexOf(key) ?? 0] ?? 0);
    }
  return [...revisions].sort((a, b) => b - a);
}

export async function changeSetsOf(filter: HistoryFilter, log: ChangeLog, memory: Memory): Promise<ChangeSet[]> {
  const { type, key, by, kind, undoes, limit = Number.POSITIVE_INFINITY } = filter;
  const candidates = type && key !== undefined ? await revisionsOf(type, key, log, memory) : allRevisions(log);
  const found: ChangeSet[] = [];
  for (const revision of candidates) {
    if (found.length >= limit) break;
    const head = log.head(revision);
    if (!head || (by !== undefined && head.by !== by) || (kind && head.kind !== kind)) continue;
    if (undoes !== undefined && head.undoes !== undoes) continue;
    const set = asChangeSet(await log.set(revision));
    const changes = set.changes.filter((c) => (!type || c.type === type) && (key === undefined || c.key === key));
    if (changes.length > 0) found.push(key === undefined ? set : { ...set, changes });
  }
  return found;
}

function* allRevisions(log: ChangeLog): Iterable<number> {
  for (const { revision } of log.newest()) yield revision;
}
