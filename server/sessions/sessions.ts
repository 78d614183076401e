// Signing in and being signed in. Tokens are random, kept in memory as hashes, and end after a while; roles are read
// at each request, so that a person who was suspended is out at the next one.
import { createHash } from 'node:crypto';
import { modulesOpen } from '../../domain/access/rollout-now';
import { AppError } from '../../domain/errors';
import type { Me, Session, SessionOptions } from '../../domain/wire';
import { askerOf } from '../records/asking';
import type { Body } from '../records/body';
import type { ServiceParts, Who } from '../service';
import { pisInScope } from '../views/scope';

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
  /** Minutes until a token ends. */
  readonly minutes: number;
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
  me(who: Who): Promise<Me>;
  signOut(token: string): void;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const signedOut = () => new AppError('signed-out', 'You are signed out. Sign in again; your edits stay in the sheet.');

export function sessionService(parts: SessionParts): SessionService {
  const { store, loadBody, calendar, clock, demonstration, millis } = parts;
  const sessions = new Map<string, { person: string; ends: number }>();

  const bodyNow = async (): Promise<Body> => loadBody(await store.read());

  async function meOf(who: Who): Promise<Me> {
    const body = await bodyNow();
    const records = body.indicatorCodes().some((code) => {
      const pi = body.indicator(code);
      const isTheirs = pi !== undefined && (pi.owner === who.id || pi.updaters.includes(who.id));
      return isTheirs && body.rightsOver(who, pi).includes('data');
    });
    const { id, name, roles } = who;
    const units = new Set(pisInScope({ scope: 'all' }, who, body).map((pi) => pi.unit));
    const modules = modulesOpen(
      who.rollout,
      [...units].map((unit) => body.unitPath(unit)),
    );
    return {
      ...{ id, name, roles: [...roles], body: body.name, asAt: clock.today() },
      demonstration: demonstration !== null,
      calendar,
      records,
      modules,
    };
  }

  function forget(now: number): void {
    for (const [hash, session] of sessions) if (session.ends <= now) sessions.delete(hash);
  }

  return {
    async options() {
      const body = await bodyNow();
      if (!demonstration) return { body: body.name, demonstration: null };
      const people = demonstration.people.map(({ id, about }) => ({ id, name: body.personName(id), about }));
      return { body: body.name, demonstration: { asAt: demonstration.asAt, people } };
    },

    async signIn(person, from) {
      if (!demonstration)
        throw new AppError('not-allowed', 'Signing in by name alone is only for the demonstration on sample data.');
      if (!from.local)
        throw new AppError('not-allowed', 'The demonstration can only be used on the machine that it runs on.');
      const body = await bodyNow();
      const known = body.person(person);
      if (!known || known.suspended || !demonstration.people.some((p) => p.id === person))
        throw new AppError('not-found', 'There is no such person in the demonstration.');
      const now = millis();
      forget(now);
      const token = parts.newToken();
      const ends = now + parts.minutes * 60_000;
      sessions.set(hashOf(token), { person, ends });
      return { token, expiresAt: new Date(ends).toISOString(), me: await meOf(askerOf(known, body, clock.today())) };
    },

    async who(token) {
      const session = sessions.get(hashOf(token));
      if (!session || session.ends <= millis()) throw signedOut();
      const body = await bodyNow();
      const person = body.person(session.person);
      if (!person || person.suspended) throw signedOut();
      return askerOf(person, body, clock.today());
    },

    me: meOf,
    signOut: (token) => void sessions.delete(hashOf(token)),
  };
}
