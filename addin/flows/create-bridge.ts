// The bridge that panes call: every flow over the ports, with what the pane remembers while it is open.
import { AppError } from '../../domain/errors';
import type { Me } from '../../domain/wire';
import type { ManageApi } from '../api/port';
import type { Bridge, Command, SessionState } from './bridge';
import { changesOf, compare, createTableMemory } from './compare';
import { asAppError as guard, watchConnection } from './connection';
import { decide, fix, showCell, tick } from './decide';
import { foresee } from './foresee';
import { loaded } from './kinds/loaded';
import { meAgain } from './me-again';
import { oneAtATime } from './one-at-a-time';
import type { Ports } from './ports';
import { openSheet, pull, unitsSeen } from './pull';
import { askAfter, push } from './push';
import { refresh } from './refresh';
import { refreshAll } from './refresh-all';
import { save } from './save';
import { settle } from './settle';
import { signInWith } from './sign-in';
import { tableStates } from './tables';
import { undo } from './undo';

/** @param commands calls back with each ribbon button; it hands over those that came before */
export function createBridge(given: Ports, commands: (listener: (command: Command) => void) => () => void): Bridge {
  const memory = createTableMemory();
  const { connection, session, api, patient } = watchConnection(given.api, given.now);
  const once = oneAtATime();
  const ports: Ports = { ...given, api, now: () => sampleNow(given.now(), session.get()) };
  /** For what a person has begun: it outlasts the end of a sign-in. */
  const lasting: Ports = { ...ports, api: patient };

  const again = meAgain(api, session);

  const me = (): Me => {
    const state = session.get();
    if (state.kind === 'signed-out') throw new AppError('signed-out', 'Sign in first. Your sheets work without it.');
    return state.me;
  };
  const calendar = () => me().calendar;
  const signedIn = (who: Me): Me => {
    session.set({ kind: 'signed-in', me: who });
    return who;
  };

  return {
    now: ports.now,
    session,
    connection,
    options: () => guard(() => ports.api.sessionOptions()),
    signIn: (way) => guard(async () => signedIn((await signInWith(ports, way)).me)),
    look: (code) => guard(() => ports.api.signIn.look(code)),
    changePassword: (current, password) =>
      guard(async () => {
        signedIn((await ports.api.signIn.changePassword(current, password)).me);
      }),
    invite: (personId) => guard(() => ports.api.invite(personId)),
    endSessions: (personId) => guard(() => ports.api.endSessions(personId)),
    accounts: () => guard(() => ports.api.accounts()),
    signOut: () =>
      guard(async () => {
        try {
          await ports.api.signIn.signOut();
        } finally {
          memory.lastAnswers.clear();
          session.set({ kind: 'signed-out' });
        }
      }),
    tryNow: () =>
      ports.api.sessionOptions().then(
        () => undefined,
        () => undefined,
      ),
    work: () =>
      guard(async () => {
        const work = await ports.api.work();
        void again(work);
        return work;
      }),
    indicator: (code) => guard(() => ports.api.indicator(code)),
    cells: (request) => guard(() => ports.api.cells(request)),
    insertFunctions: (formulas) => guard(() => ports.workbook.insertFormulas(formulas)),
    explore: (request) => guard(() => ports.api.explore(request)),
    saved: () => guard(() => ports.api.saved()),
    findIndicators: (find) => guard(() => ports.api.findIndicators(find)),
    adoption: () =>
      guard(async () => {
        const { adoption } = await loaded(() => import('./adopt/adopt'));
        const own = adoption(ports, me());
        return {
          look: (tableId) => guard(() => own.look(tableId)),
          lookAtText: (text) => guard(() => own.lookAtText(text)),
          bringIn: (desk, mapping) => once('adopt', () => guard(() => own.bringIn(desk, mapping))),
          tryOut: (desk, mapping, progress, isWanted) => guard(() => own.tryOut(desk, mapping, progress, isWanted)),
          bind: (desk, mapping) => once('adopt', () => guard(() => own.bind(desk, mapping))),
          show: (desk, place) => guard(() => own.show(desk, place)),
          makePis: (pis) => once('make-pis', () => guard(() => own.makePis(pis))),
        };
      }),
    history: (type, key) => guard(() => ports.api.history(type, key)),
    recording: (query) => guard(() => ports.api.recording(query)),
    siteRules: () => guard(() => ports.api.siteRules()),
    settle: (edits, base, note) => guard(() => settle(lasting, edits, base, note)),
    ...managed(ports.api),
    // Without its dashes an id is as long as a code may be.
    askForRight: (request) => guard(() => ports.api.askForRight({ ...request, id: ports.newId().replaceAll('-', '') })),
    tables: () => guard(() => tableStates(ports, memory, calendar())),
    pull: (progress) => once('pull', () => guard(() => pull(lasting, memory, me(), progress))),
    open: (view, progress, charts, stop) =>
      once(JSON.stringify(view), () => guard(() => openSheet(lasting, memory, me(), view, progress, charts, stop))),
    save: (item, base) => guard(() => save(ports, me(), item, base)),
    units: () => guard(() => unitsSeen(ports)),
    showTable: (tableId) => guard(() => showCell(ports, memory, calendar(), tableId, { row: 0 })),
    refresh: (tableId) => once(tableId, () => guard(() => refresh(lasting, memory, calendar(), tableId))),
    refreshAll: () => once('refresh-all', () => guard(() => refreshAll(lasting, memory, calendar()))),
    freeze: (tableId) =>
      once(`freeze ${tableId}`, () =>
        guard(async () => {
          const { freeze } = await loaded(() => import('./freeze'));
          return freeze(lasting, memory, calendar(), tableId);
        }),
      ),
    unbind: (tableId) => guard(() => ports.workbook.removeBinding(tableId)),
    changes: (tableId) => guard(async () => changesOf(await compare(ports, memory, calendar(), tableId))),
    foresee: (changes) => guard(() => foresee(ports, changes, calendar(), memory)),
    showCell: (tableId, place) => guard(() => showCell(ports, memory, calendar(), tableId, place)),
    fix: (tableId, issue) => guard(() => fix(ports, memory, calendar(), tableId, issue)),
    decide: (tableId, conflict, choice) => guard(() => decide(ports, memory, calendar(), tableId, conflict, choice)),
    tick: (tableId, edit, ticked) => {
      tick(memory, tableId, edit, ticked);
      return Promise.resolve();
    },
    push: (tableId, progress) => once(tableId, () => guard(() => push(lasting, memory, calendar(), tableId, progress))),
    askAfter: (tableId) => once(tableId, () => guard(() => askAfter(lasting, memory, calendar(), tableId))),
    undo: (pushId, leaveChanged) =>
      once(pushId, () => guard(() => undo(lasting, memory, calendar(), pushId, leaveChanged))),
    onWorkbookChange: (listener) => ports.workbook.onChange(listener),
    onCommand: commands,
  };
}

/** Manage's questions as they are: what broke comes as an AppError. */
function managed(api: ManageApi): Omit<ManageApi, 'askForRight'> {
  return {
    ownership: () => guard(() => api.ownership()),
    chooseIndicators: (query) => guard(() => api.chooseIndicators(query)),
    duplicates: () => guard(() => api.duplicates()),
    previewMerge: (query) => guard(() => api.previewMerge(query)),
    people: () => guard(() => api.people()),
    rollout: () => guard(() => api.rollout()),
    rolloutAdoption: () => guard(() => api.rolloutAdoption()),
    previewRollout: (rollout) => guard(() => api.previewRollout(rollout)),
    requests: () => guard(() => api.requests()),
    answerRequest: (id, grant, word) => guard(() => api.answerRequest(id, grant, word)),
    audit: (query) => guard(() => api.audit(query)),
    auditFile: (query) => guard(() => api.auditFile(query)),
    verification: () => guard(() => api.verification()),
    verify: (kept) => guard(() => api.verify(kept)),
    chainHead: () => guard(() => api.chainHead()),
  };
}

/** In the demonstration it is the sample's day, at the present time of day. */
function sampleNow(now: string, state: SessionState): string {
  return state.kind !== 'signed-out' && state.me.demonstration ? state.me.asAt + now.slice(10) : now;
}
