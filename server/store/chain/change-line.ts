// One change-set as a sealed line of the chain: its head, and its changes in columns last, so that the head is parsed
// without the changes. Both stores keep these very bytes: they are the audit trail, and what a backup is made of.
// Columns are written short: one value where all are the same, and a number for the keys of an earlier block.
import type { FieldValue } from '../../../domain/figure';
import type { ChangeBlock, ChangeSet, ChangeSetHead } from '../../../domain/sync/change-set';
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

/** A stored change-set as the port says it. */
export function asChangeSet({ revision, head, blocks }: StoredSet): ChangeSet {
  return { ...head, revision, blocks: blocks.map(({ was: _was, ...block }) => block) };
}

/** Each revision that a block's fields had before, as short as it can be said. */
export function shortWas(was: ArrayLike<number>): number | readonly number[] {
  const first = was[0] ?? 0;
  for (let i = 1; i < was.length; i++) if (was[i] !== first) return Array.from(was);
  return first;
}

/** A block as the line says it. */
interface WrittenBlock extends Omit<StoredBlock, 'keys' | 'before' | 'after'> {
  /** The keys, or the place of an earlier block with the same keys. */
  readonly keys: readonly string[] | number;
  /** A column, or the one value that all have; a value that is a list is never written so. */
  readonly before: FieldValue;
  readonly after: FieldValue;
}

const CHANGES = ',"changes":';

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function shortColumn(column: readonly FieldValue[]): FieldValue {
  const first = column[0] ?? null;
  if (column.length < 2 || (typeof first === 'object' && first !== null)) return column;
  for (let i = 1; i < column.length; i++) if (column[i] !== first) return column;
  return first;
}

function writtenBlocks(blocks: readonly StoredBlock[]): WrittenBlock[] {
  return blocks.map(({ type, field, keys, before, after, addresses, formulas, was }, i) => {
    const same = blocks.findIndex((b) => sameKeys(b.keys, keys));
    return {
      ...{ type, field, keys: same < i ? same : keys },
      ...{ before: shortColumn(before), after: shortColumn(after), addresses, formulas, was },
    };
  });
}

/** The line of a change-set, newline included, and its checksum for the next line. */
export function setLine(set: StoredSet, prev: string): { bytes: Buffer; sum: string } {
  const { pushId, kind, by, at, undoes, note, source } = set.head;
  const head = { prev, revision: set.revision, pushId, kind, by, at, undoes, note, source };
  return sealedLine({ ...head, changes: writtenBlocks(set.blocks) });
}

type LineHead = ChangeSetHead & { revision: number };

function split({ revision, pushId, kind, by, at, undoes, note, source }: LineHead): StoredHead {
  return {
    revision,
    head: {
      ...{ pushId, kind, by, at },
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

function column(written: FieldValue, length: number): readonly FieldValue[] {
  return Array.isArray(written) ? (written as readonly FieldValue[]) : new Array<FieldValue>(length).fill(written);
}

/** The whole change-set of a checked line. */
export function parseSet(bytes: Buffer): StoredSet {
  const all = JSON.parse(bytes.toString()) as LineHead & { changes: WrittenBlock[] };
  const blocks: StoredBlock[] = [];
  for (const { type, field, keys: written, before, after, addresses, formulas, was } of all.changes) {
    const keys = typeof written === 'number' ? (blocks[written]?.keys ?? []) : written;
    blocks.push({
      ...{ type, field, keys, before: column(before, keys.length), after: column(after, keys.length) },
      ...(addresses && { addresses }),
      ...(formulas && { formulas }),
      was,
    });
  }
  return { ...split(all), blocks };
}
