// What a change of a unit comes to: its edits, and what moves with it. Pure, so that it is said before it is done.
import type { Edit } from '../../../../domain/sync/change-set';
import type { PlacedUnit } from '../../../../domain/wire-ownership';

/** Codes of a unit and of all below it. */
export function withAllBelow(units: readonly PlacedUnit[], code: string): ReadonlySet<string> {
  const found = new Set([code]);
  // Each unit stands after the one that it is under.
  for (const unit of units) if (unit.parent !== null && found.has(unit.parent)) found.add(unit.code);
  return found;
}

/** Super users of a unit and of those above it. */
function lookingAfter(units: readonly PlacedUnit[], code: string | null): readonly string[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const names: string[] = [];
  for (let at = code; at !== null; at = byCode.get(at)?.parent ?? null)
    names.push(...(byCode.get(at)?.superUsers ?? []).map(({ name }) => name));
  return names;
}

export interface UnitChange {
  readonly edits: readonly Edit[];
  readonly moves: {
    readonly units: number;
    readonly pis: number;
    readonly lose: string[];
    readonly gain: string[];
  } | null;
}

export function unitChange(
  units: readonly PlacedUnit[],
  code: string,
  name: string,
  parent: string | null,
): UnitChange {
  const known = units.find((unit) => unit.code === code);
  const edit = (field: string, value: string | null): Edit => ({ type: 'unit', key: code, field, value });
  const edits = [
    ...(name !== known?.name ? [edit('name', name)] : []),
    ...(known === undefined || parent !== known.parent ? [edit('parent', parent)] : []),
  ];
  if (known === undefined || parent === known.parent) return { edits, moves: null };
  const below = withAllBelow(units, code);
  const [before, after] = [lookingAfter(units, known.parent), lookingAfter(units, parent)];
  return {
    edits,
    moves: {
      units: below.size - 1,
      pis: units.reduce((n, unit) => n + (below.has(unit.code) ? unit.pis : 0), 0),
      lose: before.filter((one) => !after.includes(one)),
      gain: after.filter((one) => !before.includes(one)),
    },
  };
}
