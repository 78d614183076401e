// Reads the store of a folder from outside, without its lock and without writing, also while a server uses it: what is
// read ends with the last whole line. For back-ups and for looking into a folder; its siblings check and restore one.
import { sealOf } from '../chain/sealed-line';
import type { ChainHead } from '../port';
import { realDisk, type Disk } from './disk';
import { listSegments } from './journal/open-segments';
import { scanSegment, type Scanned } from './journal/scan-segment';
import { parseSegmentHead } from './journal/segment-head';
import { damaged } from '../refusal';
import { storeIn } from './store-folder';

export { restoreLowdb, type LowdbRestore } from './restore-store';
export { verifyLowdbStore, type Finding, type Progress, type Verified } from './verify-store';

export interface ReadOnlyStore {
  readonly id: string;
  /** Where the chain ends now. @throws StoreRefusal where the journal is damaged */
  head(): Promise<ChainHead>;
  /**
   * The lines of the change-sets after a revision, oldest first, without newlines, each checked.
   * @throws StoreRefusal where the journal is damaged
   */
  lines(after: number): AsyncIterable<Buffer>;
}

export interface FolderToRead {
  /** The data folder. */
  readonly folder: string;
  readonly disk?: Disk;
}

/** A segment as it was when it was asked for. */
interface SegmentNow {
  readonly segment: number;
  readonly path: string;
  /** Where the chain stands before it, as its head says. */
  readonly from: ChainHead;
  readonly bytes: number;
  readonly last: boolean;
}

/** Far more than a head has. */
const HEAD_BYTES = 4096;

async function segmentsNow(disk: Disk, folder: string): Promise<SegmentNow[]> {
  const names = await listSegments(disk, `${folder}/journal`);
  const segments: SegmentNow[] = [];
  for (const [i, name] of names.entries()) {
    const path = `${folder}/journal/${name}`;
    const file = await disk.open(path, 'read');
    try {
      const start = await file.read(0, HEAD_BYTES);
      const newline = start.indexOf(10);
      const head = newline < 0 ? undefined : parsedHead(start.subarray(0, newline));
      if (!head) throw damaged(path, 0, 'this is no head of a journal’s file');
      const [bytes, last] = [await file.size(), i === names.length - 1];
      segments.push({ segment: i + 1, path, from: head, bytes, last });
    } finally {
      await file.close();
    }
  }
  return segments;
}

/** Where the chain stands before a segment. That its first line is sound is checked when it is read. */
function parsedHead(line: Buffer): ChainHead | undefined {
  try {
    const head = parseSegmentHead(line);
    return head && { revision: head.after, sum: sealOf(line).prev };
  } catch {
    return undefined;
  }
}

/** The whole lines of a segment. What a server is just writing, or was when it ended, is left out. */
async function readLines(
  disk: Disk,
  store: string,
  segment: SegmentNow,
  from: ChainHead,
): Promise<{ lines: Buffer[]; sums: string[]; scanned: Scanned }> {
  const bytes = ((await disk.read(segment.path)) ?? Buffer.alloc(0)).subarray(0, segment.bytes);
  const lines: Buffer[] = [];
  const sums: string[] = [];
  const scanned = scanSegment(bytes, { ...segment, store, from }, (line) => {
    lines.push(line.bytes);
    sums.push(line.sum);
  });
  if (scanned.newlineMissing && lines.pop()) sums.pop();
  return { lines, sums, scanned };
}

/** @throws StoreRefusal where the folder holds no store */
export async function readLowdbStore({ folder, disk = realDisk }: FolderToRead): Promise<ReadOnlyStore> {
  const id = await storeIn(disk, folder);
  return {
    id,
    async head() {
      const last = (await segmentsNow(disk, folder)).at(-1);
      if (!last) throw damaged(`${folder}/journal`, 0, 'it holds no journal');
      const { sums } = await readLines(disk, id, last, last.from);
      const sum = sums.at(-1);
      return sum === undefined ? last.from : { revision: last.from.revision + sums.length, sum };
    },
    async *lines(after) {
      const segments = await segmentsNow(disk, folder);
      const first = segments.findLastIndex((s) => s.from.revision <= after);
      let from = segments[Math.max(0, first)]?.from;
      for (const segment of segments.slice(Math.max(0, first))) {
        if (!from) return;
        const { lines, scanned } = await readLines(disk, id, segment, from);
        yield* lines.slice(Math.max(0, after - from.revision));
        from = scanned.chain;
      }
    },
  };
}
