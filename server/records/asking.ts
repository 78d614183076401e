// What a decision may know of the body for one person: what they may not see is not there.
import { mayGive, maySet, rightsOver, type Asker } from '../../domain/access/policy';
import type { Right } from '../../domain/access/right';
import type { Day } from '../../domain/period/day';
import type { Calendar } from '../../domain/period/period';
import type { PushContext, SeenIndicator } from '../../domain/decide/push-context';
import type { Indicator } from '../../domain/records/indicator';
import type { Person } from '../../domain/records/person';
import type { Who } from '../service';
import { modulesFor } from '../rollout/open-modules';
import type { Body } from './body';
import { calculationsOf } from './roll-up';

const noRights: readonly Right[] = [];

/** A person as they ask on a day: with what the roll-out opens to them on it. */
export function askerOf({ id, name, roles, suspended }: Person, body: Body, today: Day): Who {
  return { id, name, roles, suspended, rollout: body.rollout(today) };
}

/** Kept for as long as the body's records stay the same, since rights are asked for at every cell. */
const kept = new WeakMap<Body, Memory>();
/** People who are remembered at a time: each comes to an entry for every unit, and for every PI that they asked about. */
const PEOPLE = 1000;
/** Entries about PIs, some hundred bytes each, that they may come to together; those unasked longest go first. */
const ENTRIES = 500_000;

interface Memory {
  readonly people: Map<string, { readonly context: PushContext; readonly entries: () => number }>;
  entries: number;
}

/**
 * Rights of one person over a PI, worked out once for all PIs of a unit that they stand to alike. Gives the same array
 * for the same rights over the same unit.
 */
export function rightsLookup(asker: Asker, body: Body): (pi: Indicator) => readonly Right[] {
  const known = [0, 1, 2, 3].map(() => new Map<string, readonly Right[]>());
  return (pi) => {
    const owner = pi.owner === asker.id;
    const updater = pi.updaters.includes(asker.id);
    const alike = known[(owner ? 1 : 0) + (updater ? 2 : 0)];
    const found = alike?.get(pi.unit);
    if (found) return found;
    const rights = body.rightsOver(asker, pi);
    alike?.set(pi.unit, rights);
    return rights;
  };
}

/** The body as one person may see it, with each PI's rights worked out once. */
export function askingAs(asker: Asker, body: Body, calendar: Calendar): PushContext {
  const memory: Memory = kept.get(body) ?? { people: new Map(), entries: 0 };
  kept.set(body, memory);
  const { people } = memory;
  const id = JSON.stringify([asker.id, asker.suspended, asker.roles, asker.rollout.key, calendar]);
  const asked = people.get(id) ?? newContext(asker, body, calendar, memory);
  // The one asked for last stands last.
  people.delete(id);
  people.set(id, asked);
  for (const [first, { entries }] of people) {
    if (people.size <= PEOPLE && (memory.entries <= ENTRIES || first === id)) break;
    people.delete(first);
    memory.entries -= entries();
  }
  return asked.context;
}

function newContext(asker: Asker, body: Body, calendar: Calendar, memory: Memory) {
  // Only PIs that are there are remembered: codes that are none could be sent without end.
  const known = new Map<string, SeenIndicator>();
  const rightsOf = rightsLookup(asker, body);
  const seen = (code: string): SeenIndicator | undefined => {
    const found = known.get(code);
    if (found) return found;
    const pi = body.indicator(code);
    const rights = pi ? rightsOf(pi) : noRights;
    if (!pi || !rights.includes('see')) return undefined;
    const made = { pi, rights, ordinal: known.size };
    known.set(code, made);
    memory.entries++;
    return made;
  };
  const context: PushContext = {
    calendar,
    site: body.siteRules,
    seen,
    indicator: (code) => seen(code)?.pi,
    rightsOver: (code) => seen(code)?.rights ?? noRights,
    rightsAt: ({ unit, owner, updaters }) => rightsOver(asker, { unitPath: body.unitPath(unit), owner, updaters }),
    asker: asker.suspended ? undefined : asker.id,
    maySet: maySet(asker),
    opens: (module) => modulesFor(asker, body).includes(module),
    mayGive: (role) => mayGive(asker, role, 'unit' in role ? body.unitPath(role.unit) : []),
    recordingState(code, period) {
      const pi = body.indicator(code);
      return pi ? body.recordingState(pi, period) : 'closed';
    },
    document: (type, key) => body.document(type, key),
    keysLike: (type, key) => body.keysLike(type, key),
    records: (type) => body.table(type),
    calculations: () => calculationsOf(body, calendar),
    unitPath: (code) => body.unitPath(code),
  };
  return { context, entries: () => known.size };
}
