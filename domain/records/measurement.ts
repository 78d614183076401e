// What is recorded of one PI for one period. The one type that the stores hold in columns, for scale.
import * as z from 'zod/mini';
import { NOT_APPLICABLE, NOT_AVAILABLE } from '../figure';
import { codeSchema, noteSchema } from './text';
import { defineRecordType, keyOf } from './record-type';
import { periodKeySchema } from './period-key';
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
  /** As judged when the value was recorded; never repainted by a later threshold. */
  status: z.nullable(z.enum(statuses)),
});
export type Measurement = z.infer<typeof measurementSchema>;

export const measurementFields = ['value', 'target', 'note', 'stage', 'status'] as const;
export type MeasurementField = (typeof measurementFields)[number];

export function isMeasurementField(field: string): field is MeasurementField {
  return (measurementFields as readonly string[]).includes(field);
}

/** A measurement of which nothing is recorded yet. */
export function emptyMeasurement(indicator: string, period: string): Measurement {
  return { indicator, period, value: null, target: null, note: null, stage: null, status: null };
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
  },
});
