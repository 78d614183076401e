// Pushes, all that wait in this process in one transaction and one sync to disk. It holds the body's row, so that every
// server of the body decides one after another, each on what the one before left.
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../../domain/errors';
import type { ChangeSet, ChangeSetHead } from '../../../domain/sync/change-set';
import { asChangeSet, setLine, type StoredSet } from '../chain/change-line';
import { checkBlocks } from '../chain/held-fields';
import type { ChainHead, CommitResult, Decision, Reader } from '../port';
import type { Changed } from './tables/changed';
import type { Connections } from './database/connections';
import { explained, isConnectionLost, isWorthAnotherTry, MAY_BE_TAKEN } from './database/failure';
import type { Shelf } from './postgres-reader';
import { TransactionReader } from './transaction-reader';
import { begin, wasTaken, type Transaction } from './transaction';
import { changedBy, writeSet } from './tables/write-set';

/** Pushes that share a transaction at most: while it is open, other servers of the body wait. */
const AT_ONCE = 50;

type Outcome = { readonly result: CommitResult<unknown> } | { readonly error: unknown };

interface Waiting {
  readonly head: ChangeSetHead;
  readonly decide: (state: Reader) => Promise<Decision<unknown>>;
  readonly end: (outcome: Outcome) => void;
}

/** The transaction's end was not seen. */
class OutcomeUnknown extends Error {
  readonly last: { readonly pushId: string; readonly sum: string };
  constructor(last: { readonly pushId: string; readonly sum: string }, cause: unknown) {
    super('The outcome of a commit is unknown', { cause });
    this.last = last;
  }
}

export class Commits {
  private readonly shelf: Shelf;
  private readonly connections: Connections;
  private readonly changed: Changed;
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(shelf: Shelf, connections: Connections, changed: Changed) {
    this.shelf = shelf;
    this.connections = connections;
    this.changed = changed;
  }

  async add<R>(head: ChangeSetHead, decide: (state: Reader) => Promise<Decision<R>>): Promise<CommitResult<R>> {
    const outcome = new Promise<Outcome>((end) => this.waiting.push({ head, decide, end }));
    this.running ??= this.run();
    const ended = await outcome;
    if ('error' in ended) throw ended.error;
    // What `decide` refuses with is what comes back for this head, and nobody else's.
    return ended.result as CommitResult<R>;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // One tick later, so that all who come in this one share the transaction.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.settled(this.waiting.splice(0, AT_ONCE));
    this.running = undefined;
  }

  /** Tries until each of the batch has its outcome, or the time for it is over. Never throws. */
  private async settled(batch: readonly Waiting[]): Promise<void> {
    let until = performance.now() + this.connections.limits.away;
    for (;;) {
      try {
        const outcomes = await this.attempt(batch, until);
        for (const [i, outcome] of outcomes.entries()) batch[i]?.end(outcome);
        // Those behind a change of documents are decided on what it left, durably.
        this.waiting.unshift(...batch.slice(outcomes.length));
        return;
      } catch (error) {
        const again = isConnectionLost(error) || isWorthAnotherTry(error);
        if (again && performance.now() < until) {
          await pause(20 + Math.random() * 80);
          continue;
        }
        if (!again && batch.length > 1) {
          // One of them is at fault: each on its own, so that the others are not refused with it.
          for (const one of batch) await this.settled([one]);
          return;
        }
        const told = explained(error) ?? error;
        for (const { end } of batch) end({ error: told });
        return;
      } finally {
        until = Math.max(until, performance.now());
      }
    }
  }

  private async attempt(batch: readonly Waiting[], until: number): Promise<readonly Outcome[]> {
    const client = await this.connections.connect(until);
    const work: { outcomes: Outcome[]; sets: StoredSet[] } = { outcomes: [], sets: [] };
    try {
      await this.connections.on(client, async () => {
        const transaction = await begin(client, this.shelf.body, this.changed);
        try {
          const next = await this.decideAll(batch, transaction, work);
          if (!next) await transaction.rollback();
          else await this.end(transaction, next, work.sets);
        } catch (error) {
          if (error instanceof OutcomeUnknown) throw error;
          // Of statements that were sent together the first says what went wrong; the others only that something did.
          const first = transaction.failure() ?? error;
          if (!isConnectionLost(first)) await transaction.rollback();
          throw first;
        }
      });
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
      if (!(await this.settle(error))) throw error.cause;
    }
    for (const set of work.sets) this.shelf.sets.keep(set);
    return work.outcomes;
  }

  /** Decides on one after another and writes what each changes; answers where the chain then ends. */
  private async decideAll(
    batch: readonly Waiting[],
    transaction: Transaction,
    work: { outcomes: Outcome[]; sets: StoredSet[] },
  ): Promise<ChainHead | undefined> {
    const { run, base } = transaction;
    const { sets } = this.shelf;
    const pushIds = batch.map((w) => w.head.pushId);
    const known = new Map<string, ChangeSet>();
    for (const { pushId, revision } of await sets.revisionsOf(run, pushIds)) {
      const set = await sets.set(run, revision);
      if (set) known.set(pushId, asChangeSet(set));
    }
    const changed = new Map<string, number>();
    let chain: ChainHead = base;
    for (const { head, decide } of batch) {
      const before = known.get(head.pushId);
      if (before) {
        work.outcomes.push({ result: { kind: 'known', changeSet: before } });
        continue;
      }
      const reader = new TransactionReader({
        ...this.shelf,
        ...{ revision: chain.revision, run, durable: base.revision },
        changedAt: (what) => changed.get(what) ?? this.changed.at(what),
      });
      const decision = await decided(decide, reader, transaction);
      if ('error' in decision) {
        work.outcomes.push(decision);
        continue;
      }
      const { kind } = decision;
      const blocks = kind === 'apply' ? await reader.stored(decision.blocks.filter((b) => b.keys.length > 0)) : [];
      if (blocks.length === 0) {
        const changeSet = { ...head, revision: chain.revision, blocks: [] };
        work.outcomes.push({
          result: kind === 'refuse' ? { kind: 'refused', refusal: decision.refusal } : { kind: 'committed', changeSet },
        });
        continue;
      }
      const set: StoredSet = { revision: chain.revision + 1, head, blocks };
      const { bytes, sum } = setLine(set, chain.sum);
      await writeSet(run, this.shelf.body, { set, line: bytes.subarray(0, -1), sum });
      chain = { revision: set.revision, sum };
      for (const what of changedBy(blocks)) changed.set(what, set.revision);
      work.sets.push(set);
      const changeSet = asChangeSet(set);
      known.set(head.pushId, changeSet);
      work.outcomes.push({ result: { kind: 'committed', changeSet } });
      if (blocks.some((b) => b.type !== 'measurement')) break;
    }
    return chain === base ? undefined : chain;
  }

  private async end(transaction: Transaction, next: ChainHead, sets: readonly StoredSet[]): Promise<void> {
    try {
      await transaction.commit(next);
    } catch (error) {
      const pushId = sets.at(-1)?.head.pushId;
      if (pushId !== undefined && isConnectionLost(error)) throw new OutcomeUnknown({ pushId, sum: next.sum }, error);
      throw error;
    }
  }

  /** Waits for the database to say what became of a transaction; all of its pushes were taken, or none. */
  private async settle({ last, cause }: OutcomeUnknown): Promise<boolean> {
    const until = performance.now() + this.connections.limits.settle;
    for (;;) {
      try {
        const client = await this.connections.connect(until);
        return await this.connections.on(client, () => wasTaken(client, this.shelf.body, last.pushId, last.sum));
      } catch (error) {
        if (performance.now() >= until)
          throw new AppError('store-stopped', MAY_BE_TAKEN, { cause: new AggregateError([cause, error]) });
        await pause(100);
      }
    }
  }
}

/** The decision; where the caller's own code breaks, that is the caller's, and where the database does, everybody's. */
async function decided(
  decide: Waiting['decide'],
  reader: Reader,
  transaction: Transaction,
): Promise<Decision<unknown> | { readonly kind: 'broken'; readonly error: unknown }> {
  try {
    const decision = await decide(reader);
    if (transaction.failure() !== undefined) throw transaction.failure();
    if (decision.kind === 'apply') checkBlocks(decision.blocks);
    return decision;
  } catch (error) {
    if (transaction.failure() !== undefined) throw transaction.failure();
    return { kind: 'broken', error };
  }
}
