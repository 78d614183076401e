// What a push or an undo comes to.
import type { Issue } from '../../domain/errors';
import type { PushConflict } from '../../domain/decide/push-context';
import type { Receipt, WireConflict } from '../../domain/wire';
import type { Body } from '../records/body';

export type PushAnswer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  /** Something in what was sent cannot be taken; nothing was. */
  | { readonly kind: 'refused'; readonly issues: readonly Issue[]; readonly conflicts: readonly WireConflict[] };

/** Conflicts with people's names in place of their ids. */
export function named(conflicts: readonly PushConflict[], body: Body): WireConflict[] {
  return conflicts.map((c) => ({ ...c, by: body.personName(c.by) }));
}
