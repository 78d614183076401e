// The three-way merge of one cell: base (the store at R), theirs (the store now), mine (the sheet now). Source: SYNC, Refresh.
import { sameValue, type FieldValue } from '../figure';

export type Merge =
  /** Nobody changed it, or both came to the same. */
  | 'same'
  /** Changed in the store only: a refresh brings it. */
  | 'theirs'
  /** Changed here only: an unsent edit. */
  | 'mine'
  /** Changed in both places, to different values. */
  | 'conflict';

/**
 * A formula is never overwritten: where its result differs from the store it is an edit, and where the store moved too,
 * a conflict.
 */
export function mergeCell(base: FieldValue, theirs: FieldValue, mine: FieldValue, isFormula = false): Merge {
  if (sameValue(mine, theirs)) return 'same';
  if (sameValue(theirs, base)) return 'mine';
  if (sameValue(mine, base) && !isFormula) return 'theirs';
  return 'conflict';
}

/** What the store did to a field since a revision: its value then, and who changed it last, when. */
export interface TheirChange {
  readonly base: FieldValue;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

/** A conflict that a refresh left in the sheet: it stays one, though the sheet's revision went on. */
export type HeldConflict = TheirChange;

export interface FieldMerge {
  readonly merge: Merge;
  readonly base: FieldValue;
  /** What the store did last, where it did anything. */
  readonly last: TheirChange | undefined;
}

/**
 * The merge of one field of a sheet.
 * @param change what the store changed since the sheet's revision
 * @param held a conflict that an earlier refresh left: it stays one, even where theirs is now what it was before
 */
export function mergeField(
  theirs: FieldValue,
  mine: FieldValue,
  isFormula: boolean,
  change: TheirChange | undefined,
  held: HeldConflict | undefined,
): FieldMerge {
  const base = held ? held.base : change ? change.base : theirs;
  const merge =
    held && mergeCell(base, theirs, mine) === 'mine' ? 'conflict' : mergeCell(base, theirs, mine, isFormula);
  return { merge, base, last: change ?? held };
}
