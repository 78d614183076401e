// A short name for an answer: two answers with the same name are the same. It is made of everything that an answer
// depends on, before any of the answer is: the state of the store, the day, who asks with which rights, and for what.
import { createHash } from 'node:crypto';
import type { Asker } from '../../domain/access/policy';
import type { Day } from '../../domain/period/day';
import type { Part } from '../bytes/ready-bytes';
import { askerKey } from './scope';

/** An answer as bytes, or that the one the asker has still holds. Either is named by its tag. */
export type TaggedAnswer =
  | { readonly kind: 'unchanged'; readonly tag: string }
  | { readonly kind: 'bytes'; readonly tag: string; readonly parts: readonly Part[] };

export interface AnswerTo {
  /** Id of the store. */
  readonly store: string;
  readonly revision: number;
  readonly today: Day;
  readonly who: Asker;
  /** What was asked for: JSON. */
  readonly request: unknown;
}

export function answerTag({ store, revision, today, who, request }: AnswerTo): string {
  const parts = JSON.stringify([store, revision, today, askerKey(who), request]);
  return createHash('sha256').update(parts).digest('base64url').slice(0, 22);
}
