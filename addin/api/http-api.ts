// The store's door over HTTP: the only file group that says axios. Each answer is checked by the schemas of domain/wire
// before anybody sees it. Nothing is ever sent a second time by itself.
import axios from 'axios';
import type { AxiosInstance } from 'axios';
import { routes } from '../../domain/routes';
import type { RouteName } from '../../domain/routes';
import { viewAnswerSchema } from '../../domain/wire';
import { catalogueAnswerSchema } from '../../domain/wire-catalogue';
import { trendAnswerSchema } from '../../domain/wire-trends';
import type { PushRequest, Receipt, UndoRequest } from '../../domain/wire';
import { accept, type Answer, type Call } from './answer';
import { asResult, notConnected, readError, translateAnswer, translateFailure } from './http-errors';
import { signedInSend } from './sign-in';
import { manageApi } from './manage-api';
import type { Api, PushAnswer } from './port';

export interface HttpApiOptions {
  /** Address of the store: the page's own origin. */
  readonly server: string;
  /** Milliseconds without an answer (of a push: without any progress) after which the store counts as not reached. */
  readonly timeout?: number;
}

/** `/pushes/:pushId` with its parameters put in. */
function pathOf(route: RouteName, params: Readonly<Record<string, string>> = {}): string {
  return routes[route].path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** Gives up where nothing moves for so long; a large push over a slow line goes on as long as it moves. */
function patience(milliseconds: number): { signal: AbortSignal; moved: () => void; end: () => void } {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), milliseconds);
  return {
    signal: abort.signal,
    moved: () => {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), milliseconds);
    },
    end: () => clearTimeout(timer),
  };
}

async function send(
  http: AxiosInstance,
  timeout: number,
  route: RouteName,
  call: Call,
  token?: string,
): Promise<Answer> {
  const waiting = patience(timeout);
  try {
    const { status, data, headers } = await http.request<unknown>({
      ...(call.bytes && { responseType: 'arraybuffer' as const }),
      method: routes[route].method,
      url: pathOf(route, call.params),
      ...(call.query && { params: call.query }),
      data: call.body,
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      signal: waiting.signal,
      onUploadProgress: ({ progress }) => {
        waiting.moved();
        if (progress !== undefined) call.progress?.(progress);
      },
      onDownloadProgress: () => waiting.moved(),
    });
    const header = (name: string) => String(headers[name] ?? '');
    const date = header('date');
    return { status, data, date, type: header('content-type'), disposition: header('content-disposition') };
  } catch (cause) {
    throw waiting.signal.aborted ? notConnected(cause) : translateFailure(cause);
  } finally {
    waiting.end();
  }
}

/** The store at `server`. @throws AppError on every method; see port.ts */
export function createHttpApi({ server, timeout = 30_000 }: HttpApiOptions): Api {
  const http = axios.create({
    baseURL: `${server.replace(/\/+$/, '')}/api`,
    // Every status is an answer; only a broken line is a failure.
    validateStatus: () => true,
    maxBodyLength: Infinity,
    maxContentLength: Infinity,
    headers: { Accept: 'application/json' },
  });
  const { send: call, signIn } = signedInSend((route, options, token) => send(http, timeout, route, options, token));
  const pushed = (answer: Answer): PushAnswer =>
    asResult(answer) ?? { kind: 'receipt', receipt: accept(answer, routes.push.answers[200]) };

  const manage = manageApi(
    async (route, asked, schema) => accept(await call(route, asked), schema),
    async (route, asked) => {
      const { status, data, type, disposition } = await call(route, { ...asked, bytes: true });
      const bytes = data as ArrayBuffer;
      if (status !== 200) throw translateAnswer(status, JSON.parse(new TextDecoder().decode(bytes) || 'null'));
      return { bytes, type, name: /filename="([\w.-]+)"/.exec(disposition)?.[1] ?? 'pi-bridge' };
    },
  );

  return {
    server,
    ...manage,
    sessionOptions: async () => accept(await call('sessionOptions'), routes.sessionOptions.answers[200]),
    signIn,
    workAccountPage: async (challenge) =>
      accept(await call('startWorkAccount', { body: { challenge } }), routes.startWorkAccount.answers[200]),
    workAccountReturn: async (query) =>
      accept(await call('returnFromWorkAccount', { body: { query } }), routes.returnFromWorkAccount.answers[200]),
    invite: async (id) => accept(await call('invite', { params: { id } }), routes.invite.answers[200]),
    async endSessions(id) {
      const { status, data } = await call('endSessions', { params: { id } });
      if (status !== 204) throw translateAnswer(status, data);
    },
    accounts: async () => accept(await call('accounts'), routes.accounts.answers[200]),
    me: async () => accept(await call('me'), routes.me.answers[200]),
    work: async () => accept(await call('work'), routes.work.answers[200]),
    view: async (request) => accept(await call('view', { body: request }), viewAnswerSchema),
    catalogue: async (request) => accept(await call('view', { body: request }), catalogueAnswerSchema),
    trends: async (request) => accept(await call('view', { body: request }), trendAnswerSchema),
    push: async (request: PushRequest, progress) =>
      pushed(await call('push', { body: request, ...(progress && { progress }) })),
    receipt: async (pushId): Promise<Receipt | undefined> => {
      const answer = await call('receipt', { params: { pushId } });
      // Only the store itself can say that it never took a push; a 404 of anything between here and there cannot.
      if (answer.status === 404 && readError(answer.data)?.code === 'not-found') return undefined;
      return accept(answer, routes.receipt.answers[200]);
    },
    undo: async (pushId, request: UndoRequest) => pushed(await call('undo', { params: { pushId }, body: request })),
    cells: async (request) => accept(await call('cells', { body: request }), routes.cells.answers[200]),
    explore: async (request) => accept(await call('explore', { body: request }), routes.explore.answers[200]),
    indicator: async (code) => accept(await call('indicator', { params: { code } }), routes.indicator.answers[200]),
    findIndicators: async (find) =>
      accept(await call('findIndicators', { query: { find } }), routes.findIndicators.answers[200]),
    saved: async () => accept(await call('saved'), routes.saved.answers[200]),
    mappings: async () => accept(await call('mappings'), routes.mappings.answers[200]).items,
    history: async (type, key) => accept(await call('history', { params: { type, key } }), routes.history.answers[200]),
    recording: async (query) => accept(await call('recording', { query }), routes.recording.answers[200]),
    siteRules: async () => accept(await call('siteRules'), routes.siteRules.answers[200]),
  };
}
