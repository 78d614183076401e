// The rules of a site as data: every choice that DOMAIN leaves to us is a setting here, with its default. Settings of one
// PI go before these. Sources stand beside each: [P], [C], [O] or ours.
import * as z from 'zod/mini';
import { isDay } from '../period/day';
import { frequencies } from '../period/period';
import type { RestDays } from '../period/working-days';
import { defaultThresholds } from '../records/indicator';
import { stages } from '../records/measurement';
import { boundaries, boundarySchema, thresholdRuleSchema, thresholdSetsSchema } from '../records/thresholds';
import type { Aim } from './aim';
import type { JudgeSettings } from './judge-status';
import type { RollUpSettings } from './roll-up/recalculate';
import { TOLERANCE } from './status';
import { trendModes, type TrendRule } from './trend';
import { divisionsByZero } from './value';

const share = z.number().check(z.gte(0), z.lte(1));
const count = z.int().check(z.gte(1), z.lte(1000));
const lookBackSchema = z.record(z.enum(frequencies), count);

export const siteRulesSchema = z.strictObject({
  status: z.strictObject({
    /** Thresholds of PIs that have none of their own [P], by frequency and valid from a period on. */
    thresholds: thresholdSetsSchema,
    /** Where no set is valid. */
    fallback: thresholdRuleSchema,
    /** The better status on the edge (ours); another product gives the worse one [O]. */
    boundary: boundarySchema,
    /** Relative tolerance of comparisons (ours). */
    tolerance: z.number().check(z.gte(0), z.lt(0.01)),
    /** What "improved or held on last year" gives where last year is unknown (ours). */
    lastYearUnknown: z.enum(['red', 'amber']),
    /** Whether explicit values too need a target to judge by (ours). */
    explicitNeedsTarget: z.boolean(),
    /** What becomes of a status by hand when its value changes (ours). */
    byHandOnNewFigure: z.enum(['goes', 'stays']),
  }),
  trend: z.strictObject({
    short: z.enum(trendModes),
    long: z.enum(trendModes),
    /** What "long" means: the mean of the previous ones [P], or last year's same period [C]. */
    longMeans: z.enum(['mean of previous', 'same period last year']),
    lookBack: lookBackSchema,
    /** Of PIs that state none (ours). */
    tolerance: z.strictObject({ kind: z.enum(['absolute', 'share']), size: z.number().check(z.gte(0)) }),
    leastShare: share,
    overGaps: z.enum(['unknown', 'last with a value']),
    middle: z.enum(['mean of distances', 'distance of mean']),
  }),
  rollUp: z.strictObject({
    divisionByZero: z.enum(divisionsByZero),
    /** Whether partial roll-ups are made where a PI does not say (ours). */
    partial: z.boolean(),
    lastNeeds: z.enum(['all feeders', 'the last one']),
    fixedFrom: z.enum(stages),
  }),
  forecast: z.strictObject({
    least: count,
    window: count,
    seasonal: z.enum(['where it shows', 'always', 'never']),
  }),
  scorecard: z
    .strictObject({
      method: z.enum(['points', 'worst of']),
      points: z.strictObject({ green: z.number(), amber: z.number(), red: z.number() }),
      greenFrom: share,
      amberFrom: share,
      boundary: z.enum(boundaries),
      headingsBring: z.enum(['points', 'status']),
    })
    .check(
      z.refine(
        ({ points: p }) => p.green > p.amber && p.amber > p.red,
        'Green has more points than amber, amber than red',
      ),
      z.refine((s) => s.greenFrom >= s.amberFrom, 'Green begins no lower than amber'),
    ),
  periods: z.strictObject({
    /** Whether a public holiday moves a due date to the next working day (ours). */
    holidaysMoveDue: z.boolean(),
    /** Whether a weekend does (ours). */
    weekendsMoveDue: z.boolean(),
    /** Public holidays and days of closure. */
    holidays: z.array(z.string().check(z.refine(isDay, 'Not a day'))).check(z.maxLength(1000)),
  }),
  sense: z.strictObject({
    /** A value that is the same for so many periods is worth a look; `null`: never (ours). */
    unchangedFor: z.nullable(z.int().check(z.gte(2), z.lte(60))),
  }),
  actions: z.strictObject({
    /** "Check progress" from so many days before the due date (ours). */
    checkProgressDays: z.int().check(z.gte(0), z.lte(400)),
    /** Or behind the elapsed share of time by more than this share (ours). */
    checkProgressBehind: share,
  }),
});
export type SiteRules = z.infer<typeof siteRulesSchema>;
/** How a site judges, on its own: panes judge by it too. */
export const statusRulesSchema = siteRulesSchema.shape.status;

export const defaultSiteRules: SiteRules = {
  status: {
    thresholds: [],
    fallback: { limits: defaultThresholds, amber: 'within the limit', boundary: null },
    boundary: { green: 'better', amber: 'better' },
    tolerance: TOLERANCE,
    lastYearUnknown: 'red',
    explicitNeedsTarget: true,
    byHandOnNewFigure: 'goes',
  },
  trend: {
    short: 'ongoing',
    long: 'ongoing',
    longMeans: 'mean of previous',
    lookBack: { year: 3, 'half-year': 4, quarter: 4, month: 12, week: 13, day: 28 },
    tolerance: { kind: 'absolute', size: 0 },
    leastShare: 0.5,
    overGaps: 'unknown',
    middle: 'mean of distances',
  },
  rollUp: { divisionByZero: 'not available', partial: false, lastNeeds: 'all feeders', fixedFrom: 'audited' },
  forecast: { least: 4, window: 8, seasonal: 'where it shows' },
  scorecard: {
    method: 'points',
    points: { green: 2, amber: 1, red: 0 },
    greenFrom: 2 / 3,
    amberFrom: 1 / 3,
    boundary: 'better',
    headingsBring: 'points',
  },
  periods: { holidaysMoveDue: true, weekendsMoveDue: false, holidays: [] },
  sense: { unchangedFor: 4 },
  actions: { checkProgressDays: 30, checkProgressBehind: 0.25 },
};

/** How the site judges. */
export function judgeSettings({ status }: SiteRules): JudgeSettings {
  const { boundary, tolerance, lastYearUnknown, explicitNeedsTarget } = status;
  return { boundary, tolerance, lastYearUnknown, explicitNeedsTarget };
}

/** How the site tells one of the two trends of a PI; its own tolerance goes before the site's. */
export function trendRule(
  { trend }: SiteRules,
  length: 'short' | 'long',
  pi: {
    readonly aim: Aim;
    readonly frequency: (typeof frequencies)[number];
    readonly tolerance?: TrendRule['tolerance'];
  },
): TrendRule {
  const { longMeans, leastShare, overGaps, middle } = trend;
  const tolerance = pi.tolerance ?? trend.tolerance;
  const lookBack = trend.lookBack[pi.frequency];
  return { aim: pi.aim, mode: trend[length], lookBack, longMeans, leastShare, overGaps, middle, tolerance };
}

/** How the site rolls up. */
export function rollUpSettings({ rollUp }: SiteRules): RollUpSettings {
  const { divisionByZero, lastNeeds, fixedFrom } = rollUp;
  return { divisionByZero, lastNeeds, fixedFrom };
}

/** The days on which no figure falls due; `undefined` where they move nothing. */
export function restDays({ periods }: SiteRules): RestDays | undefined {
  const { holidaysMoveDue, weekendsMoveDue, holidays } = periods;
  const days = holidaysMoveDue ? holidays : [];
  return days.length > 0 || weekendsMoveDue ? { holidays: days, weekendsStay: !weekendsMoveDue } : undefined;
}
