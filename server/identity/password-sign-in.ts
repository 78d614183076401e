// Signing in with a password, and changing one's own. Whatever is wrong, the answer is the same and takes as long: nobody
// learns who has an account here.
import { passwordFault, passwordWords } from '../../domain/access/password-rules';
import { AppError } from '../../domain/errors';
import type { Person } from '../../domain/records/person';
import type { Session } from '../../domain/wire';
import type { Who } from '../service';
import type { Account } from '../store/accounts';
import { addressKey, type Attempts } from './attempts';
import { hashOf } from './one-time';
import type { Passwords } from './password';
import { foldLogin } from '../records/logins';
import { personOfLogin } from './people';
import type { SessionParts, SessionService } from './sessions';

type Named = Pick<Person, 'id' | 'name' | 'email'>;

export interface PasswordSignIn {
  /** @throws AppError `sign-in-refused` | `too-many-tries` | `busy` | `not-allowed` where there are no passwords */
  signIn(login: string, password: string, ip: string): Promise<Session>;
  /** Every session ends but the one that is answered. @throws AppError `sign-in-refused` | `password-refused` | … */
  change(who: Who, current: string, password: string, ip: string): Promise<Session>;
  /**
   * Gives a person a password, whatever they had.
   * @param mustStand throws where the account as it stands now is not the one that this is for
   * @throws AppError `password-refused`, and what `mustStand` throws; then nothing was changed
   */
  set(person: Named, password: string, ip: string, mustStand: (now: Account) => void): Promise<Session>;
}

const refused = () =>
  new AppError(
    'sign-in-refused',
    'E-mail address and password do not go together. Check both; if you have no password yet, use the code that your administrator gave you.',
  );

/** Addresses that are remembered of a person. */
const ADDRESSES = 10;

/** Address and person together: the same office reads differently for everybody. */
const addressMark = (person: string, address: string) => hashOf(`address ${person} ${address}`);

/** The account of somebody who has just come in from an address. */
export function cameFrom(account: Account, address: string): Account {
  const mark = addressMark(account.person, address);
  if (account.addresses.at(-1) === mark) return account;
  return { ...account, addresses: [...account.addresses.filter((a) => a !== mark), mark].slice(-ADDRESSES) };
}

export function passwordSignIn(
  parts: SessionParts,
  sessions: SessionService,
  passwords: Passwords,
  attempts: Attempts,
): PasswordSignIn {
  const { store, loadBody, identity } = parts;
  const { accounts } = store;

  function mustHavePasswords(): void {
    if (!identity.passwords)
      throw new AppError('not-allowed', 'People have no passwords here: sign in with your work account.');
  }

  /** Whether a password is right; a try of this name from this address. */
  async function isRight(name: string, person: Person | undefined, password: string, address: string) {
    const account = await accounts.find({ person: person?.id ?? '' });
    const isKnown = account?.addresses.includes(addressMark(account.person, address)) ?? false;
    const attempt = attempts.byName(name, address, isKnown);
    let right: boolean;
    try {
      right = await passwords.isRight(password, account?.password ?? null);
    } catch (error) {
      attempt.undecided();
      throw error;
    }
    if (!right || !person || person.suspended) return undefined;
    attempt.right();
    return account;
  }

  async function keep(person: Named, password: string, address: string, mustStand: (now: Account) => void) {
    const fault = passwordFault(password, [person.id, person.name, person.email]);
    if (fault) throw new AppError('password-refused', passwordWords(fault));
    const hash = await passwords.hash(password);
    await accounts.change(person.id, (now) => {
      mustStand(now);
      return cameFrom({ ...now, password: hash, invitation: null }, address);
    });
    sessions.endAll(person.id);
    return sessions.begin(person.id);
  }

  return {
    async signIn(login, password, ip) {
      mustHavePasswords();
      const address = addressKey(ip);
      const person = personOfLogin(await loadBody(await store.read()), login);
      const account = await isRight(foldLogin(login), person, password, address);
      if (!person || !account) {
        identity.note('sign-in refused', { address });
        throw refused();
      }
      const renewed = passwords.isOld(account.password ?? '') ? await passwords.hash(password) : undefined;
      await accounts.change(person.id, (now) => {
        const mended = renewed !== undefined && now.password === account.password ? { ...now, password: renewed } : now;
        return cameFrom(mended, address);
      });
      return sessions.begin(person.id);
    },

    async change(who, current, password, ip) {
      mustHavePasswords();
      const address = addressKey(ip);
      const person = (await loadBody(await store.read())).person(who.id);
      const account = await isRight(`own ${who.id}`, person, current, address);
      if (!person || !account)
        throw new AppError('sign-in-refused', 'The current password is not right. Nothing was changed.');
      const session = await keep(person, password, address, (now) => {
        if (now.password !== account.password)
          throw new AppError('sign-in-refused', 'The password was changed meanwhile. Nothing was changed by this.');
      });
      identity.note('password changed', { person: who.id });
      return session;
    },

    async set(person, password, ip, mustStand) {
      mustHavePasswords();
      const session = await keep(person, password, addressKey(ip), mustStand);
      identity.note('password set', { person: person.id });
      return session;
    },
  };
}
