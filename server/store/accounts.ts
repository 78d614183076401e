// What a person signs in with, beside the records of the store: secrets that no change-set, history, export or back-up
// holds (docs/decisions). Every store keeps it; accounts.contract.ts says how.
import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const accountSchema = z.strictObject({
  /** Id of the person. */
  person: z.string().min(1).max(64),
  /** A slow, salted hash (identity/password.ts), where the person has set a password. */
  password: z.string().max(400).nullable(),
  /** A one-time code that was handed out: its hash, and when it ends in milliseconds since 1970. */
  invitation: z.strictObject({ hash, ends: z.number() }).nullable(),
  /** The account at the provider, by issuer and subject, once it came in. */
  subject: z.strictObject({ issuer: z.string().max(500), subject: z.string().max(255) }).nullable(),
  /** Hashes of addresses that the person came in from, the newest last. */
  addresses: z.array(hash).max(20),
  /** The day on which the person came in last. */
  lastIn: z.string().max(10).nullable(),
});
export type Account = z.infer<typeof accountSchema>;

/** What an account is found by. */
export type AccountKey =
  | { readonly person: string }
  /** Hash of a one-time code. */
  | { readonly invitation: string }
  | { readonly subject: { readonly issuer: string; readonly subject: string } };

/** How many people of a unit came in, in a week: a count without names. */
export interface CameIn {
  /** Its Monday. */
  readonly week: string;
  /** `null`: the whole body, of which everybody counts once. */
  readonly unit: string | null;
  readonly people: number;
}

/** Somebody who comes in. */
export interface Coming {
  readonly person: string;
  readonly day: string;
  /** The Monday of that day's week. */
  readonly week: string;
  /** Units that they stand to. */
  readonly units: readonly string[];
  /** Weeks before this one are forgotten. */
  readonly since: string;
}

export interface Accounts {
  find(key: AccountKey): Promise<Account | undefined>;
  all(): Promise<readonly Account[]>;
  /**
   * One step, durable when it answers: of several changes at once each sees what the one before it left. What `change`
   * answers is kept; where it answers what it was given, nothing is written; `undefined` takes the account away.
   * @throws what `change` throws; then nothing was changed
   */
  change(person: string, change: (now: Account) => Account | undefined): Promise<Account | undefined>;
  /**
   * Keeps of somebody who comes in the day; where they were not in before in that week, they count once for each of their
   * units and for the whole body. Who they were is not kept by week. @throws as `change` does
   */
  came(coming: Coming): Promise<void>;
  /** The counts that are kept, in no order. */
  cameIn(): Promise<readonly CameIn[]>;
}

export function noAccount(person: string): Account {
  return { person, password: null, invitation: null, subject: null, addresses: [], lastIn: null };
}

/** Whether somebody comes in for the first time in a week. */
export function isFirstOfWeek({ lastIn }: Account, { week }: Pick<Coming, 'week'>): boolean {
  return lastIn === null || lastIn < week;
}

/** Whether a key names an account. */
export function isFoundBy(account: Account, key: AccountKey): boolean {
  if ('person' in key) return account.person === key.person;
  if ('invitation' in key) return account.invitation?.hash === key.invitation;
  return account.subject?.issuer === key.subject.issuer && account.subject.subject === key.subject.subject;
}
