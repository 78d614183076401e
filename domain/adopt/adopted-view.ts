// What a workbook remembers of a table that its people keep themselves: where it stands, and what was agreed on it.
import * as z from 'zod/mini';
import { tableMappingSchema } from './mapping';

export const adoptedViewSchema = z.strictObject({
  sheet: z.literal('adopted'),
  sheetId: z.string().check(z.maxLength(200)),
  sheetName: z.string().check(z.maxLength(100)),
  mapping: tableMappingSchema,
  /** The mapping's key in the store, where it is kept there. */
  mappingKey: z.nullable(z.string().check(z.maxLength(32))),
});
export type AdoptedView = z.infer<typeof adoptedViewSchema>;
