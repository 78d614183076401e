// A person who signs in, with the roles that they hold over units. Owner and updater are relations of a PI, not roles here.
import * as z from 'zod/mini';
import { codeSchema, nameSchema } from './text';
import { defineRecordType } from './record-type';

export const roleSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('site administrator') }),
  z.strictObject({ role: z.literal('super user'), unit: codeSchema }),
  z.strictObject({ role: z.literal('viewer'), unit: codeSchema }),
]);
export type Role = z.infer<typeof roleSchema>;

export const personSchema = z.strictObject({
  id: codeSchema,
  name: nameSchema,
  roles: z.array(roleSchema).check(z.maxLength(100)),
  suspended: z.boolean(),
  /** What they sign in with and are written to; of two people with the same one, neither gets in by it. */
  email: z._default(
    z.nullable(z.string().check(z.maxLength(254), z.regex(/^[^\s@|]+@[^\s@|]+$/, 'This is not an e-mail address'))),
    null,
  ),
});
export type Person = z.infer<typeof personSchema>;

export const person = defineRecordType<Person>({
  name: 'person',
  label: 'Person',
  schema: personSchema,
  key: ['id'],
  fields: {
    id: { label: 'Id', right: 'none' },
    name: { label: 'Name', right: 'settings' },
    roles: { label: 'Roles', right: 'settings' },
    suspended: { label: 'Suspended', right: 'settings' },
    email: { label: 'E-mail', right: 'settings' },
  },
});
