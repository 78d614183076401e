// Columns on the wire whose plain items pass in one loop; anything else is left to the schema, which names the place.
// Item by item through zod, a push of 30,000 cells would take longer to check than to write to disk.
import * as z from 'zod/mini';
import { LONGEST_TEXT } from './records/text';

export type Plain = (value: unknown) => boolean;

/** An array of `item`. What `plain` says yes to must be taken by `item` as it is; the rest `item` decides. */
export function column<T>(item: z.ZodMiniType<T>, plain: Plain, longest = Infinity) {
  const schema = longest === Infinity ? z.array(item) : z.array(item).check(z.maxLength(longest));
  const run = schema._zod.run.bind(schema._zod);
  schema._zod.run = (payload, context) => {
    const value: unknown = payload.value;
    return Array.isArray(value) && value.length <= longest && value.every(plain) ? payload : run(payload, context);
  };
  return schema;
}

export function isText(longest: number, shortest = 0): Plain {
  return (value) => typeof value === 'string' && value.length <= longest && value.length >= shortest;
}

export function isOneOf(words: readonly unknown[]): Plain {
  return (value) => words.includes(value);
}

/** Numbers, and the other items that are named. */
export function isNumberOr(words: readonly unknown[]): Plain {
  return (value) => (typeof value === 'number' ? Number.isFinite(value) : words.includes(value));
}

export const isTruth: Plain = (value) => typeof value === 'boolean';

export const isRevision: Plain = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

export function orNull(plain: Plain): Plain {
  return (value) => value === null || plain(value);
}

/** Field values but for lists and records. */
export const isPlainValue: Plain = (value) => {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'boolean' || (typeof value === 'string' && value.length <= LONGEST_TEXT);
};
