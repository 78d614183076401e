// What was agreed on a table once: kept in the workbook's binding, and in the store for the next workbook of the same
// layout. Columns are known by their headings, never by position. Small: what the table itself says is not repeated.
import * as z from 'zod/mini';
import { periodKeySchema } from '../records/period-key';
import { periodChoiceSchema } from '../period/reading/reading';
import { codeSchema } from '../records/text';
import { roles } from './columns/role';
import { cellRulesSchema } from './cell-rules';

const text = z.string().check(z.maxLength(500));

const mappedColumnSchema = z.strictObject({
  /** All levels of the heading, joined; of columns with the same one, in their order. */
  heading: text,
  role: z.enum(roles),
  period: z.nullable(z.union([z.enum(['of the row', 'every', 'newest']), periodKeySchema])),
  pi: text,
  repeats: z.boolean(),
});
export type MappedColumn = z.infer<typeof mappedColumnSchema>;

export const tableMappingSchema = z.strictObject({
  turned: z.boolean(),
  /** How many rows the headings have; 0 where the table has none. */
  levels: z.int().check(z.gte(0), z.lte(6)),
  columns: z.array(mappedColumnSchema).check(z.maxLength(1000)),
  choices: z.array(periodChoiceSchema).check(z.maxLength(12)),
  dateSystem: z.nullable(z.literal([1900, 1904])),
  /** The period of a table that names none. */
  period: z.nullable(periodKeySchema),
  rules: cellRulesSchema,
  /** Which PI a row or heading is of, where its code does not say it; `null` for one that is left out for good. */
  matches: z.array(z.strictObject({ is: text, code: z.nullable(codeSchema) })).check(z.maxLength(20_000)),
});
export type TableMapping = z.infer<typeof tableMappingSchema>;

export type Matches = ReadonlyMap<string, string | null>;

export function matchesOf(mapping: Pick<TableMapping, 'matches'>): Matches {
  return new Map(mapping.matches.map(({ is, code }) => [is, code]));
}
