// PIs with who owns and who records them, in columns; and the people who can be given one.
import type { Indicator } from '../../domain/records/indicator';
import type { Candidate, OwnedPis } from '../../domain/wire-ownership';
import type { Body } from '../records/body';
import { unitLabels } from '../records/unit-labels';

export function ownedColumns(pis: readonly Indicator[], body: Body): OwnedPis {
  const units = [...new Set(pis.map((pi) => pi.unit))];
  const labels = new Map(unitLabels(units, body).map((label, i) => [units[i] ?? '', label]));
  return {
    code: pis.map((pi) => pi.code),
    name: pis.map((pi) => pi.name),
    unit: pis.map((pi) => labels.get(pi.unit) ?? pi.unit),
    owner: pis.map((pi) => pi.owner),
    updaters: pis.map((pi) => [...pi.updaters]),
  };
}

/** Everybody who has not left, and those who have and still stand to one of the PIs; with a unit that they stand in. */
export function candidates(pis: readonly Indicator[], body: Body): Candidate[] {
  const unitOf = new Map<string, string>();
  for (const pi of pis) for (const id of [...pi.updaters, pi.owner ?? []].flat()) unitOf.set(id, pi.unit);
  return body.everybody().flatMap(({ id, name, suspended, roles }) => {
    const role = roles.find((r) => 'unit' in r);
    const unit = unitOf.get(id) ?? (role && 'unit' in role ? role.unit : undefined);
    if (suspended && !unitOf.has(id)) return [];
    return { id, name, unit: unit === undefined ? null : body.unitName(unit), left: suspended };
  });
}
