// A scorecard: PIs under headings that somebody put together for a committee or a board. Whoever made it may change it; shared,
// everybody may use it, each with the PIs that they may see. Source: DOMAIN, Roll-up: scorecards [O]; who may what is ours.
import * as z from 'zod/mini';
import { codeSchema, nameSchema } from './text';
import { defineRecordType } from './record-type';

const weight = z.number().check(z.gte(0), z.lte(1000));

export const MOST_HEADINGS = 100;
export const DEEPEST_LEVEL = 3;

export const scorecardHeadingSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** 1 for a heading at the top, 2 for one under the heading of level 1 before it. */
  level: z.int().check(z.gte(1), z.lte(DEEPEST_LEVEL)),
  /** What it counts in the heading above; 0 for nothing. */
  weight,
  pis: z.array(z.strictObject({ code: codeSchema, weight })).check(z.maxLength(500)),
});
export type ScorecardHeading = z.infer<typeof scorecardHeadingSchema>;

export const scorecardSchema = z.strictObject({
  key: codeSchema,
  name: nameSchema,
  /** Id of the person who made it. */
  maker: codeSchema,
  shared: z.boolean(),
  /** `null` takes it back. */
  headings: z.nullable(z.array(scorecardHeadingSchema).check(z.minLength(1), z.maxLength(MOST_HEADINGS))),
});
export type Scorecard = z.infer<typeof scorecardSchema>;

export const scorecard = defineRecordType<Scorecard>({
  name: 'scorecard',
  label: 'Scorecard',
  schema: scorecardSchema,
  key: ['key'],
  fields: {
    key: { label: 'Key', right: 'none' },
    name: { label: 'Name', right: 'settings' },
    maker: { label: 'Made by', right: 'settings' },
    shared: { label: 'Shared', right: 'settings' },
    headings: { label: 'Headings', right: 'settings' },
  },
});
