// Which PIs are looked at: what was typed, and the filters that are on. Part of the HTTP contract (wire.ts), of views, and of
// filters that are saved. A filter that is left out lets everything pass.
import * as z from 'zod/mini';
import { directions } from './performance/trend';
import { statuses } from './performance/status';
import { frequencies } from './period/period';

const code = z.string().check(z.minLength(1), z.maxLength(64));
const some = <T extends z.ZodMiniType>(item: T) => z.optional(z.array(item).check(z.minLength(1), z.maxLength(200)));

export const piFilterSchema = z.strictObject({
  /** Words of code, name, unit or owner; every one must be found. */
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  /** Units, each with all below it. */
  units: some(code),
  owners: some(code),
  statuses: some(z.enum(statuses)),
  /** Short trends. */
  trends: some(z.enum(directions)),
  frequencies: some(z.enum(frequencies)),
  overdue: z.optional(z.literal(true)),
});
export type PiFilter = z.infer<typeof piFilterSchema>;
