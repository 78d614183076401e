// Which fields changed over a stretch of change-sets: each once, with its value before the first and who changed it last.
import type { FieldSince } from '../port';
import type { StoredSet } from './change-line';

/** @param sets oldest first */
export async function sinceFields(sets: AsyncIterable<StoredSet>): Promise<FieldSince[]> {
  const columns = new Map<string, Map<string, FieldSince>>();
  for await (const { revision, head, blocks } of sets)
    for (const { type, field, keys, before } of blocks) {
      const id = `${type}\n${field}`;
      let column = columns.get(id);
      if (!column) columns.set(id, (column = new Map<string, FieldSince>()));
      const { by, at } = head;
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i] ?? '';
        const first = column.get(key);
        column.set(key, { type, key, field, base: first ? first.base : (before[i] ?? null), revision, by, at });
      }
    }
  return [...columns.values()].flatMap((column) => [...column.values()]);
}
