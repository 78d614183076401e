// What a finished segment holds, beside it, so that a start need not read the whole history: where each line stands, and
// who, when and what kind. A copy: where it is lost or does not fit its segment, the segment is read again.
import type { ChangeSetHead, ChangeSetKind } from '../../../../domain/sync/change-set';
import { sumOf } from '../../chain/sealed-line';
import type { ChainHead } from '../../port';
import { replaceFile, type Disk } from '../disk';

/** The change-sets of a segment in columns, oldest first. */
export interface SegmentColumns {
  /** Bytes of each line without its newline. */
  readonly lengths: readonly number[];
  readonly pushIds: readonly string[];
  readonly by: readonly string[];
  readonly at: readonly string[];
  readonly kinds: readonly ChangeSetKind[];
  readonly undoes: readonly (string | null)[];
}

export interface SegmentIndex {
  readonly store: string;
  readonly segment: number;
  /** Bytes of the whole segment. */
  readonly bytes: number;
  /** Bytes of its head, newline included. */
  readonly start: number;
  /** Where the chain stands before it and after it. */
  readonly from: ChainHead;
  readonly to: ChainHead;
  readonly columns: SegmentColumns;
}

export function indexName(segment: number): string {
  return `${String(segment).padStart(8, '0')}.index.json`;
}

/** Gathers the columns of the segment that is being written. */
export class GrowingColumns implements SegmentColumns {
  readonly lengths: number[] = [];
  readonly pushIds: string[] = [];
  readonly by: string[] = [];
  readonly at: string[] = [];
  readonly kinds: ChangeSetKind[] = [];
  readonly undoes: (string | null)[] = [];

  add(head: ChangeSetHead, length: number): void {
    this.lengths.push(length);
    this.pushIds.push(head.pushId);
    this.by.push(head.by);
    this.at.push(head.at);
    this.kinds.push(head.kind);
    this.undoes.push(head.undoes ?? null);
  }
}

export async function writeIndex(disk: Disk, folder: string, index: SegmentIndex, unique: string): Promise<void> {
  const body = JSON.stringify(index);
  await replaceFile(disk, folder, indexName(index.segment), Buffer.from(`${sumOf(body)}\n${body}\n`), unique);
}

/** The index of a segment; `undefined` where there is none or its checksum does not hold. */
export async function readIndex(disk: Disk, folder: string, segment: number): Promise<SegmentIndex | undefined> {
  const text = (await disk.read(`${folder}/${indexName(segment)}`))?.toString() ?? '';
  const newline = text.indexOf('\n');
  const body = text.slice(newline + 1, -1);
  if (newline < 0 || text.slice(0, newline) !== sumOf(body)) return undefined;
  // The checksum held, so it is as it was written.
  return JSON.parse(body) as SegmentIndex;
}
