// A record type is data: name, schema, key and what each field is. Routes, stores, history and undo read it from here.
import type { ZodMiniType } from 'zod/mini';
import type { FieldValue } from '../figure';
import type { Issue } from '../errors';
import type { Right } from '../access/right';

export interface FieldDef {
  /** What a person calls it. */
  readonly label: string;
  /** The right that is needed to change it; `none` means that only the store writes it. */
  readonly right: Right | 'none';
}

export interface RecordType<T = unknown> {
  readonly name: string;
  readonly label: string;
  readonly schema: ZodMiniType<T>;
  /** Names of the fields that make the key, in order. */
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, FieldDef>>;
}

/** What the records of a type must keep together, whichever way they change: by a push, an import, an undo, an answer. */
export type RecordRules = (records: ChangedRecords) => readonly Issue[];

/** The records of a type as a change would leave them. */
export interface ChangedRecords {
  /** Keys of those that the change touches. */
  readonly touched: readonly string[];
  readonly before: (key: string) => RecordFields | undefined;
  /** `undefined` where there is none any more. */
  readonly after: (key: string) => RecordFields | undefined;
  /** All that are there after it. */
  readonly all: () => Iterable<readonly [key: string, fields: RecordFields]>;
}

export function defineRecordType<T>(type: RecordType<T>): RecordType<T> {
  return type;
}

/** A record as the stores hold it: field by field. */
export type RecordFields = Readonly<Record<string, FieldValue>>;

/** Parts of a key in one text. `|` cannot stand in a code (see `indicator.ts`), so the way back is exact. */
export function keyOf(...parts: string[]): string {
  return parts.join('|');
}
export function partsOf(key: string): string[] {
  return key.split('|');
}
