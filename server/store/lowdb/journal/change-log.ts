// Which change-sets there are and where each stands: who, when and what kind in columns, so that a hundred thousand
// cost little; everything else stays in the journal, with the newest kept at hand.
import type { ChangeSetHead } from '../../../../domain/sync/change-set';
import type { HeadSummary } from '../../chain/history';
import { parseHead, parseSet, type StoredBlock, type StoredSet } from '../../chain/change-line';
import type { SegmentColumns } from './segment-index';

/** Where a line stands: number of its segment, byte, and length without the newline. */
export interface Place {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

/** Who changed a field, when, and in what kind of change-set. */
export type Author = Pick<ChangeSetHead, 'by' | 'at' | 'kind'>;

/** Where lines are read again. */
export interface LineSource {
  /** One line, checked, without its newline. */
  read(place: Place): Promise<Buffer>;
  /** Lines at places that are in order. */
  lines(places: Iterable<Place>): AsyncIterable<Buffer>;
}

/** Cells of the newest change-sets that are kept at hand. */
const CELLS_KEPT = 120_000;
/** Heads of older ones, some hundred bytes each. */
const HEADS_KEPT = 10_000;

export function cellsIn(blocks: readonly StoredBlock[]): number {
  return blocks.reduce((n, b) => n + b.keys.length, 0);
}

export class ChangeLog {
  private readonly authors: Author[] = [];
  private readonly shared = new Map<string, Author>();
  private readonly offsets: number[] = [];
  private readonly lengths: number[] = [];
  /** The first revision of each segment, by its number. */
  private readonly firsts: number[] = [];
  private readonly byPush = new Map<string, number>();
  private readonly undone = new Map<number, string>();
  private readonly kept = new Map<number, StoredSet>();
  private keptCells = 0;
  /** Heads that were read again. */
  private readonly read = new Map<number, ChangeSetHead>();
  private readonly source: LineSource;

  constructor(source: LineSource) {
    this.source = source;
  }

  get length(): number {
    return this.offsets.length;
  }

  /** Says that a segment begins with the next revision. */
  begin(segment: number): void {
    this.firsts[segment] = this.length + 1;
  }

  add(head: Pick<ChangeSetHead, 'pushId' | 'by' | 'at' | 'kind' | 'undoes'>, offset: number, length: number): void {
    this.offsets.push(offset);
    this.lengths.push(length);
    const revision = this.length;
    this.authors.push(this.authorOf(head));
    this.byPush.set(head.pushId, revision);
    if (head.undoes !== undefined) this.undone.set(revision, head.undoes);
  }

  /** One object for those who changed much at one instant, as imports do. */
  private authorOf({ by, at, kind }: Author): Author {
    const last = this.authors.at(-1);
    if (last?.by === by && last.at === at && last.kind === kind) return last;
    const id = this.shared.get(by)?.by ?? by;
    const author = { by: id, at, kind };
    if (!this.shared.has(by)) this.shared.set(by, author);
    return author;
  }

  /** Keeps a change-set at hand. */
  keep(set: StoredSet): void {
    this.kept.set(set.revision, set);
    this.keptCells += cellsIn(set.blocks);
    for (const [revision, old] of this.kept) {
      if (this.keptCells <= CELLS_KEPT || revision === set.revision) break;
      this.kept.delete(revision);
      this.keptCells -= cellsIn(old.blocks);
    }
  }

  author(revision: number): Author | undefined {
    return this.authors[revision - 1];
  }

  revisionOf(pushId: string): number | undefined {
    return this.byPush.get(pushId);
  }

  /** Newest first. */
  *heads(): Iterable<HeadSummary> {
    for (let revision = this.length; revision > 0; revision--) {
      const author = this.authors[revision - 1];
      const undoes = this.undone.get(revision);
      if (author) yield { revision, by: author.by, kind: author.kind, ...(undoes !== undefined && { undoes }) };
    }
  }

  place(revision: number): Place {
    const offset = this.offsets[revision - 1];
    const length = this.lengths[revision - 1];
    if (offset === undefined || length === undefined) throw new RangeError(`There is no revision ${revision}`);
    let segment = this.firsts.length - 1;
    while (segment > 0 && (this.firsts[segment] ?? Number.POSITIVE_INFINITY) > revision) segment--;
    return { segment, offset, length };
  }

  /** Places of the change-sets from one revision to another, both included. */
  *places(from: number, to: number): Iterable<Place> {
    for (let revision = Math.max(1, from); revision <= to; revision++) yield this.place(revision);
  }

  /** The change-set of a revision, from memory or from the journal. */
  async set(revision: number): Promise<StoredSet> {
    return this.kept.get(revision) ?? parseSet(await this.source.read(this.place(revision)));
  }

  /** Heads of the change-sets of revisions: what they changed is read past, and what was asked for is kept at hand. */
  async headsOf(revisions: Iterable<number>): Promise<Map<number, ChangeSetHead>> {
    const found = new Map<number, ChangeSetHead>();
    const missing: number[] = [];
    for (const revision of new Set(revisions)) {
      if (revision < 1 || revision > this.length) continue;
      const head = this.kept.get(revision)?.head ?? this.read.get(revision);
      if (head) found.set(revision, head);
      else missing.push(revision);
    }
    missing.sort((a, b) => a - b);
    for await (const line of this.source.lines(missing.map((revision) => this.place(revision)))) {
      const { revision, head } = parseHead(line);
      found.set(revision, head);
      this.read.set(revision, head);
    }
    for (const [oldest] of this.read) {
      if (this.read.size <= HEADS_KEPT) break;
      this.read.delete(oldest);
    }
    return found;
  }

  /** The change-set of a revision where it need not be read. */
  atHand(revision: number): StoredSet | undefined {
    return this.kept.get(revision);
  }

  /** Change-sets from one revision to another, both included, oldest first. */
  async *sets(from: number, to: number): AsyncIterable<StoredSet> {
    const toRead: Place[] = [];
    let revision = from;
    for (; revision <= to && !this.kept.has(revision); revision++) toRead.push(this.place(revision));
    for await (const line of this.source.lines(toRead)) yield parseSet(line);
    for (; revision <= to; revision++) yield await this.set(revision);
  }

  /** Takes the change-sets of a segment from its index. @param offset of its first change-set */
  addColumns({ lengths, pushIds, by, at, kinds, undoes }: SegmentColumns, offset: number): void {
    let start = offset;
    for (const [i, length] of lengths.entries()) {
      const head = { pushId: pushIds[i] ?? '', by: by[i] ?? '', at: at[i] ?? '', kind: kinds[i] ?? 'push' };
      const undone = undoes[i] ?? undefined;
      this.add({ ...head, ...(undone !== undefined && { undoes: undone }) }, start, length);
      start += length + 1;
    }
  }
}
