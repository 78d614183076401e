// What handing over some PIs comes to: the edits, and what they will do, before they are sent. One change-set, so one undo.
import type { OwnedPis } from '../../../../domain/wire-ownership';
import type { Edit } from '../../../../domain/sync/change-set';

export interface OwnedPi {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly owner: string | null;
  readonly updaters: readonly string[];
}

export function pisOf({ code, name, unit, owner, updaters }: OwnedPis): OwnedPi[] {
  return code.map((c, i) => ({
    ...{ code: c, name: name[i] ?? c, unit: unit[i] ?? '', owner: owner[i] ?? null, updaters: updaters[i] ?? [] },
  }));
}

export interface HandOver {
  readonly edits: readonly Edit[];
  /** By owner of now: how many of theirs are handed over. */
  readonly owners: readonly { readonly from: string | null; readonly pis: number }[];
  /** By person who has left: how many of those that they recorded. */
  readonly recorded: readonly { readonly from: string; readonly pis: number }[];
  /** Codes of PIs that nobody is named to record. */
  readonly noUpdater: readonly string[];
}

/** @param leavers people who have left: who follows them records what they recorded */
export function handOver(pis: readonly OwnedPi[], to: string, leavers: ReadonlySet<string>): HandOver {
  const edits: Edit[] = [];
  const owners = new Map<string | null, number>();
  const recorded = new Map<string, number>();
  const noUpdater: string[] = [];
  for (const { code: key, owner, updaters } of pis) {
    const left = updaters.filter((id) => leavers.has(id));
    // Who only recorded it is followed as such: the owner stays.
    const keepsOwner = left.length > 0 && owner !== null && !leavers.has(owner);
    if (owner !== to && !keepsOwner) {
      edits.push({ type: 'indicator', key, field: 'owner', value: to });
      owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
    if (left.length > 0) {
      const value = [...new Set(updaters.map((id) => (leavers.has(id) ? to : id)))];
      edits.push({ type: 'indicator', key, field: 'updaters', value });
      for (const id of left) recorded.set(id, (recorded.get(id) ?? 0) + 1);
    } else if (updaters.length === 0) noUpdater.push(key);
  }
  const counted = <T>(counts: ReadonlyMap<T, number>) => [...counts].map(([from, n]) => ({ from, pis: n }));
  return { edits, owners: counted(owners), recorded: counted(recorded), noUpdater };
}
