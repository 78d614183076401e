// Whether a period is open for recording, for the whole body or for one unit and all below it. Source: DOMAIN, Periods.
// Nothing said (`null`) leaves it to what is said of all periods up to a day (recording-frequency.ts), and to units above.
import * as z from 'zod/mini';
import { codeSchema } from './text';
import { defineRecordType } from './record-type';
import { periodKeySchema } from './period-key';

export const recordingStates = ['open', 'closed', 'locked'] as const;
export type RecordingState = (typeof recordingStates)[number];

export const recordingPeriodSchema = z.strictObject({
  period: periodKeySchema,
  unit: codeSchema,
  state: z.nullable(z.enum(recordingStates)),
});
export type RecordingPeriod = z.infer<typeof recordingPeriodSchema>;

export const recordingPeriod = defineRecordType<RecordingPeriod>({
  name: 'recording-period',
  label: 'Recording period',
  schema: recordingPeriodSchema,
  key: ['period', 'unit'],
  fields: {
    period: { label: 'Period', right: 'none' },
    unit: { label: 'Unit', right: 'none' },
    state: { label: 'State', right: 'settings' },
  },
});
