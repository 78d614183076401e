// Signing in with the account at work (OpenID Connect, code with PKCE). The dialog never sees a token of ours: it gets a
// one-time code, which is worth something only to the pane that holds the secret of the challenge it began with.
import { createHash } from 'node:crypto';
import { AppError } from '../../domain/errors';
import type { Person } from '../../domain/records/person';
import type { Session } from '../../domain/wire';
import type { Body } from '../records/body';
import { addressKey, type Attempts } from './attempts';
import { hashOf } from './one-time';
import { cameFrom } from './password-sign-in';
import { personOfEmail } from './people';
import type { Provider, Started } from './provider';
import type { SessionParts, SessionService } from './sessions';

export interface WorkAccounts {
  start(challenge: string, ip: string): Promise<{ readonly address: string; readonly state: string }>;
  /** What the provider sent back, for a handover code. @throws AppError `sign-in-refused` */
  returned(query: string, ip: string): Promise<{ readonly handover: string }>;
  /** @param idToken that Excel fetched a moment ago @throws AppError `sign-in-refused` | `not-allowed` */
  signInNested(idToken: string, ip: string): Promise<Session>;
  /** @throws AppError `sign-in-refused` */
  signIn(handover: string, verifier: string, ip: string): Promise<Session>;
}

const MINUTE = 60_000;
/** A person may have to find their telephone. */
const UNDER_WAY = 15 * MINUTE;
const HANDED_OVER = 2 * MINUTE;
/** So many sign-ins are remembered that are under way; the oldest are forgotten first. */
const REMEMBERED = 10_000;

const refused = (why: string) => new AppError('sign-in-refused', why);
const notGood = () => refused('This sign-in is not good any more. Nothing was changed; begin it again.');

/** What is good once and for a while. */
function oneTime<T>(lasts: number, millis: () => number) {
  const kept = new Map<string, { readonly value: T; readonly ends: number }>();
  return {
    keep(key: string, value: T): void {
      for (const [old, { ends }] of kept) {
        if (ends > millis() && kept.size < REMEMBERED) break;
        kept.delete(old);
      }
      kept.set(key, { value, ends: millis() + lasts });
    },
    has: (key: string) => (kept.get(key)?.ends ?? 0) > millis(),
    take(key: string): T | undefined {
      const found = kept.get(key);
      kept.delete(key);
      return found && found.ends > millis() ? found.value : undefined;
    },
  };
}

const textClaim = (claims: Readonly<Record<string, unknown>>, name: string) => {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export function workAccountService(
  parts: SessionParts,
  sessions: SessionService,
  provider: Provider | null,
  attempts: Attempts,
): WorkAccounts {
  const { store, loadBody, identity, millis, newToken } = parts;
  const underWay = oneTime<{ readonly started: Started; readonly challenge: string }>(UNDER_WAY, millis);
  const handedOver = oneTime<{ readonly person: string; readonly challenge: string }>(HANDED_OVER, millis);

  /** Tokens of Excel's that let somebody in, for longer than any is taken. */
  const used = oneTime<true>(UNDER_WAY, millis);

  const redirect = () => `${identity.address()}/addin/sign-in.html`;

  function theProvider(): Provider {
    if (!provider) throw new AppError('not-allowed', 'There is no sign-in with a work account here.');
    return provider;
  }

  /** Whether the body lets people with these claims in at all. */
  function mayCome(claims: Readonly<Record<string, unknown>>): boolean {
    const need = identity.openId?.need ?? [];
    return (
      need.length === 0 ||
      need.some((one) => {
        const at = one.indexOf('=');
        const value = claims[one.slice(0, at)];
        const wanted = one.slice(at + 1);
        return Array.isArray(value) ? value.includes(wanted) : value === wanted;
      })
    );
  }

  /** Whose the claims are: by the account that came in before, else by the e-mail address, which is then bound to it. */
  async function personOf(
    claims: Readonly<Record<string, unknown>> & { sub: string },
    body: Body,
  ): Promise<Person | undefined> {
    const subject = { issuer: textClaim(claims, 'iss') ?? '', subject: claims.sub };
    const bound = await store.accounts.find({ subject });
    if (bound) return body.person(bound.person);
    const email = textClaim(claims, identity.openId?.claim ?? 'email');
    if (email === undefined || claims['email_verified'] === false) return undefined;
    const person = personOfEmail(body, email);
    if (!person || person.suspended) return undefined;
    const after = await store.accounts.change(person.id, (now) => (now.subject === null ? { ...now, subject } : now));
    // Somebody else with this address came in before: addresses are given to new people now and then.
    return after?.subject?.issuer === subject.issuer && after.subject.subject === subject.subject ? person : undefined;
  }

  async function claimsOf(query: string) {
    const asked = new URLSearchParams(query);
    const state = asked.get('state') ?? '';
    const begun = underWay.take(state);
    if (!begun) throw notGood();
    if (asked.get('error') === 'access_denied') throw refused('The sign-in was stopped. Begin it again when you like.');
    try {
      const claims = await theProvider().claims(new URL(`${redirect()}?${asked.toString()}`), begun.started);
      return { claims, challenge: begun.challenge };
    } catch (cause) {
      throw notTaken(cause);
    }
  }

  function notTaken(cause: unknown): AppError {
    identity.note('work account refused', { why: cause instanceof Error ? cause.message : 'unknown' });
    return new AppError(
      'sign-in-refused',
      'The work account’s answer could not be taken. Begin again; if it comes back, tell your site administrator.',
      { cause },
    );
  }

  /** The person whom claims are about. @throws AppError `sign-in-refused` where it is nobody here */
  async function knownPerson(claims: Readonly<Record<string, unknown>> & { sub: string }): Promise<Person> {
    const person = mayCome(claims) ? await personOf(claims, await loadBody(await store.read())) : undefined;
    if (person && !person.suspended) return person;
    identity.note('work account unknown', { subject: hashOf(claims.sub).slice(0, 12) });
    throw refused(
      'You are signed in at work, and nobody here goes with that account. Ask your site administrator to add your e-mail address.',
    );
  }

  function mustBeNested(): Provider {
    if (identity.openId?.nested !== true) throw new AppError('not-allowed', 'Excel signs nobody in by itself here.');
    return theProvider();
  }

  return {
    async start(challenge, ip) {
      const attempt = attempts.byAddress(addressKey(ip));
      let started: Started;
      try {
        started = await theProvider().start(redirect());
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        throw new AppError('busy', 'The sign-in of work accounts does not answer just now. Try again in a moment.', {
          cause,
        });
      } finally {
        attempt.undecided();
      }
      underWay.keep(started.state, { started, challenge });
      return { address: started.address, state: started.state };
    },

    async returned(query, ip) {
      const attempt = attempts.byAddress(addressKey(ip));
      const { claims, challenge } = await claimsOf(query);
      const person = await knownPerson(claims);
      attempt.right();
      const handover = newToken();
      handedOver.keep(hashOf(handover), { person: person.id, challenge });
      return { handover };
    },

    async signInNested(idToken, ip) {
      const asked = mustBeNested();
      const attempt = attempts.byAddress(addressKey(ip));
      let claims: Awaited<ReturnType<Provider['verified']>>;
      try {
        claims = await asked.verified(idToken, null);
      } catch (cause) {
        throw notTaken(cause);
      }
      // Signature and all: what is sent a second time was read on its way.
      const mark = hashOf(idToken);
      if (used.has(mark)) throw notGood();
      used.keep(mark, true);
      const person = await knownPerson(claims);
      attempt.right();
      await store.accounts.change(person.id, (now) => cameFrom(now, addressKey(ip)));
      return sessions.begin(person.id);
    },

    async signIn(handover, verifier, ip) {
      const attempt = attempts.byAddress(addressKey(ip));
      const handed = handedOver.take(hashOf(handover));
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      if (handed?.challenge !== challenge) throw notGood();
      attempt.right();
      await store.accounts.change(handed.person, (now) => cameFrom(now, addressKey(ip)));
      return sessions.begin(handed.person);
    },
  };
}
