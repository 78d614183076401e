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

/**
 * The session that Excel's own sign-in gives; `undefined` where this Excel, this body or the provider has none, and the
 * window is asked instead. @throws AppError `sign-in-refused` where the person stopped it
 */
async function byExcel({ api, askExcel }: Pick<Ports, 'api' | 'askExcel'>): Promise<Session | undefined> {
  const { nested } = askExcel ? await api.sessionOptions() : { nested: undefined };
  if (!askExcel || !nested) return undefined;
  const idToken = await askExcel(nested);
  if (idToken === '') return undefined;
  try {
    return await api.signIn.byExcel(idToken);
  } catch (error) {
    // A token that Excel had kept is older than the store takes: the window gets a new one.
    if (error instanceof AppError && error.code === 'sign-in-refused') return undefined;
    throw error;
  }
}

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

export async function signInWith(ports: Ports, way: SignInWay): Promise<Session> {
  const { api, askInDialog } = ports;
  switch (way.kind) {
    case 'person':
      return api.signIn.byName(way.id);
    case 'password':
      return api.signIn.byPassword(way.login, way.password);
    case 'code':
      return api.signIn.accept(way.acceptance);
    case 'work account': {
      const nested = await byExcel(ports);
      if (nested) return nested;
      const begun = await api.signIn.withWorkAccount();
      const word = wordOf(await askInDialog(`/addin/sign-in.html#challenge=${begun.challenge}`));
      if (word.kind === 'failed') throw new AppError('sign-in-refused', word.message);
      return begun.signIn(word.handover);
    }
  }
}
