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
  /**
   * The same for what a person has begun: where the sign-in ends on the way, it waits until the same person has signed
   * in again, and goes on. Safe for pushes too: what was refused was not taken, and a pushId is taken once.
   */
  readonly patient: Api;
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
  const patient = waiting(observed, session);
  return { connection, session, api: observed, patient, stop: () => clearTimeout(timer) };
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
  const { signIn } = api;
  return {
    server: api.server,
    sessionOptions: noticed(() => api.sessionOptions()),
    signIn: {
      byName: noticed((person) => signIn.byName(person)),
      byPassword: noticed((login, password) => signIn.byPassword(login, password)),
      withWorkAccount: noticed(() => signIn.withWorkAccount()),
      byExcel: noticed((idToken) => signIn.byExcel(idToken)),
      look: noticed((code) => signIn.look(code)),
      accept: noticed((acceptance) => signIn.accept(acceptance)),
      changePassword: noticed((current, password) => signIn.changePassword(current, password)),
      signOut: noticed(() => signIn.signOut()),
    },
    workAccountPage: noticed((challenge) => api.workAccountPage(challenge)),
    workAccountReturn: noticed((query) => api.workAccountReturn(query)),
    invite: noticed((person) => api.invite(person)),
    endSessions: noticed((person) => api.endSessions(person)),
    accounts: noticed(() => api.accounts()),
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
    saved: noticed(() => api.saved()),
    mappings: noticed(() => api.mappings()),
    history: noticed((type, key) => api.history(type, key)),
    recording: noticed((query) => api.recording(query)),
    siteRules: noticed(() => api.siteRules()),
    ownership: noticed(() => api.ownership()),
    chooseIndicators: noticed((query) => api.chooseIndicators(query)),
    duplicates: noticed(() => api.duplicates()),
    previewMerge: noticed((query) => api.previewMerge(query)),
    people: noticed(() => api.people()),
    rollout: noticed(() => api.rollout()),
    rolloutAdoption: noticed(() => api.rolloutAdoption()),
    previewRollout: noticed((rollout) => api.previewRollout(rollout)),
    requests: noticed(() => api.requests()),
    askForRight: noticed((request) => api.askForRight(request)),
    answerRequest: noticed((id, grant, word) => api.answerRequest(id, grant, word)),
    audit: noticed((query) => api.audit(query)),
    auditFile: noticed((query) => api.auditFile(query)),
    verification: noticed(() => api.verification()),
    verify: noticed((kept) => api.verify(kept)),
    chainHead: noticed(() => api.chainHead()),
  };
}

function waiting(api: Api, session: Watched<SessionState>): Api {
  const patiently =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      for (;;) {
        try {
          return await call(...args);
        } catch (error) {
          const ended = error instanceof AppError && error.code === 'signed-out';
          if (!ended || !(await signsInAgain(session))) throw error;
        }
      }
    };
  return {
    ...api,
    work: patiently(() => api.work()),
    view: patiently((request) => api.view(request)),
    catalogue: patiently((request) => api.catalogue(request)),
    trends: patiently((request) => api.trends(request)),
    push: patiently((request, progress) => api.push(request, progress)),
    receipt: patiently((pushId) => api.receipt(pushId)),
    undo: patiently((pushId, request) => api.undo(pushId, request)),
  };
}

/** Whether the person whose sign-in has ended signs in again; false where somebody else does, or nobody. */
async function signsInAgain(session: Watched<SessionState>): Promise<boolean> {
  const ended = session.get();
  if (ended.kind !== 'expired') return false;
  const next = await new Promise<SessionState>((resolve) => {
    const stop = session.watch(() => {
      stop();
      resolve(session.get());
    });
  });
  return next.kind === 'signed-in' && next.me.id === ended.me.id;
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
