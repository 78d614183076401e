// My work: the figures that a person is to give, overdue and due first, what they have given, and what comes next.
import { dueDay, dueState, type DueState } from '../../domain/period/due';
import { frequencies, label, shift, type Calendar, type PeriodKey } from '../../domain/period/period';
import { restDays } from '../../domain/performance/site-rules';
import type { RestDays } from '../../domain/period/working-days';
import type { Day } from '../../domain/period/day';
import type { Indicator } from '../../domain/records/indicator';
import type { Work, WorkItem } from '../../domain/wire';
import type { PushesService } from '../pushes/pushes';
import { rightsLookup } from '../records/asking';
import type { Body } from '../records/body';
import { piIndex } from '../records/pi-index';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { answerTag, type TaggedAnswer } from '../views/answer-tag';
import { lastEnded, openPeriods, withoutValue } from '../views/open-periods';
import { PiList } from '../views/pi-list';
import { askerKey } from '../views/scope';
import { originsOf } from './origins';

export interface WorkService {
  /** JSON of a `Work`. `known` are tags of answers that the asker has. */
  work(who: Who, known: ReadonlySet<string>): Promise<TaggedAnswer>;
}

const PUSHES = 5;

/** What one person gives, as arrays that stay the same as long as the body's records do. */
interface Given {
  readonly pis: readonly Indicator[];
  /** One list for each frequency that there is. */
  readonly byFrequency: readonly PiList[];
}

const kept = new WeakMap<Body, Map<string, Given>>();

/** PIs whose figures a person gives: as updater, or as owner where there is no updater; where the roll-out lets them. */
function givenBy(who: Who, body: Body): Given {
  const people = kept.get(body) ?? new Map<string, Given>();
  kept.set(body, people);
  const key = askerKey(who);
  const known = people.get(key);
  if (known) return known;
  const rightsOf = rightsLookup(who, body);
  const pis = (piIndex(body).ofPerson.get(who.id) ?? []).filter((pi) => {
    // What is calculated from other PIs is nobody's to give.
    if (pi.source !== null) return false;
    const isTheirs = pi.updaters.includes(who.id) || (pi.updaters.length === 0 && pi.owner === who.id);
    return isTheirs && rightsOf(pi).includes('data');
  });
  const lists = frequencies.map((frequency) => new PiList(pis.filter((pi) => pi.frequency === frequency)));
  const given = { pis, byFrequency: lists.filter((list) => list.pis.length > 0) };
  people.set(key, given);
  return given;
}

export function workService({ store, loadBody, calendar, clock }: ServiceParts, pushes: PushesService): WorkService {
  return {
    async work(who, known) {
      const state = await store.read();
      const { revision } = state;
      const asAt = clock.today();
      const tag = answerTag({ store: store.id, revision, today: asAt, who, request: 'work' });
      if (known.has(tag)) return { kind: 'unchanged', tag };
      const body = await loadBody(state);
      const { pis, byFrequency } = givenBy(who, body);
      const items = await itemsOf(pis, state, body, asAt, calendar);
      const { origins, of } = await originsOf(waitedFor(pis, items), state, asAt, calendar);
      const work: Work = {
        revision,
        asAt,
        items: items.map((item) => {
          const origin = of.get(item.code);
          return origin === undefined ? item : { ...item, origin };
        }),
        origins,
        given: await countGiven(byFrequency, state, asAt, calendar),
        next: nextDue(byFrequency, asAt, calendar, restDays(body.siteRules)),
        pushes: await pushes.lastOf(who, PUSHES),
      };
      return { kind: 'bytes', tag, parts: [JSON.stringify(work)] };
    },
  };
}

/** The PIs of items. */
function waitedFor(pis: readonly Indicator[], items: readonly WorkItem[]): readonly Indicator[] {
  const codes = new Set(items.map(({ code }) => code));
  return pis.filter(({ code }) => codes.has(code));
}

/** Figures of PIs that are to be given: overdue first, soonest first. */
export async function itemsOf(
  pis: readonly Indicator[],
  state: Reader,
  body: Body,
  asAt: Day,
  calendar: Calendar,
): Promise<WorkItem[]> {
  const byDue = new Map<Day, WorkItem[]>();
  const rest = restDays(body.siteRules);
  for (const [period, list] of openPeriods(pis, body, asAt, calendar).lists) {
    const missing = await withoutValue(list, period, state);
    const text = label(period, calendar);
    const stateOf = dueStates(period, asAt, rest);
    for (const pi of missing.pis) {
      const due = stateOf(pi);
      if (due.kind === 'not yet') continue;
      const { code, name, unit } = pi;
      const days = due.kind === 'overdue' ? due.daysLate : due.inDays;
      const item = { code, name, unit, period, label: text, due: due.due, state: due.kind, days };
      const same = byDue.get(due.due);
      if (same) same.push(item);
      else byDue.set(due.due, [item]);
    }
  }
  // Overdue ones were due before all others, so the due day alone gives "overdue first, soonest first".
  const days = [...byDue].sort(([a], [b]) => (a < b ? -1 : 1));
  return days.flatMap(([, items]) => items.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)));
}

/** How figures of a period stand on a day, worked out once for PIs that are due alike. */
function dueStates(period: PeriodKey, asAt: Day, rest: RestDays | undefined): (pi: Indicator) => DueState {
  const known = new Map<number, DueState>();
  return (pi) => {
    const alike = pi.dueDays * 1000 + pi.graceDays;
    const state = known.get(alike) ?? dueState(period, { ...pi, restDays: rest }, asAt);
    known.set(alike, state);
    return state;
  };
}

/** How many of the last ended periods have a value. */
async function countGiven(lists: readonly PiList[], state: Reader, asAt: Day, calendar: Calendar): Promise<number> {
  let given = 0;
  for (const list of lists) {
    const [pi] = list.pis;
    if (!pi) continue;
    const missing = await withoutValue(list, lastEnded(pi.frequency, asAt, calendar), state);
    given += list.pis.length - missing.pis.length;
  }
  return given;
}

/** The next due day after those of the periods that have ended. */
function nextDue(lists: readonly PiList[], asAt: Day, calendar: Calendar, rest: RestDays | undefined): Work['next'] {
  let next: { due: Day; period: PeriodKey; count: number } | undefined;
  for (const list of lists) {
    const counts = new Map<number, number>();
    for (const { dueDays } of list.pis) counts.set(dueDays, (counts.get(dueDays) ?? 0) + 1);
    for (const [dueDays, count] of counts) {
      const [pi] = list.pis;
      if (!pi) continue;
      const period = shift(lastEnded(pi.frequency, asAt, calendar), 1);
      const due = dueDay(period, { dueDays, restDays: rest });
      // Of two periods that fall due on one day, the shorter one is named: it is given more often.
      if (!next || due < next.due || (due === next.due && period.slice(0, 10) > next.period.slice(0, 10)))
        next = { due, period, count };
    }
  }
  return next ? { due: next.due, count: next.count, label: label(next.period, calendar) } : null;
}
