// The roll-out as administrators see it, and what another one would change.
import { rolloutOf } from '../../domain/access/rollout-now';
import { ROLLOUT, type Rollout } from '../../domain/records/rollout';
import type { RolloutAnswer, RolloutPreview } from '../../domain/wire-rollout';
import { mustAdminister } from '../ownership/care';
import type { Body } from '../records/body';
import { unitsInTree } from '../records/unit-tree';
import type { ServiceParts, Who } from '../service';
import { previewOf } from './preview';

/** @throws AppError `not-allowed` on every question of whoever is no site administrator */
export interface RolloutService {
  rollout(who: Who): Promise<RolloutAnswer>;
  preview(next: Rollout | null, who: Who): Promise<RolloutPreview>;
}

const said = (body: Body) => rolloutOf(body.document('rollout', ROLLOUT));

export function rolloutService({ store, loadBody, clock }: ServiceParts): RolloutService {
  return {
    async rollout(who) {
      mustAdminister(who);
      const state = await store.read();
      const body = await loadBody(state);
      const units = unitsInTree(body).map(({ code, label, depth }) => ({ code, label, depth }));
      return { revision: state.revision, asAt: clock.today(), rollout: said(body), units };
    },
    async preview(next, who) {
      mustAdminister(who);
      const body = await loadBody(await store.read());
      return previewOf(said(body), next, clock.today(), body);
    },
  };
}
