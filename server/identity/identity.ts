// All ways to sign in over one store, put together once.
import type { PushService } from '../pushes/push';
import { makeAttempts } from './attempts';
import { invitationService, type Invitations } from './invitations';
import { makePasswords } from './password';
import { passwordSignIn, type PasswordSignIn } from './password-sign-in';
import { makeProvider } from './provider';
import type { SessionParts, SessionService } from './sessions';
import { workAccountService, type WorkAccounts } from './work-account';

export interface Identity {
  readonly passwords: PasswordSignIn;
  readonly invitations: Invitations;
  readonly workAccounts: WorkAccounts;
}

export function identityServices(parts: SessionParts, sessions: SessionService, push: PushService): Identity {
  const { identity, millis } = parts;
  const attempts = makeAttempts(millis);
  const passwords = passwordSignIn(parts, sessions, makePasswords(identity.cost), attempts);
  const provider = identity.openId && makeProvider(identity.openId, () => new Date(millis()));
  return {
    passwords,
    invitations: invitationService(parts, sessions, push, passwords, attempts),
    workAccounts: workAccountService(parts, sessions, provider, attempts),
  };
}
