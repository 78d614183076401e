// Being signed in. Tokens say who somebody is and nothing else: roles are read at each request, so that a person who was
// suspended is out at the next one. How one signs in is told by the other files of this room.
import { may } from '../../domain/access/policy';
import { AppError } from '../../domain/errors';
import { addDays, mondayOf } from '../../domain/period/day';
import type { Me, Session, SessionOptions } from '../../domain/wire';
import { askerOf } from '../records/asking';
import type { Body } from '../records/body';
import { piIndex } from '../records/pi-index';
import { unitsOf } from '../records/stands-to';
import type { ServiceParts, Who } from '../service';
import { modulesFor, recordsFrom } from '../rollout/open-modules';
import { SessionKeeper, type Pass } from './session-keeper';
import type { IdentitySettings } from './settings';

/** The people one can be in the demonstration. */
export interface Demonstration {
  readonly asAt: string;
  readonly people: readonly { readonly id: string; readonly about: string }[];
}

/** Where a request to sign in came from. */
export interface CameFrom {
  /** Whether it came over the machine's own loopback, to a local name. */
  readonly local: boolean;
}

export interface SessionParts extends ServiceParts {
  /** Present only where the server runs on its own sample. */
  readonly demonstration: Demonstration | null;
  readonly identity: IdentitySettings;
  /** Milliseconds since 1970, by the real clock. */
  readonly millis: () => number;
  /** A new token: at least 32 random bytes as text. */
  readonly newToken: () => string;
}

export interface SessionService {
  options(): Promise<SessionOptions>;
  /** @throws AppError `not-allowed` where this is no demonstration or the request is not local; `not-found` */
  signIn(person: string, from: CameFrom): Promise<Session>;
  /** @throws AppError `signed-out` where the token is unknown, has ended, or its person may not be here any more */
  who(token: string): Promise<Who>;
  /**
   * Whether the token may be anybody's, at once and without looking at the records: for what must be refused before it is
   * read. Who it is says {@link who}, afterwards. @throws AppError `signed-out`
   */
  mustBeGood(token: string): void;
  me(who: Who): Promise<Me>;
  /** @throws AppError `signed-out` where the handle is unknown, has ended or was used before */
  renew(renewal: string): Promise<Session>;
  signOut(token: string): void;
  /** Ends every session of a person. */
  endAll(person: string): void;
  /** Begins a session for somebody who has shown who they are. @throws AppError `signed-out` where they are suspended */
  begin(person: string): Promise<Session>;
}

/** Weeks of which it is kept how many came in. */
const WEEKS_KEPT = 53;

const signedOut = () => new AppError('signed-out', 'You are signed out. Sign in again; your edits stay in the sheet.');

export function sessionService(parts: SessionParts): SessionService {
  const { store, loadBody, calendar, clock, demonstration, identity, millis, newToken } = parts;
  const { minutes, tokenMinutes } = identity;
  const keeper = new SessionKeeper({ minutes, tokenMinutes, millis, newToken });

  const bodyNow = async (): Promise<Body> => loadBody(await store.read());

  async function meOf(who: Who): Promise<Me> {
    const body = await bodyNow();
    const own = piIndex(body).ofPerson.get(who.id) ?? [];
    const records = own.some((pi) => may(who, 'data', body.placeOf(pi)));
    const from = records ? undefined : recordsFrom(who, body, clock.today());
    const account = await store.accounts.find({ person: who.id });
    const { id, name, roles } = who;
    return {
      ...{ id, name, roles: [...roles], body: body.name, asAt: clock.today() },
      demonstration: demonstration !== null,
      calendar,
      records,
      ...(from !== undefined && { recordsFrom: from }),
      modules: modulesFor(who, body),
      password: account !== undefined && account.password !== null,
    };
  }

  /** The person as they are now. Somebody who was suspended has no session left. */
  async function present(person: string): Promise<Who> {
    const body = await bodyNow();
    const known = body.person(person);
    if (known && !known.suspended) return askerOf(known, body, clock.today());
    keeper.endAll(person);
    throw signedOut();
  }

  /** Being counted is no condition of coming in: a store that cannot write can still be read. */
  async function noteIn({ id }: Who): Promise<void> {
    const day = clock.today();
    const week = mondayOf(day);
    const units = [...unitsOf(id, await bodyNow())];
    try {
      await store.accounts.came({ person: id, day, week, units, since: addDays(week, -7 * WEEKS_KEPT) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      identity.note('not counted', { person: id, why: error.code });
    }
  }

  async function sessionOf(who: Who, { token, renewal, ends }: Pass): Promise<Session> {
    return { token, renewal, expiresAt: new Date(ends).toISOString(), me: await meOf(who) };
  }

  async function begin(person: string): Promise<Session> {
    const who = await present(person);
    await noteIn(who);
    return sessionOf(who, keeper.begin(person));
  }

  return {
    async options() {
      const body = await bodyNow();
      const { openId } = identity;
      const ways = {
        ...{ password: identity.passwords && !demonstration, workAccount: openId !== null },
        // As MSAL names it: the issuer without the version that it ends with.
        ...(openId?.nested === true && {
          nested: { clientId: openId.clientId, authority: openId.issuer.replace(/\/v2\.0\/?$/, '') },
        }),
      };
      if (!demonstration) return { body: body.name, demonstration: null, ...ways };
      const people = demonstration.people.map(({ id, about }) => ({ id, name: body.personName(id), about }));
      return { body: body.name, demonstration: { asAt: demonstration.asAt, people }, ...ways };
    },

    async signIn(person, from) {
      if (!demonstration)
        throw new AppError('not-allowed', 'Signing in by name alone is only for the demonstration on sample data.');
      if (!from.local)
        throw new AppError('not-allowed', 'The demonstration can only be used on the machine that it runs on.');
      const known = (await bodyNow()).person(person);
      if (!known || known.suspended || !demonstration.people.some((p) => p.id === person))
        throw new AppError('not-found', 'There is no such person in the demonstration.');
      return begin(person);
    },

    async who(token) {
      const person = keeper.personOf(token);
      if (person === undefined) throw signedOut();
      return present(person);
    },

    mustBeGood(token) {
      if (!keeper.isGood(token)) throw signedOut();
    },

    async renew(renewal) {
      const renewed = keeper.renew(renewal);
      if (!renewed) throw signedOut();
      return sessionOf(await present(renewed.person), renewed.pass);
    },

    me: meOf,
    begin,
    signOut: (token) => keeper.signOut(token),
    endAll: (person) => keeper.endAll(person),
  };
}
