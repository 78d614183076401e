// The six roll-out models as data: what each sets, from a day on, for the departments of a body. A body takes one as it is
// or changes it. Source: DOMAIN, Roll-out models [S].
import { addDays } from '../period/day';
import {
  modules,
  ROLLOUT,
  type Module,
  type Phase,
  type Recorder,
  type Rollout,
  type RolloutModel,
} from '../records/rollout';

/** Days between one department or module and the next, unless the body says otherwise (ours). */
export const STEP_DAYS = 28;
const everyone: readonly Recorder[] = ['performance team', 'super user', 'owner', 'updater'];
const lateModules = modules.filter((module) => module !== 'PIs');

export interface ModelChoice {
  readonly model: Exclude<RolloutModel, 'own'>;
  /** The first day. */
  readonly from: string;
  /** Units just below the top, in the order in which they are to come. */
  readonly departments: readonly string[];
}

export function rolloutFrom({ model, from, departments }: ModelChoice): Rollout {
  const whole = (day: string, which: readonly Module[], roles: readonly Recorder[]): Phase => ({
    ...{ from: day, units: null, modules: [...which], roles: [...roles] },
  });
  const after = (steps: number) => addDays(from, steps * STEP_DAYS);
  const made = (viewing: Rollout['viewing'], phases: Phase[]): Rollout => ({ key: ROLLOUT, model, viewing, phases });
  switch (model) {
    case 'big bang':
      return made('own', [
        whole(from, ['PIs', 'scorecards and snapshots', 'reports'], everyone),
        whole(after(1), ['actions', 'assessments'], everyone),
      ]);
    case 'site administrators and super users':
      return made('everything', [whole(from, modules, ['performance team', 'super user'])]);
    case 'departmental':
      return made(
        'own',
        departments.map((unit, i) => ({ ...whole(after(i), modules, everyone), units: [unit] })),
      );
    case 'corporate-centred':
      return made('everything', [whole(from, modules, ['performance team'])]);
    case 'incremental':
      return made('everything', [whole(from, modules, everyone)]);
    case 'module-by-module':
      return made('own', [
        whole(from, ['PIs'], everyone),
        ...lateModules.map((module, i) => whole(after(i + 1), [module], everyone)),
      ]);
  }
}
