// What a file of sample data holds: a whole body with its people, PIs and figures, and the day it stands at.
import * as z from 'zod/mini';
import { indicatorSchema } from '../../domain/records/indicator';
import { periodKeySchema } from '../../domain/records/period-key';
import { measurementSchema } from '../../domain/records/measurement';
import { personSchema } from '../../domain/records/person';
import { recordingPeriodSchema } from '../../domain/records/recording-period';
import { unitSchema } from '../../domain/records/unit';

const instant = z.iso.datetime();

export const figuresSchema = z.strictObject({
  period: periodKeySchema,
  /** When they were brought in. */
  at: instant,
  /** What is said of them in the history. */
  note: z.string(),
  rows: z.array(
    z.strictObject({
      indicator: measurementSchema.shape.indicator,
      value: z.optional(measurementSchema.shape.value),
      target: z.optional(measurementSchema.shape.target),
      note: z.optional(measurementSchema.shape.note),
      numerator: z.optional(measurementSchema.shape.numerator),
      denominator: z.optional(measurementSchema.shape.denominator),
    }),
  ),
});

export const sampleSchema = z.strictObject({
  /** Where the figures come from. */
  source: z.string(),
  /** The sample's own date. */
  asAt: z.iso.date(),
  /** When units, people and PIs were brought in. */
  at: instant,
  /** Id of the person who brings everything in. */
  by: z.string(),
  units: z.array(unitSchema),
  people: z.array(z.extend(personSchema, { about: z.string().check(z.minLength(1), z.maxLength(200)) })),
  indicators: z.array(indicatorSchema),
  figures: z.array(figuresSchema),
  recordingPeriods: z.strictObject({ at: instant, note: z.string(), records: z.array(recordingPeriodSchema) }),
});
export type Sample = z.infer<typeof sampleSchema>;
