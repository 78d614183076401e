// Measurements that stand in a sheet and are wanted even where the view no longer holds them. Keys that are none, and
// PIs that the person may not see, are left out.
import type { Asker } from '../../domain/access/policy';
import { parseKey, type PeriodKey } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import { measurementRows } from '../../domain/records/measurement-rows';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { PiList, type Listing } from './pi-list';

export interface Besides {
  /** PIs that the listing does not have: they stand after those that it has. */
  readonly pis: readonly Indicator[];
  /** Rows that the view does not have, by period. */
  readonly lists: ReadonlyMap<PeriodKey, PiList>;
  /** Where a PI stands among the answer's. */
  place(code: string): number | undefined;
}

export function rowsBesides(
  keys: readonly string[],
  listing: Listing,
  shown: ReadonlyMap<PeriodKey, PiList>,
  who: Asker,
  body: Body,
): Besides {
  const pis: Indicator[] = [];
  const added = new Map<string, number>();
  const place = (code: string) => listing.place(code) ?? added.get(code);
  const rightsOf = rightsLookup(who, body);
  const add = (pi: Indicator) => {
    const at = listing.whole.pis.length + pis.push(pi) - 1;
    added.set(pi.code, at);
    return at;
  };
  const lists = new Map<PeriodKey, PiList>();
  for (const { period, codes } of measurementRows(keys)) {
    if (!parseKey(period)) continue;
    const inView = shown.get(period);
    const rows = new Map<number, Indicator>();
    for (const code of codes) {
      const known = place(code);
      if (known !== undefined && (inView?.has(known) || rows.has(known))) continue;
      const pi = body.indicator(code);
      if (pi && rightsOf(pi).includes('see')) rows.set(known ?? add(pi), pi);
    }
    const places = [...rows.keys()].sort((a, b) => a - b);
    const list = places.flatMap((at) => rows.get(at) ?? []);
    if (list.length > 0) lists.set(period, new PiList(list, places));
  }
  return { pis, lists, place };
}
