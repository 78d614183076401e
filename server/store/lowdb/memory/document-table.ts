// Records of one documents' type in memory. The map is replaced, never changed, so a reader that holds one keeps
// one consistent state. A record whose fields are all blank does not exist: so undoing its creation removes it.
import type { FieldValue } from '../../../../domain/figure';
import { recordTypes } from '../../../../domain/records';
import type { RecordFields } from '../../../../domain/records/record-type';
import { pack, unpack, type Packed } from '../../../../domain/packed-column';
import type { DocumentType } from '../../port';
import { withChanges, type FieldChange } from '../../chain/with-changes';
import { Revisions } from './revisions';
import { packRuns } from './runs';
import { isInOrder, Slots } from './slots';

/** Records as a checkpoint keeps them, in columns; also of those that are gone, for the revisions of their fields. */
export interface DumpedRecords {
  readonly keys: readonly string[];
  /** Rows of records that are gone. */
  readonly gone: readonly number[];
  readonly fields: Readonly<Record<string, Packed<FieldValue>>>;
  /** Of each field that was ever set: revision and how many rows in a row have it, again and again. */
  readonly revisions: Readonly<Record<string, readonly number[]>>;
}

/** All fields blank. Read from JSON, so that copies of it stay small: objects filled name by name become hash tables. */
function blankRecord(names: readonly string[]): Record<string, FieldValue> {
  const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, null])));
  return JSON.parse(text) as Record<string, FieldValue>;
}

export class DocumentTable {
  private readonly type: DocumentType;
  private current: ReadonlyMap<string, RecordFields> = new Map();
  private readonly slots = new Slots();
  /** The revision that changed each record's field last, by field and slot. */
  private readonly revisions = new Map<string, Revisions>();

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
    return this.revisions.get(field)?.at(this.slots.slot(key)) ?? 0;
  }

  apply(changes: readonly FieldChange[], revision: number): void {
    this.current = withChanges(this.type, this.current, changes);
    for (const { key, field } of changes) this.mark(this.slots.add(key), field, revision);
  }

  private mark(slot: number, field: string, revision: number): void {
    this.column(field, slot + 1).setOne(slot, revision);
    this.newest = Math.max(this.newest, revision);
  }

  /** Revisions of a field, with room for so many slots. */
  private column(field: string, room: number): Revisions {
    let column = this.revisions.get(field);
    if (!column) this.revisions.set(field, (column = new Revisions()));
    if (column.length < room) column.grow(Math.max(room, Math.ceil(column.length * 1.5), 64));
    return column;
  }

  /** Keys of all records that there ever were. */
  keys(): readonly string[] {
    return this.slots.all;
  }

  /** Some records, for a checkpoint. */
  dump(keys: readonly string[]): DumpedRecords {
    const records = keys.map((key) => this.current.get(key));
    const slots = keys.map((key) => this.slots.slot(key));
    const names = Object.keys(recordTypes[this.type].fields);
    return {
      keys,
      gone: records.flatMap((record, row) => (record ? [] : row)),
      fields: Object.fromEntries(names.map((name) => [name, pack(records.map((record) => record?.[name] ?? null))])),
      revisions: Object.fromEntries(
        Array.from(this.revisions, ([field, column]) => [
          field,
          packRuns(
            slots.map((slot) => column.at(slot)),
            slots.length,
          ),
        ]),
      ),
    };
  }

  /** Takes what was dumped. To be called before anybody reads. */
  load(parts: Iterable<DumpedRecords>): void {
    const records = new Map(this.current);
    const blank = blankRecord(Object.keys(recordTypes[this.type].fields));
    for (const { keys, gone, fields, revisions } of parts) {
      const missing = new Set(gone);
      const columns = Object.entries(fields).map(([name, column]) => [name, unpack(column, keys.length)] as const);
      for (let row = 0; row < keys.length; row++) {
        if (missing.has(row)) continue;
        const record: Record<string, FieldValue> = { ...blank };
        // Most fields of most records are blank, and setting one by its name is dear.
        for (const [name, column] of columns) {
          const value = column[row] ?? null;
          if (value !== null) record[name] = value;
        }
        records.set(keys[row] ?? '', record);
      }
      const slots = Int32Array.from(keys, (key) => this.slots.add(key));
      for (const [field, runs] of Object.entries(revisions)) {
        this.column(field, this.slots.size).load(runs, slots, isInOrder(slots));
        for (let run = 0; run < runs.length; run += 2) this.newest = Math.max(this.newest, runs[run] ?? 0);
      }
    }
    this.current = records;
  }
}
