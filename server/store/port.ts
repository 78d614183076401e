// The store as the services see it. Speaks the domain; no lowdb or SQL word leaves an implementation's folder.
// Every implementation passes store.contract.ts.
import type { Standing } from '../../domain/decide/standing';
import type { FieldValue } from '../../domain/figure';
import type { Measurement, MeasurementField } from '../../domain/records/measurement';
import type { RecordTypeName } from '../../domain/records';
import type { RecordFields } from '../../domain/records/record-type';
import type { ChangeBlock, ChangeSet, ChangeSetHead, ChangeSetKind, FieldRef } from '../../domain/sync/change-set';
import type { Accounts } from './accounts';

export type { Standing, StandingColumn } from '../../domain/decide/standing';

/** Types whose records are documents; measurements have a columnar path of their own. */
export type DocumentType = Exclude<RecordTypeName, 'measurement'>;

/** Fields of the measurements of one period in columns, in the order of the codes asked for. Absent ones are blank. */
export interface MeasurementBlock<F extends MeasurementField = MeasurementField> {
  readonly period: string;
  readonly columns: { readonly [K in F]: readonly Measurement[K][] };
}

/** A field that changed after a revision: what it was then, and who changed it last. */
export interface FieldSince extends FieldRef {
  readonly base: FieldValue;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

/** The last change of a field; revision 0 where it was never set. */
export interface FieldState {
  readonly value: FieldValue;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
  /** What kind of change-set that was; `null` where the field was never set. */
  readonly kind: ChangeSetKind | null;
}

/** One consistent state of the store. */
export interface Reader {
  readonly revision: number;
  /** All records of a documents' type, by key. */
  documents(type: DocumentType): Promise<ReadonlyMap<string, RecordFields>>;
  /** One block per period asked for, in that order, with the fields asked for: each costs its own reading. */
  measurements<F extends MeasurementField>(
    codes: readonly string[],
    periods: readonly string[],
    fields: readonly F[],
  ): Promise<readonly MeasurementBlock<F>[]>;
  /** The same of one period, with revisions: what a push is decided on. */
  standing<F extends MeasurementField>(
    codes: readonly string[],
    period: string,
    fields: readonly F[],
  ): Promise<Standing<F>>;
  /**
   * A revision not before the last that changed any measurement of the period; 0 where none did. As long as it is the
   * same, so are the period's measurements.
   */
  changedAt(period: string): Promise<number>;
  /** How each field stands, in the order asked for. */
  fields(refs: readonly FieldRef[]): Promise<readonly FieldState[]>;
  /** Heads of change-sets up to this state, by revision; what is asked for and is not there is left out. */
  heads(revisions: Iterable<number>): Promise<ReadonlyMap<number, ChangeSetHead>>;
  /** Every field that changed after `revision`, once, with its value at that revision. */
  since(revision: number): Promise<readonly FieldSince[]>;
}

/** What a decision says: changes to apply, in columns and each field once, or a refusal of the caller's own kind. */
export type Decision<R> =
  | { readonly kind: 'apply'; readonly blocks: readonly ChangeBlock[] }
  | { readonly kind: 'refuse'; readonly refusal: R };

export type CommitResult<R> =
  | { readonly kind: 'committed'; readonly changeSet: ChangeSet }
  /** The pushId is known: this is what it did. Nothing was changed again. */
  | { readonly kind: 'known'; readonly changeSet: ChangeSet }
  | { readonly kind: 'refused'; readonly refusal: R };

export interface HistoryFilter {
  readonly type?: RecordTypeName;
  readonly key?: string;
  readonly by?: string;
  readonly kind?: ChangeSet['kind'];
  readonly undoes?: string;
  /** At most this many, newest first. */
  readonly limit?: number;
}

/** Where the chain of change-sets ends: the newest revision and the checksum of its line. */
export interface ChainHead {
  readonly revision: number;
  /** SHA-256, hexadecimal; of an empty store the checksum of its id. */
  readonly sum: string;
}

export interface Store {
  /** `lowdb` or `postgres`, for health and logs. */
  readonly name: string;
  /** The newest durable state, or the state as it was at a revision. */
  read(asOf?: number): Promise<Reader>;
  /**
   * Decides and commits as one step: `decide` sees every change-set accepted before this one and none after.
   * Resolves when the change-set is durable. Empty changes commit nothing and answer with the revision they saw.
   * @throws AppError `disk-full` | `store-stopped`; then nothing was applied, now or later.
   */
  commit<R>(head: ChangeSetHead, decide: (state: Reader) => Promise<Decision<R>>): Promise<CommitResult<R>>;
  /** The change-set of a pushId. */
  push(pushId: string): Promise<ChangeSet | undefined>;
  /** Change-sets that match, newest first; with `key`, only their changes of that record. */
  history(filter: HistoryFilter): Promise<readonly ChangeSet[]>;
  /** What people sign in with: no part of the chain, of a back-up or an export. */
  readonly accounts: Accounts;
  /** Id of the store; it stays the same where the store is moved or restored. */
  readonly id: string;
  /** Where the chain ends now. */
  head(): Promise<ChainHead>;
  /**
   * The lines of the change-sets after a revision up to the head at the time of asking, oldest first, without newlines:
   * the same bytes in every implementation (change-line.ts). Pushes go on meanwhile.
   */
  lines(after: number): AsyncIterable<Buffer>;
  /** Whether pushes are taken now; else why not, in words. */
  health(): { readonly writable: boolean; readonly message?: string };
  close(): Promise<void>;
}
