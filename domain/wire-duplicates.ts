// The HTTP contract of Manage, PIs that may be one: the groups, and what merging two of them would do. They are merged by a
// push like any other. Part of wire.ts.
import * as z from 'zod/mini';
import { editBlockSchema } from './wire';
import { duplicateReasons } from './records/duplicate-reasons';

const text = z.string();
const count = z.int();
const code = z.string().check(z.minLength(1), z.maxLength(64));

const duplicatePiSchema = z.object({
  code: text,
  name: text,
  /** Names of the units from the top down, ` › ` between them. */
  unit: text,
  owner: z.nullable(text),
  /** Values that it has in the periods of its own frequency. */
  figures: count,
  /** Label of the last period that has one. */
  last: z.nullable(text),
  /** PIs that it was told apart from. */
  apartFrom: z.array(text),
});
export type DuplicatePi = z.infer<typeof duplicatePiSchema>;

/** Two PIs that were told apart: with all that the first of them was told apart from. */
const toldApartSchema = z.object({
  ...{ code: text, name: text, other: text, otherName: text },
  apartFrom: z.array(text),
});
export type ToldApart = z.infer<typeof toldApartSchema>;

export const duplicatesSchema = z.object({
  revision: count,
  /** How many groups there are; the first of them come. */
  total: count,
  groups: z.array(
    z.object({ reason: z.enum(duplicateReasons), sameUnit: z.boolean(), pis: z.array(duplicatePiSchema) }),
  ),
  /** Pairs that were told apart: how many, and the first of them. */
  apart: z.object({ total: count, pairs: z.array(toldApartSchema) }),
});
export type Duplicates = z.infer<typeof duplicatesSchema>;

export const mergeQuerySchema = z.object({
  /** The code of the PI that goes on. */
  keep: code,
  /** The code of the PI that ends. */
  merge: code,
});
export type MergeQuery = z.infer<typeof mergeQuerySchema>;

/** A figure of the PI that ends which stays with it, and that of the PI that is kept: as people read them, `blank` for none. */
const leftSchema = z.object({ label: text, field: text, kept: text, other: text });
export type LeftFigure = z.infer<typeof leftSchema>;

export const mergePreviewSchema = z.object({
  revision: count,
  /** Why it cannot be merged, in words; empty where it can. */
  problems: z.array(text),
  /** The push that merges; empty where there are problems. */
  edits: z.array(editBlockSchema),
  /** Cells and periods that are taken over, and the first and the last of these. */
  taken: z.object({ cells: count, periods: count, first: z.nullable(text), last: z.nullable(text) }),
  /** Figures that differ: those of the PI that is kept stand. The first of them come, with how many there are. */
  differ: z.object({ cells: count, items: z.array(leftSchema) }),
  /** Figures of periods that are not open: they stay with the PI that ends. */
  notOpen: z.object({ cells: count, labels: z.array(text) }),
  /** Name of the owner, who stays; and who records it afterwards. */
  owner: z.nullable(text),
  updaters: z.array(text),
  /** Whether it is recorded by more people than before. */
  moreUpdaters: z.boolean(),
  /** Label of the first period that is collected afterwards, where that is an earlier one. */
  collectedFrom: z.nullable(text),
});
export type MergePreview = z.infer<typeof mergePreviewSchema>;
