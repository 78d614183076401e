// Which change-sets there are, and what each did. Heads stay in memory; changes stay in the journal and are read
// from there, with the newest kept at hand, so that memory does not grow with history.
import { changesFromColumns } from '../../../domain/sync/columns';
import type { ChangeSet, ChangeSetHead } from '../../../domain/sync/change-set';
import type { Place } from './journal';
import { parseSet, type StoredBlock, type StoredSet } from '../chain/change-line';

export interface LogHead {
  readonly revision: number;
  readonly head: ChangeSetHead;
  readonly place: Place;
  /** Checksum of its line. */
  readonly sum: string;
}

/** Cells of the newest change-sets that are kept at hand. */
const CELLS_KEPT = 200_000;

export function cellsIn(blocks: readonly StoredBlock[]): number {
  return blocks.reduce((n, b) => n + b.keys.length, 0);
}

/** A stored change-set as the port says it. */
export function asChangeSet({ revision, head, blocks }: StoredSet): ChangeSet {
  return { ...head, revision, changes: changesFromColumns(blocks) };
}

export class ChangeLog {
  private readonly heads: LogHead[] = [];
  private readonly byPush = new Map<string, number>();
  private readonly kept = new Map<number, StoredSet>();
  private keptCells = 0;
  private readonly readLine: (place: Place) => Promise<Buffer>;

  constructor(readLine: (place: Place) => Promise<Buffer>) {
    this.readLine = readLine;
  }

  get length(): number {
    return this.heads.length;
  }

  add(head: LogHead, set?: StoredSet): void {
    this.heads.push(head);
    this.byPush.set(head.head.pushId, head.revision);
    if (set) this.keep(set);
  }

  private keep(set: StoredSet): void {
    this.kept.set(set.revision, set);
    this.keptCells += cellsIn(set.blocks);
    for (const [revision, old] of this.kept) {
      if (this.keptCells <= CELLS_KEPT || revision === set.revision) break;
      this.kept.delete(revision);
      this.keptCells -= cellsIn(old.blocks);
    }
  }

  head(revision: number): ChangeSetHead | undefined {
    return this.heads[revision - 1]?.head;
  }

  /** Checksum of the line of a revision. */
  sum(revision: number): string {
    return this.heads[revision - 1]?.sum ?? '';
  }

  revisionOf(pushId: string): number | undefined {
    return this.byPush.get(pushId);
  }

  /** Newest first. */
  *newest(): Iterable<LogHead> {
    for (let i = this.heads.length - 1; i >= 0; i--) {
      const head = this.heads[i];
      if (head) yield head;
    }
  }

  /** The change-set of a revision, from memory or from the journal. */
  async set(revision: number): Promise<StoredSet> {
    const kept = this.kept.get(revision);
    if (kept) return kept;
    const head = this.heads[revision - 1];
    if (!head) throw new RangeError(`There is no revision ${revision}`);
    return parseSet(await this.readLine(head.place));
  }
}
