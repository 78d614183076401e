// Records of one type of documents with some fields changed: the maps are replaced, never changed. A record whose fields are
// all blank does not exist, so undoing its creation removes it.
import type { FieldValue } from '../../../domain/figure';
import { recordTypes } from '../../../domain/records';
import { partsOf, type RecordFields } from '../../../domain/records/record-type';
import type { DocumentType } from '../port';
import type { FieldLayer } from './layer';

/** A new value of one field. */
export interface FieldChange {
  readonly key: string;
  readonly field: string;
  readonly value: FieldValue;
}

/** The record after a change; `undefined` where nothing is left of it. */
function changed(
  type: DocumentType,
  key: string,
  old: RecordFields | undefined,
  values: ReadonlyMap<string, FieldValue>,
): RecordFields | undefined {
  const { fields, key: keyFields } = recordTypes[type];
  const parts = partsOf(key);
  const record = Object.fromEntries(
    Object.keys(fields).map((field) => {
      const part = keyFields.indexOf(field);
      if (part >= 0) return [field, parts[part] ?? null];
      return [field, values.get(field) ?? (values.has(field) ? null : (old?.[field] ?? null))];
    }),
  );
  const blank = Object.entries(record).every(([field, value]) => value === null || keyFields.includes(field));
  return blank ? undefined : record;
}

/** The map with the changes made; the old one stays as it is. */
export function withChanges(
  type: DocumentType,
  records: ReadonlyMap<string, RecordFields>,
  changes: Iterable<FieldChange>,
): ReadonlyMap<string, RecordFields> {
  const byKey = new Map<string, Map<string, FieldValue>>();
  for (const { key, field, value } of changes) {
    const values = byKey.get(key);
    if (values) values.set(field, value);
    else byKey.set(key, new Map([[field, value]]));
  }
  if (byKey.size === 0) return records;
  const next = new Map(records);
  for (const [key, values] of byKey) {
    const record = changed(type, key, next.get(key), values);
    if (record) next.set(key, record);
    else next.delete(key);
  }
  return next;
}

/** The map as a layer over it says; the old one stays as it is. */
export function withLayer(
  type: DocumentType,
  records: ReadonlyMap<string, RecordFields>,
  layer: ReadonlyMap<string, FieldLayer> | undefined,
): ReadonlyMap<string, RecordFields> {
  return layer ? withChanges(type, records, changesIn(layer)) : records;
}

function* changesIn(fields: ReadonlyMap<string, FieldLayer>): Iterable<FieldChange> {
  for (const [field, { rows, values }] of fields)
    for (const [key, row] of rows) yield { key, field, value: values[row] ?? null };
}
