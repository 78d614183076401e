// Reads one segment of the journal line by line and checks each: its checksum, what it follows, its revision. Only
// what a write that was cut off leaves at the very end of the last segment may be wrong: it was never acknowledged.
import { parseHead, type StoredHead } from '../../chain/change-line';
import { checkLine } from '../../chain/sealed-line';
import type { ChainHead } from '../../port';
import { damaged, StoreRefusal } from '../../refusal';
import { parseSegmentHead } from './segment-head';

/** A good line of a change-set. `bytes` is its text without the newline. */
export interface JournalLine extends StoredHead {
  readonly bytes: Buffer;
  readonly offset: number;
  readonly sum: string;
}

/** What a segment must be. */
export interface ExpectedSegment {
  readonly path: string;
  readonly store: string;
  readonly segment: number;
  /** Where the chain stands before it. */
  readonly from: ChainHead;
  /** Whether it is the last: only there a write can have been cut off. */
  readonly last: boolean;
}

export interface Scanned {
  /** Where the chain stands after it. */
  readonly chain: ChainHead;
  /** Bytes that are good, the last newline included even where it is missing. */
  readonly end: number;
  /** Bytes after that: what is left of a write that was cut off. */
  readonly torn: number;
  /** Whether the last line is whole but for its newline. */
  readonly newlineMissing: boolean;
}

const NEWLINE = 10;
const START = Buffer.from('{"sum":"');

/** @throws StoreRefusal `damaged` that names the byte, or `foreign` */
export function checkSegmentHead(line: Buffer, expected: ExpectedSegment): void {
  const { path, store, segment, from } = expected;
  const checked = checkLine(line, from.sum);
  // Its own checksum first: then a head that is sound and of another store is said to be that.
  const head = 'sum' in checked || checked.wrong.includes('follow') ? parseSegmentHead(line) : undefined;
  if (head && head.store !== store)
    throw new StoreRefusal('foreign', `${path} belongs to another store. Nothing was changed.`);
  if ('wrong' in checked) throw damaged(path, 0, checked.wrong);
  if (head?.segment !== segment || head.after !== from.revision)
    throw damaged(path, 0, 'this file does not follow the one before it');
}

/** Disks lose and keep whole sectors. */
const SECTOR = 512;

/** Whether the bytes from a place in a file on are what a write that was cut off leaves, and nothing else. */
export function isCutOff(bytes: Buffer, at: number): boolean {
  // After a power cut ext4 may know a file's new length and not what was written there: zeros from the end of the last
  // line on. A sector that was lost later holds zeros too, but it would have taken the bytes before it along.
  if (at % SECTOR !== 0 && bytes.every((b) => b === 0)) return true;
  const known = Math.min(bytes.length, START.length);
  // No line holds a control character: JSON escapes them. Zeros within a line are a block that was lost.
  return bytes.subarray(0, known).equals(START.subarray(0, known)) && bytes.every((b) => b >= 0x20);
}

/** @throws StoreRefusal `damaged` or `foreign` */
export function scanSegment(bytes: Buffer, expected: ExpectedSegment, onLine: (line: JournalLine) => void): Scanned {
  const { path, last } = expected;
  let chain = expected.from;
  const first = bytes.indexOf(NEWLINE);
  const headLength = first < 0 ? bytes.length : first;
  checkSegmentHead(bytes.subarray(0, headLength), expected);
  let end = headLength + 1;
  while (end < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, end);
    const line = bytes.subarray(end, newline < 0 ? bytes.length : newline);
    const checked = checkLine(line, chain.sum);
    if ('wrong' in checked) {
      if (!last || newline >= 0) throw damaged(path, end, checked.wrong);
      // A whole line whose newline was damaged is no cut-off write: that push was acknowledged.
      if ('sum' in checkLine(line.subarray(0, -1), chain.sum) || !isCutOff(line, end))
        throw damaged(path, end, 'the end of the journal is not as it was written');
      return { chain, end, torn: line.length, newlineMissing: false };
    }
    const { revision, head } = parseHead(line);
    if (revision !== chain.revision + 1) throw damaged(path, end, `revision ${revision} is out of order`);
    onLine({ revision, head, bytes: line, offset: end, sum: checked.sum });
    chain = { revision, sum: checked.sum };
    end += line.length + 1;
  }
  if (end > bytes.length && !last) throw damaged(path, bytes.length, 'the file ends within a line');
  return { chain, end, torn: 0, newlineMissing: end > bytes.length };
}
