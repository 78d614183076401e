// How a PI's value comes about where nobody types it: from its own shorter periods, from other PIs, or by a formula.
// Source: DOMAIN, Roll-up [P]. Percentages roll up from numerators and denominators only [O].
import * as z from 'zod/mini';
import { frequencies } from '../period/period';
import { periodKeySchema } from './period-key';
import { codeSchema } from './text';

/** How feeders become one value. `parts` sums numerators and denominators, and divides. */
export const methods = ['sum', 'mean', 'last', 'minimum', 'maximum', 'parts'] as const;
export type Method = (typeof methods)[number];

/** Units stand in no order: there is no last one. */
export const treeMethods = ['sum', 'mean', 'minimum', 'maximum', 'parts'] as const;

/** A longer frequency from a shorter one of the same PI: quarters from months. */
export const timeRollUpSchema = z.strictObject({
  to: z.enum(frequencies),
  from: z.enum(frequencies),
  method: z.enum(methods),
});
export type TimeRollUp = z.infer<typeof timeRollUpSchema>;

export const LONGEST_FORMULA = 4000;

export const sourceSchema = z.discriminatedUnion('kind', [
  /** The same over other PIs, as those of the units below: their codes, in the order to be summed in. */
  z.strictObject({
    kind: z.literal('same over'),
    feeders: z.array(codeSchema).check(z.minLength(1), z.maxLength(50_000)),
    method: z.enum(treeMethods),
  }),
  /** `sum([A], [B]) / [C] * 1000`. */
  z.strictObject({ kind: z.literal('formula'), text: z.string().check(z.minLength(1), z.maxLength(LONGEST_FORMULA)) }),
]);
export type Source = z.infer<typeof sourceSchema>;

/** How a PI says where its values come from. */
export const indicatorSourceSchema = z.discriminatedUnion('kind', [
  ...sourceSchema.def.options,
  /** The PIs of the same name in the units below, whichever those are. */
  z.strictObject({ kind: z.literal('units below'), method: z.enum(treeMethods) }),
]);
export type IndicatorSource = z.infer<typeof indicatorSourceSchema>;

export const calculationSchema = z.strictObject({
  indicator: codeSchema,
  /** Where the shortest frequency's values come from; `null` where they are typed. */
  source: z.nullable(sourceSchema),
  time: z.array(timeRollUpSchema).check(
    z.maxLength(frequencies.length),
    z.refine((rolls) => new Set(rolls.map((r) => r.to)).size === rolls.length, 'One frequency is rolled up twice'),
    z.refine(
      (rolls) => rolls.every((r) => frequencies.indexOf(r.to) < frequencies.indexOf(r.from)),
      'A frequency rolls up from a shorter one',
    ),
  ),
  /** The first period that is calculated: what was typed before stays. `null`: all are. */
  from: z.nullable(periodKeySchema),
  /** Asked for: a value from those feeders that have one, marked "14 of 17" (ours). */
  partial: z.boolean(),
  /** What a value made of parts is multiplied with: 100,000 for "per 100,000". */
  factor: z.number().check(z.refine((n) => n !== 0, 'A factor is not 0')),
});
export type Calculation = z.infer<typeof calculationSchema>;
