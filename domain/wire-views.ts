// What can be asked for as a sheet: its kind, and which PIs and periods. Part of the HTTP contract (wire.ts), and kept in
// the binding of each table.
import * as z from 'zod/mini';
import { periodKeySchema } from './records/period-key';

const scoped = {
  /** `mine`: what this person owns or updates. `all`: everything they may see. */
  scope: z.enum(['mine', 'all']),
  units: z.optional(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(1000))),
};
const periodKeys = z.array(periodKeySchema).check(z.maxLength(400));

export const updateViewSchema = z.strictObject({
  sheet: z.literal('update'),
  ...scoped,
  /** All PIs collected then; without it, what is to be given. */
  periods: z.optional(periodKeys),
});
/** One row per PI, a column per period; `parts` with numerator and denominator beside each value. */
export const gridViewSchema = z.strictObject({
  sheet: z.literal('grid'),
  ...scoped,
  periods: periodKeys.check(z.minLength(1)),
  parts: z.boolean(),
});
/** One row per PI: its definition. */
export const catalogueViewSchema = z.strictObject({ sheet: z.literal('catalogue'), ...scoped });
/** One row per PI: its unit, its owner, its updaters. */
export const ownershipViewSchema = z.strictObject({ sheet: z.literal('ownership'), ...scoped });

export const viewSchema = z.discriminatedUnion('sheet', [
  updateViewSchema,
  gridViewSchema,
  catalogueViewSchema,
  ownershipViewSchema,
]);
export type View = z.infer<typeof viewSchema>;
export type GridView = z.infer<typeof gridViewSchema>;
export type CatalogueView = z.infer<typeof catalogueViewSchema>;
export type OwnershipView = z.infer<typeof ownershipViewSchema>;
