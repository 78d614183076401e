// Accounts of the lowdb store: one lowdb document in the data folder that only the server's own user may read, put in
// place whole and synced. It stands beside the journal, so no back-up, export or head ever holds a secret.
import { Low, type Adapter } from 'lowdb';
import { z } from 'zod';
import { AppError } from '../../../domain/errors';
import { accountSchema, isFirstOfWeek, isFoundBy, noAccount } from '../accounts';
import type { Account, Accounts, CameIn, Coming } from '../accounts';
import { damaged } from '../refusal';
import { replaceFile, type Disk } from './disk';

const NAME = 'accounts.json';
const documentSchema = z.strictObject({
  what: z.literal('PI Bridge accounts'),
  accounts: z.array(accountSchema),
  /** How many came in, by week and unit. */
  cameIn: z.array(z.strictObject({ week: z.string(), unit: z.string().nullable(), people: z.int() })).default([]),
});
type AccountDocument = z.infer<typeof documentSchema>;

class AccountFile implements Adapter<AccountDocument> {
  private readonly disk: Disk;
  private readonly folder: string;
  private readonly unique: () => string;

  constructor(disk: Disk, folder: string, unique: () => string) {
    this.disk = disk;
    this.folder = folder;
    this.unique = unique;
  }

  async read(): Promise<AccountDocument | null> {
    const bytes = await this.disk.read(`${this.folder}/${NAME}`);
    if (!bytes) return null;
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString());
    } catch {
      value = undefined;
    }
    const parsed = documentSchema.safeParse(value);
    if (!parsed.success)
      throw damaged(`${this.folder}/${NAME}`, 0, 'these are no accounts; taken away, people need new invitations');
    return parsed.data;
  }

  async write(document: AccountDocument): Promise<void> {
    await replaceFile(this.disk, this.folder, NAME, Buffer.from(`${JSON.stringify(document)}\n`), this.unique());
  }
}

/** @throws StoreRefusal where the file is there and cannot be read */
export async function openAccounts(disk: Disk, folder: string, unique: () => string): Promise<Accounts> {
  const low = new Low<AccountDocument>(new AccountFile(disk, folder, unique), {
    what: 'PI Bridge accounts',
    accounts: [],
    cameIn: [],
  });
  await low.read();
  let turn: Promise<unknown> = Promise.resolve();

  /** Memory has what the disk has: a change that could not be written never was. */
  async function keep(person: string, after: Account | undefined, cameIn?: CameIn[]): Promise<void> {
    const before = low.data;
    const others = before.accounts.filter((a) => a.person !== person);
    low.data = { ...before, accounts: after ? [...others, after] : others, ...(cameIn && { cameIn }) };
    try {
      await low.write();
    } catch (cause) {
      low.data = before;
      throw new AppError('store-stopped', 'The store cannot write just now. Nothing was changed; try again later.', {
        cause,
      });
    }
  }

  const accountOf = (person: string) => low.data.accounts.find((a) => a.person === person) ?? noAccount(person);
  /** One after another: each sees what the one before it left. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  return {
    find: async (key) => low.data.accounts.find((account) => isFoundBy(account, key)),
    all: async () => low.data.accounts,
    change: (person, change) =>
      inTurn(async () => {
        const now = accountOf(person);
        const after = change(now);
        if (after !== now) await keep(person, after);
        return after;
      }),
    came: (coming) =>
      inTurn(async () => {
        const now = accountOf(coming.person);
        if (now.lastIn === coming.day) return;
        const counts = isFirstOfWeek(now, coming) ? counted(low.data.cameIn, coming) : undefined;
        await keep(coming.person, { ...now, lastIn: coming.day }, counts);
      }),
    cameIn: async () => low.data.cameIn,
  };
}

/** The counts with one person more, and without weeks that are long ago. */
function counted(counts: readonly CameIn[], { week, units, since }: Coming): CameIn[] {
  const own = new Set([...units, null]);
  const kept = counts.filter((count) => count.week >= since);
  const more = kept.map((c) => (c.week === week && own.delete(c.unit) ? { ...c, people: c.people + 1 } : c));
  return [...more, ...[...own].map((unit) => ({ week, unit, people: 1 }))];
}
