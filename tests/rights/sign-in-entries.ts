// Ways to sign in, and to look after how others do, as rows of the rights matrix (entries.ts).
import { maySet } from '../../domain/access/policy';
import type { RouteName } from '../../domain/routes';
import type { BodyEntry, Entry, OpenEntry } from './entry';

const open = (name: string, path: string, body: object): OpenEntry => ({
  ...{ kind: 'open', name },
  ask: () => ({ method: 'post', path, body }),
});
const administrators = (name: string, ask: BodyEntry['ask']): BodyEntry => ({ kind: 'body', name, may: maySet, ask });
const secret = 'x'.repeat(43);

export const signInEntries = {
  signInByPassword: [open('a wrong password', '/session/password', { login: 'hr-owner', password: 'wrong' })],
  renew: [open('a handle that was never given out', '/session/renewal', { renewal: secret })],
  startWorkAccount: [open('beginning at work', '/session/work-account', { challenge: secret })],
  returnFromWorkAccount: [open('an answer nobody asked for', '/session/work-account/return', { query: 'state=x' })],
  signInNested: [open('a foreign token', '/session/nested-account', { idToken: 'a.b.c' })],
  signInByHandover: [open('a foreign handover', '/session/handover', { handover: secret, verifier: secret })],
  lookAtInvitation: [open('a wrong code', '/invitations/look', { code: 'AAAA-BBBB' })],
  acceptInvitation: [open('accepting with a wrong code', '/invitations/acceptance', { code: 'AAAA', password: 'x' })],
  changePassword: [open('changing nobody’s password', '/account/password', { current: 'x', password: 'y' })],
  accounts: [administrators('how everybody signs in', () => ({ method: 'get', path: '/accounts' }))],
  invite: [administrators('inviting somebody', () => ({ method: 'post', path: '/people/hr-owner/invitation' }))],
  endSessions: [
    administrators('signing somebody out', () => ({ method: 'delete', path: '/people/hr-owner/sessions' })),
  ],
} as const satisfies Partial<Record<RouteName, readonly Entry[]>>;
