// The layout of a table that people keep, as it was agreed once: so that next quarter's workbook, or a colleague's, is
// recognised. Whoever made it may change it; everybody may use it. Source: PRODUCT, Adopt.
import * as z from 'zod/mini';
import { tableMappingSchema } from '../adopt/mapping';
import { codeSchema, nameSchema } from './text';
import { defineRecordType } from './record-type';

export const storedMappingSchema = z.strictObject({
  key: codeSchema,
  /** The workbook and sheet that it was made from. */
  name: nameSchema,
  /** Id of the person who made it. */
  maker: codeSchema,
  mapping: tableMappingSchema,
});
export type StoredMapping = z.infer<typeof storedMappingSchema>;

export const tableMapping = defineRecordType<StoredMapping>({
  name: 'table-mapping',
  label: 'Table layout',
  schema: storedMappingSchema,
  key: ['key'],
  fields: {
    key: { label: 'Key', right: 'none' },
    name: { label: 'Name', right: 'settings' },
    maker: { label: 'Made by', right: 'settings' },
    mapping: { label: 'Layout', right: 'settings' },
  },
});
