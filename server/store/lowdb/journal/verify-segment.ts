// Checks every line of a segment and goes on after one that does not hold, so that all damage is told at once.
import { parseHead } from '../../chain/change-line';
import { checkLine, sealOf } from '../../chain/sealed-line';
import type { ChainHead } from '../../port';
import type { Disk } from '../disk';
import { StoreRefusal, type Damage } from '../../refusal';
import { checkSegmentHead, isCutOff, type ExpectedSegment, type JournalLine } from './scan-segment';
import { GrowingColumns, type SegmentIndex } from './segment-index';

export interface VerifiedSegment {
  /** What its index must say. */
  readonly index: SegmentIndex;
  /** Where the chain of sound change-sets ends; `null` where all are sound. */
  readonly soundTo: ChainHead | null;
}

const NEWLINE = 10;

/** @param onLine told of each line before the first that does not hold */
export async function verifySegment(
  disk: Disk,
  expected: ExpectedSegment,
  found: (damage: Damage) => void,
  onLine: (line: JournalLine) => void,
): Promise<VerifiedSegment> {
  const { path, store, segment, from, last } = expected;
  const bytes = (await disk.read(path)) ?? Buffer.alloc(0);
  const columns = new GrowingColumns();
  const sound: { to: ChainHead | null } = { to: null };
  let chain = from;
  const wrong = (offset: number, what: string) => {
    sound.to ??= chain;
    found({ file: path, offset, what });
  };
  const start = bytes.indexOf(NEWLINE) + 1;
  try {
    checkSegmentHead(bytes.subarray(0, Math.max(0, start - 1)), expected);
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    wrong(0, error.damage?.what ?? error.message);
  }
  let end = start;
  while (end < bytes.length && start > 0) {
    const newline = bytes.indexOf(NEWLINE, end);
    const line = bytes.subarray(end, newline < 0 ? bytes.length : newline);
    // A server may be just writing it, or was when it ended: never acknowledged.
    if (newline < 0 && last && isCutOff(line, end)) break;
    const checked = newline < 0 ? { wrong: 'the file ends within a line' } : checkLine(line, chain.sum);
    const head = 'sum' in checked ? parseHead(line) : undefined;
    if ('wrong' in checked) wrong(end, checked.wrong);
    else if (head?.revision !== chain.revision + 1) wrong(end, `revision ${head?.revision ?? 0} is out of order`);
    else if (!sound.to) onLine({ ...head, bytes: line, offset: end, sum: checked.sum });
    if (head) columns.add(head.head, line.length);
    chain = { revision: head?.revision ?? chain.revision + 1, sum: sealOf(line).sum };
    end += line.length + 1;
  }
  return { index: { store, segment, bytes: end, start, from, to: chain, columns }, soundTo: sound.to };
}
