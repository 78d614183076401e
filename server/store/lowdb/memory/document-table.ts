// Records of one documents' type in memory. The map is replaced, never changed, so a reader that holds one keeps
// one consistent state. A record whose fields are all blank does not exist: so undoing its creation removes it.
import type { FieldValue } from '../../../../domain/figure';
import { recordTypes } from '../../../../domain/records';
import { partsOf, type RecordFields } from '../../../../domain/records/record-type';
import type { DocumentType } from '../../port';
import { Slots } from './slots';

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

/** A record as a checkpoint keeps it; also of one that is gone, for the revisions of its fields. */
export interface DumpedRecord {
  readonly key: string;
  readonly fields: RecordFields | null;
  readonly revisions: Readonly<Record<string, number>>;
}

export class DocumentTable {
  private readonly type: DocumentType;
  private current: ReadonlyMap<string, RecordFields> = new Map();
  private readonly slots = new Slots();
  /** The revision that changed each record's field last, by field and slot. */
  private readonly revisions = new Map<string, number[]>();

  /** The revision that changed any record last. */
  private newest = 0;

  constructor(type: DocumentType) {
    this.type = type;
  }

  get changedAt(): number {
    return this.newest;
  }

  records(): ReadonlyMap<string, RecordFields> {
    return this.current;
  }

  get(key: string, field: string): FieldValue {
    const record = this.current.get(key);
    return record && Object.hasOwn(record, field) ? (record[field] ?? null) : null;
  }

  revision(key: string, field: string): number {
    return this.revisions.get(field)?.[this.slots.slot(key)] ?? 0;
  }

  apply(changes: readonly FieldChange[], revision: number): void {
    this.current = withChanges(this.type, this.current, changes);
    for (const { key, field } of changes) this.mark(this.slots.add(key), field, revision);
  }

  private mark(slot: number, field: string, revision: number): void {
    let column = this.revisions.get(field);
    if (!column) this.revisions.set(field, (column = []));
    for (let i = column.length; i < slot; i++) column.push(0);
    column[slot] = revision;
    this.newest = Math.max(this.newest, revision);
  }

  /** Keys of all records that there ever were. */
  keys(): readonly string[] {
    return this.slots.all;
  }

  /** One record, for a checkpoint. */
  dump(key: string): DumpedRecord {
    const slot = this.slots.slot(key);
    const revisions: Record<string, number> = {};
    for (const [field, column] of this.revisions) if (column[slot]) revisions[field] = column[slot];
    return { key, fields: this.current.get(key) ?? null, revisions };
  }

  load(dumped: readonly DumpedRecord[]): void {
    const records = new Map(this.current);
    for (const { key, fields, revisions } of dumped) {
      if (fields) records.set(key, fields);
      const slot = this.slots.add(key);
      for (const [field, revision] of Object.entries(revisions)) this.mark(slot, field, revision);
    }
    this.current = records;
  }
}
