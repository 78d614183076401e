// Checkpoints: one document per record type, and one per year of measurements, so that a start need not apply the
// whole journal. They are copies: losing one costs time, never data. Only what changed is written.
import { Low } from 'lowdb';
import { z } from 'zod';
import type { FieldValue } from '../../../domain/figure';
import type { RecordTypeName } from '../../../domain/records';
import { measurementFields } from '../../../domain/records/measurement';
import { partsOf } from '../../../domain/records/record-type';
import type { Disk } from './disk';
import { DocumentFile, type CheckpointDocument } from './document-file';
import type { DumpedRecord } from './document-table';
import type { StoredBlock } from '../chain/change-line';
import { documentTypes, type Memory } from './memory';

/** Keys of a document of measurements, with each field's values and the revisions they came with. */
interface DumpedMeasurements {
  readonly keys: readonly string[];
  readonly fields: Readonly<Record<string, { values: readonly FieldValue[]; revisions: readonly number[] }>>;
}

/** Name of the document that holds a record. Measurements: one for each year that periods start in. */
export function documentOf(type: RecordTypeName, key: string): string {
  return type === 'measurement' ? `measurement-${(partsOf(key)[1] ?? '').slice(0, 4)}` : type;
}

/** Which documents are whole up to which revision: what stands in `checkpoint.json`. */
const summarySchema = z.object({ revision: z.int(), documents: z.record(z.string(), z.int()) });

export interface CheckpointPlace {
  readonly disk: Disk;
  /** Folder of the documents. */
  readonly folder: string;
  readonly unique: () => string;
}

export interface Loaded {
  /** Up to here memory holds everything. */
  readonly complete: number;
  /** Revision inside each document that was loaded. */
  readonly documents: ReadonlyMap<string, number>;
  /** Revisions that documents name, with the checksum of their line: the journal must have them. */
  readonly claims: ReadonlyMap<number, string>;
}

const SUMMARY = 'checkpoint';

export class Checkpoint {
  private readonly place: CheckpointPlace;
  /** Documents that changed since they were written. */
  private readonly changed = new Set<string>();
  /** Revision inside each written document. */
  private readonly written = new Map<string, number>();

  constructor(place: CheckpointPlace) {
    this.place = place;
  }

  touch(blocks: readonly StoredBlock[]): void {
    for (const { type, keys } of blocks)
      if (type === 'measurement') for (const key of keys) this.changed.add(documentOf(type, key));
      else this.changed.add(type);
  }

  get needed(): boolean {
    return this.changed.size > 0;
  }

  private low(name: string): Low<CheckpointDocument> {
    const { disk, folder, unique } = this.place;
    return new Low(new DocumentFile(disk, folder, `${name}.json`, unique), { revision: 0, head: '', data: null });
  }

  /** Writes what changed. @param head checksum of the line of `memory.revision`. */
  async write(memory: Memory, head: string): Promise<void> {
    const { disk, folder } = this.place;
    await disk.mkdir(folder);
    const { revision } = memory;
    // Everything is copied in this tick: the documents hold one state.
    const copies = [...this.changed].map((name) => [name, dump(memory, name)] as const);
    this.changed.clear();
    try {
      for (const [name, data] of copies) {
        const low = this.low(name);
        low.data = { revision, head, data };
        await low.write();
        this.written.set(name, revision);
      }
      const summary = this.low(SUMMARY);
      summary.data = { revision, head, data: { revision, documents: Object.fromEntries(this.written) } };
      await summary.write();
    } catch (error) {
      for (const [name] of copies) this.changed.add(name);
      throw error;
    }
  }

  /** Loads every document whose checksum holds; the rest comes out of the journal. */
  async load(memory: Memory): Promise<Loaded> {
    const { disk, folder } = this.place;
    const documents = new Map<string, number>();
    const claims = new Map<number, string>();
    const names = ((await disk.list(folder)) ?? []).filter((n) => n.endsWith('.json') && !n.startsWith('.'));
    for (const name of names.map((n) => n.slice(0, -'.json'.length))) {
      const { revision, head, data } = await this.readDocument(name);
      if (revision === 0) continue;
      claims.set(revision, head);
      if (name === SUMMARY) continue;
      restore(memory, name, data);
      this.written.set(name, revision);
      documents.set(name, revision);
    }
    const summary = summarySchema.safeParse((await this.readDocument(SUMMARY)).data);
    const whole = summary.success && Object.keys(summary.data.documents).every((name) => documents.has(name));
    // Without its summary nobody knows which documents there ought to be: then the whole journal is read.
    return { complete: whole ? summary.data.revision : 0, documents, claims };
  }

  private async readDocument(name: string): Promise<CheckpointDocument> {
    const low = this.low(name);
    await low.read();
    return low.data;
  }
}

function dump(memory: Memory, name: string): DumpedRecord[] | DumpedMeasurements {
  const type = documentTypes.find((t) => t === name);
  if (type) return memory.documents(type).dump();
  const table = memory.measurements;
  const periods = table.heldPeriods().filter((p) => `measurement-${p.slice(0, 4)}` === name);
  const keys = periods.flatMap((p) => table.keysIn(p));
  const fields = measurementFields.map((f) => [
    f,
    { values: keys.map((k) => table.get(k, f)), revisions: keys.map((k) => table.revision(k, f)) },
  ]);
  return { keys, fields: Object.fromEntries(fields) as DumpedMeasurements['fields'] };
}

/** The checksum held, so the document is as `dump` made it. */
function restore(memory: Memory, name: string, data: unknown): void {
  const type = documentTypes.find((t) => t === name);
  if (type) {
    memory.documents(type).load(data as DumpedRecord[]);
    return;
  }
  const { keys, fields } = data as DumpedMeasurements;
  for (const field of measurementFields) {
    const column = fields[field];
    for (const [i, key] of keys.entries()) {
      const revision = column?.revisions[i] ?? 0;
      if (revision > 0) memory.measurements.set(key, field, column?.values[i] ?? null, revision);
    }
  }
}
