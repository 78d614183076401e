// A place in the organisation's tree: council, directorate, department, team.
import * as z from 'zod/mini';
import { codeSchema, nameSchema } from './text';
import { defineRecordType } from './record-type';

export const unitSchema = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  /** Code of the unit above; `null` for the top. */
  parent: z.nullable(codeSchema),
});
export type Unit = z.infer<typeof unitSchema>;

export const unit = defineRecordType<Unit>({
  name: 'unit',
  label: 'Unit',
  schema: unitSchema,
  key: ['code'],
  fields: {
    code: { label: 'Code', right: 'none' },
    name: { label: 'Name', right: 'settings' },
    parent: { label: 'Unit above', right: 'settings' },
  },
});
