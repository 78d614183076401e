// One change-set as a sealed line of the chain: its head, and its changes in columns last, so that the head is parsed
// without the changes. Both stores keep these very bytes: they are the audit trail, and what a backup is made of.
import type { ChangeBlock, ChangeSetHead } from '../../../domain/sync/change-set';
import { sealedLine } from './sealed-line';

/** Changes of one field in columns, each with the revision at which the field was last changed before. */
export interface StoredBlock extends ChangeBlock {
  /** One number where it is the same for all. */
  readonly was: number | readonly number[];
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

const CHANGES = ',"changes":';

/** The line of a change-set, newline included, and its checksum for the next line. */
export function setLine(set: StoredSet, prev: string): { bytes: Buffer; sum: string } {
  const { pushId, kind, by, at, undoes, note, source } = set.head;
  return sealedLine({ prev, revision: set.revision, pushId, kind, by, at, undoes, note, source, changes: set.blocks });
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
