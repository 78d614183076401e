// A backup file: a sealed head, the lines of the change-sets as the stores keep them, and a sealed end, each line
// following the one before it. The end is how a backup that was cut off is told from a whole one.
import * as z from 'zod/mini';
import { sealedLine, sumOf } from '../../store/chain/sealed-line';
import type { ChainHead } from '../../store/port';

const WHAT = 'PI Bridge backup';
const END = 'end of PI Bridge backup';
/** What a backup's first line follows. */
export const BEGIN = sumOf(WHAT);

export const backupHeadSchema = z.object({
  what: z.literal(WHAT),
  format: z.literal(1),
  /** Id of the store. */
  store: z.string().check(z.minLength(1)),
  /** The change-sets begin with the revision after this one. */
  after: z.literal(0),
  /** When it was written. */
  at: z.string(),
});
export type BackupHead = z.infer<typeof backupHeadSchema>;

export const backupEndSchema = z.object({
  what: z.literal(END),
  revision: z.int(),
  /** Checksum of the last change-set's line. */
  prev: z.string(),
  /** Change-sets in the file. */
  count: z.int(),
});

/** A head of any version, to tell "another version" from "no backup". */
export const anyHeadSchema = z.object({ what: z.literal(WHAT), format: z.int() });

/** First line, newline included. */
export function headLine(store: string, at: string): Buffer {
  const head = { prev: BEGIN, what: WHAT, format: 1, store, after: 0, at };
  return sealedLine(head).bytes;
}

/** Last line, newline included: it follows the last change-set, so the chain's checksum is in it. */
export function endLine({ revision, sum }: ChainHead, count: number): Buffer {
  const end = { prev: sum, what: END, revision, count };
  return sealedLine(end).bytes;
}

/** Whether a checked line is the end. Change-sets have their revision where the end says what it is. */
export function isEnd(line: Buffer, prev: string): boolean {
  return line.includes(`"prev":"${prev}","what":"${END}"`) && line.length < 1024;
}
