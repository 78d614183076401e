// Units by the phase in which their people begin to record: those that have begun first, the newest among them first, then
// those to come, then those that no phase lets record.
import type { Adoption } from '../../../../domain/wire-adoption';

export type UnitFigures = Adoption['units'][number];

export interface PhaseFigures {
  readonly from: string | null;
  readonly begun: boolean;
  /** In the order of the tree; those that nothing stands in are left out. */
  readonly units: readonly UnitFigures[];
}

export function phasesOf({ units }: Adoption): readonly PhaseFigures[] {
  const phases = new Map<string, { from: string | null; begun: boolean; units: UnitFigures[] }>();
  for (const unit of units) {
    if (unit.people.length === 0 && unit.pis === 0) continue;
    const { from, begun } = unit;
    const phase = phases.get(`${begun} ${from ?? ''}`) ?? { from, begun, units: [] };
    phases.set(`${begun} ${from ?? ''}`, phase);
    phase.units.push(unit);
  }
  const rank = ({ from, begun }: PhaseFigures) => (begun ? 0 : from === null ? 2 : 1);
  return [...phases.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.begun ? -1 : 1) * (a.from ?? '').localeCompare(b.from ?? ''),
  );
}

/** Who stands to a unit, by name. */
export function peopleOf({ people }: UnitFigures, answer: Adoption): readonly Adoption['people'][number][] {
  return people.flatMap((i) => answer.people[i] ?? []);
}
