// The Store on PostgreSQL: a push is decided and stored in one transaction that holds the body's row, with the same sealed
// lines as every other store. Several servers may use one body at once.
import { AppError } from '../../../domain/errors';
import type { ChangeSet, ChangeSetHead } from '../../../domain/sync/change-set';
import { asChangeSet } from '../chain/change-line';
import { changeSetsOf } from '../chain/history';
import type { Accounts } from '../accounts';
import type { ChainHead, CommitResult, Decision, HistoryFilter, Reader, Store } from '../port';
import { postgresAccounts } from './tables/accounts';
import { Changed, changedSql, type ChangedRow } from './tables/changed';
import { ChangeSets, readHead, readLines } from './tables/change-sets';
import { Commits } from './commits';
import type { Connections } from './database/connections';
import { STOPPING } from './database/failure';
import { DocumentCache } from './tables/documents';
import { PostgresReader, type Shelf } from './postgres-reader';

export class PostgresStore implements Store {
  readonly name = 'postgres';
  readonly id: string;
  readonly accounts: Accounts;
  private readonly connections: Connections;
  private readonly shelf: Shelf;
  private readonly changed = new Changed();
  private readonly commits: Commits;
  private closing: Promise<void> | undefined;

  constructor(id: string, connections: Connections) {
    this.id = id;
    this.accounts = postgresAccounts(connections, id);
    this.connections = connections;
    this.shelf = { body: id, sets: new ChangeSets(id), documents: new DocumentCache(id) };
    this.commits = new Commits(this.shelf, connections, this.changed);
  }

  async read(asOf?: number): Promise<Reader> {
    return this.reader(asOf);
  }

  private async reader(asOf?: number): Promise<PostgresReader> {
    const { rows } = await this.connections.read<ChangedRow & { now: number }>({
      name: 'changed',
      text: changedSql,
      values: [this.id, this.changed.seen],
    });
    const now = rows[0]?.now;
    if (now === undefined) throw new AppError('store-stopped', 'The body is gone from the database.');
    this.changed.learn(rows, now);
    if (asOf !== undefined && (asOf < 0 || asOf > now))
      throw new AppError('out-of-step', `The store is at revision ${now}; it has no revision ${asOf} yet.`);
    return new PostgresReader({
      ...this.shelf,
      ...{ revision: asOf ?? now, run: this.connections.read },
      changedAt: (what) => this.changed.at(what),
    });
  }

  async commit<R>(head: ChangeSetHead, decide: (state: Reader) => Promise<Decision<R>>): Promise<CommitResult<R>> {
    if (this.closing) throw new AppError('store-stopped', STOPPING);
    return this.commits.add(head, decide);
  }

  async push(pushId: string): Promise<ChangeSet | undefined> {
    const set = await this.shelf.sets.ofPush(this.connections.read, pushId);
    return set && asChangeSet(set);
  }

  async history(filter: HistoryFilter): Promise<readonly ChangeSet[]> {
    const { sets } = this.shelf;
    const run = this.connections.read;
    const state = await this.reader();
    return changeSetsOf(filter, {
      set: (revision) => sets.set(run, revision),
      heads: (wanted) => sets.heads(run, wanted),
      changedAt: async (ref) => (await state.fields([ref]))[0]?.revision ?? 0,
    });
  }

  head(): Promise<ChainHead> {
    return readHead(this.connections.read, this.id);
  }

  async *lines(after: number): AsyncIterable<Buffer> {
    const { revision } = await this.head();
    yield* readLines(this.connections.read, this.id, after, revision);
  }

  health(): { writable: boolean; message?: string } {
    if (this.closing) return { writable: false, message: STOPPING };
    const { trouble } = this.connections;
    if (trouble === undefined) return { writable: true };
    this.connections.lookAgain();
    return { writable: false, message: trouble };
  }

  async close(): Promise<void> {
    this.closing ??= (async () => {
      await this.commits.idle();
      await this.connections.close();
    })();
    await this.closing;
  }
}
