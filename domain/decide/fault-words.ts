// What is wrong with a field's shape, in a person's words: "must not be blank", not what the schema calls it. Messages that a
// schema has of its own are kept.
import type * as z from 'zod/mini';

type Fault = z.core.$ZodIssue;

const article = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`);
const kinds: Readonly<Record<string, string>> = {
  ...{ string: 'text', number: 'number', int: 'whole number', boolean: 'yes or no', array: 'list', object: 'record' },
};

/** @param value the field's own, or the whole record's where the fault is of the record */
export function faultWords(fault: Fault, value: unknown): string {
  switch (fault.code) {
    case 'too_small':
      if (fault.origin === 'string') return Number(fault.minimum) === 1 ? 'it must not be blank.' : `it is too short.`;
      if (fault.origin === 'array') return `it needs at least ${fault.minimum} of them.`;
      return `it must be ${fault.inclusive === false ? 'more than' : 'at least'} ${fault.minimum}.`;
    case 'too_big':
      if (fault.origin === 'string') return `it is too long: at most ${fault.maximum} characters.`;
      if (fault.origin === 'array') return `there are too many: at most ${fault.maximum}.`;
      return `it must be ${fault.inclusive === false ? 'less than' : 'at most'} ${fault.maximum}.`;
    case 'invalid_type': {
      if ((valueAt(value, fault.path.slice(1)) ?? null) === null) return 'it must not be blank.';
      const kind = kinds[fault.expected] ?? fault.expected;
      return kind === 'text' || kind === 'yes or no' ? `it must be ${kind}.` : `it must be ${article(kind)}.`;
    }
    case 'invalid_value':
      return `it must be one of: ${fault.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `“${fault.keys[0] ?? ''}” is no part of it.`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return fault.message === '' || fault.message === 'Invalid input' ? 'it is not valid.' : withStop(fault.message);
  }
}

const withStop = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[name] : undefined,
    value,
  );
}
