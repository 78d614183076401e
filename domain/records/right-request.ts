// What a person asked for in the pane, and what a super user said to it. Kept, so that it can be asked later who gave a
// right to whom, and why. Written by the store alone. Source: DOMAIN, Roll-out models: incremental [S].
import * as z from 'zod/mini';
import { codeSchema } from './text';
import { defineRecordType } from './record-type';

/** What can be asked for: to see a unit, to record a PI, to answer for one. */
export const asks = ['view', 'update', 'own'] as const;
export type Ask = (typeof asks)[number];
export const requestStates = ['waiting', 'granted', 'refused'] as const;
export type RequestState = (typeof requestStates)[number];

export const LONGEST_WORD = 500;
const word = z.string().check(z.maxLength(LONGEST_WORD));
const instant = z.string().check(z.minLength(1), z.maxLength(40));

export const rightRequestSchema = z.strictObject({
  id: codeSchema,
  person: codeSchema,
  asks: z.enum(asks),
  /** Code of a unit, or of a PI, as the person wrote it: whether there is one is nothing that asking tells. */
  of: codeSchema,
  /** Why, in the person's words. */
  word,
  askedAt: instant,
  state: z.enum(requestStates),
  /** What the one who decided said. */
  answer: z.nullable(word),
  decidedBy: z.nullable(codeSchema),
  decidedAt: z.nullable(instant),
});
export type RightRequest = z.infer<typeof rightRequestSchema>;

export const rightRequest = defineRecordType<RightRequest>({
  name: 'right-request',
  label: 'Request for a right',
  schema: rightRequestSchema,
  key: ['id'],
  fields: {
    id: { label: 'Id', right: 'none' },
    person: { label: 'Person', right: 'none' },
    asks: { label: 'Asks to', right: 'none' },
    of: { label: 'Of', right: 'none' },
    word: { label: 'Why', right: 'none' },
    askedAt: { label: 'Asked', right: 'none' },
    state: { label: 'State', right: 'none' },
    answer: { label: 'Answer', right: 'none' },
    decidedBy: { label: 'Decided by', right: 'none' },
    decidedAt: { label: 'Decided', right: 'none' },
  },
});
