// The HTTP contract of the roll-out: how it stands, what another one would change and for whom, and what people ask for.
// Part of wire.ts.
import * as z from 'zod/mini';
import { rights } from './access/right';
import { asks, LONGEST_WORD, requestStates } from './records/right-request';
import { modules, rolloutSchema } from './records/rollout';

const text = z.string();
const count = z.int();
const person = z.object({ id: text, name: text });

export const rolloutAnswerSchema = z.object({
  revision: count,
  asAt: text,
  /** `null` where none was ever said: everything is open. */
  rollout: z.nullable(rolloutSchema),
  units: z.array(z.object({ code: text, label: text, depth: count })),
});
export type RolloutAnswer = z.infer<typeof rolloutAnswerSchema>;

/** Without a roll-out: what it would be if none had been said. */
export const rolloutPreviewRequestSchema = z.strictObject({ rollout: z.nullable(rolloutSchema) });

const changedRight = z.object({
  person,
  right: z.enum(rights),
  /** PIs over which they gain or lose it. */
  pis: count,
});
export const rolloutPreviewSchema = z.object({
  /** Today, then each day on which a phase of the new one begins. */
  days: z.array(
    z.object({
      day: text,
      /** Against the roll-out of now on that same day; the first of them, by name. */
      gains: z.array(changedRight),
      loses: z.array(changedRight),
      people: z.object({ gain: count, lose: count }),
      modules: z.object({ open: z.array(z.enum(modules)), close: z.array(z.enum(modules)) }),
    }),
  ),
});
export type RolloutPreview = z.infer<typeof rolloutPreviewSchema>;

const word = z.string().check(z.maxLength(LONGEST_WORD));
export const askRequestSchema = z.strictObject({
  /** Made by the sender; the same id again asks nothing again. */
  id: z.string().check(z.minLength(1), z.maxLength(32), z.regex(/^[\w-]+$/)),
  asks: z.enum(asks),
  /** Code of a unit to see, or of a PI to record or to answer for. */
  of: z.string().check(z.minLength(1), z.maxLength(32), z.regex(/^[^|\u0000-\u001f\u007f]+$/)),
  word,
});
export type AskRequest = z.infer<typeof askRequestSchema>;
export const answerRequestSchema = z.strictObject({ grant: z.boolean(), word });

const requestSchema = z.object({
  id: text,
  person,
  asks: z.enum(asks),
  of: text,
  /** Name of what is asked for, where the reader may see it. */
  name: z.nullable(text),
  word: text,
  askedAt: text,
  state: z.enum(requestStates),
  answer: z.nullable(text),
  decidedBy: z.nullable(person),
  decidedAt: z.nullable(text),
});
export type AskedRight = z.infer<typeof requestSchema>;
export const requestsSchema = z.object({
  revision: count,
  /** The asker's own, newest first. */
  own: z.array(requestSchema),
  /** Waiting for the asker's word, oldest first. */
  waiting: z.array(requestSchema),
});
export type AskedRights = z.infer<typeof requestsSchema>;
