// A scorecard as one person sees it: its PIs among those that they may see, and how its headings stand. One that is kept for
// somebody else is answered like one that is not there.
import { AppError } from '../../domain/errors';
import { standingHeadings } from '../../domain/performance/scorecard-headings';
import { recordTypes } from '../../domain/records';
import type { ScorecardHeading } from '../../domain/records/scorecard';
import type { Indicator } from '../../domain/records/indicator';
import type { StandingHeadings } from '../../domain/wire-trends';
import type { Body } from '../records/body';
import { storedAs } from '../records/stored';
import type { Who } from '../service';
import type { LatestByCode } from './kept';
import { noFigure } from './latest';

const asScorecard = storedAs(recordTypes.scorecard);

export interface StandingScorecard {
  /** Its PIs in a state of the store, in its order. @throws AppError `not-found` */
  pis(body: Body): readonly Indicator[];
  headings(body: Body, latest: LatestByCode): StandingHeadings;
}

/** A PI that was merged into another is that other, under the first heading that has either. */
function standing(headings: readonly ScorecardHeading[], body: Body): readonly ScorecardHeading[] {
  const passed = new Set<string>();
  return headings.map((heading) => ({
    ...heading,
    pis: heading.pis.flatMap(({ code, weight }) => {
      const at = body.standingCode(code);
      if (passed.has(at)) return [];
      passed.add(at);
      return { code: at, weight };
    }),
  }));
}

/** @param seen PIs that the asker may see */
export function standingScorecard(key: string, seen: readonly Indicator[], who: Who): StandingScorecard {
  const visible = new Set(seen.map((pi) => pi.code));
  const headingsIn = (body: Body) => {
    const fields = body.document('scorecard', key);
    const stored = fields && asScorecard(fields);
    const mine = stored?.maker === who.id;
    if (!stored?.headings || !(stored.shared || mine))
      throw new AppError(
        'not-found',
        'There is no such scorecard any more. Ask whoever made it, or make one in Explore.',
      );
    return { name: stored.name, headings: standing(stored.headings, body) };
  };
  return {
    pis: (body) =>
      headingsIn(body).headings.flatMap(({ pis }) =>
        pis.flatMap(({ code }) => (visible.has(code) ? (body.indicator(code) ?? []) : [])),
      ),
    headings(body, latest) {
      const { name, headings } = headingsIn(body);
      const statusOf = (code: string) => {
        if (!visible.has(code) || !body.indicator(code)) return undefined;
        return (latest.get(code) ?? noFigure).status;
      };
      return standingHeadings(name, headings, statusOf, body.siteRules.scorecard).map(
        ({ code, name: called, level, status, judged, of, pis }) => ({
          ...{ code, name: called, level, status, judged, of },
          pis: [...pis],
        }),
      );
    },
  };
}
