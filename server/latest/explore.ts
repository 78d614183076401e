// Explore: PIs found by typing and by filters, among those that the asker may see, a window at a time.
import { moduleOfPart } from '../../domain/access/module-of';
import { label, type PeriodKey } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type * as z from 'zod/mini';
import type { ExploreAnswer, ExploreItem, exploreRequestSchema } from '../../domain/wire-explore';
import type { Body } from '../records/body';
import { mustBeOpen } from '../rollout/open-modules';
import type { ServiceParts, Who } from '../service';
import { pisInScope } from '../views/scope';
import { filtered } from './filter';
import type { KeptLatest } from './kept';
import { noFigure } from './latest';

export interface ExploreService {
  /** @throws AppError `not-allowed` where the roll-out has not opened it to the person */
  explore(request: z.output<typeof exploreRequestSchema>, who: Who): Promise<ExploreAnswer>;
}

interface Choices {
  readonly units: ExploreAnswer['units'];
  readonly owners: ExploreAnswer['owners'];
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, 'en');
/** What people who see the same PIs can filter by, for as long as the body's records stay as they are. */
const kept = new WeakMap<readonly Indicator[], Choices>();

function choicesOf(pis: readonly Indicator[], body: Body): Choices {
  const known = kept.get(pis);
  if (known) return known;
  const units = new Set(pis.flatMap((pi) => body.unitPath(pi.unit)));
  const owners = new Set(pis.flatMap((pi) => pi.owner ?? []));
  const choices = {
    units: [...units].map((key) => ({ key, name: body.unitName(key) })).sort(byName),
    owners: [...owners].map((key) => ({ key, name: body.personName(key) })).sort(byName),
  };
  kept.set(pis, choices);
  return choices;
}

export function exploreService(parts: ServiceParts, latest: KeptLatest): ExploreService {
  const { store, loadBody, calendar, clock } = parts;
  const labelOf = (period: PeriodKey | null) => (period === null ? null : label(period, calendar));
  return {
    async explore({ filter, offset, limit }, who) {
      const state = await store.read();
      const body = await loadBody(state);
      const today = clock.today();
      mustBeOpen(moduleOfPart.explore, who, body, today);
      const known = await latest(state, body, today);
      const pis = pisInScope({ scope: 'all' }, who, body, moduleOfPart.explore);
      const found = filtered(pis, filter, body, known);
      const items = found.slice(offset, offset + limit).map((pi): ExploreItem => {
        const { period, value, status, shortTrend, overdue } = known.get(pi.code) ?? noFigure;
        const { code, name, frequency, measure, measureLabel, decimals } = pi;
        return {
          ...{ code, name, frequency, measure, measureLabel, decimals, value, status, shortTrend, overdue },
          unit: body.unitName(pi.unit),
          owner: pi.owner === null ? null : body.personName(pi.owner),
          period: labelOf(period),
        };
      });
      return {
        ...{ revision: state.revision, asAt: today, total: found.length, of: pis.length, items },
        ...choicesOf(pis, body),
      };
    },
  };
}
