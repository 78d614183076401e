// Whether the store can be reached, and whether the sign-in still holds: learned from every call to the store, asked
// again each minute while it is away.
import { AppError } from '../../domain/errors';
import type { Api } from '../api/port';
import type { ConnectionState, SessionState, Watched } from './bridge';
import { createWatched, type Settable } from './watched';

const RETRY_MS = 60_000;

export interface Connection {
  readonly connection: Watched<ConnectionState>;
  readonly session: Settable<SessionState>;
  /** The same API, whose every answer and failure is noticed here. */
  readonly api: Api;
  stop(): void;
}

export function watchConnection(api: Api, now: () => string): Connection {
  const connection = createWatched<ConnectionState>({ kind: 'connected' });
  const session = createWatched<SessionState>({ kind: 'signed-out' });
  let timer: ReturnType<typeof setTimeout> | undefined;

  const reached = () => {
    clearTimeout(timer);
    timer = undefined;
    if (connection.get().kind !== 'connected') connection.set({ kind: 'connected' });
  };
  const failed = (error: AppError) => {
    if (error.code !== 'not-connected') reached();
    else {
      if (connection.get().kind === 'connected') connection.set({ kind: 'not-connected', since: now() });
      timer ??= setTimeout(() => {
        timer = undefined;
        observed.sessionOptions().catch(() => undefined);
      }, RETRY_MS);
    }
    const state = session.get();
    if (error.code === 'signed-out' && state.kind === 'signed-in') session.set({ kind: 'expired', me: state.me });
  };
  const observed = observe(api, reached, failed);
  return { connection, session, api: observed, stop: () => clearTimeout(timer) };
}

function observe(api: Api, reached: () => void, failed: (error: AppError) => void): Api {
  const noticed =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        const answer = await call(...args);
        reached();
        return answer;
      } catch (error) {
        if (error instanceof AppError) failed(error);
        throw error;
      }
    };
  return {
    server: api.server,
    sessionOptions: noticed(() => api.sessionOptions()),
    signIn: noticed((person) => api.signIn(person)),
    signOut: noticed(() => api.signOut()),
    me: noticed(() => api.me()),
    work: noticed(() => api.work()),
    view: noticed((request) => api.view(request)),
    catalogue: noticed((request) => api.catalogue(request)),
    trends: noticed((request) => api.trends(request)),
    push: noticed((request, progress) => api.push(request, progress)),
    receipt: noticed((pushId) => api.receipt(pushId)),
    undo: noticed((pushId, request) => api.undo(pushId, request)),
    cells: noticed((request) => api.cells(request)),
    explore: noticed((request) => api.explore(request)),
    indicator: noticed((code) => api.indicator(code)),
    findIndicators: noticed((find) => api.findIndicators(find)),
    mappings: noticed(() => api.mappings()),
    history: noticed((type, key) => api.history(type, key)),
    recording: noticed((query) => api.recording(query)),
    siteRules: noticed(() => api.siteRules()),
    ownership: noticed(() => api.ownership()),
    chooseIndicators: noticed((query) => api.chooseIndicators(query)),
    people: noticed(() => api.people()),
    rollout: noticed(() => api.rollout()),
    previewRollout: noticed((rollout) => api.previewRollout(rollout)),
    requests: noticed(() => api.requests()),
    askForRight: noticed((request) => api.askForRight(request)),
    answerRequest: noticed((id, grant, word) => api.answerRequest(id, grant, word)),
    audit: noticed((query) => api.audit(query)),
    auditFile: noticed((query) => api.auditFile(query)),
    chainHead: noticed(() => api.chainHead()),
  };
}

/** Every error leaves the bridge as an AppError whose message a person can act on. */
export async function asAppError<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const message = 'Something went wrong in the pane. Nothing is lost: your edits stay in the sheet. Try again.';
    throw new AppError('unexpected', message, { cause: error });
  }
}
