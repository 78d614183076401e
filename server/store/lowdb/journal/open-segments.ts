// Finds where each change-set stands when a store starts: from the index of a finished segment, or from the segment
// itself where its change-sets are wanted, where it is the last, or where its index does not fit.
import type { ChainHead } from '../../port';
import { genesisOf } from '../../chain/sealed-line';
import type { Disk } from '../disk';
import { damaged, StoreRefusal } from '../../refusal';
import { checkSegmentHead, scanSegment, type ExpectedSegment, type JournalLine, type Scanned } from './scan-segment';
import { segmentName, segmentsAmong } from './segment-head';
import { GrowingColumns, indexName, readIndex, type SegmentIndex } from './segment-index';

/** Told of every segment, in order: what its index says, or each of its lines. */
export interface OnSegment {
  begin(segment: number): void;
  index(index: SegmentIndex): void;
  line(line: JournalLine): void;
  /** Told where the chain ends, before anything is changed. It may refuse. */
  end(chain: ChainHead): void;
}

export interface TornTail {
  readonly file: string;
  readonly offset: number;
  readonly bytes: number;
}

export interface JournalPlace {
  readonly disk: Disk;
  /** The data folder. */
  readonly folder: string;
  readonly store: string;
}

export interface OpenedSegment {
  readonly segment: number;
  readonly start: number;
  readonly from: ChainHead;
  readonly columns: GrowingColumns;
  readonly scanned: Scanned;
}

/** Names of all segments. @throws StoreRefusal where one is missing */
export async function listSegments(disk: Disk, journal: string): Promise<string[]> {
  const all = (await disk.list(journal)) ?? [];
  const names = segmentsAmong(all);
  if (names.length === 0)
    throw new StoreRefusal('damaged', `The store is damaged: ${journal} holds no journal. Restore a backup.`);
  for (const [i, name] of names.entries())
    if (name !== segmentName(i + 1)) throw damaged(`${journal}/${segmentName(i + 1)}`, 0, 'this file is missing');
  // An index is written when the next segment is there.
  const next = segmentName(names.length + 1);
  if (all.includes(indexName(names.length))) throw damaged(`${journal}/${next}`, 0, 'this file is missing');
  return names;
}

/** Reads a segment and its columns. */
export async function readSegment(
  disk: Disk,
  expected: ExpectedSegment,
  onLine: (line: JournalLine) => void,
): Promise<OpenedSegment> {
  const bytes = (await disk.read(expected.path)) ?? Buffer.alloc(0);
  const columns = new GrowingColumns();
  const scanned = scanSegment(bytes, expected, (line) => {
    columns.add(line.head, line.bytes.length);
    onLine(line);
  });
  return { segment: expected.segment, start: bytes.indexOf(10) + 1, from: expected.from, columns, scanned };
}

/** @param read change-sets after this revision are wanted line by line */
export async function openSegments(
  { disk, folder, store }: JournalPlace,
  read: number,
  on: OnSegment,
): Promise<{ last: OpenedSegment; unindexed: readonly SegmentIndex[] }> {
  const journal = `${folder}/journal`;
  const names = await listSegments(disk, journal);
  const unindexed: SegmentIndex[] = [];
  let from: ChainHead = { revision: 0, sum: genesisOf(store) };
  for (const [i, name] of names.entries()) {
    const expected = { path: `${journal}/${name}`, store, segment: i + 1, from, last: i === names.length - 1 };
    on.begin(expected.segment);
    const index = expected.last ? undefined : await readIndex(disk, journal, expected.segment);
    const fits = index !== undefined && (await indexFits(disk, index, expected));
    if (fits && index.to.revision <= read) {
      on.index(index);
      from = index.to;
      continue;
    }
    const opened = await readSegment(disk, expected, (line) => {
      on.line(line);
    });
    if (expected.last) {
      on.end(opened.scanned.chain);
      return { last: opened, unindexed };
    }
    const { scanned, start, columns, segment } = opened;
    if (!fits) unindexed.push({ store, segment, bytes: scanned.end, start, from, to: scanned.chain, columns });
    from = scanned.chain;
  }
  throw new StoreRefusal('damaged', `The store is damaged: ${journal} holds no journal. Restore a backup.`);
}

/** Whether an index is of this very segment. A segment that is not as long as it was is read, and tells its damage. */
async function indexFits(disk: Disk, index: SegmentIndex, expected: ExpectedSegment): Promise<boolean> {
  const { path, store, segment, from } = expected;
  if (index.store !== store || index.segment !== segment) return false;
  if (index.from.revision !== from.revision || index.from.sum !== from.sum) return false;
  const file = await disk.open(path, 'read');
  try {
    if ((await file.size()) !== index.bytes) return false;
    checkSegmentHead((await file.read(0, index.start)).subarray(0, -1), expected);
  } finally {
    await file.close();
  }
  return true;
}
