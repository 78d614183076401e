// The rows of a catalogue, made from the columns that came over the wire.
import type { Right } from '../../access/right';
import type { FieldValue } from '../../figure';
import type { TheirChange } from '../../sync/merge-cell';
import type { CatalogueAnswer } from '../../wire-catalogue';
import type { KnownRow } from '../sheet-kind';
import { editId } from '../view-rows';

export interface CatalogueRow extends KnownRow {
  /** Every field of the PI but its code; all blank in a new row. */
  readonly pi: ReadonlyMap<string, FieldValue>;
  readonly rights: readonly Right[];
}

type Column<T> = T[] | { readonly all: T };

/** @throws RangeError where the columns do not fit together */
export function catalogueRows({ code, inView, fields, rights }: CatalogueAnswer): CatalogueRow[] {
  const columns = Object.entries(fields);
  return code.map((key, i) => {
    const pi = new Map(columns.map(([field, column]) => [field, at(column, i)]));
    const name = pi.get('name');
    return {
      ...{ key, code: key, name: typeof name === 'string' ? name : key, label: '', inView: i < inView },
      ...{ pi, rights: at(rights, i) },
    };
  });
}

function at<T>(column: Column<T>, index: number): T {
  if (!Array.isArray(column)) return column.all;
  if (index >= column.length) throw new RangeError(`The catalogue’s columns do not fit: ${index} of ${column.length}`);
  return column[index] as T;
}

/** What the store changed after the revision asked for, by edit id. */
export function definitionChanges({ code, since }: CatalogueAnswer): Map<string, TheirChange> {
  const changes = new Map<string, TheirChange>();
  for (const { field, rows, base, revision, by, at: when } of since?.changes ?? [])
    rows.forEach((row, i) => {
      const change = { base: at(base, i), revision: at(revision, i), by: at(by, i), at: at(when, i) };
      changes.set(editId(code[row] ?? '', field), change);
    });
  return changes;
}
