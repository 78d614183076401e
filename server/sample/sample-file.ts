// What a file of sample data holds: a whole body with its people, PIs and figures, and the day it stands at.
import { z } from 'zod';
import { indicatorSchema, periodKeySchema } from '../../domain/records/indicator';
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
      value: measurementSchema.shape.value.optional(),
      target: measurementSchema.shape.target.optional(),
      note: measurementSchema.shape.note.optional(),
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
  people: z.array(personSchema.extend({ about: z.string().min(1).max(200) })),
  indicators: z.array(indicatorSchema),
  figures: z.array(figuresSchema),
  recordingPeriods: z.strictObject({ at: instant, note: z.string(), records: z.array(recordingPeriodSchema) }),
});
export type Sample = z.infer<typeof sampleSchema>;
