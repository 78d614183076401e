// Every route of the store: path, what goes in, what comes out. What is not here does not exist.
import * as z from 'zod/mini';
import { refusals, type Route } from './route';
import { identityRoutes } from './routes-identity';
import { manageRoutes } from './routes-manage';
import {
  errorBodySchema,
  healthSchema,
  id,
  longKey,
  pushRequestSchema,
  receiptSchema,
  recordTypeName,
  undoRequestSchema,
  viewAnswerSchema,
  viewRequestSchema,
  workSchema,
} from './wire';
import { historySchema } from './wire-history';
import { findQuerySchema, foundSchema, indicatorPageSchema } from './wire-indicators';
import { catalogueAnswerSchema } from './wire-catalogue';
import { mappingsSchema } from './wire-mappings';
import { savedAnswerSchema } from './wire-saved';
import { cellsAnswerSchema, cellsRequestSchema } from './wire-cells';
import { exploreAnswerSchema, exploreRequestSchema } from './wire-explore';
import { trendAnswerSchema } from './wire-trends';

export type { Route } from './route';

const pushIdParams = z.object({ pushId: id });
const codeParams = z.object({ code: z.string().check(z.minLength(1), z.maxLength(64)) });
const recordParams = z.object({ type: recordTypeName, key: longKey });

export const routes = {
  health: {
    method: 'get',
    path: '/health',
    summary: 'Whether the store answers and takes pushes',
    signedIn: false,
    answers: { 200: healthSchema },
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
  saved: {
    method: 'get',
    path: '/saved',
    summary: 'Filters and scorecards that were saved: one’s own, and those that are shared',
    signedIn: true,
    answers: { 200: savedAnswerSchema, ...refusals },
  },
  history: {
    method: 'get',
    path: '/records/:type/:key/history',
    summary: 'Every change of one record',
    signedIn: true,
    params: recordParams,
    answers: { 200: historySchema, ...refusals },
  },
  ...identityRoutes,
  ...manageRoutes,
} as const satisfies Record<string, Route>;
export type RouteName = keyof typeof routes;
