// The HTTP contract of what people saved in Explore: filters and scorecards, their own and those that are shared. Part of wire.ts.
import * as z from 'zod/mini';
import { scorecardHeadingSchema } from './records/scorecard';
import { piFilterSchema } from './wire-filter';

const saved = {
  key: z.string(),
  name: z.string(),
  /** Name of whoever made it; `null` for the asker's own. */
  by: z.nullable(z.string()),
  shared: z.boolean(),
};
export const savedAnswerSchema = z.object({
  revision: z.int(),
  /** By name. */
  filters: z.array(z.object({ ...saved, filter: piFilterSchema })),
  /** By name, with those PIs that the asker may see. */
  scorecards: z.array(z.object({ ...saved, headings: z.array(scorecardHeadingSchema) })),
});
export type SavedAnswer = z.infer<typeof savedAnswerSchema>;
export type SavedFilterItem = SavedAnswer['filters'][number];
export type SavedScorecard = SavedAnswer['scorecards'][number];
