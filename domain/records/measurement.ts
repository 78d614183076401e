// What is recorded of one PI for one period. The one type that the stores hold in columns, for scale.
import * as z from 'zod/mini';
import { NOT_APPLICABLE, NOT_AVAILABLE } from '../figure';
import { codeSchema, noteSchema } from './text';
import { defineRecordType, keyOf } from './record-type';
import { periodKeySchema } from './period-key';
import { handStatuses } from '../performance/judgements';
import { statuses } from '../performance/status';

export const stages = ['provisional', 'final', 'audited'] as const;
export type Stage = (typeof stages)[number];

export const figureSchema = z.union([z.number(), z.null(), z.literal(NOT_AVAILABLE), z.literal(NOT_APPLICABLE)]);

export const measurementSchema = z.strictObject({
  indicator: codeSchema,
  period: periodKeySchema,
  /** In the measure's own unit; a percentage as a ratio (0.955). */
  value: figureSchema,
  target: z.nullable(z.number()),
  note: z.nullable(noteSchema),
  stage: z.nullable(z.enum(stages)),
  /** As judged when the value was recorded, by hand where a person did; never repainted by a later threshold. */
  status: z.nullable(z.enum(statuses)),
  /** What the value is made of, where the PI has labels for them [P]. */
  numerator: z.nullable(z.number()),
  denominator: z.nullable(z.number()),
  /** The value expected, where somebody said. */
  forecast: z.nullable(z.number()),
  /** The value of the comparison group. */
  benchmark: z.nullable(z.number()),
  /** The status that a person set, with its reason in the note [C]. */
  byHand: z.nullable(z.enum(handStatuses)),
  /** Of a roll-up that lacks feeders: "14 of 17" (ours). */
  coverage: z.nullable(z.string().check(z.minLength(1), z.maxLength(40))),
});
export type Measurement = z.infer<typeof measurementSchema>;

/** Those that most measurements have, and those that cost nothing until something is set. */
export const measurementFields = [
  ...(['value', 'target', 'note', 'stage', 'status'] as const),
  ...(['numerator', 'denominator', 'forecast', 'benchmark', 'byHand', 'coverage'] as const),
] as const;
export type MeasurementField = (typeof measurementFields)[number];

export function isMeasurementField(field: string): field is MeasurementField {
  return (measurementFields as readonly string[]).includes(field);
}

/** A measurement of which nothing is recorded yet. */
export function emptyMeasurement(indicator: string, period: string): Measurement {
  return {
    ...{ indicator, period, value: null, target: null, note: null, stage: null, status: null },
    ...{ numerator: null, denominator: null, forecast: null, benchmark: null, byHand: null, coverage: null },
  };
}

export function measurementKey(indicator: string, period: string): string {
  return keyOf(indicator, period);
}

export const measurement = defineRecordType<Measurement>({
  name: 'measurement',
  label: 'Measurement',
  schema: measurementSchema,
  key: ['indicator', 'period'],
  fields: {
    indicator: { label: 'Code', right: 'none' },
    period: { label: 'Period', right: 'none' },
    value: { label: 'Value', right: 'data' },
    target: { label: 'Target', right: 'targets' },
    note: { label: 'Note', right: 'notes' },
    stage: { label: 'Stage', right: 'data' },
    status: { label: 'Status', right: 'none' },
    numerator: { label: 'Numerator', right: 'data' },
    denominator: { label: 'Denominator', right: 'data' },
    forecast: { label: 'Forecast', right: 'targets' },
    benchmark: { label: 'Benchmark', right: 'data' },
    // It overrules what the thresholds say, so it takes the right to change them: who types a value does not colour it.
    byHand: { label: 'Status by hand', right: 'thresholds' },
    coverage: { label: 'Coverage', right: 'none' },
  },
});
