// What of a roll-out holds on a day: the part of the policy that comes and goes by itself. Kept with whoever asks, so that
// no question of a right can be asked without it.
import type { Day } from '../period/day';
import {
  modules,
  ROLLOUT,
  rolloutSchema,
  type Module,
  type Phase,
  type Recorder,
  type Rollout,
} from '../records/rollout';

export interface RolloutNow {
  /** Names this state: the same text is the same policy. */
  readonly key: string;
  /** Whether everybody who is signed in sees everything. */
  readonly seesAll: boolean;
  /** Phases that have begun; `null` where the body has no roll-out, and everything is open. */
  readonly phases: readonly Phase[] | null;
}

/** No roll-out was ever said: everything is open. */
export const openToAll: RolloutNow = { key: '', seesAll: false, phases: null };

/** One that is stored and cannot be read, as after taking back half of it: nobody but administrators records. */
const unreadable: Rollout = { key: ROLLOUT, model: 'own', viewing: 'own', phases: [] };

/** A roll-out as it is stored; `null` where none was ever said. */
export function rolloutOf(record: unknown): Rollout | null {
  if (record === undefined || record === null) return null;
  const read = rolloutSchema.safeParse(record);
  return read.success ? read.data : unreadable;
}

/**
 * The first day after today on which a roll-out opens a part somewhere among these units; `null` where it says none.
 */
export function opensOn(
  rollout: Rollout | null,
  module: Module,
  unitPaths: readonly (readonly string[])[],
  today: Day,
): Day | null {
  const days = (rollout?.phases ?? [])
    .filter((phase) => phase.from > today && phase.modules.includes(module))
    .filter((phase) => unitPaths.some((path) => reaches(phase, path)))
    .map(({ from }) => from);
  return days.sort()[0] ?? null;
}

export function rolloutOn(rollout: Rollout | null, today: Day): RolloutNow {
  if (!rollout) return openToAll;
  const phases = rollout.phases.filter((phase) => phase.from <= today);
  const seesAll = rollout.viewing === 'everything';
  return { key: JSON.stringify([seesAll, phases]), seesAll, phases };
}

function reaches({ units }: Phase, unitPath: readonly string[]): boolean {
  return units === null || units.some((unit) => unitPath.includes(unit));
}

/** Whether a part is open at a place. PIs are never hidden: before their phase they are there to be looked at. */
export function isOpen({ phases }: RolloutNow, module: Module, unitPath: readonly string[]): boolean {
  if (phases === null || module === 'PIs') return true;
  return phases.some((phase) => phase.modules.includes(module) && reaches(phase, unitPath));
}

/** Whether those who stand so to a record of a module may record it there. */
export function recordsNow({ phases }: RolloutNow, module: Module, as: Recorder, unitPath: readonly string[]): boolean {
  if (phases === null) return true;
  return phases.some((phase) => phase.modules.includes(module) && phase.roles.includes(as) && reaches(phase, unitPath));
}

/** The parts that show to somebody who sees these units. */
export function modulesOpen(now: RolloutNow, unitPaths: Iterable<readonly string[]>): Module[] {
  if (now.phases === null) return [...modules];
  const paths = [...unitPaths];
  return modules.filter((module) => module === 'PIs' || paths.some((path) => isOpen(now, module, path)));
}
