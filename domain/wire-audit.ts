// The HTTP contract of the audit: who changed what, when and why, for those who look after it. Who saw is not kept.
// Part of wire.ts.
import * as z from 'zod/mini';
import { fieldValue, recordTypeName } from './wire';

const text = z.string();
const asked = z.string().check(z.minLength(1), z.maxLength(64));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

export const auditQuerySchema = z.object({
  /** Code of a PI: its definition and its measurements. */
  pi: z.optional(asked),
  /** Id of a person: what they changed. */
  person: z.optional(asked),
  /** Id of a push, an undo, an import or a setting. */
  push: z.optional(asked),
  /** Days, both included (UTC). */
  from: z.optional(day),
  to: z.optional(day),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;
export const auditFileQuerySchema = z.extend(auditQuerySchema, { format: z.enum(['xlsx', 'csv']) });
export type AuditFileQuery = z.infer<typeof auditFileQuerySchema>;

export const auditSchema = z.object({
  /** Newest first. */
  rows: z.array(
    z.object({
      revision: z.int(),
      at: text,
      by: text,
      name: text,
      kind: text,
      pushId: text,
      type: recordTypeName,
      key: text,
      field: text,
      before: fieldValue,
      after: fieldValue,
      note: z.nullable(text),
    }),
  ),
  /** Whether there are older ones: they are in the file. */
  more: z.boolean(),
});
export type Audit = z.infer<typeof auditSchema>;

/** Checking the whole store, asked for by an administrator. */
export const verificationRequestSchema = z.strictObject({
  /** Heads that were kept outside, as they were kept: lines out of a mail, or a checksum alone. */
  kept: z.optional(z.string().check(z.maxLength(100_000))),
});
const person = z.object({ id: text, name: text });
export const verificationSchema = z.object({
  /** The one under way; several at once would only be slower. */
  running: z.nullable(z.object({ by: person, since: text, done: z.int(), of: z.int() })),
  /** The last that ended, since this server started. */
  last: z.nullable(
    z.object({
      by: person,
      /** When it ended. */
      at: text,
      /** `failed`: it could not be checked, which says nothing about the store. */
      state: z.enum(['whole', 'damaged', 'not the one that was kept', 'failed']),
      /** Where the chain of sound change-sets ends. */
      head: z.nullable(z.object({ revision: z.int(), sum: text })),
      /** What was found, with its place; the first of it. */
      findings: z.array(z.object({ place: text, what: text })),
      /** How many more there are. */
      more: z.int(),
      /** How many kept heads were compared, and what does not fit them. */
      kept: z.nullable(z.object({ compared: z.int(), misfits: z.array(text) })),
    }),
  ),
});
export type Verification = z.infer<typeof verificationSchema>;

export const chainHeadSchema = z.object({ revision: z.int(), sum: text, store: text, at: text });
export type ChainHeadAnswer = z.infer<typeof chainHeadSchema>;
