// Edits and changes in columns and back: one block per record type and field.
import type { FieldValue } from '../figure';
import type { RecordTypeName } from '../records';
import type { Change, ChangeBlock, ChangeSet, Edit } from './change-set';

export interface EditBlock {
  type: RecordTypeName;
  field: string;
  keys: string[];
  values: FieldValue[];
  seen?: (number | null)[] | undefined;
  addresses?: (string | null)[] | undefined;
  formulas?: (string | null)[] | undefined;
}

function grouped<T extends { type: string; field: string }>(items: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const id = `${item.type}\n${item.field}`;
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return [...groups.values()];
}

/** A column of something optional, left out where no item has it. */
function column<T, V>(items: readonly T[], pick: (item: T) => V | undefined): (V | null)[] | undefined {
  return items.some((i) => pick(i) !== undefined) ? items.map((i) => pick(i) ?? null) : undefined;
}

export function editsToColumns(edits: readonly Edit[]): EditBlock[] {
  return grouped(edits).flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    const seen = column(group, (e) => e.seen);
    const addresses = column(group, (e) => e.address);
    const formulas = column(group, (e) => e.formula);
    return {
      type: first.type,
      field: first.field,
      keys: group.map((e) => e.key),
      values: group.map((e) => e.value),
      ...(seen && { seen }),
      ...(addresses && { addresses }),
      ...(formulas && { formulas }),
    };
  });
}

export function editsFromColumns(blocks: readonly EditBlock[]): Edit[] {
  return blocks.flatMap((b) =>
    b.keys.map((key, i) => ({
      type: b.type,
      key,
      field: b.field,
      value: b.values[i] ?? null,
      ...optional('seen', b.seen?.[i]),
      ...optional('address', b.addresses?.[i]),
      ...optional('formula', b.formulas?.[i]),
    })),
  );
}

export function changesToColumns(changes: readonly Change[]): ChangeBlock[] {
  return grouped(changes).flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    const addresses = column(group, (c) => c.address);
    const formulas = column(group, (c) => c.formula);
    return {
      type: first.type,
      field: first.field,
      keys: group.map((c) => c.key),
      before: group.map((c) => c.before),
      after: group.map((c) => c.after),
      ...(addresses && { addresses }),
      ...(formulas && { formulas }),
    };
  });
}

export function changesFromColumns(blocks: readonly ChangeBlock[]): Change[] {
  return blocks.flatMap((b) =>
    b.keys.map((key, i) => ({
      type: b.type,
      key,
      field: b.field,
      before: b.before[i] ?? null,
      after: b.after[i] ?? null,
      ...optional('address', b.addresses?.[i]),
      ...optional('formula', b.formulas?.[i]),
    })),
  );
}

/** The changes of a change-set one by one: for those who look at few. */
export function changesOf(set: Pick<ChangeSet, 'blocks'>): Change[] {
  return changesFromColumns(set.blocks);
}

function optional<K extends string, V>(name: K, value: V | null | undefined): Partial<Record<K, V>> {
  return value === null || value === undefined ? {} : ({ [name]: value } as Partial<Record<K, V>>);
}
