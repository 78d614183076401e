// The Store on an append-only journal with lowdb documents as checkpoints (docs/decisions). A push is validated on a
// draft, appended, synced together with all that wait, applied to memory in one tick, and then answered.
import { AppError } from '../../../domain/errors';
import type { ChangeSet, ChangeSetHead } from '../../../domain/sync/change-set';
import { asChangeSet, setLine, type StoredSet } from '../chain/change-line';
import { checkBlocks } from '../chain/held-fields';
import { changeSetsOf } from '../chain/history';
import type { Accounts } from '../accounts';
import type { ChainHead, CommitResult, Decision, HistoryFilter, Reader, Store } from '../port';
import type { Checkpoint } from './checkpoint/checkpoint';
import { replaceFile, systemCode, type Disk } from './disk';
import { GroupCommit } from './group-commit';
import type { ChangeLog } from './journal/change-log';
import type { Journal } from './journal/journal';
import type { Lock } from './lock';
import type { Memory } from './memory/memory';
import { PinnedReader } from './memory/pinned-reader';

/** Bytes that must fit before a full disk counts as having room again. */
const ROOM = 64 * 1024;

export interface LowdbStoreParts {
  readonly id: string;
  readonly accounts: Accounts;
  readonly journal: Journal;
  readonly memory: Memory;
  readonly log: ChangeLog;
  readonly checkpoint: Checkpoint;
  readonly lock: Lock;
  readonly disk: Disk;
  /** The data folder. */
  readonly folder: string;
  readonly unique: () => string;
  /** Bytes of the journal after which a checkpoint is written. */
  readonly checkpointBytes: number;
  /** Told of what went wrong beside the path of a push. */
  readonly warn: (message: string, error: unknown) => void;
}

export class LowdbStore implements Store {
  readonly name = 'lowdb';
  readonly id: string;
  readonly accounts: Accounts;
  private readonly parts: LowdbStoreParts;
  private readonly queue = new GroupCommit((sets) => this.makeDurable(sets));
  /** Where the chain of what is in memory ends. */
  private applied: ChainHead;
  /** Decisions are made one after another. */
  private turn: Promise<unknown> = Promise.resolve();
  /** What keeps pushes from being written just now, in words. */
  private trouble: string | undefined;
  private full = false;
  private stopped: string | undefined;
  private checkpointing: Promise<void> | undefined;
  private sinceCheckpoint = 0;

  constructor(parts: LowdbStoreParts) {
    this.parts = parts;
    this.id = parts.id;
    this.accounts = parts.accounts;
    this.applied = parts.journal.head;
  }

  private reader(revision: number): PinnedReader {
    return new PinnedReader(revision, this.parts.memory, this.parts.log, this.queue);
  }

  async read(asOf?: number): Promise<Reader> {
    const now = this.parts.memory.revision;
    if (asOf !== undefined && (asOf < 0 || asOf > now))
      throw new AppError('out-of-step', `The store is at revision ${now}; it has no revision ${asOf} yet.`);
    return this.reader(asOf ?? now);
  }

  async commit<R>(head: ChangeSetHead, decide: (state: Reader) => Promise<Decision<R>>): Promise<CommitResult<R>> {
    const decided = this.turn.then(() => this.decideInTurn(head, decide));
    this.turn = decided.catch(() => undefined);
    return (await decided)();
  }

  /** Decides while nobody else does; the answer waits outside the turn for the disk. */
  private async decideInTurn<R>(
    head: ChangeSetHead,
    decide: (state: Reader) => Promise<Decision<R>>,
  ): Promise<() => Promise<CommitResult<R>>> {
    if (this.stopped !== undefined) throw new AppError('store-stopped', this.stopped);
    const { log } = this.parts;
    const durable = log.revisionOf(head.pushId);
    if (durable !== undefined) return async () => ({ kind: 'known', changeSet: asChangeSet(await log.set(durable)) });
    const waiting = this.queue.find(head.pushId);
    if (waiting)
      return async () => {
        await waiting.done;
        return { kind: 'known', changeSet: asChangeSet(waiting.set) };
      };
    for (;;) {
      const { failures } = this.queue;
      const reader = this.reader(this.queue.last?.revision ?? this.parts.memory.revision);
      const decision = await decide(reader);
      const decided = decision.kind === 'apply' ? decision.blocks.filter((b) => b.keys.length > 0) : [];
      checkBlocks(decided);
      const blocks = await reader.stored(decided);
      // What the decision was built on was refused meanwhile: decide again on what is left.
      if (failures !== this.queue.failures) continue;
      if (blocks.length === 0) return () => this.nothingWritten(head, reader, decision);
      const set: StoredSet = { revision: reader.revision + 1, head, blocks };
      const done = this.queue.add(set);
      return async () => {
        await done;
        return { kind: 'committed', changeSet: asChangeSet(set) };
      };
    }
  }

  private async nothingWritten<R>(
    head: ChangeSetHead,
    reader: Reader,
    decision: Decision<R>,
  ): Promise<CommitResult<R>> {
    // Nobody is told of a state that is not durable.
    await this.queue.settled();
    if (decision.kind === 'refuse') return { kind: 'refused', refusal: decision.refusal };
    return { kind: 'committed', changeSet: { ...head, revision: reader.revision, blocks: [] } };
  }

  private async makeDurable(sets: readonly StoredSet[]): Promise<void> {
    const { journal, log } = this.parts;
    try {
      if (await journal.rotate()) log.begin(journal.next.segment);
      let chain = journal.head;
      const lines = sets.map((set) => {
        const { bytes, sum } = setLine(set, chain.sum);
        chain = { revision: set.revision, sum };
        return { set, head: set.head, bytes };
      });
      let { offset } = journal.next;
      await journal.append(lines, chain);
      this.trouble = undefined;
      for (const { set, bytes } of lines) {
        this.apply(set, offset, bytes.length - 1);
        offset += bytes.length;
      }
      this.applied = chain;
    } catch (error) {
      throw this.refusal(error);
    }
    if (this.sinceCheckpoint >= this.parts.checkpointBytes) void this.writeCheckpoint();
  }

  private apply(set: StoredSet, offset: number, length: number): void {
    const { memory, log, checkpoint } = this.parts;
    log.add(set.head, offset, length);
    log.keep(set);
    memory.apply(set);
    checkpoint.touch(set.blocks);
    this.sinceCheckpoint += length;
  }

  private refusal(cause: unknown): AppError {
    const full = ['ENOSPC', 'EDQUOT'].includes(systemCode(cause) ?? '');
    this.full = full;
    this.trouble = full
      ? 'The server’s disk is full. Nothing was changed; pushes work again when there is room.'
      : 'The server cannot write to its disk. Nothing was changed.';
    this.parts.warn('A push was refused because it could not be written', cause);
    return new AppError(full ? 'disk-full' : 'store-stopped', this.trouble, { cause });
  }

  /** Whether there is room again on a disk that was full: a person who reads "read-only" would not try. */
  private async lookForRoom(): Promise<void> {
    this.full = false;
    const { disk, folder, unique } = this.parts;
    try {
      await replaceFile(disk, folder, '.room', Buffer.alloc(ROOM), unique());
      await disk.remove(`${folder}/.room`);
      this.trouble = undefined;
    } catch {
      this.full = true;
    }
  }

  /** Copies memory into the checkpoint's documents, beside the path of pushes. */
  private async writeCheckpoint(): Promise<void> {
    this.checkpointing ??= this.checkpointNow().finally(() => {
      this.checkpointing = undefined;
    });
    return this.checkpointing;
  }

  private async checkpointNow(): Promise<void> {
    this.sinceCheckpoint = 0;
    try {
      await this.parts.checkpoint.write(this.parts.memory, () => this.applied);
    } catch (error) {
      this.parts.warn('A checkpoint could not be written; the journal holds everything', error);
    }
  }

  async push(pushId: string): Promise<ChangeSet | undefined> {
    const revision = this.parts.log.revisionOf(pushId);
    return revision === undefined ? undefined : asChangeSet(await this.parts.log.set(revision));
  }

  async history(filter: HistoryFilter): Promise<readonly ChangeSet[]> {
    const { log, memory } = this.parts;
    return changeSetsOf(filter, {
      set: (revision) => log.set(revision),
      heads: () => log.heads(),
      changedAt: (ref) => memory.cell(ref).revision,
    });
  }

  async head(): Promise<ChainHead> {
    return this.applied;
  }

  lines(after: number): AsyncIterable<Buffer> {
    return this.parts.journal.lines(this.parts.log.places(after + 1, this.applied.revision));
  }

  health(): { writable: boolean; message?: string } {
    if (this.full) void this.lookForRoom();
    const message = this.stopped ?? this.trouble;
    return message === undefined ? { writable: true } : { writable: false, message };
  }

  async close(): Promise<void> {
    if (this.stopped !== undefined) return;
    this.stopped = 'The server is stopping. Push again in a moment.';
    await this.turn;
    await this.queue.idle();
    await this.checkpointing;
    if (this.parts.checkpoint.needed) await this.writeCheckpoint();
    await this.parts.journal.close();
    await this.parts.lock.release();
  }
}
