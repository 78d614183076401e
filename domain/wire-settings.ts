// The HTTP contract of Manage: how the periods of one frequency stand for a unit, and the rules of the site. Only who may
// set them asks. They are changed by a push of their records, like everything else.
import * as z from 'zod/mini';
import { siteRulesSchema } from './performance/site-rules';
import { frequencies } from './period/period';
import { recordingStates } from './records/recording-period';

const text = z.string();
const count = z.int();
const state = z.enum(recordingStates);

export const recordingQuerySchema = z.object({
  /** Without it: the frequency that most PIs have. */
  frequency: z.optional(z.enum(frequencies)),
  /** Without it: the top of the tree. */
  unit: z.optional(text.check(z.minLength(1), z.maxLength(32))),
});
export type RecordingQuery = z.infer<typeof recordingQuerySchema>;

const unitSchema = z.object({ code: text, name: text, /** 0 for the top. */ depth: count });

export const recordingAnswerSchema = z.object({
  revision: count,
  asAt: text,
  unit: text,
  frequency: z.enum(frequencies),
  /** Of the unit and all above it, nearest first. */
  unitPath: z.array(text),
  /** All units, each below the one that it stands under. */
  units: z.array(unitSchema),
  /** How many PIs of the unit and those below are collected so, of all frequencies that any PI has. */
  frequencies: z.array(z.object({ frequency: z.enum(frequencies), pis: count })),
  /** Newest first: the next one, the current one, and those before. */
  periods: z.array(
    z.object({
      period: text,
      label: text,
      ended: z.boolean(),
      /** PIs that are collected then, and how many of them have a figure. */
      pis: count,
      given: count,
    }),
  ),
  /** What is said of this frequency for the unit, for those above it and for those below. */
  said: z.object({
    periods: z.array(z.object({ period: text, unit: text, state })),
    frequencies: z.array(z.object({ frequency: z.enum(frequencies), unit: text, state, upTo: text })),
  }),
});
export type RecordingAnswer = z.infer<typeof recordingAnswerSchema>;

export const siteAnswerSchema = z.object({
  revision: count,
  rules: siteRulesSchema,
  /** Whether anybody ever said; else these are the defaults. */
  said: z.boolean(),
});
export type SiteAnswer = z.infer<typeof siteAnswerSchema>;
