// What each route of domain/routes.ts does: a name there without a handler here does not compile.
import type * as z from 'zod/mini';
import { AppError, type Issue } from '../../domain/errors';
import type { routes, Route, RouteName } from '../../domain/routes';
import type { WireConflict } from '../../domain/wire';
import type { MadeFile } from '../audit/audit';
import type { PushAnswer } from '../pushes/answer';
import type { Services } from '../services';
import type { Who } from '../service';
import type { TaggedAnswer } from '../views/answer-tag';
import { healthOf } from './health';

/** The parsed value of a part of a request; nothing where the route has no such part. */
type Parsed<R, Part extends 'params' | 'query' | 'body'> =
  R extends Record<Part, infer S extends z.ZodMiniType> ? z.infer<S> : undefined;
type Answer200<R extends Route> =
  R['answers'] extends Record<200, infer S extends z.ZodMiniType> ? z.infer<S> : undefined;

export interface ApiRequest<R extends Route> {
  readonly params: Parsed<R, 'params'>;
  readonly query: Parsed<R, 'query'>;
  readonly body: Parsed<R, 'body'>;
  /** Who is signed in; only where the route needs it. */
  readonly who: R['signedIn'] extends true ? Who : null;
  readonly token: string;
  /** The address that the request came from, or that a trusted proxy says it came from. */
  readonly ip: string;
  /** Whether it came over the machine's own loopback, to a local name. */
  readonly local: boolean;
  /** Tags of answers that the client has already. */
  readonly known: ReadonlySet<string>;
}

export type ApiAnswer<T> =
  | { readonly kind: 'ok'; readonly body: T }
  /** JSON that is ready to be sent, or that what the client has still holds. */
  | TaggedAnswer
  /** Sent as it is made, to be saved as a file. */
  | { readonly kind: 'file'; readonly file: MadeFile }
  /** Something in the data sent cannot be taken (422 and 409). */
  | { readonly kind: 'refused'; readonly issues: readonly Issue[]; readonly conflicts: readonly WireConflict[] };

export type Handlers = {
  readonly [N in RouteName]: (
    request: ApiRequest<(typeof routes)[N]>,
  ) => Promise<ApiAnswer<Answer200<(typeof routes)[N]>>>;
};

async function ok<T>(body: Promise<T> | T): Promise<ApiAnswer<T>> {
  return { kind: 'ok', body: await body };
}

const answered = async (answer: Promise<PushAnswer>) => {
  const result = await answer;
  return result.kind === 'receipt' ? ok(result.receipt) : result;
};

export function makeHandlers(services: Services): Handlers {
  const { store, sessions, views, push, pushes, undo, work, indicators, history, settings } = services;
  const { ownership, rollout, requests, audit, mappings } = services;
  const { passwords, invitations, workAccounts } = services;
  const health = healthOf(store);
  return {
    health: () => ok(health()),
    sessionOptions: () => ok(sessions.options()),
    signIn: ({ body, local }) => ok(sessions.signIn(body.person, { local })),
    signInByPassword: ({ body, ip }) => ok(passwords.signIn(body.login, body.password, ip)),
    renew: ({ body }) => ok(sessions.renew(body.renewal)),
    startWorkAccount: ({ body, ip }) => ok(workAccounts.start(body.challenge, ip)),
    returnFromWorkAccount: ({ body, ip }) => ok(workAccounts.returned(body.query, ip)),
    signInNested: ({ body, ip }) => ok(workAccounts.signInNested(body.idToken, ip)),
    signInByHandover: ({ body, ip }) => ok(workAccounts.signIn(body.handover, body.verifier, ip)),
    lookAtInvitation: ({ body, ip }) => ok(invitations.look(body.code, ip)),
    acceptInvitation: ({ body, ip }) => ok(invitations.accept(body, ip)),
    changePassword: ({ body, who, ip }) => ok(passwords.change(who, body.current, body.password, ip)),
    accounts: ({ who }) => ok(invitations.accounts(who)),
    invite: ({ params, who }) => ok(invitations.invite(params.id, who)),
    async endSessions({ params, who }) {
      await invitations.signOut(params.id, who);
      return ok(undefined);
    },
    me: ({ who }) => ok(sessions.me(who)),
    async signOut({ token }) {
      sessions.signOut(token);
      return ok(undefined);
    },
    work: ({ who, known }) => work.work(who, known),
    view: ({ body, who, known }) => views.view(body, who, known),
    push: ({ body, who }) => answered(push.push(body, who)),
    receipt: ({ params, who }) => ok(pushes.receipt(params.pushId, who)),
    undo: ({ params, body, who }) => answered(undo.undo(params.pushId, body, who)),
    findIndicators: ({ query, who }) => ok(indicators.find(query, who)),
    cells: ({ body, who }) => ok(services.cells.cells(body, who)),
    explore: ({ body, who }) => ok(services.explore.explore(body, who)),
    indicator: ({ params, who, known }) => indicators.page(params.code, who, known),
    mappings: ({ who }) => ok(mappings.all(who)),
    saved: ({ who }) => ok(services.saved.all(who)),
    history: ({ params, who }) => ok(history.history(params.type, params.key, who)),
    recording: ({ query, who }) => ok(settings.recording(query, who)),
    siteRules: ({ who }) => ok(settings.site(who)),
    ownership: ({ who }) => ok(ownership.overview(who)),
    chooseIndicators: ({ query, who }) => ok(ownership.choice(query, who)),
    duplicates: ({ who }) => ok(services.duplicates.list(who)),
    previewMerge: ({ query, who }) => ok(services.duplicates.preview(query, who)),
    people: ({ who }) => ok(ownership.people(who)),
    rollout: ({ who }) => ok(rollout.rollout(who)),
    rolloutAdoption: ({ who }) => ok(services.adoption.adoption(who)),
    previewRollout: ({ body, who }) => ok(rollout.preview(body.rollout, who)),
    requests: ({ who }) => ok(requests.list(who)),
    askForRight: ({ body, who }) => ok(requests.ask(body, who)),
    answerRequest: ({ params, body, who }) => ok(requests.answer(params.id, body, who)),
    audit: ({ query, who }) => ok(audit.rows(query, who)),
    auditFile: async ({ query, who }) => ({ kind: 'file', file: await audit.file(query, who) }),
    verification: ({ who }) => ok(services.verification.state(who)),
    verify: ({ body, who }) => ok(services.verification.verify(body.kept ?? '', who)),
    chainHead: ({ who }) => ok(audit.head(who)),
  };
}

/** @throws AppError `signed-out` where there is no bearer token */
export function bearerToken(header: string | undefined): string {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw new AppError('signed-out', 'Sign in first.');
  return token;
}
