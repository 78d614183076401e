// What stands between memory and the state that a reader is pinned to: field by field, either what was undone on the
// way back from a later change-set, or what waiting change-sets would set.
import type { FieldValue } from '../../../domain/figure';
import { refId, type ChangeSetHead, type FieldRef } from '../../../domain/sync/change-set';
import type { FieldState } from '../port';
import type { StoredSet } from './change-line';

export interface LayeredField extends FieldState {
  readonly ref: FieldRef;
}

/** Field states that replace those of memory, by {@link refId}. */
export type Layer = ReadonlyMap<string, LayeredField>;

/** Head of a revision; `undefined` for revision 0. */
export type HeadOf = (revision: number) => ChangeSetHead | undefined;

/** How a field stands whose last change came with this revision. */
export function fieldState(value: FieldValue, revision: number, head: ChangeSetHead | undefined): FieldState {
  return { value, revision, by: head?.by ?? '', at: head?.at ?? '', kind: head?.kind ?? null };
}

/** The way back: `sets` are newest first, and each is taken back. */
export function backwards(sets: readonly StoredSet[], headOf: HeadOf): Layer {
  const layer = new Map<string, LayeredField>();
  for (const { blocks } of sets)
    for (const { type, field, keys, before, was } of blocks)
      for (const [i, key] of keys.entries()) {
        const ref = { type, key, field };
        const revision = typeof was === 'number' ? was : (was[i] ?? 0);
        layer.set(refId(ref), { ref, ...fieldState(before[i] ?? null, revision, headOf(revision)) });
      }
  return layer;
}

/** The way forward: `sets` are oldest first, and each is added. */
export function forwards(sets: readonly StoredSet[]): Layer {
  const layer = new Map<string, LayeredField>();
  for (const { blocks, revision, head } of sets)
    for (const { type, field, keys, after } of blocks)
      for (const [i, key] of keys.entries()) {
        const ref = { type, key, field };
        layer.set(refId(ref), { ref, ...fieldState(after[i] ?? null, revision, head) });
      }
  return layer;
}
