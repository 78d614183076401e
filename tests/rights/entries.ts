// Every way into the store, and what the policy says of it: one row or more for each route of domain/routes.ts. A route
// without a row does not compile; what a row expects is worked out from the policy table.
import type { RouteName } from '../../domain/routes';
import { anybody } from './asking';
import type { Entry } from './entry';
import { manageEntries } from './manage-entries';
import { pushEntries } from './push-entries';
import { readingEntries } from './reading-entries';
import { signInEntries } from './sign-in-entries';

export const entries: Readonly<Record<RouteName, readonly Entry[]>> = {
  health: [{ kind: 'open', name: 'health', ask: () => ({ method: 'get', path: '/health' }) }],
  sessionOptions: [
    {
      ...{ kind: 'open', name: 'how to sign in', ask: () => ({ method: 'get', path: '/session/options' }) },
      tells: ['Sample District Council'],
    },
  ],
  signIn: [
    {
      kind: 'open',
      name: 'signing in as nobody',
      ask: () => ({ method: 'post', path: '/session', body: { person: 'not-there' } }),
    },
  ],
  ...signInEntries,
  me: [{ kind: 'body', name: 'who I am', may: anybody, ask: () => ({ method: 'get', path: '/session' }) }],
  // With a token it ends the session that the others ask with; that is tried in door.test.ts.
  signOut: [{ kind: 'open', name: 'signing out of nothing', ask: () => ({ method: 'delete', path: '/session' }) }],
  ...readingEntries,
  ...pushEntries,
  ...manageEntries,
};
