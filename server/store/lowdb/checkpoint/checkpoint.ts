// Checkpoints: one lowdb document per record type, and one per financial year of measurements, so that a start need not
// apply the whole journal. They are copies: losing one costs time, never data. Only what changed is written, beside the
// path of pushes; documents may be of different revisions, for each says which it holds and the journal goes over them.
import { Low } from 'lowdb';
import { z } from 'zod';
import type { Calendar } from '../../../../domain/period/period';
import type { ChangeBlock } from '../../../../domain/sync/change-set';
import type { ChainHead } from '../../port';
import type { Disk } from '../disk';
import type { Memory } from '../memory/memory';
import { DocumentFile, EXTENSION, type CheckpointDocument } from './document-file';
import { allDocuments, documentsOf, partsOf, restoreParts } from './document-parts';

/** What the document `checkpoint` says: the documents that make a whole, and the revision in each. */
const summarySchema = z.object({ documents: z.record(z.string(), z.int()), yearStartsIn: z.int() });

export interface CheckpointPlace {
  readonly disk: Disk;
  /** Folder of the documents. */
  readonly folder: string;
  readonly unique: () => string;
  readonly calendar: Calendar;
}

/** A document that names a change-set: the journal must have it. */
export interface Claim extends ChainHead {
  readonly file: string;
}

export interface Loaded {
  /** Memory holds every change-set up to here; those after it are to be applied, whatever the documents hold of them. */
  readonly complete: number;
  readonly claims: readonly Claim[];
}

const SUMMARY = 'checkpoint';
const nothing: CheckpointDocument = { revision: 0, parts: [], through: () => ({ revision: 0, sum: '' }) };

export class Checkpoint {
  private readonly place: CheckpointPlace;
  /** Documents that changed since they were written. */
  private readonly changed = new Set<string>();
  /** Revision inside each written document. */
  private readonly written = new Map<string, number>();

  constructor(place: CheckpointPlace) {
    this.place = place;
  }

  touch(blocks: readonly ChangeBlock[]): void {
    for (const name of documentsOf(blocks, this.place.calendar)) this.changed.add(name);
  }

  get needed(): boolean {
    return this.changed.size > 0;
  }

  private low(name: string): Low<CheckpointDocument> {
    const { disk, folder, unique } = this.place;
    return new Low(new DocumentFile(disk, folder, `${name}${EXTENSION}`, unique), nothing);
  }

  /** Writes what changed. @param head where the chain of what is in memory ends, whenever it is asked */
  async write(memory: Memory, head: () => ChainHead): Promise<void> {
    const { disk, folder, calendar } = this.place;
    await disk.mkdir(folder);
    const from = head();
    const names = [...this.changed];
    try {
      for (const name of names) {
        // What changes from here on makes it changed again; a part of it may be in the document all the same.
        this.changed.delete(name);
        const { revision } = head();
        const low = this.low(name);
        low.data = { revision, parts: partsOf(name, memory, calendar), through: head };
        await low.write();
        this.written.set(name, revision);
      }
      const summary = this.low(SUMMARY);
      const documents = Object.fromEntries(this.written);
      const parts = [{ said: { documents, yearStartsIn: calendar.yearStartsIn }, arrays: [] }];
      summary.data = { revision: from.revision, parts, through: () => from };
      await summary.write();
    } catch (error) {
      for (const name of names) this.changed.add(name);
      throw error;
    }
    await this.removeOthers();
  }

  /** Removes documents that are no part of the whole any more, and what writes that were cut off left. */
  private async removeOthers(): Promise<void> {
    const { disk, folder } = this.place;
    const kept = new Set([SUMMARY, ...this.written.keys()].map((name) => `${name}${EXTENSION}`));
    for (const file of (await disk.list(folder)) ?? []) if (!kept.has(file)) await disk.remove(`${folder}/${file}`);
  }

  /** Loads the documents whose checksum holds; the rest comes out of the journal. */
  async load(memory: Memory): Promise<Loaded> {
    const { folder, calendar } = this.place;
    const claims: Claim[] = [];
    const read = async (name: string) => {
      const low = this.low(name);
      await low.read();
      const { revision, sum } = low.data.through();
      if (low.data !== nothing) claims.push({ revision, sum, file: `${folder}/${name}${EXTENSION}` });
      return low.data;
    };
    const summary = await read(SUMMARY);
    const listed = summarySchema.safeParse([...summary.parts][0]?.said);
    // Without its summary nobody knows which documents there ought to be: then the whole journal is read.
    if (!listed.success) return { complete: 0, claims };
    let complete = summary.revision;
    for (const [name, revision] of Object.entries(listed.data.documents)) {
      const document = await read(name);
      restoreParts(name, document.parts, memory);
      this.written.set(name, document.revision);
      // Lost, or of an earlier generation.
      if (document.revision < revision) complete = Math.min(complete, document.revision);
    }
    if (listed.data.yearStartsIn !== calendar.yearStartsIn) this.regroup(memory);
    return { complete, claims };
  }

  /** The year starts with another month now: every period gets its document anew. */
  private regroup(memory: Memory): void {
    this.written.clear();
    for (const name of allDocuments(memory, this.place.calendar)) this.changed.add(name);
  }
}
