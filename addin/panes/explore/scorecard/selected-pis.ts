// The PIs that are selected, with their units: also those of a filter that were never looked at.
import type { Bridge } from '../../../flows/bridge';
import type { Selection } from '../insert/insert-view';
import type { DraftPi } from './draft';

/** A scorecard of more than this nobody reads. */
export const MOST_SELECTED = 500;
const WINDOW = 200;

/** In the order of Explore; `null` where there are too many. */
export async function selectedPis(
  bridge: Pick<Bridge, 'explore'>,
  selection: Selection,
): Promise<readonly DraftPi[] | null> {
  const isAll = selection.kind === 'all';
  if (!isAll && selection.codes.length === 0) return [];
  if (!isAll && selection.codes.length > MOST_SELECTED) return null;
  const wanted = isAll ? null : new Set(selection.codes);
  const not = new Set(isAll ? selection.except : []);
  const found: DraftPi[] = [];
  for (let offset = 0; ; offset += WINDOW) {
    const filter = isAll ? selection.filter : {};
    const { items, total } = await bridge.explore({ filter, offset, limit: WINDOW });
    if (isAll && total - not.size > MOST_SELECTED) return null;
    for (const { code, unit } of items) if ((wanted?.has(code) ?? true) && !not.has(code)) found.push({ code, unit });
    if (items.length === 0 || offset + WINDOW >= total || found.length === wanted?.size) return found;
  }
}
