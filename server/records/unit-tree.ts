// The units of a body as a list: each below the one that it stands under, brothers by name; those of one name with their path.
import type { Body } from './body';
import { unitLabels } from './unit-labels';

export interface UnitInTree {
  readonly code: string;
  readonly name: string;
  /** Its name, or its path where several have that name. */
  readonly label: string;
  /** The unit of the list that it stands under. */
  readonly parent: string | null;
  /** 0 for the first of the list. */
  readonly depth: number;
}

export function unitsInTree(body: Body, isWanted: (code: string) => boolean = () => true): UnitInTree[] {
  const wanted = body.unitCodes().filter(isWanted);
  const labels = new Map(unitLabels(wanted, body).map((label, i) => [wanted[i] ?? '', label]));
  const below = new Map<string | null, string[]>();
  for (const code of wanted) {
    const parent = body.unitPath(code).find((unit) => unit !== code && labels.has(unit)) ?? null;
    const same = below.get(parent);
    if (same) same.push(code);
    else below.set(parent, [code]);
  }
  const units: UnitInTree[] = [];
  const add = (parent: string | null, depth: number) => {
    const named = (below.get(parent) ?? []).map((code) => ({ code, name: body.unitName(code) }));
    for (const { code, name } of named.sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
      units.push({ code, name, label: labels.get(code) ?? name, parent, depth });
      add(code, depth + 1);
    }
  };
  add(null, 0);
  return units;
}
