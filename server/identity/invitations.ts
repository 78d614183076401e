// One-time codes: an administrator gives one to somebody, who sets a password with it. The first administrator gets
// theirs from the server's own terminal, when it starts and no administrator can sign in.
import { passwordFault, passwordWords } from '../../domain/access/password-rules';
import { maySet } from '../../domain/access/policy';
import { AppError } from '../../domain/errors';
import type { Person } from '../../domain/records/person';
import { editsToColumns } from '../../domain/sync/columns';
import type { Session } from '../../domain/wire';
import type { Acceptance, AccountsAnswer, Invitation, Invited } from '../../domain/wire-identity';
import type { PushService } from '../pushes/push';
import { askerOf } from '../records/asking';
import type { Body } from '../records/body';
import type { Who } from '../service';
import type { Account } from '../store/accounts';
import { addressKey, type Attempts } from './attempts';
import { CODE_BYTES, codeHash, codeOf } from './one-time';
import type { PasswordSignIn } from './password-sign-in';
import { newPersonId, personOfLogin } from './people';
import type { SessionParts, SessionService } from './sessions';

export interface Invitations {
  /** @throws AppError `sign-in-refused` | `too-many-tries` */
  look(code: string, ip: string): Promise<Invited>;
  /** @throws AppError `sign-in-refused` | `password-refused` | `too-many-tries` | `malformed` */
  accept(acceptance: Acceptance, ip: string): Promise<Session>;
  /** @throws AppError `not-allowed` for all but site administrators; `not-found` */
  invite(person: string, who: Who): Promise<Invitation>;
  accounts(who: Who): Promise<AccountsAnswer>;
  /** Signs somebody out everywhere. @throws AppError `not-allowed` for all but site administrators */
  signOut(person: string, who: Who): Promise<void>;
  /** A code for the first administrator, or for those who cannot sign in any more; empty where one can. */
  forAdministrators(): Promise<readonly { readonly name: string | null; readonly invitation: Invitation }[]>;
}

const DAYS = 7;
/** Of administrators who cannot sign in, so many get a code at a start. */
const AT_START = 5;

const refused = () =>
  new AppError(
    'sign-in-refused',
    'This code is not good, or not any more: each is good once, for a week. Ask for a new one.',
  );

export function invitationService(
  parts: SessionParts,
  sessions: SessionService,
  push: PushService,
  passwords: PasswordSignIn,
  attempts: Attempts,
): Invitations {
  const { store, loadBody, clock, identity, millis, newToken } = parts;
  const { accounts } = store;
  /** Hash of the code for the first administrator of a store that has none. */
  let first: string | undefined;

  const bodyNow = async () => loadBody(await store.read());

  function told(code: string, ends: number): Invitation {
    const link = identity.servesPane ? `${identity.address()}/addin/account.html#code=${code}` : null;
    return { code, link, ends: new Date(ends).toISOString() };
  }

  /** A new code for a person: the one before is good no more, and a work account may be bound anew. */
  async function codeFor(person: string): Promise<Invitation> {
    const code = codeOf(identity.random(CODE_BYTES));
    const ends = millis() + DAYS * 24 * 60 * 60_000;
    await accounts.change(person, (now) => ({ ...now, subject: null, invitation: { hash: codeHash(code), ends } }));
    return told(code, ends);
  }

  /** The person whose code this is. A code that is wrong costs a try of its address. */
  async function holder(code: string, ip: string): Promise<Person | 'first administrator'> {
    const attempt = attempts.byAddress(addressKey(ip));
    const hash = codeHash(code);
    const account = hash === first ? undefined : await accounts.find({ invitation: hash });
    const isGood = account?.invitation && account.invitation.ends > millis();
    const person = isGood ? (await bodyNow()).person(account.person) : undefined;
    if (hash !== first && (!person || person.suspended)) {
      identity.note('code refused', { address: addressKey(ip) });
      throw refused();
    }
    attempt.right();
    return person ?? 'first administrator';
  }

  async function makeFirst(given: NonNullable<Acceptance['person']>, body: Body): Promise<Person> {
    const id = newPersonId(body, given.email);
    const person: Person = {
      ...{ id, name: given.name.trim(), email: given.email.trim(), suspended: false },
      roles: [{ role: 'site administrator' }],
    };
    const { name, roles, suspended, email } = person;
    const edits = Object.entries({ name, roles, suspended, email }).map(([field, value]) => ({
      ...{ type: 'person' as const, key: id, field, value },
    }));
    const request = {
      ...{ pushId: newToken().slice(0, 64), base: (await store.read()).revision, edits: editsToColumns(edits) },
      note: 'The first administrator, by the one-time link of the server’s start',
    };
    const answer = await push.push(request, askerOf(person, body, clock.today()), 'setting');
    if (answer.kind === 'refused')
      throw new AppError('malformed', answer.issues[0]?.message ?? 'This person could not be added.');
    return person;
  }

  async function acceptFirst({ code, password, person }: Acceptance, ip: string): Promise<Session> {
    if (!person) throw new AppError('malformed', 'Say your name and your e-mail address.');
    const body = await bodyNow();
    if (personOfLogin(body, person.email))
      throw new AppError('malformed', 'Somebody has this e-mail address already. Use another one.');
    const fault = passwordFault(password, [person.name, person.email]);
    if (fault) throw new AppError('password-refused', passwordWords(fault));
    // Taken before anything else happens, so that two at once are not both the first.
    if (first === undefined || codeHash(code) !== first) throw refused();
    const taken = first;
    first = undefined;
    let made: Person;
    try {
      if ((await administrators(body)).some((a) => a.canSignIn)) throw refused();
      made = await makeFirst(person, body);
    } catch (error) {
      first = taken;
      throw error;
    }
    return passwords.set(made, password, ip, () => undefined);
  }

  /** How a person can sign in. */
  function stateOf(person: Person, account: Account | undefined): AccountsAnswer['accounts'][number]['state'] {
    if (account?.subject) return 'work account';
    if (account?.password) return 'password';
    if (account?.invitation && account.invitation.ends > millis()) return 'invited';
    return identity.openId && person.email !== null ? 'work account' : 'no sign-in';
  }

  async function administrators(body: Body) {
    const all = body.everybody().filter((p) => maySet(p));
    return Promise.all(
      all.map(async (person) => {
        const account = await accounts.find({ person: person.id });
        const byPassword = identity.passwords && account !== undefined && account.password !== null;
        const byWork = identity.openId !== null && (account?.subject ?? person.email) !== null;
        return { person, canSignIn: byPassword || byWork };
      }),
    );
  }

  function mustBeAdministrator(who: Who): void {
    if (!maySet(who)) throw new AppError('not-allowed', 'Only site administrators look after how people sign in.');
  }

  return {
    async look(code, ip) {
      const person = await holder(code, ip);
      const { name: body } = await bodyNow();
      if (person === 'first administrator') return { body, person: null };
      return { body, person: { name: person.name, email: person.email } };
    },

    async accept(acceptance, ip) {
      const person = await holder(acceptance.code, ip);
      if (person === 'first administrator') return acceptFirst(acceptance, ip);
      const hash = codeHash(acceptance.code);
      // Of two at once one gets in.
      return passwords.set(person, acceptance.password, ip, (now) => {
        if (now.invitation?.hash !== hash) throw refused();
      });
    },

    async invite(id, who) {
      mustBeAdministrator(who);
      const person = (await bodyNow()).person(id);
      if (!person || person.suspended)
        throw new AppError(
          'not-found',
          'There is nobody with this id who may sign in. Suspended people cannot be invited.',
        );
      identity.note('invited', { person: id, by: who.id });
      return codeFor(id);
    },

    async signOut(person, who) {
      mustBeAdministrator(who);
      sessions.endAll(person);
      identity.note('signed out everywhere', { person, by: who.id });
    },

    async accounts(who) {
      mustBeAdministrator(who);
      const known = new Map((await accounts.all()).map((account) => [account.person, account]));
      const people = (await bodyNow()).everybody();
      return {
        accounts: people.map((person) => {
          const account = known.get(person.id);
          return { person: person.id, state: stateOf(person, account), lastIn: account?.lastIn ?? null };
        }),
      };
    },

    async forAdministrators() {
      const there = await administrators(await bodyNow());
      if (!identity.passwords || there.some((a) => a.canSignIn)) return [];
      if (there.length === 0) {
        const code = codeOf(identity.random(CODE_BYTES));
        first = codeHash(code);
        return [{ name: null, invitation: told(code, millis() + DAYS * 24 * 60 * 60_000) }];
      }
      const some = there.slice(0, AT_START);
      return Promise.all(some.map(async ({ person: { id, name } }) => ({ name, invitation: await codeFor(id) })));
    },
  };
}
