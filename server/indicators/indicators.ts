// PIs to look at: one PI's page, and PIs found by code or name. What a person may not see is not there.
import { AppError } from '../../domain/errors';
import { frequencies } from '../../domain/period/period';
import type { Found, FindQuery, IndicatorPage } from '../../domain/wire-indicators';
import { askingAs } from '../records/asking';
import { calculationsOf } from '../records/roll-up';
import type { ServiceParts, Who } from '../service';
import { originsOf } from '../work/origins';
import { answerTag, type TaggedAnswer } from '../views/answer-tag';
import { definitionOf } from './definition';
import { findIndicators } from './find';
import { seriesOf } from './series';
import { targetYears } from './target-years';

export interface IndicatorsService {
  /**
   * JSON of an `IndicatorPage`. `known` are tags of answers that the asker has. A code is found however it is written.
   * @throws AppError `not-found`, also for PIs that the person may not see
   */
  page(code: string, who: Who, known: ReadonlySet<string>): Promise<TaggedAnswer>;
  find(query: FindQuery, who: Who): Promise<Found>;
}

export function indicatorsService({ store, loadBody, calendar, clock }: ServiceParts): IndicatorsService {
  return {
    async page(asked, who, known) {
      const state = await store.read();
      const { revision } = state;
      const body = await loadBody(state);
      const seen = askingAs(who, body, calendar);
      const [like] = body.keysLike('indicator', asked);
      const found = seen.seen(asked) ?? (like === undefined ? undefined : seen.seen(like));
      if (!found) throw new AppError('not-found', 'There is no such PI that you can see.');
      const today = clock.today();
      const tag = answerTag({ store: store.id, revision, today, who, request: ['indicator', asked] });
      if (known.has(tag)) return { kind: 'unchanged', tag };
      const { pi, rights } = found;
      // Its own is the shortest that there is: longer ones are rolled up, or stand as somebody gave them.
      const order = frequencies.slice(0, frequencies.indexOf(pi.frequency) + 1).reverse();
      const series = await Promise.all(
        order.map((frequency) => seriesOf({ pi, frequency, body, state, today, calendar })),
      );
      const { origins, of } = await originsOf([pi], state, today, calendar);
      const page: IndicatorPage = {
        ...{ revision, asAt: today },
        definition: definitionOf(pi, body, seen, calculationsOf(body, calendar), calendar),
        origin: origins[of.get(pi.code) ?? -1] ?? null,
        rights: [...rights],
        series: series.filter((one) => one !== undefined),
        ...(rights.includes('targets') && { targetYears: await targetYears({ pi, body, state, today, calendar }) }),
      };
      return { kind: 'bytes', tag, parts: [JSON.stringify(page)] };
    },
    async find({ find, limit }, who) {
      return findIndicators(find, limit, who, await loadBody(await store.read()));
    },
  };
}
