// Reads the arguments of a call as what the member expects; anything else is InvalidArgument.
import { invalidArgument } from './rich-error';
import { type Arguments, isRich } from './rich-class';

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as text; objects, which have none, give ''. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

export const argumentsOf = (values: readonly unknown[]): Arguments => {
  const raw = (index: number): unknown => values[index] ?? undefined;
  return {
    length: values.length,
    raw,
    given: (index) => raw(index) !== undefined,
    text: (index) => {
      const value = raw(index);
      if (typeof value !== 'string' && typeof value !== 'number') throw invalidArgument();
      return String(value);
    },
    number: (index, otherwise) => {
      const value = raw(index);
      if (value === undefined && otherwise !== undefined) return otherwise;
      if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument();
      return value;
    },
    flag: (index, otherwise) => {
      const value = raw(index);
      if (value === undefined) return otherwise;
      if (typeof value !== 'boolean') throw invalidArgument();
      return value;
    },
    object: (index) => {
      const value = raw(index);
      if (!isRich(value)) throw invalidArgument();
      return value;
    },
    list: (index) => {
      const value = raw(index);
      if (!Array.isArray(value)) throw invalidArgument();
      return value as unknown[];
    },
    record: (index) => {
      const value = raw(index);
      if (!isRecord(value)) throw invalidArgument();
      return value;
    },
  };
};
