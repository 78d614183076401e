// The units of a body as a list: each below the one that it stands under, alike ones by name.
import type { Body } from '../records/body';

export interface UnitInTree {
  readonly code: string;
  readonly name: string;
  /** 0 for the top. */
  readonly depth: number;
}

export function unitTree(body: Body): UnitInTree[] {
  const below = new Map<string | null, string[]>();
  for (const code of body.unitCodes()) {
    const above = body.unitPath(code)[1] ?? null;
    const same = below.get(above);
    if (same) same.push(code);
    else below.set(above, [code]);
  }
  const listed: UnitInTree[] = [];
  const list = (above: string | null, depth: number) => {
    const units = (below.get(above) ?? []).map((code) => ({ code, name: body.unitName(code), depth }));
    for (const unit of units.sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
      listed.push(unit);
      list(unit.code, depth + 1);
    }
  };
  list(null, 0);
  return listed;
}
