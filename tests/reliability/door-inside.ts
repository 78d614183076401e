// People at the services themselves, without HTTP: over stores with a fault planted in them, and over several servers
// of one body.
import { openToAll } from '../../domain/access/rollout-now';
import { AppError } from '../../domain/errors';
import { viewAnswerSchema } from '../../domain/wire';
import { plainBytes } from '../../server/bytes/ready-bytes';
import { sampleClock } from '../../server/clock';
import { bodyLoader } from '../../server/records/body';
import { makeServices, type Services } from '../../server/services';
import type { Store } from '../../server/store/port';
import { quietIdentity } from '../support/sample-app';
import type { Door } from './people';

const VIEW = { sheet: 'update', scope: 'mine' } as const;

/** A person at the services themselves: for faults that are planted in the store below them. */
export function doorInside({ views, push, undo, pushes }: Services, id: string): Door {
  const who = { id, name: id, roles: [], suspended: false, rollout: openToAll };
  const answered = async (asked: ReturnType<Services['push']['push']>) => {
    const answer = await asked;
    if (answer.kind === 'receipt') return { status: 200, data: answer.receipt };
    const { issues, conflicts } = answer;
    const code = conflicts.length > 0 ? 'conflicts' : 'issues';
    return { status: 409, data: { error: { code, message: '', issues, conflicts, requestId: '' } } };
  };
  return {
    async view(since) {
      const answer = await views.view({ view: VIEW, ...(since !== undefined && { since }) }, who, new Set());
      if (answer.kind === 'unchanged') throw new Error('The answer was said to be known to one who knows none');
      return viewAnswerSchema.parse(JSON.parse(Buffer.concat(plainBytes(answer.parts).buffers).toString()));
    },
    push: (request) => answered(push.push(request, who)),
    undo: (pushId, body) => answered(undo.undo(pushId, body, who)),
    receipt: (pushId) =>
      pushes.receipt(pushId, who).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'not-found') return undefined;
        throw error;
      }),
  };
}

export function servicesOver(store: Store): Services {
  const clock = sampleClock('2015-01-08', () => new Date(1_700_000_000_000));
  const parts = { store, loadBody: bodyLoader(), calendar: { yearStartsIn: 4 }, clock };
  return makeServices({
    ...parts,
    verifyStore: () => Promise.reject(new Error('No check is asked for here')),
    ...{ demonstration: null, identity: quietIdentity(), millis: () => 0, newToken: () => '' },
  });
}
