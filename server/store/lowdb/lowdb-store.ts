// The Store on an append-only journal with lowdb documents as checkpoints (docs/decisions). A push is validated on a
// draft, appended, synced together with all that wait, applied to memory in one tick, and then answered.
import { AppError } from '../../../domain/errors';
import { changesToColumns } from '../../../domain/sync/columns';
import type { Change, ChangeSet, ChangeSetHead } from '../../../domain/sync/change-set';
import type { CommitResult, Decision, HistoryFilter, Reader, Store } from '../port';
import { asChangeSet, type ChangeLog } from './change-log';
import type { Checkpoint } from './checkpoint';
import { replaceFile, systemCode, type Disk } from './disk';
import { GroupCommit } from './group-commit';
import { changeSetsOf } from '../chain/history';
import type { Journal } from './journal';
import { setLine, type StoredBlock, type StoredSet } from '../chain/change-line';
import type { Lock } from './lock';
import type { Memory } from './memory';
import { PinnedReader } from './pinned-reader';

/** Bytes that must fit before a full disk counts as having room again. */
const ROOM = 64 * 1024;

export interface LowdbStoreParts {
  readonly journal: Journal;
  readonly memory: Memory;
  readonly log: ChangeLog;
  readonly checkpoint: Checkpoint;
  readonly lock: Lock;
  readonly disk: Disk;
  /** The data folder. */
  readonly folder: string;
  readonly unique: () => string;
  /** Change-sets after which a checkpoint is written. */
  readonly checkpointEvery: number;
  /** Told of what went wrong beside the path of a push. */
  readonly warn: (message: string, error: unknown) => void;
}

export class LowdbStore implements Store {
  readonly name = 'lowdb';
  private readonly parts: LowdbStoreParts;
  private readonly queue = new GroupCommit((sets) => this.makeDurable(sets));
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
    this.mustTakePushes();
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
      const reader = this.reader(this.queue.sets.at(-1)?.revision ?? this.parts.memory.revision);
      const decision = await decide(reader);
      const blocks = decision.kind === 'apply' ? await storedBlocks(reader, decision.changes) : [];
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
    return { kind: 'committed', changeSet: { ...head, revision: reader.revision, changes: [] } };
  }

  private async makeDurable(sets: readonly StoredSet[]): Promise<void> {
    const { journal, memory, log, checkpoint } = this.parts;
    try {
      await journal.rotate();
      const { segment, offset } = journal.next;
      let prev = journal.chainHead;
      let at = offset;
      const lines = sets.map((set) => {
        const line = setLine(set, prev);
        prev = line.sum;
        const place = { segment, offset: at, length: line.bytes.length - 1 };
        at += line.bytes.length;
        return { set, place, bytes: line.bytes, sum: line.sum };
      });
      const last = sets.at(-1);
      if (!last) return;
      await journal.append(Buffer.concat(lines.map((l) => l.bytes)), { sum: prev, revision: last.revision });
      this.trouble = undefined;
      for (const { set, place, sum } of lines) {
        log.add({ revision: set.revision, head: set.head, place, sum }, set);
        memory.apply(set.revision, set.blocks);
        checkpoint.touch(set.blocks);
      }
    } catch (error) {
      throw this.refusal(error);
    }
    this.sinceCheckpoint += sets.length;
    if (this.sinceCheckpoint >= this.parts.checkpointEvery) void this.writeCheckpoint();
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

  private mustTakePushes(): void {
    if (this.stopped !== undefined) throw new AppError('store-stopped', this.stopped);
  }

  /** Copies memory into the checkpoint's documents, beside the path of pushes. */
  private async writeCheckpoint(): Promise<void> {
    this.checkpointing ??= this.checkpointNow().finally(() => {
      this.checkpointing = undefined;
    });
    return this.checkpointing;
  }

  private async checkpointNow(): Promise<void> {
    const { checkpoint, memory, log } = this.parts;
    this.sinceCheckpoint = 0;
    try {
      await checkpoint.write(memory, log.sum(memory.revision));
    } catch (error) {
      this.parts.warn('A checkpoint could not be written; the journal holds everything', error);
    }
  }

  async push(pushId: string): Promise<ChangeSet | undefined> {
    const revision = this.parts.log.revisionOf(pushId);
    return revision === undefined ? undefined : asChangeSet(await this.parts.log.set(revision));
  }

  async history(filter: HistoryFilter): Promise<readonly ChangeSet[]> {
    return changeSetsOf(filter, this.parts.log, this.parts.memory);
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

/** The changes in columns, each with the revision that changed its field before. */
async function storedBlocks(reader: Reader, changes: readonly Change[]): Promise<StoredBlock[]> {
  const blocks = changesToColumns(changes);
  return Promise.all(
    blocks.map(async (block) => {
      const states = await reader.fields(block.keys.map((key) => ({ type: block.type, key, field: block.field })));
      const was = states.map((s) => s.revision);
      const first = was[0] ?? 0;
      return { ...block, was: was.every((r) => r === first) ? first : was };
    }),
  );
}
