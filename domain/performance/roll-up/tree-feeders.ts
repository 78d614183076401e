// "The same over child units": which PIs feed which, from the organisation's tree. Source: DOMAIN, Roll-up. PIs that measure
// the same in several units share a family, which is whatever name a body gives it.

export interface FamilyMember {
  readonly code: string;
  readonly unit: string;
  readonly family: string;
}

export interface UnitInTree {
  readonly code: string;
  readonly parent: string | null;
}

/**
 * By code of each PI that has any: its feeders, those of its family in the units below, in the order of the units given.
 * A unit without a PI of the family is looked through, so that a team feeds the council where the directorate has none.
 */
export function treeFeeders(
  members: Iterable<FamilyMember>,
  units: Iterable<UnitInTree>,
): ReadonlyMap<string, readonly string[]> {
  const parentOf = new Map<string, string | null>();
  for (const unit of units) parentOf.set(unit.code, unit.parent);
  const order = new Map([...parentOf.keys()].map((code, i) => [code, i]));
  const inUnit = new Map<string, FamilyMember[]>();
  const append = <T>(lists: Map<string, T[]>, key: string, item: T) => {
    const list = lists.get(key);
    if (list) list.push(item);
    else lists.set(key, [item]);
  };
  const place = (family: string, unit: string) => `${family}\n${unit}`;
  const all = [...members].sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0));
  for (const m of all) append(inUnit, place(m.family, m.unit), m);
  const feeders = new Map<string, string[]>();
  for (const m of all) {
    // A tree has no way round; where data say otherwise the walk ends where it has been.
    const been = new Set([m.unit]);
    for (let unit = parentOf.get(m.unit) ?? null; unit !== null && !been.has(unit); unit = parentOf.get(unit) ?? null) {
      been.add(unit);
      const above = inUnit.get(place(m.family, unit));
      if (!above) continue;
      for (const a of above) append(feeders, a.code, m.code);
      break;
    }
  }
  return feeders;
}
