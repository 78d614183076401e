// Every route of the store: path, what goes in, what comes out. What is not here does not exist.
import * as z from 'zod/mini';
import {
  errorBodySchema,
  healthSchema,
  historySchema,
  id,
  longKey,
  meSchema,
  pushRequestSchema,
  receiptSchema,
  recordTypeName,
  sessionOptionsSchema,
  sessionSchema,
  signInSchema,
  undoRequestSchema,
  viewAnswerSchema,
  viewRequestSchema,
  workSchema,
} from './wire';
import { findQuerySchema, foundSchema, indicatorPageSchema } from './wire-indicators';
import { auditFileQuerySchema, auditQuerySchema, auditSchema, chainHeadSchema } from './wire-audit';
import { catalogueAnswerSchema } from './wire-catalogue';
import { recordingAnswerSchema, recordingQuerySchema, siteAnswerSchema } from './wire-settings';
import { choiceQuerySchema, choiceSchema, ownershipSchema, peopleSchema } from './wire-ownership';
import {
  answerRequestSchema,
  askRequestSchema,
  requestsSchema,
  rolloutAnswerSchema,
  rolloutPreviewRequestSchema,
  rolloutPreviewSchema,
} from './wire-rollout';
import { mappingsSchema } from './wire-mappings';
import { cellsAnswerSchema, cellsRequestSchema } from './wire-cells';
import { exploreAnswerSchema, exploreRequestSchema } from './wire-explore';
import { trendAnswerSchema } from './wire-trends';
import {
  acceptanceSchema,
  accountsSchema,
  handoverSchema,
  handoverSignInSchema,
  invitationCodeSchema,
  invitationSchema,
  invitedSchema,
  passwordChangeSchema,
  passwordSignInSchema,
  renewalSchema,
  workAccountPageSchema,
  workAccountReturnSchema,
  workAccountStartSchema,
} from './wire-identity';

const pushIdParams = z.object({ pushId: id });
const codeParams = z.object({ code: z.string().check(z.minLength(1), z.maxLength(64)) });
const requestParams = z.object({ id: z.string().check(z.minLength(1), z.maxLength(32)) });
const personParams = z.object({ id: longKey });
const recordParams = z.object({ type: recordTypeName, key: longKey });

export interface Route {
  readonly method: 'get' | 'post' | 'delete';
  /** Express form, below `/api`. */
  readonly path: string;
  readonly summary: string;
  /** Whether a bearer token is needed. */
  readonly signedIn: boolean;
  readonly params?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly answers: Readonly<Record<number, z.ZodMiniType | null>>;
}

const refusals = {
  400: errorBodySchema,
  401: errorBodySchema,
  403: errorBodySchema,
  404: errorBodySchema,
  413: errorBodySchema,
} as const;
/** Where a person says who they are: refused in one way whatever is wrong, and not too often. */
const signInRefusals = { ...refusals, 422: errorBodySchema, 429: errorBodySchema, 503: errorBodySchema } as const;

export const routes = {
  health: {
    method: 'get',
    path: '/health',
    summary: 'Whether the store answers and takes pushes',
    signedIn: false,
    answers: { 200: healthSchema },
  },
  sessionOptions: {
    method: 'get',
    path: '/session/options',
    summary: 'How one can sign in',
    signedIn: false,
    answers: { 200: sessionOptionsSchema },
  },
  signIn: {
    method: 'post',
    path: '/session',
    summary: 'Sign in as one of the demonstration’s people',
    signedIn: false,
    body: signInSchema,
    answers: { 200: sessionSchema, ...refusals },
  },
  signInByPassword: {
    method: 'post',
    path: '/session/password',
    summary: 'Sign in with an e-mail address (or id) and a password',
    signedIn: false,
    body: passwordSignInSchema,
    answers: { 200: sessionSchema, ...signInRefusals },
  },
  renew: {
    method: 'post',
    path: '/session/renewal',
    summary: 'The next token of a session, for its renewal handle; each handle is good once',
    signedIn: false,
    body: renewalSchema,
    answers: { 200: sessionSchema, ...refusals },
  },
  startWorkAccount: {
    method: 'post',
    path: '/session/work-account',
    summary: 'Where to sign in with the account at work; what comes of it is for the holder of the challenge’s secret',
    signedIn: false,
    body: workAccountStartSchema,
    answers: { 200: workAccountPageSchema, ...signInRefusals },
  },
  returnFromWorkAccount: {
    method: 'post',
    path: '/session/work-account/return',
    summary: 'What the provider sent back, for a one-time handover code',
    signedIn: false,
    body: workAccountReturnSchema,
    answers: { 200: handoverSchema, ...signInRefusals },
  },
  signInByHandover: {
    method: 'post',
    path: '/session/handover',
    summary: 'Sign in with a handover code and the secret that its challenge was made of',
    signedIn: false,
    body: handoverSignInSchema,
    answers: { 200: sessionSchema, ...signInRefusals },
  },
  lookAtInvitation: {
    method: 'post',
    path: '/invitations/look',
    summary: 'Whom a one-time code is for',
    signedIn: false,
    body: invitationCodeSchema,
    answers: { 200: invitedSchema, ...signInRefusals },
  },
  acceptInvitation: {
    method: 'post',
    path: '/invitations/acceptance',
    summary: 'Set a password with a one-time code, and sign in',
    signedIn: false,
    body: acceptanceSchema,
    answers: { 200: sessionSchema, ...signInRefusals },
  },
  changePassword: {
    method: 'post',
    path: '/account/password',
    summary: 'Change one’s own password; every other session ends',
    signedIn: true,
    body: passwordChangeSchema,
    answers: { 200: sessionSchema, ...signInRefusals },
  },
  accounts: {
    method: 'get',
    path: '/accounts',
    summary: 'How everybody signs in, and when they last did; for site administrators',
    signedIn: true,
    answers: { 200: accountsSchema, ...refusals },
  },
  invite: {
    method: 'post',
    path: '/people/:id/invitation',
    summary: 'A one-time code for somebody to set a (new) password; for site administrators',
    signedIn: true,
    params: personParams,
    answers: { 200: invitationSchema, ...refusals },
  },
  endSessions: {
    method: 'delete',
    path: '/people/:id/sessions',
    summary: 'Sign somebody out everywhere; for site administrators',
    signedIn: true,
    params: personParams,
    answers: { 204: null, ...refusals },
  },
  me: {
    method: 'get',
    path: '/session',
    summary: 'Who is signed in',
    signedIn: true,
    answers: { 200: meSchema, ...refusals },
  },
  signOut: {
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    signedIn: true,
    answers: { 204: null, ...refusals },
  },
  work: {
    method: 'get',
    path: '/work',
    summary: 'What is due and overdue for this person, and their last pushes',
    signedIn: true,
    answers: { 200: workSchema, 304: null, ...refusals },
  },
  view: {
    method: 'post',
    path: '/views',
    summary: 'Pull: the rows of a view in columns, and what changed since a revision',
    signedIn: true,
    body: viewRequestSchema,
    answers: { 200: z.union([viewAnswerSchema, catalogueAnswerSchema, trendAnswerSchema]), 304: null, ...refusals },
  },
  push: {
    method: 'post',
    path: '/pushes',
    summary: 'Push: edits, all or nothing',
    signedIn: true,
    body: pushRequestSchema,
    answers: {
      200: receiptSchema,
      409: errorBodySchema,
      422: errorBodySchema,
      503: errorBodySchema,
      507: errorBodySchema,
      ...refusals,
    },
  },
  receipt: {
    method: 'get',
    path: '/pushes/:pushId',
    summary: 'What became of a push',
    signedIn: true,
    params: pushIdParams,
    answers: { 200: receiptSchema, ...refusals },
  },
  undo: {
    method: 'post',
    path: '/pushes/:pushId/undo',
    summary: 'Undo a push, or named cells of it',
    signedIn: true,
    params: pushIdParams,
    body: undoRequestSchema,
    answers: {
      200: receiptSchema,
      409: errorBodySchema,
      422: errorBodySchema,
      503: errorBodySchema,
      507: errorBodySchema,
      ...refusals,
    },
  },
  findIndicators: {
    method: 'get',
    path: '/indicators',
    summary: 'PIs found by code or by words of the name, among those that the asker may see',
    signedIn: true,
    query: findQuerySchema,
    answers: { 200: foundSchema, ...refusals },
  },
  explore: {
    method: 'post',
    path: '/explore',
    summary: 'PIs that a filter lets pass, with how each stands, among those that the asker may see',
    signedIn: true,
    body: exploreRequestSchema,
    answers: { 200: exploreAnswerSchema, ...refusals },
  },
  cells: {
    method: 'post',
    path: '/cells',
    summary: 'Functions in cells: all calls of a recalculation, each with an answer of its own',
    signedIn: true,
    body: cellsRequestSchema,
    answers: { 200: cellsAnswerSchema, ...refusals },
  },
  indicator: {
    method: 'get',
    path: '/indicators/:code',
    summary: 'One PI: its definition, and its last periods in columns at each frequency',
    signedIn: true,
    params: codeParams,
    answers: { 200: indicatorPageSchema, 304: null, ...refusals },
  },
  mappings: {
    method: 'get',
    path: '/table-mappings',
    summary: 'Layouts of tables that people keep, as they were agreed, with those PIs that the asker may see',
    signedIn: true,
    answers: { 200: mappingsSchema, ...refusals },
  },
  history: {
    method: 'get',
    path: '/records/:type/:key/history',
    summary: 'Every change of one record',
    signedIn: true,
    params: recordParams,
    answers: { 200: historySchema, ...refusals },
  },
  recording: {
    method: 'get',
    path: '/recording',
    summary: 'How the periods of one frequency stand for a unit: figures given, and what is said of them',
    signedIn: true,
    query: recordingQuerySchema,
    answers: { 200: recordingAnswerSchema, ...refusals },
  },
  siteRules: {
    method: 'get',
    path: '/site',
    summary: 'The rules of the site',
    signedIn: true,
    answers: { 200: siteAnswerSchema, ...refusals },
  },
  ownership: {
    method: 'get',
    path: '/ownership',
    summary: 'PIs without an owner or with one who is gone, units without a super user: of what the asker looks after',
    signedIn: true,
    answers: { 200: ownershipSchema, ...refusals },
  },
  chooseIndicators: {
    method: 'get',
    path: '/ownership/choice',
    summary: 'PIs that the asker may give to people, by unit, pattern of codes and owner',
    signedIn: true,
    query: choiceQuerySchema,
    answers: { 200: choiceSchema, ...refusals },
  },
  people: {
    method: 'get',
    path: '/people',
    summary: 'People, with their roles and how much they own, for those who look after any',
    signedIn: true,
    answers: { 200: peopleSchema, ...refusals },
  },
  rollout: {
    method: 'get',
    path: '/rollout',
    summary: 'The roll-out; for site administrators',
    signedIn: true,
    answers: { 200: rolloutAnswerSchema, ...refusals },
  },
  previewRollout: {
    method: 'post',
    path: '/rollout/preview',
    summary: 'Who would gain and lose what by another roll-out; for site administrators',
    signedIn: true,
    body: rolloutPreviewRequestSchema,
    answers: { 200: rolloutPreviewSchema, ...refusals },
  },
  requests: {
    method: 'get',
    path: '/requests',
    summary: 'Rights that the asker has asked for, and those that wait for the asker’s word',
    signedIn: true,
    answers: { 200: requestsSchema, ...refusals },
  },
  askForRight: {
    method: 'post',
    path: '/requests',
    summary: 'Ask for a right, with a word',
    signedIn: true,
    body: askRequestSchema,
    answers: { 200: requestsSchema, 503: errorBodySchema, 507: errorBodySchema, ...refusals },
  },
  answerRequest: {
    method: 'post',
    path: '/requests/:id/answer',
    summary: 'Grant or refuse a right that was asked for, with a word',
    signedIn: true,
    params: requestParams,
    body: answerRequestSchema,
    answers: { 200: requestsSchema, 503: errorBodySchema, 507: errorBodySchema, ...refusals },
  },
  audit: {
    method: 'get',
    path: '/audit',
    summary: 'Who changed what, the newest first: of a PI, by a person, in a push',
    signedIn: true,
    query: auditQuerySchema,
    answers: { 200: auditSchema, ...refusals },
  },
  auditFile: {
    method: 'get',
    path: '/audit/file',
    summary: 'The same whole, as xlsx or CSV',
    signedIn: true,
    query: auditFileQuerySchema,
    answers: { 200: null, ...refusals },
  },
  chainHead: {
    method: 'get',
    path: '/audit/head',
    summary: 'Where the chain of change-sets ends, to be kept elsewhere; for site administrators',
    signedIn: true,
    answers: { 200: chainHeadSchema, ...refusals },
  },
} as const satisfies Record<string, Route>;
export type RouteName = keyof typeof routes;
