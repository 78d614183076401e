// Who owns what, for those who look after it: the door's questions, each answered from one state.
import type { Day } from '../../domain/period/day';
import type { Choice, ChoiceQuery, Ownership, People } from '../../domain/wire-ownership';
import type { ServiceParts, Who } from '../service';
import { mustLookAfter } from './care';
import { choiceOf } from './choice';
import { overviewOf, type LastIn } from './overview';
import { peopleOf } from './people';

/** @throws AppError `not-allowed` on every question of whoever looks after nothing */
export interface OwnershipService {
  overview(who: Who): Promise<Ownership>;
  choice(query: ChoiceQuery, who: Who): Promise<Choice>;
  people(who: Who): Promise<People>;
}

export function ownershipService(
  parts: ServiceParts,
  lastIn: () => Promise<LastIn>,
  countedSince: () => Promise<Day | null>,
): OwnershipService {
  const { store, loadBody, clock } = parts;
  const asked = async (who: Who) => {
    const state = await store.read();
    const body = await loadBody(state);
    mustLookAfter(who, body);
    return { state, body };
  };
  return {
    async overview(who) {
      const { state, body } = await asked(who);
      return overviewOf(who, body, state, { last: await lastIn(), since: await countedSince() }, parts);
    },
    async choice(query, who) {
      const { state, body } = await asked(who);
      return choiceOf(query, who, body, state.revision);
    },
    async people(who) {
      const { state, body } = await asked(who);
      return peopleOf(who, body, state.revision, clock.today(), await lastIn());
    },
  };
}
