// Signing in, by whichever way the store offers. The dialog of a work account hands over a one-time code that is worth
// nothing without the secret that stayed in this pane.
import { AppError } from '../../domain/errors';
import type { Session } from '../../domain/wire';
import type { Acceptance } from '../../domain/wire-identity';
import type { Ports } from './ports';

export type SignInWay =
  /** One of the demonstration's people. */
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'password'; readonly login: string; readonly password: string }
  /** A one-time code, and the password that is set with it. */
  | { readonly kind: 'code'; readonly acceptance: Acceptance }
  | { readonly kind: 'work account' };

/** What the dialog's page says to the pane. */
export type DialogWord =
  { readonly kind: 'handover'; readonly handover: string } | { readonly kind: 'failed'; readonly message: string };

function wordOf(text: string): DialogWord {
  let word: unknown;
  try {
    word = JSON.parse(text);
  } catch {
    word = undefined;
  }
  if (typeof word === 'object' && word !== null) {
    if ('handover' in word && typeof word.handover === 'string') return { kind: 'handover', handover: word.handover };
    if ('failed' in word && typeof word.failed === 'string') return { kind: 'failed', message: word.failed };
  }
  return { kind: 'failed', message: 'The sign-in window answered in a way that was not understood. Begin again.' };
}

/** What the dialog's page sends, for {@link signInWith} to read. */
export function textOfWord(word: DialogWord): string {
  return JSON.stringify(
    word.kind === 'handover' ? { handover: word.handover } : { failed: word.message.slice(0, 500) },
  );
}

export async function signInWith({ api, askInDialog }: Ports, way: SignInWay): Promise<Session> {
  switch (way.kind) {
    case 'person':
      return api.signIn.byName(way.id);
    case 'password':
      return api.signIn.byPassword(way.login, way.password);
    case 'code':
      return api.signIn.accept(way.acceptance);
    case 'work account': {
      const begun = await api.signIn.withWorkAccount();
      const word = wordOf(await askInDialog(`/addin/sign-in.html#challenge=${begun.challenge}`));
      if (word.kind === 'failed') throw new AppError('sign-in-refused', word.message);
      return begun.signIn(word.handover);
    }
  }
}
