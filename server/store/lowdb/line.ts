// One line of the journal: JSON with the checksum of the line first, the previous line's checksum second, the head of
// the change-set next and its changes, in columns, last. So a line is checked without being parsed, and its head is
// parsed without its changes.
import { createHash } from 'node:crypto';
import type { ChangeSetHead } from '../../../domain/sync/change-set';
import type { ChangeBlock } from '../../../domain/sync/columns';

/** Changes of one field in columns, each with the revision at which the field was last changed before. */
export interface StoredBlock extends ChangeBlock {
  /** One number where it is the same for all. */
  was: number | number[];
}

/** What stands before the changes of a change-set. */
export interface StoredHead {
  readonly revision: number;
  readonly head: ChangeSetHead;
}

/** A change-set as the journal holds it. */
export interface StoredSet extends StoredHead {
  readonly blocks: readonly StoredBlock[];
}

/** First line of a segment: which store it belongs to, and the revision that it goes on after. */
export interface SegmentHead {
  readonly format: 1;
  readonly store: string;
  readonly segment: number;
  readonly after: number;
}

const SUM = 64;
const prefix = '{"sum":"';
const BODY = prefix.length + SUM + 2;
const CHANGES = ',"changes":';

function sumOf(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

function line(value: object): { bytes: Buffer; sum: string } {
  const body = Buffer.from(JSON.stringify(value).slice(1));
  const sum = sumOf(body);
  return { bytes: Buffer.concat([Buffer.from(`${prefix}${sum}",`), body, Buffer.from('\n')]), sum };
}

/** The line of a change-set, newline included, and its checksum for the next line. */
export function setLine(set: StoredSet, prev: string): { bytes: Buffer; sum: string } {
  const { pushId, kind, by, at, undoes, note, source } = set.head;
  return line({ prev, revision: set.revision, pushId, kind, by, at, undoes, note, source, changes: set.blocks });
}

export function segmentLine(head: SegmentHead, prev: string): { bytes: Buffer; sum: string } {
  return line({ prev, ...head });
}

/** The checksum of a line (without its newline) where it holds and the line follows `prev`; else what is wrong. */
export function checkLine(bytes: Buffer, prev: string): { sum: string } | { wrong: string } {
  if (bytes.length < BODY + SUM || bytes.toString('latin1', 0, prefix.length) !== prefix)
    return { wrong: 'this is no line of a journal' };
  const sum = bytes.toString('latin1', prefix.length, prefix.length + SUM);
  if (bytes.toString('latin1', prefix.length + SUM, BODY) !== '",' || sumOf(bytes.subarray(BODY)) !== sum)
    return { wrong: 'the checksum of this line does not hold' };
  if (
    !bytes
      .subarray(BODY)
      .toString('latin1', 0, SUM + 11)
      .startsWith(`"prev":"${prev}"`)
  )
    return { wrong: 'this line does not follow the one before it' };
  return { sum };
}

type LineHead = ChangeSetHead & { revision: number };

function split({ revision, pushId, kind, by, at, undoes, note, source }: LineHead): StoredHead {
  return {
    revision,
    head: {
      pushId,
      kind,
      by,
      at,
      ...(undoes !== undefined && { undoes }),
      ...(note !== undefined && { note }),
      ...(source !== undefined && { source }),
    },
  };
}

/** Head of a checked line. A quote within a text is written `\"`, so `,"changes":` can only be the key. */
export function parseHead(bytes: Buffer): StoredHead {
  const at = bytes.indexOf(CHANGES);
  return split(JSON.parse(`${bytes.toString('utf8', 0, at)}}`) as LineHead);
}

/** The whole change-set of a checked line. */
export function parseSet(bytes: Buffer): StoredSet {
  const all = JSON.parse(bytes.toString()) as LineHead & { changes: StoredBlock[] };
  return { ...split(all), blocks: all.changes };
}

/** Head of a segment from its checked first line; `undefined` where it is something else. */
export function parseSegmentHead(bytes: Buffer): SegmentHead | undefined {
  const head = JSON.parse(bytes.toString()) as Partial<SegmentHead>;
  if (head.format !== 1 || head.store === undefined || head.segment === undefined || head.after === undefined)
    return undefined;
  return { format: 1, store: head.store, segment: head.segment, after: head.after };
}
