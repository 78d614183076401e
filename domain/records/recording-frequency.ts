// Whether all periods of one frequency up to a day are open for recording: "months up to September 2014 are closed". One
// record for each frequency, unit and day, so that a lock can stand beside what is closed. Source: DOMAIN, Periods:
// administrators open and close by frequency and unit; that it reaches up to a day is ours.
import * as z from 'zod/mini';
import { isDay } from '../period/day';
import { frequencies } from '../period/period';
import { codeSchema } from './text';
import { defineRecordType } from './record-type';
import { recordingStates } from './recording-period';

export const recordingFrequencySchema = z.strictObject({
  frequency: z.enum(frequencies),
  unit: codeSchema,
  /** The last period it speaks of ends on this day or before. */
  upTo: z.string().check(z.refine(isDay, 'Not a day')),
  /** `null` takes it back. */
  state: z.nullable(z.enum(recordingStates)),
});
export type RecordingFrequency = z.infer<typeof recordingFrequencySchema>;

export const recordingFrequency = defineRecordType<RecordingFrequency>({
  name: 'recording-frequency',
  label: 'Recording frequency',
  schema: recordingFrequencySchema,
  key: ['frequency', 'unit', 'upTo'],
  fields: {
    frequency: { label: 'Frequency', right: 'none' },
    unit: { label: 'Unit', right: 'none' },
    upTo: { label: 'Up to', right: 'none' },
    state: { label: 'State', right: 'settings' },
  },
});
