// What the store says of a person changes while they stay signed in: a part of the roll-out opens, a role is given, a day
// begins. It can only be otherwise where the revision or the day is, which each reading of My work tells.
import { AppError } from '../../domain/errors';
import type { Work } from '../../domain/wire';
import type { Api } from '../api/port';
import type { SessionState } from './bridge';
import type { Settable } from './watched';

/** Answers what is to be called with each reading: it asks who one is again where that may have changed. */
export function meAgain(
  api: Pick<Api, 'me'>,
  session: Settable<SessionState>,
): (work: Pick<Work, 'revision' | 'asAt'>) => Promise<void> {
  let known: { readonly id: string; readonly at: string } | undefined;
  return async ({ revision, asAt }) => {
    const state = session.get();
    if (state.kind !== 'signed-in') return;
    const { id } = state.me;
    const before = known?.id === id ? known.at : undefined;
    const at = `${revision} ${asAt}`;
    known = { id, at };
    // Whoever has just signed in was told with that.
    if (before === undefined || before === at) return;
    try {
      const me = await api.me();
      const now = session.get();
      const isSame = now.kind !== 'signed-in' || JSON.stringify(now.me) === JSON.stringify(me);
      if (!isSame && now.me.id === me.id) session.set({ kind: 'signed-in', me });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      known = { id, at: '' };
    }
  };
}
