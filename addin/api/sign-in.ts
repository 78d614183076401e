// Signing in over HTTP, and staying signed in: the token and its renewal handle live here and nowhere else, in memory. A
// token is renewed before it ends, once for all who wait for it; one that the store refuses is of no more use.
import { routes } from '../../domain/routes';
import type { Session } from '../../domain/wire';
import { accept, type Answer, type Call } from './answer';
import { translateAnswer } from './http-errors';
import type { SignInApi } from './port';
import type { RouteName } from '../../domain/routes';

type Send = (route: RouteName, call: Call, token?: string) => Promise<Answer>;

/** Milliseconds before its end at which a token is renewed, at most a third of its life. */
const EARLY = 60_000;

interface Kept {
  readonly person: string;
  readonly token: string;
  readonly renewal: string;
  /** By this machine's clock: the store's may be wrong here, and this one there. */
  readonly renewAt: number;
}

export interface SignedInSend {
  readonly signIn: SignInApi;
  /** Sends with the token, renewed where it is about to end. */
  readonly send: (route: RouteName, call?: Call) => Promise<Answer>;
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export function signedInSend(send: Send, now: () => number = Date.now): SignedInSend {
  let kept: Kept | undefined;
  let renewing: Promise<void> | undefined;

  function keep(session: Session, answer: Answer): Session {
    const said = Date.parse(session.expiresAt) - Date.parse(answer.date);
    const life = Number.isFinite(said) ? said : Date.parse(session.expiresAt) - now();
    kept = {
      person: session.me.id,
      token: session.token,
      renewal: session.renewal,
      renewAt: now() + life - Math.min(EARLY, life / 3),
    };
    return session;
  }

  async function renew(old: Kept): Promise<void> {
    const answer = await send('renew', { body: { renewal: old.renewal } });
    // Somebody signed in or out meanwhile: that stands.
    if (kept !== old) return;
    if (answer.status === 401) kept = undefined;
    else keep(accept(answer, routes.renew.answers[200]), answer);
  }

  async function fresh(): Promise<Kept | undefined> {
    const old = kept;
    if (!old || now() < old.renewAt) return old;
    renewing ??= renew(old).finally(() => {
      renewing = undefined;
    });
    await renewing;
    return kept;
  }

  const sent = async (route: RouteName, call: Call = {}): Promise<Answer> => {
    if (!routes[route].signedIn) return send(route, call);
    const pass = await fresh();
    const answer = await send(route, call, pass?.token);
    if (answer.status !== 401) return answer;
    // A token that the store refuses is of no more use; one of the same person that came meanwhile is, and what was refused
    // was not done.
    if (kept === pass) kept = undefined;
    return kept && kept.person === pass?.person ? send(route, call, kept.token) : answer;
  };

  const begun = async (
    route: 'signIn' | 'signInByPassword' | 'signInByHandover' | 'signInNested' | 'acceptInvitation' | 'changePassword',
    body: unknown,
  ): Promise<Session> => {
    const answer = await sent(route, { body });
    return keep(accept(answer, routes[route].answers[200]), answer);
  };

  return {
    send: sent,
    signIn: {
      byName: (person) => begun('signIn', { person }),
      byPassword: (login, password) => begun('signInByPassword', { login, password }),
      async withWorkAccount() {
        const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
        return {
          challenge: base64url(new Uint8Array(digest)),
          signIn: (handover) => begun('signInByHandover', { handover, verifier }),
        };
      },
      byExcel: (idToken) => begun('signInNested', { idToken }),
      look: async (code) =>
        accept(await sent('lookAtInvitation', { body: { code } }), routes.lookAtInvitation.answers[200]),
      accept: (acceptance) => begun('acceptInvitation', acceptance),
      changePassword: (current, password) => begun('changePassword', { current, password }),
      async signOut() {
        if (kept === undefined) return;
        const { token } = kept;
        kept = undefined;
        const { status, data } = await send('signOut', {}, token);
        // 401: the store had ended the session already.
        if (status !== 204 && status !== 401) throw translateAnswer(status, data);
      },
    },
  };
}
