// What the store answers to a trend sheet, a snapshot or a scorecard: how each PI stands, and its figures of some periods, in
// columns. With it, as it was at the revision of the sheet, whatever has changed since. Part of the HTTP contract (wire.ts).
import * as z from 'zod/mini';
import { NOT_APPLICABLE, NOT_AVAILABLE } from './figure';
import { packed } from './packed-column';
import { directions } from './performance/trend';
import { statuses } from './performance/status';
import { column, isNumberOr, isOneOf, isRevision, isText, isTruth, orNull } from './plain-column';
import { measures } from './records/indicator';
import { figureSchema, stages } from './records/measurement';
import { calendarSchema } from './wire';

const text = isText(Infinity);
const texts = packed(z.string(), text);
const textsOrNone = packed(z.nullable(z.string()), orNull(text));
const figures = packed(figureSchema, isNumberOr([null, NOT_AVAILABLE, NOT_APPLICABLE]));
const numbers = packed(z.nullable(z.number()), isNumberOr([null]));
const trends = packed(z.enum(directions), isOneOf(directions));

/** What the newest period with a figure says of each PI. */
export const latestSchema = z.object({
  /** Label of that period; `null` where there is no figure yet. */
  period: textsOrNone,
  value: figures,
  target: numbers,
  status: packed(z.enum(statuses), isOneOf(statuses)),
  shortTrend: trends,
  longTrend: trends,
  toDate: figures,
  /** Expected of the period after the latest. */
  forecast: numbers,
  benchmark: numbers,
  stage: packed(z.nullable(z.enum(stages)), orNull(isOneOf(stages))),
  note: textsOrNone,
  /** Of a page for a manager: the day on which the figure came or was last changed, and whether a figure is overdue. */
  updated: z.optional(textsOrNone),
  overdue: z.optional(packed(z.boolean(), isTruth)),
});
export type LatestColumns = z.infer<typeof latestSchema>;

const periodBlock = z.object({
  period: z.string(),
  label: z.string(),
  value: figures,
  /** Indexes of the PIs whose figure is provisional. */
  provisional: column(z.int(), isRevision),
});

/** PIs, one entry each. */
const pis = {
  name: texts,
  /** Codes of units, and what they are called. */
  unit: texts,
  unitName: texts,
  measure: packed(z.enum(measures), isOneOf(measures)),
  measureLabel: texts,
  decimals: packed(z.int(), isRevision),
  latest: latestSchema,
  /** Oldest first. */
  periods: z.array(periodBlock),
};
export const trendColumnsSchema = z.object(pis);
export type TrendColumns = z.infer<typeof trendColumnsSchema>;

/** Headings of a scorecard in their order, the whole of it first: what stands under each, all below it together. */
const headings = z.array(
  z.object({
    /** Its number, as `2.1.`: no code of a PI. */
    code: z.string(),
    name: z.string(),
    level: z.int(),
    status: z.enum(statuses),
    /** How many PIs are judged, of how many that the asker may see. */
    judged: z.int(),
    of: z.int(),
    /** Codes of the PIs right under it. */
    pis: z.array(z.string()),
  }),
);
export type StandingHeadings = z.infer<typeof headings>;

export const trendAnswerSchema = z.object({
  sheet: z.enum(['trend', 'snapshot', 'scorecard']),
  revision: z.int(),
  asAt: z.string(),
  calendar: calendarSchema,
  code: column(z.string(), text),
  /** So many of the first belong to the view; the others were asked for besides. */
  inView: z.int(),
  ...pis,
  /** Of a scorecard. */
  headings: z.optional(headings),
  /** Rows that differ from what they were at the revision asked for: as they were then. `rows` are indexes into the PIs. */
  since: z.nullable(
    z.object({ revision: z.int(), rows: column(z.int(), isRevision), headings: z.optional(headings), ...pis }),
  ),
});
export type TrendAnswer = z.infer<typeof trendAnswerSchema>;
