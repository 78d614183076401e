// What can be asked for as a sheet: its kind, and which PIs and periods. Part of the HTTP contract (wire.ts), and kept in
// the binding of each table.
import * as z from 'zod/mini';
import { periodKeySchema } from './records/period-key';
import { piFilterSchema } from './wire-filter';

const scoped = {
  /** `mine`: what this person owns or updates. `all`: everything they may see. */
  scope: z.enum(['mine', 'all']),
  units: z.optional(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(1000))),
};
/** PIs that were chosen one by one, or those that a filter lets pass now. */
const chosen = {
  codes: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(32))).check(z.maxLength(5000))),
  filter: z.optional(piFilterSchema),
  /** But these. */
  except: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(32))).check(z.maxLength(5000))),
};
const periodKeys = z.array(periodKeySchema).check(z.maxLength(400));

export const updateViewSchema = z.strictObject({
  sheet: z.literal('update'),
  ...scoped,
  /** All PIs collected then; without it, what is to be given. */
  periods: z.optional(periodKeys),
});
/** One row per PI, a column per period; `parts` with numerator and denominator beside each value. */
export const gridViewSchema = z.strictObject({
  sheet: z.literal('grid'),
  ...scoped,
  ...chosen,
  periods: periodKeys.check(z.minLength(1)),
  parts: z.boolean(),
});
/** One row per PI: its definition. */
export const catalogueViewSchema = z.strictObject({ sheet: z.literal('catalogue'), ...scoped });
/** One row per PI: its unit, its owner, its updaters. */
export const ownershipViewSchema = z.strictObject({ sheet: z.literal('ownership'), ...scoped });

/** So many periods can stand in a trend sheet. */
export const MOST_TREND_PERIODS = 60;

/** Columns of a trend sheet that can be chosen; code and name are always there. */
export const trendColumns = [
  ...(['unit', 'measure', 'period', 'value', 'target', 'status', 'shortTrend', 'longTrend'] as const),
  ...(['toDate', 'forecast', 'benchmark', 'stage', 'note'] as const),
] as const;
export type TrendColumn = (typeof trendColumns)[number];
/** One row per PI: how it stands, then periods. */
export const trendViewSchema = z.strictObject({
  sheet: z.literal('trend'),
  ...scoped,
  ...chosen,
  /** Figures of these stand in columns of their own; a PI that is not collected then has blanks. */
  periods: z.array(periodKeySchema).check(z.maxLength(MOST_TREND_PERIODS)),
  /** Periods that end later come with a refresh, each as a column of its own. */
  follow: z.optional(z.literal(true)),
  columns: z.array(z.enum(trendColumns)).check(z.maxLength(trendColumns.length)),
  /** Whether the rows of a unit stand together. */
  byUnit: z.boolean(),
});
/** Of whom or what a page is, as people read it. */
const title = z.string().check(z.minLength(1), z.maxLength(200));
/** One page for a unit or a person: how its PIs stand, worst first. */
export const snapshotViewSchema = z.strictObject({ sheet: z.literal('snapshot'), ...scoped, ...chosen, title });
/** A scorecard: its headings with the status of what stands under each, and its PIs. */
export const scorecardViewSchema = z.strictObject({
  sheet: z.literal('scorecard'),
  ...scoped,
  /** Key of the scorecard. */
  scorecard: z.string().check(z.minLength(1), z.maxLength(32)),
  title,
});

export const viewSchema = z.discriminatedUnion('sheet', [
  updateViewSchema,
  gridViewSchema,
  catalogueViewSchema,
  ownershipViewSchema,
  trendViewSchema,
  snapshotViewSchema,
  scorecardViewSchema,
]);
export type TrendView = z.infer<typeof trendViewSchema>;
export type SnapshotView = z.infer<typeof snapshotViewSchema>;
export type ScorecardView = z.infer<typeof scorecardViewSchema>;
/** Views that show how PIs stand. Nothing of them is typed. */
export type StandingView = TrendView | SnapshotView | ScorecardView;
export type View = z.infer<typeof viewSchema>;
export type GridView = z.infer<typeof gridViewSchema>;
export type CatalogueView = z.infer<typeof catalogueViewSchema>;
export type OwnershipView = z.infer<typeof ownershipViewSchema>;
