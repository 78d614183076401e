// The HTTP contract of PIs to look at: one PI's page, and PIs found by code or name. Figures stand in columns, one entry
// for each period; words are the reader's own, so ingredients are sent and no sentences.
import * as z from 'zod/mini';
import { rights } from './access/right';
import { aims } from './performance/aim';
import { handStatuses } from './performance/judgements';
import { directions, trendModes } from './performance/trend';
import { statuses } from './performance/status';
import { frequencies } from './period/period';
import { methods } from './records/calculation';
import { measures, profileSchema } from './records/indicator';
import { figureSchema, stages } from './records/measurement';
import { recordingStates } from './records/recording-period';
import { bandSchema, thresholdRuleSchema } from './records/thresholds';
import { originSchema } from './wire';

/** What one asks for. Codes are compared folded: no dash, blank or capital keeps a PI from being found. */
export const findQuerySchema = z.object({
  find: z.string().check(z.minLength(1), z.maxLength(100)),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 20),
});
export type FindQuery = z.infer<typeof findQuerySchema>;

const named = z.object({ code: z.string(), name: z.string() });
export type Named = z.infer<typeof named>;

export const foundSchema = z.object({
  /** The best matches, best first. `unit` is the unit's name: names of PIs may repeat. */
  items: z.array(z.object({ code: z.string(), name: z.string(), unit: z.string() })),
  /** Whether there are more than were asked for. */
  more: z.boolean(),
});
export type Found = z.infer<typeof foundSchema>;

const person = z.object({ id: z.string(), name: z.string() });
const count = z.int();

/** Where values come from that nobody types. */
const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('formula'), text: z.string() }),
  z.object({
    kind: z.literal('other PIs'),
    method: z.enum(methods),
    /** Whether they are the PIs of the same name in the units below, whichever those are. */
    unitsBelow: z.boolean(),
    of: count,
  }),
]);

const definitionSchema = z.object({
  code: z.string(),
  name: z.string(),
  description: z.nullable(z.string()),
  /** From the top of the tree down to the PI's own unit. */
  units: z.array(named),
  owner: z.nullable(person),
  updaters: z.array(person),
  measure: z.enum(measures),
  measureLabel: z.string(),
  decimals: count,
  aim: z.enum(aims),
  band: z.nullable(bandSchema),
  dataOnly: z.boolean(),
  frequency: z.enum(frequencies),
  collectedFrom: z.string(),
  dueDays: count,
  graceDays: count,
  noteWhenRed: z.boolean(),
  numeratorLabel: z.nullable(z.string()),
  denominatorLabel: z.nullable(z.string()),
  benchmarkGroup: z.nullable(z.string()),
  /** How a year's target is spread over its periods; flat where nobody said. */
  profile: z.nullable(profileSchema),
  source: z.nullable(sourceSchema),
  /** The first of those that it is calculated from and that the asker may see. */
  feeders: z.array(named),
  rollUps: z.array(z.object({ to: z.enum(frequencies), from: z.enum(frequencies), method: z.enum(methods) })),
  /** Label of the first period that is calculated; `null` where all are. */
  calculatedFrom: z.nullable(z.string()),
  partial: z.boolean(),
  /** The PI that goes on in its place: this one is collected no more; `null` where it goes on itself. */
  mergedInto: z.nullable(z.string()),
  /** What is wrong with how it is calculated; it keeps the values that it has. */
  problems: z.array(z.string()),
});
export type Definition = z.infer<typeof definitionSchema>;

const numbers = z.array(z.nullable(z.number()));
const direction = z.enum(directions);

const seriesSchema = z.object({
  frequency: z.enum(frequencies),
  /** Typed, or calculated from this shorter frequency or from other PIs. */
  collected: z.enum(['typed', 'rolled up', 'calculated']),
  /** What decides the status today. */
  rule: thresholdRuleSchema,
  /** What the trends compare with. */
  short: z.enum(trendModes),
  long: z.object({ mode: z.enum(trendModes), mean: z.boolean(), lookBack: count }),
  /** Columns, oldest period first. Periods after `ended` have not ended yet. */
  periods: z.array(z.string()),
  ended: count,
  labels: z.array(z.string()),
  value: z.array(figureSchema),
  numerator: numbers,
  denominator: numbers,
  target: numbers,
  /** The value less the target; 0 where it is met within the tolerance or lies in the band. */
  gap: numbers,
  note: z.array(z.nullable(z.string())),
  stage: z.array(z.nullable(z.enum(stages))),
  /** As judged then, by hand where a person did. */
  status: z.array(z.enum(statuses)),
  byHand: z.array(z.nullable(z.enum(handStatuses))),
  /** What the rule of today makes of the same figures. */
  today: z.array(z.enum(statuses)),
  shortTrend: z.array(direction),
  /** Label of the period that the short trend compares with. */
  shortThan: z.array(z.nullable(z.string())),
  longTrend: z.array(direction),
  forecast: numbers,
  /** Whether a person typed the forecast; else it is proposed from the values before. */
  typedForecast: z.array(z.boolean()),
  benchmark: numbers,
  coverage: z.array(z.nullable(z.string())),
  /** From the start of the year, where the PI says how it rolls up in time. */
  toDate: z.array(figureSchema),
  state: z.array(z.enum(recordingStates)),
  due: z.array(z.string()),
});
export type Series = z.infer<typeof seriesSchema>;

/** The targets of a year, in columns: of its periods at the PI's own frequency, oldest first. */
const targetYearSchema = z.object({
  label: z.string(),
  periods: z.array(z.string()),
  labels: z.array(z.string()),
  target: numbers,
  state: z.array(z.enum(recordingStates)),
});
export type TargetYear = z.infer<typeof targetYearSchema>;

export const indicatorPageSchema = z.object({
  revision: count,
  asAt: z.string(),
  definition: definitionSchema,
  /** Where its latest figure came from; `null` where it has none of late. */
  origin: z.nullable(originSchema),
  /** What the asker may do to it. */
  rights: z.array(z.enum(rights)),
  /** Its own frequency first, then others that it is reported at or has figures of. */
  series: z.array(seriesSchema),
  /** This year and those that plans are made for. Left out for who may not set targets, and for PIs of days. */
  targetYears: z.optional(z.array(targetYearSchema)),
});
export type IndicatorPage = z.infer<typeof indicatorPageSchema>;
