// What the store answers to a catalogue: definitions of PIs in columns. Part of the HTTP contract (wire.ts).
import * as z from 'zod/mini';
import { rights } from './access/right';
import { column, isPlainValue } from './plain-column';
import { calendarSchema, fieldValue } from './wire';

const rightsOver = z.array(z.enum(rights));
const columnOf = <T>(items: z.ZodMiniType<T[]>, item: z.ZodMiniType<T>) =>
  z.union([items, z.strictObject({ all: item })]);
const named = z.object({ key: z.array(z.string()), name: z.array(z.string()) });

/** A field that changed after the revision asked for, with its value at that revision. */
const sinceBlock = z.object({
  field: z.string(),
  /** Indexes into the PIs. */
  rows: z.array(z.int()),
  base: z.array(fieldValue),
  revision: z.array(z.int()),
  by: z.array(z.string()),
  at: z.array(z.string()),
});

export const catalogueAnswerSchema = z.object({
  sheet: z.enum(['catalogue', 'ownership']),
  revision: z.int(),
  asAt: z.string(),
  calendar: calendarSchema,
  code: z.array(z.string()),
  /** So many of the first belong to the view; the others were asked for besides. */
  inView: z.int(),
  /** Fields of a PI, all of them but its code in a catalogue: a column, or the one value that all have. */
  fields: z.record(z.string(), columnOf(column(fieldValue, isPlainValue), fieldValue)),
  /** What this person may do to each. */
  rights: columnOf(z.array(rightsOver), rightsOver),
  /** Units in which this person may add PIs, and to which they may move them. */
  addTo: z.array(z.string()),
  /** Units and people that a PI can be given to: for lists in cells. */
  units: named,
  people: named,
  /** Of those, who has left: suspended, and still named by a PI. */
  left: z.array(z.string()),
  since: z.nullable(z.object({ revision: z.int(), changes: z.array(sinceBlock) })),
});
export type CatalogueAnswer = z.infer<typeof catalogueAnswerSchema>;
