// What a PI is: the measure that a body follows over time. Source: DOMAIN, Values and Target and status.
import * as z from 'zod/mini';
import { frequencies } from '../period/period';
import { indicatorSourceSchema, timeRollUpSchema } from './calculation';
import { periodKeySchema } from './period-key';
import { codeSchema, nameSchema, noteSchema } from './text';
import { bandSchema, thresholdSetsSchema } from './thresholds';
import { defineRecordType } from './record-type';

export const measures = ['number', 'percentage', 'money', 'ratio', 'duration', 'yes/no', 'date'] as const;
export type Measure = (typeof measures)[number];
/** What a PI aims at [P]: more, less, its target ("Goldilocks"), or to be within its band. */
export const polarities = ['maximise', 'minimise', 'closest to target', 'within a band'] as const;
export type Polarity = (typeof polarities)[number];

export const thresholdsSchema = z.strictObject({
  /** Margins as a share of the target (0.05 for 5 %), or in the measure's own unit. */
  kind: z.enum(['share of target', 'absolute']),
  green: z.number().check(z.gte(0)),
  amber: z.number().check(z.gte(0)),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

/** Green where the target is met, amber within 5 % of it: the default of a site. */
export const defaultThresholds: Thresholds = { kind: 'share of target', green: 0, amber: 0.05 };

/** What most PIs do not say: blank where it is not given. */
const blankable = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null);
const shortText = z.string().check(z.minLength(1), z.maxLength(60));
const shares = z.array(z.number()).check(z.minLength(1), z.maxLength(366));

/** How the target of a year is spread over its periods [P]. */
export const profileSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat') }),
  z.strictObject({ kind: z.literal('shares'), shares }),
  z.strictObject({ kind: z.literal('shares to date'), shares }),
]);

export const indicatorSchema = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  unit: codeSchema,
  measure: z.enum(measures),
  /** What a number counts: `days`, `per 100,000`, `£`. */
  measureLabel: z.string().check(z.maxLength(40)),
  decimals: z.int().check(z.gte(0), z.lte(10)),
  polarity: z.enum(polarities),
  frequency: z.enum(frequencies),
  /** Blank: as the site says (rules of the site, thresholds). */
  thresholds: z._default(z.nullable(thresholdsSchema), null),
  dueDays: z.int().check(z.gte(0), z.lte(400)),
  graceDays: z.int().check(z.gte(0), z.lte(400)),
  /** The first period that is collected. */
  collectedFrom: periodKeySchema,
  owner: z.nullable(codeSchema),
  updaters: z.array(codeSchema).check(z.maxLength(200)),
  /** Whether a value that turns the PI red must come with a note. */
  noteWhenRed: z.boolean(),
  description: z.nullable(noteSchema),
  /** ISO 4217, of a measure of money: `GBP`. */
  currency: blankable(z.string().check(z.regex(/^[A-Z]{3}$/))),
  /** Of a value made of two parts: what each part counts, and what their quotient is multiplied with (1 where blank). */
  numeratorLabel: blankable(shortText),
  denominatorLabel: blankable(shortText),
  factor: blankable(z.number().check(z.refine((n) => n !== 0, 'A factor is not 0'))),
  /** Longer frequencies that it is reported at too: rolled up from the shorter ones. */
  rollUps: blankable(z.array(timeRollUpSchema).check(z.maxLength(frequencies.length))),
  /** Where its values come from other PIs; blank where they are typed. */
  source: blankable(indicatorSourceSchema),
  /** The first period that is calculated: what was typed before stays. */
  calculatedFrom: blankable(periodKeySchema),
  /** Whether a calculated value is made of those feeders that have one, and marked "14 of 17". */
  partial: blankable(z.boolean()),
  /** Thresholds of each frequency from a period on; before the first of them `thresholds` holds. */
  thresholdSets: blankable(thresholdSetsSchema),
  /** The band to be within, of a PI that has one for its target. */
  band: blankable(bandSchema),
  /** A change of no more than this, in the measure's unit, is no change. */
  tolerance: blankable(z.number().check(z.gte(0))),
  /** Values outside it are worth a look. */
  range: blankable(bandSchema),
  /** Whether it is followed without being judged. */
  dataOnly: blankable(z.boolean()),
  benchmarkGroup: blankable(shortText),
  /** How the year's target is spread over its periods; flat where blank. */
  profile: blankable(profileSchema),
  /** The PI that goes on in its place: nothing is collected of this one any more, and its history stays (merge.ts). */
  mergedInto: blankable(codeSchema),
  /** PIs that look like this one and were said to be others: the two are not offered as duplicates again. */
  apartFrom: blankable(z.array(codeSchema).check(z.maxLength(500))),
});
export type Indicator = z.infer<typeof indicatorSchema>;

/** The fields that most PIs leave blank. */
export const blankFields = {
  ...{ currency: null, numeratorLabel: null, denominatorLabel: null, factor: null, rollUps: null, source: null },
  ...{ calculatedFrom: null, partial: null, thresholdSets: null, band: null, tolerance: null, range: null },
  ...{ dataOnly: null, benchmarkGroup: null, profile: null, mergedInto: null, apartFrom: null },
} satisfies Partial<Indicator>;

export const indicator = defineRecordType<Indicator>({
  name: 'indicator',
  label: 'Performance indicator',
  schema: indicatorSchema,
  key: ['code'],
  fields: {
    code: { label: 'Code', right: 'none' },
    name: { label: 'Name', right: 'definition' },
    unit: { label: 'Unit', right: 'owners' },
    measure: { label: 'Measure', right: 'definition' },
    measureLabel: { label: 'Counted in', right: 'definition' },
    decimals: { label: 'Decimals', right: 'definition' },
    polarity: { label: 'Polarity', right: 'definition' },
    frequency: { label: 'Frequency', right: 'definition' },
    thresholds: { label: 'Thresholds', right: 'thresholds' },
    dueDays: { label: 'Days until due', right: 'definition' },
    graceDays: { label: 'Days of grace', right: 'definition' },
    collectedFrom: { label: 'Collected from', right: 'definition' },
    owner: { label: 'Owner', right: 'owners' },
    updaters: { label: 'Updaters', right: 'owners' },
    noteWhenRed: { label: 'Note when red', right: 'definition' },
    description: { label: 'Description', right: 'definition' },
    currency: { label: 'Currency', right: 'definition' },
    numeratorLabel: { label: 'Numerator', right: 'definition' },
    denominatorLabel: { label: 'Denominator', right: 'definition' },
    factor: { label: 'Factor', right: 'definition' },
    rollUps: { label: 'Rolled up in time', right: 'definition' },
    source: { label: 'Calculated from', right: 'definition' },
    calculatedFrom: { label: 'Calculated since', right: 'definition' },
    partial: { label: 'Partial roll-up', right: 'definition' },
    thresholdSets: { label: 'Thresholds by period', right: 'thresholds' },
    band: { label: 'Band', right: 'targets' },
    tolerance: { label: 'Tolerance', right: 'thresholds' },
    range: { label: 'Expected range', right: 'definition' },
    dataOnly: { label: 'Data only', right: 'thresholds' },
    benchmarkGroup: { label: 'Benchmark group', right: 'definition' },
    profile: { label: 'Target profile', right: 'targets' },
    mergedInto: { label: 'Merged into', right: 'definition' },
    apartFrom: { label: 'Not the same as', right: 'definition' },
  },
});
