// The HTTP contract of Explore: PIs that a filter lets pass, a window of them at a time, each with how it stands.
import * as z from 'zod/mini';
import { frequencies } from './period/period';
import { directions } from './performance/trend';
import { statuses } from './performance/status';
import { measures } from './records/indicator';
import { figureSchema } from './records/measurement';
import { piFilterSchema } from './wire-filter';

export const exploreRequestSchema = z.strictObject({
  filter: piFilterSchema,
  /** The window: so many from there. */
  offset: z._default(z.int().check(z.gte(0), z.lte(1_000_000)), 0),
  limit: z._default(z.int().check(z.gte(0), z.lte(200)), 100),
});
export type ExploreRequest = z.input<typeof exploreRequestSchema>;

const itemSchema = z.object({
  code: z.string(),
  name: z.string(),
  /** Names, not codes. */
  unit: z.string(),
  owner: z.nullable(z.string()),
  frequency: z.enum(frequencies),
  measure: z.enum(measures),
  measureLabel: z.string(),
  decimals: z.int(),
  /** Label of the newest period with a figure. */
  period: z.nullable(z.string()),
  value: figureSchema,
  status: z.enum(statuses),
  shortTrend: z.enum(directions),
  overdue: z.boolean(),
});
export type ExploreItem = z.infer<typeof itemSchema>;

const named = z.array(z.object({ key: z.string(), name: z.string() }));

export const exploreAnswerSchema = z.object({
  revision: z.int(),
  asAt: z.string(),
  /** How many pass, of how many that the asker may see. */
  total: z.int(),
  of: z.int(),
  /** The window's, best fit or code first. */
  items: z.array(itemSchema),
  /** What can be filtered by: units with those above them, and owners, by name. */
  units: named,
  owners: named,
});
export type ExploreAnswer = z.infer<typeof exploreAnswerSchema>;
