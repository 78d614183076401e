// What a PI is: the measure that a body follows over time. Source: DOMAIN, Values and Target and status.
import * as z from 'zod/mini';
import { frequencies, parseKey } from '../period/period';
import { codeSchema, nameSchema, noteSchema } from './text';
import { defineRecordType } from './record-type';

export const measures = ['number', 'percentage', 'money', 'duration'] as const;
export type Measure = (typeof measures)[number];
export const polarities = ['maximise', 'minimise', 'closest to target'] as const;
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

export const periodKeySchema = z.string().check(z.refine((s) => parseKey(s) !== undefined, 'Not a period key'));

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
  thresholds: thresholdsSchema,
  dueDays: z.int().check(z.gte(0), z.lte(400)),
  graceDays: z.int().check(z.gte(0), z.lte(400)),
  /** The first period that is collected. */
  collectedFrom: periodKeySchema,
  owner: z.nullable(codeSchema),
  updaters: z.array(codeSchema).check(z.maxLength(200)),
  /** Whether a value that turns the PI red must come with a note. */
  noteWhenRed: z.boolean(),
  description: z.nullable(noteSchema),
});
export type Indicator = z.infer<typeof indicatorSchema>;

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
  },
});
