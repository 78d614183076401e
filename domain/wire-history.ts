// The HTTP contract of a record's history: every change of it, with who, when, by which push and from which cell. Part of wire.ts.
import * as z from 'zod/mini';
import { changeSetKinds } from './sync/change-set';
import { fieldValue, personRef, source } from './wire';

export const historySchema = z.object({
  changes: z.array(
    z.object({
      revision: z.int().check(z.gte(0)),
      at: z.string(),
      by: personRef,
      kind: z.enum(changeSetKinds),
      pushId: z.string(),
      field: z.string(),
      before: fieldValue,
      after: fieldValue,
      note: z.nullable(z.string()),
      source: z.nullable(source),
      address: z.nullable(z.string()),
      formula: z.nullable(z.string()),
    }),
  ),
});
export type History = z.infer<typeof historySchema>;
