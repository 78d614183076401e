// What a decision may know of the body for one person: what they may not see is not there.
import { maySet, rightsOver, type Asker } from '../../domain/access/policy';
import type { Right } from '../../domain/access/right';
import type { Calendar } from '../../domain/period/period';
import type { PushContext, SeenIndicator } from '../../domain/decide/push-context';
import type { Body } from './body';

const noRights: readonly Right[] = [];

/** Kept for as long as the body's records stay the same, since rights are asked for at every cell. */
const kept = new WeakMap<Body, Map<string, PushContext>>();

/** The body as one person may see it, with each PI's rights worked out once. */
export function askingAs(asker: Asker, body: Body, calendar: Calendar): PushContext {
  const contexts = kept.get(body) ?? new Map<string, PushContext>();
  kept.set(body, contexts);
  const id = JSON.stringify([asker.id, asker.suspended, asker.roles, calendar]);
  const context = contexts.get(id) ?? newContext(asker, body, calendar);
  contexts.set(id, context);
  return context;
}

function newContext(asker: Asker, body: Body, calendar: Calendar): PushContext {
  // Only PIs that are there are remembered: codes that are none could be sent without end.
  const known = new Map<string, SeenIndicator>();
  const seen = (code: string): SeenIndicator | undefined => {
    const found = known.get(code);
    if (found) return found;
    const pi = body.indicator(code);
    const rights = pi ? body.rightsOver(asker, pi) : noRights;
    if (!pi || !rights.includes('see')) return undefined;
    const made = { pi, rights, ordinal: known.size };
    known.set(code, made);
    return made;
  };
  return {
    calendar,
    seen,
    indicator: (code) => seen(code)?.pi,
    rightsOver: (code) => seen(code)?.rights ?? noRights,
    rightsAt: ({ unit, owner, updaters }) => rightsOver(asker, { unitPath: body.unitPath(unit), owner, updaters }),
    maySet: maySet(asker),
    recordingState(code, period) {
      const pi = body.indicator(code);
      return pi ? body.recordingState(pi, period) : 'closed';
    },
    document: (type, key) => body.document(type, key),
    keysLike: (type, key) => body.keysLike(type, key),
    unitPath: (code) => body.unitPath(code),
  };
}
