// A lowdb document of a checkpoint: lowdb's adapter port, written so that a reader sees the old file or the new one,
// durably, with the revision it contains and a checksum. (lowdb's own file adapter neither syncs nor checks.)
import { createHash } from 'node:crypto';
import type { Adapter } from 'lowdb';
import { replaceFile, type Disk } from './disk';

export interface CheckpointDocument {
  /** The last change-set that is in it. */
  readonly revision: number;
  /** Checksum of that change-set's line, so that the document is known to belong to this journal. */
  readonly head: string;
  readonly data: unknown;
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export class DocumentFile implements Adapter<CheckpointDocument> {
  private readonly disk: Disk;
  private readonly folder: string;
  private readonly name: string;
  private readonly unique: () => string;

  constructor(disk: Disk, folder: string, name: string, unique: () => string) {
    this.disk = disk;
    this.folder = folder;
    this.name = name;
    this.unique = unique;
  }

  /** The document, or `null` where there is none or its checksum does not hold: the journal makes it anew. */
  async read(): Promise<CheckpointDocument | null> {
    const bytes = await this.disk.read(`${this.folder}/${this.name}`);
    const text = bytes?.toString();
    const newline = text?.indexOf('\n') ?? -1;
    if (text === undefined || newline < 0) return null;
    const body = text.slice(newline + 1);
    return text.slice(0, newline) === sumOf(body) ? (JSON.parse(body) as CheckpointDocument) : null;
  }

  async write(document: CheckpointDocument): Promise<void> {
    const body = JSON.stringify(document);
    await replaceFile(this.disk, this.folder, this.name, Buffer.from(`${sumOf(body)}\n${body}`), this.unique());
  }
}
