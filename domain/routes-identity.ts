// Routes of signing in: passwords, invitations, work accounts, sessions.
import * as z from 'zod/mini';
import { refusals, type Route } from './route';
import { errorBodySchema, longKey, meSchema, sessionOptionsSchema, sessionSchema, signInSchema } from './wire';
import {
  acceptanceSchema,
  accountsSchema,
  handoverSchema,
  handoverSignInSchema,
  invitationCodeSchema,
  invitationSchema,
  invitedSchema,
  nestedSignInSchema,
  passwordChangeSchema,
  passwordSignInSchema,
  renewalSchema,
  workAccountPageSchema,
  workAccountReturnSchema,
  workAccountStartSchema,
} from './wire-identity';

const personParams = z.object({ id: longKey });

/** Where a person says who they are: refused in one way whatever is wrong, and not too often. */
const signInRefusals = { ...refusals, 422: errorBodySchema, 429: errorBodySchema, 503: errorBodySchema } as const;

export const identityRoutes = {
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
  signInNested: {
    method: 'post',
    path: '/session/nested-account',
    summary: 'Sign in with an ID token that Excel fetched a moment ago; each is good once',
    signedIn: false,
    body: nestedSignInSchema,
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
} as const satisfies Record<string, Route>;
