// A filter of Explore that somebody saved under a name: for themselves, or shared with everybody, who each see the PIs of it
// that they may see. Whoever made it may change it. Source: PRODUCT, Explore.
import * as z from 'zod/mini';
import { piFilterSchema } from '../wire-filter';
import { codeSchema, nameSchema } from './text';
import { defineRecordType } from './record-type';

export const savedFilterSchema = z.strictObject({
  key: codeSchema,
  name: nameSchema,
  /** Id of the person who made it. */
  maker: codeSchema,
  shared: z.boolean(),
  /** `null` takes it back. */
  filter: z.nullable(piFilterSchema),
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;

export const savedFilter = defineRecordType<SavedFilter>({
  name: 'saved-filter',
  label: 'Saved filter',
  schema: savedFilterSchema,
  key: ['key'],
  fields: {
    key: { label: 'Key', right: 'none' },
    name: { label: 'Name', right: 'settings' },
    maker: { label: 'Made by', right: 'settings' },
    shared: { label: 'Shared', right: 'settings' },
    filter: { label: 'Filter', right: 'settings' },
  },
});
