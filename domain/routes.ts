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
import { catalogueAnswerSchema } from './wire-catalogue';
import { recordingAnswerSchema, recordingQuerySchema, siteAnswerSchema } from './wire-settings';

const pushIdParams = z.object({ pushId: id });
const codeParams = z.object({ code: z.string().check(z.minLength(1), z.maxLength(64)) });
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
    answers: { 200: z.union([viewAnswerSchema, catalogueAnswerSchema]), 304: null, ...refusals },
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
  indicator: {
    method: 'get',
    path: '/indicators/:code',
    summary: 'One PI: its definition, and its last periods in columns at each frequency',
    signedIn: true,
    params: codeParams,
    answers: { 200: indicatorPageSchema, 304: null, ...refusals },
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
} as const satisfies Record<string, Route>;
export type RouteName = keyof typeof routes;
