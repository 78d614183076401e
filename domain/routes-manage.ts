// Routes of Manage: periods, rules of the site, ownership, people, roll-out, requests, audit.
import * as z from 'zod/mini';
import { refusals, type Route } from './route';
import { errorBodySchema } from './wire';
import { adoptionSchema } from './wire-adoption';
import {
  auditFileQuerySchema,
  auditQuerySchema,
  auditSchema,
  chainHeadSchema,
  verificationRequestSchema,
  verificationSchema,
} from './wire-audit';
import { duplicatesSchema, mergePreviewSchema, mergeQuerySchema } from './wire-duplicates';
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

const requestParams = z.object({ id: z.string().check(z.minLength(1), z.maxLength(32)) });

export const manageRoutes = {
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
  duplicates: {
    method: 'get',
    path: '/duplicates',
    summary: 'PIs that may be one, by near-equal codes and names: among those whose definition the asker may change',
    signedIn: true,
    answers: { 200: duplicatesSchema, ...refusals },
  },
  previewMerge: {
    method: 'get',
    path: '/duplicates/merge',
    summary: 'What merging one PI into another would do, and the push that does it',
    signedIn: true,
    query: mergeQuerySchema,
    answers: { 200: mergePreviewSchema, ...refusals },
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
  rolloutAdoption: {
    method: 'get',
    path: '/rollout/adoption',
    summary: 'How the roll-out is taken up, unit by unit: who has been in, who has pushed, what is missing',
    signedIn: true,
    answers: { 200: adoptionSchema, ...refusals },
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
  verification: {
    method: 'get',
    path: '/audit/verification',
    summary: 'How far the check of the whole store is, and what the last one found; for site administrators',
    signedIn: true,
    answers: { 200: verificationSchema, ...refusals },
  },
  verify: {
    method: 'post',
    path: '/audit/verification',
    summary: 'Begin a check of the whole store, where none is under way; for site administrators',
    signedIn: true,
    body: verificationRequestSchema,
    answers: { 200: verificationSchema, ...refusals },
  },
  chainHead: {
    method: 'get',
    path: '/audit/head',
    summary: 'Where the chain of change-sets ends, to be kept elsewhere; for site administrators',
    signedIn: true,
    answers: { 200: chainHeadSchema, ...refusals },
  },
} as const satisfies Record<string, Route>;
