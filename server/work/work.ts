// My work: the figures that a person is to give, overdue and due first, what they have given, and what comes next.
import { dueDay, dueState } from '../../domain/period/due';
import { label, shift, type Calendar } from '../../domain/period/period';
import type { Day } from '../../domain/period/day';
import type { Indicator } from '../../domain/records/indicator';
import type { Work, WorkItem } from '../../domain/wire';
import type { PushesService } from '../pushes/pushes';
import type { Body } from '../records/body';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { endedPeriodsOf, lastEnded, valueAt, withoutValue } from '../views/update-rows';

export interface WorkService {
  work(who: Who): Promise<Work>;
}

const PUSHES = 5;

/** PIs whose figures a person gives: as updater, or as owner where there is no updater. */
export function givenBy(who: Pick<Who, 'id'>, body: Body): Indicator[] {
  return body.indicatorCodes().flatMap((code) => {
    const pi = body.indicator(code);
    if (!pi) return [];
    return pi.updaters.includes(who.id) || (pi.updaters.length === 0 && pi.owner === who.id) ? pi : [];
  });
}

export function workService({ store, loadBody, calendar, clock }: ServiceParts, pushes: PushesService): WorkService {
  return {
    async work(who) {
      const state = await store.read();
      const body = await loadBody(state);
      const asAt = clock.today();
      const pis = givenBy(who, body);
      return {
        revision: state.revision,
        asAt,
        items: await itemsOf(pis, state, body, asAt, calendar),
        given: await countGiven(pis, state, asAt, calendar),
        next: nextDue(pis, asAt, calendar),
        pushes: await pushes.lastOf(who, PUSHES),
      };
    },
  };
}

async function itemsOf(
  pis: readonly Indicator[],
  state: Reader,
  body: Body,
  asAt: Day,
  calendar: Calendar,
): Promise<WorkItem[]> {
  const wanted = new Map<string, Indicator[]>();
  const endedOf = endedPeriodsOf(asAt, calendar);
  for (const pi of pis)
    for (const period of endedOf(pi)) {
      if (body.recordingState(pi, period) !== 'open') continue;
      const same = wanted.get(period);
      if (same) same.push(pi);
      else wanted.set(period, [pi]);
    }
  const items = (await withoutValue(wanted, state)).flatMap(({ pi, period }): WorkItem[] => {
    const due = dueState(period, pi, asAt);
    if (due.kind === 'not yet') return [];
    const { code, name, unit } = pi;
    const days = due.kind === 'overdue' ? due.daysLate : due.inDays;
    return [{ code, name, unit, period, label: label(period, calendar), due: due.due, state: due.kind, days }];
  });
  // Overdue ones were due before all others, so the due day alone gives "overdue first, soonest first".
  return items.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.code < b.code ? -1 : 1));
}

async function countGiven(pis: readonly Indicator[], state: Reader, asAt: Day, calendar: Calendar): Promise<number> {
  let given = 0;
  for (const pi of pis) {
    const [block] = await state.measurements([pi.code], [lastEnded(pi, asAt, calendar)]);
    if (valueAt(block, 0) !== null) given++;
  }
  return given;
}

/** The next due day after those of the periods that have ended. */
function nextDue(pis: readonly Indicator[], asAt: Day, calendar: Calendar): Work['next'] {
  const coming = pis.map((pi) => {
    const period = shift(lastEnded(pi, asAt, calendar), 1);
    return { period, due: dueDay(period, pi) };
  });
  const first = coming.sort((a, b) => (a.due < b.due ? -1 : 1))[0];
  if (!first) return null;
  const count = coming.filter((c) => c.due === first.due && c.period === first.period).length;
  return { due: first.due, count, label: label(first.period, calendar) };
}
