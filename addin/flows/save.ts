// Saving a filter or a scorecard under a name. Whoever saves it signs it; its key is made here.
import type { FieldValue } from '../../domain/figure';
import type { ScorecardHeading } from '../../domain/records/scorecard';
import type { Me } from '../../domain/wire';
import type { PiFilter } from '../../domain/wire-filter';
import type { SettleOutcome } from './outcomes';
import type { Ports } from './ports';
import { settle } from './settle';

interface Named {
  /** `null` for a new one. */
  readonly key: string | null;
  readonly name: string;
  readonly shared: boolean;
}
/** `null` instead of a filter or headings takes it back. */
export type SavedItem =
  | (Named & { readonly type: 'saved-filter'; readonly filter: PiFilter | null })
  | (Named & { readonly type: 'scorecard'; readonly headings: readonly ScorecardHeading[] | null });

/** @param base the revision at which what was saved was read */
export async function save(
  ports: Pick<Ports, 'api' | 'newId'>,
  me: Me,
  item: SavedItem,
  base: number,
): Promise<SettleOutcome> {
  // Without its dashes an id is as long as a code may be.
  const key = item.key ?? ports.newId().replaceAll('-', '');
  const content = item.type === 'saved-filter' ? { filter: item.filter } : { headings: item.headings };
  const fields = { ...(item.key === null && { maker: me.id }), name: item.name, shared: item.shared, ...content };
  const edits = Object.entries(fields).map(([field, value]) => ({
    type: item.type,
    key,
    field,
    value: value as FieldValue,
  }));
  return settle(ports, edits, base);
}
