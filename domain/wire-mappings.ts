// The HTTP contract of agreed table layouts. Part of wire.ts.
import * as z from 'zod/mini';
import { tableMappingSchema } from './adopt/mapping';

export const mappingsSchema = z.object({
  /** The newest first. */
  items: z.array(z.object({ key: z.string(), name: z.string(), by: z.string(), mapping: tableMappingSchema })),
});
export type Mappings = z.infer<typeof mappingsSchema>;
