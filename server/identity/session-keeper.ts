// Who is signed in: in memory only, tokens and renewal handles as hashes. A token is good for minutes; a handle gives the
// next ones once. A handle that comes a second time was stolen, or its answer was lost: only where nothing of that answer
// was ever used is it taken once more, else the whole session ends.
import { hashOf } from './one-time';

export interface KeeperParts {
  /** Minutes until a session ends, however often it is renewed. */
  readonly minutes: number;
  /** Minutes until a token ends. */
  readonly tokenMinutes: number;
  readonly millis: () => number;
  readonly newToken: () => string;
}

export interface Pass {
  readonly token: string;
  readonly renewal: string;
  /** When the token ends, in milliseconds since 1970. */
  readonly ends: number;
}

interface Session {
  readonly person: string;
  readonly ends: number;
  /** Hash of the handle that is good now, of the one before it, and of the token that came with the good one. */
  current: string;
  previous: string | undefined;
  newest: string;
  /** Whether anything of the last answer was used. */
  wasUsed: boolean;
  readonly tokens: Map<string, number>;
  readonly handles: Set<string>;
}

/** So many sessions may a person have; the oldest one ends. */
const PER_PERSON = 20;

export class SessionKeeper {
  private readonly parts: KeeperParts;
  private readonly byToken = new Map<string, Session>();
  private readonly byHandle = new Map<string, Session>();
  private readonly byPerson = new Map<string, Set<Session>>();

  constructor(parts: KeeperParts) {
    this.parts = parts;
  }

  begin(person: string): Pass {
    const session: Session = {
      ...{ person, ends: this.parts.millis() + this.parts.minutes * 60_000 },
      ...{ current: '', previous: undefined, newest: '', wasUsed: true, tokens: new Map(), handles: new Set() },
    };
    this.forgetEnded();
    const others = this.byPerson.get(person) ?? new Set();
    const [oldest] = others;
    if (others.size >= PER_PERSON && oldest) this.end(oldest);
    this.byPerson.set(person, others.add(session));
    return this.handOut(session);
  }

  /** The person whose token this is; `undefined` where it is nobody's, or ended. */
  personOf(token: string): string | undefined {
    const hash = hashOf(token);
    const session = this.byToken.get(hash);
    if (!session) return undefined;
    const ends = session.tokens.get(hash) ?? 0;
    if (ends <= this.parts.millis()) {
      this.dropToken(session, hash);
      return undefined;
    }
    if (hash === session.newest) session.wasUsed = true;
    return session.person;
  }

  /** Whether a token is somebody's now; nothing counts as used by it. */
  isGood(token: string): boolean {
    const hash = hashOf(token);
    return (this.byToken.get(hash)?.tokens.get(hash) ?? 0) > this.parts.millis();
  }

  /** The next pass for a handle; `undefined` where it is nobody's, ended or was used before. */
  renew(renewal: string): { readonly person: string; readonly pass: Pass } | undefined {
    const hash = hashOf(renewal);
    const session = this.byHandle.get(hash);
    if (!session) return undefined;
    const isLost = hash === session.previous && !session.wasUsed;
    if (session.ends <= this.parts.millis() || (hash !== session.current && !isLost)) {
      this.end(session);
      return undefined;
    }
    if (isLost) {
      // What that answer held must never be used: whoever does has read it on its way.
      this.dropToken(session, session.newest);
      session.current = hash;
    }
    return { person: session.person, pass: this.handOut(session) };
  }

  signOut(token: string): void {
    const session = this.byToken.get(hashOf(token));
    if (session) this.end(session);
  }

  /** Ends all sessions of a person. */
  endAll(person: string): void {
    for (const session of [...(this.byPerson.get(person) ?? [])]) this.end(session);
  }

  private forgetEnded(): void {
    const now = this.parts.millis();
    for (const sessions of [...this.byPerson.values()])
      for (const session of [...sessions]) if (session.ends <= now) this.end(session);
  }

  private handOut(session: Session): Pass {
    const now = this.parts.millis();
    for (const [hash, ends] of session.tokens) if (ends <= now) this.dropToken(session, hash);
    const [token, renewal] = [this.parts.newToken(), this.parts.newToken()];
    const ends = Math.min(session.ends, now + this.parts.tokenMinutes * 60_000);
    session.previous = session.current === '' ? undefined : session.current;
    session.current = hashOf(renewal);
    session.newest = hashOf(token);
    session.wasUsed = session.previous === undefined;
    session.tokens.set(session.newest, ends);
    session.handles.add(session.current);
    this.byToken.set(session.newest, session);
    this.byHandle.set(session.current, session);
    return { token, renewal, ends };
  }

  private dropToken(session: Session, hash: string): void {
    session.tokens.delete(hash);
    this.byToken.delete(hash);
  }

  private end(session: Session): void {
    for (const hash of session.tokens.keys()) this.byToken.delete(hash);
    for (const hash of session.handles) this.byHandle.delete(hash);
    session.tokens.clear();
    const mine = this.byPerson.get(session.person);
    mine?.delete(session);
    if (mine?.size === 0) this.byPerson.delete(session.person);
  }
}
