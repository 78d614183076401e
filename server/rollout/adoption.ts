// How a roll-out is taken up: who has been in, who has pushed, and what is missing, unit by unit, for whoever looks after
// them. Source: DOMAIN, Roll-out models: Adoption.
import { maySet } from '../../domain/access/policy';
import { recordsNow, rolloutOf, rolloutOn } from '../../domain/access/rollout-now';
import { addDays, mondayOf, type Day } from '../../domain/period/day';
import { partsOf } from '../../domain/records/record-type';
import { recorders, ROLLOUT, type Rollout } from '../../domain/records/rollout';
import type { ChangeSet } from '../../domain/sync/change-set';
import type { Adoption } from '../../domain/wire-adoption';
import { caredPis, caredUnits, mustLookAfter } from '../ownership/care';
import type { LastIn } from '../ownership/overview';
import type { Body } from '../records/body';
import { turns } from '../records/slices';
import { unitsOf } from '../records/stands-to';
import type { ServiceParts, Who } from '../service';
import { itemsOf } from '../work/work';
import { onTimeByUnit, type OnTime } from './on-time';
import { waitingIn } from './requests';

export interface AdoptionService {
  /** @throws AppError `not-allowed` for whoever looks after nothing */
  adoption(who: Who): Promise<Adoption>;
}

/** Weeks that are looked at, this one among them. */
const WEEKS = 8;
/** Pushes that are looked through; there may be more in a large body's weeks. */
const SETS = 1000;

/** How many people of a unit, or of the whole body, came in, in the week of a Monday. */
export type PeopleIn = (unit: string | null, week: Day) => number;

export function adoptionService(
  parts: ServiceParts,
  lastIn: () => Promise<LastIn>,
  peopleIn: () => Promise<PeopleIn>,
): AdoptionService {
  const { store, loadBody, clock, calendar } = parts;
  return {
    async adoption(who) {
      const state = await store.read();
      const body = await loadBody(state);
      mustLookAfter(who, body);
      const asAt = clock.today();
      const weeks = mondays(asAt);
      const pis = caredPis(who, body);
      const sets = await store.history({ kind: 'push', limit: SETS });
      const pushed = await countPushes(sets, new Map(pis.map((pi) => [pi.code, pi.unit])), weeks);
      const typed = pis.filter((pi) => pi.source === null);
      const given = await onTimeByUnit(typed, weeks, asAt, state, { store, body, calendar });
      const came = await peopleIn();
      const cameIn = (unit: string | null) => weeks.map((week) => came(unit, week));
      const none = weeks.map(() => 0);
      const [last, standing] = [await lastIn(), peopleByUnit(who, body)];
      const ids = [...new Set([...standing.values()].flatMap((people) => [...people]))];
      const named = ids
        .map((id) => ({ id, name: body.personName(id) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en'));
      const place = new Map(named.map(({ id }, i) => [id, i]));
      const rollout = rolloutOf(body.document('rollout', ROLLOUT));
      const [all, ownerless, late, waiting] = [
        perUnit(pis),
        perUnit(pis.filter((pi) => pi.owner === null)),
        perUnit((await itemsOf(typed, state, body, asAt, calendar)).filter((item) => item.state === 'overdue')),
        waitingIn(body),
      ];
      const superUnits = superUserUnits(body);
      return {
        ...{ revision: state.revision, asAt, weeks },
        units: caredUnits(who, body).map(({ code, label, depth }) => ({
          ...{ code, label, depth },
          ...phaseOf(rollout, body.unitPath(code), asAt),
          people: [...(standing.get(code) ?? [])].map((id) => place.get(id) ?? 0).sort((a, b) => a - b),
          ...{ pis: all(code), withoutOwner: ownerless(code), overdue: late(code), waiting: waiting(code) },
          covered: body.unitPath(code).some((unit) => superUnits.has(unit)),
          pushes: pushed.perUnit.get(code) ?? none,
          signedIn: cameIn(code),
          ...(given.get(code) ?? { due: none, onTime: none }),
        })),
        total: {
          // Somebody who stands to two units counts in both: only of the whole body is it known how many people they are.
          signedIn: maySet(who) ? cameIn(null) : null,
          ...{ due: summed(given, 'due', weeks), onTime: summed(given, 'onTime', weeks), pushes: pushed.total },
        },
        people: named.map((person) => ({
          ...person,
          lastIn: last.get(person.id) ?? null,
          pushes: pushed.perPerson.get(person.id) ?? 0,
        })),
        more: sets.length === SETS && (sets.at(-1)?.at.slice(0, 10) ?? '') >= (weeks[0] ?? ''),
      };
    },
  };
}

/** The Mondays of the weeks up to a day's own. */
function mondays(asAt: Day): Day[] {
  const monday = mondayOf(asAt);
  return Array.from({ length: WEEKS }, (_, i) => addDays(monday, 7 * (i + 1 - WEEKS)));
}

function perUnit(all: readonly { readonly unit: string }[]): (unit: string) => number {
  const counts = new Map<string, number>();
  for (const { unit } of all) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return (unit) => counts.get(unit) ?? 0;
}

/** From when a unit's people record: anybody among them. */
function phaseOf(
  rollout: Rollout | null,
  unitPath: readonly string[],
  asAt: Day,
): { from: Day | null; begun: boolean } {
  const opens = (day: Day) => recorders.some((as) => recordsNow(rolloutOn(rollout, day), 'PIs', as, unitPath));
  const days = [...new Set((rollout?.phases ?? []).map(({ from }) => from))].sort();
  return { from: days.find(opens) ?? null, begun: opens(asAt) };
}

/** Who stands to each unit that the asker looks after, and has not left. */
function peopleByUnit(who: Who, body: Body): Map<string, Set<string>> {
  const cared = new Set(caredUnits(who, body).map(({ code }) => code));
  const people = new Map<string, Set<string>>();
  for (const { id, suspended } of body.everybody())
    for (const unit of suspended ? [] : unitsOf(id, body))
      if (cared.has(unit)) people.set(unit, (people.get(unit) ?? new Set()).add(id));
  return people;
}

function summed(given: ReadonlyMap<string, OnTime>, what: keyof OnTime, weeks: readonly Day[]): number[] {
  return weeks.map((_, week) => [...given.values()].reduce((sum, own) => sum + (own[what][week] ?? 0), 0));
}

/** Units that have a super user of their own. */
function superUserUnits(body: Body): ReadonlySet<string> {
  const here = body.everybody().filter(({ suspended }) => !suspended);
  return new Set(here.flatMap(({ roles }) => roles.flatMap((r) => (r.role === 'super user' ? r.unit : []))));
}

/** Pushes of figures, newest first, by week and unit and by person: of these PIs only. */
async function countPushes(
  sets: readonly ChangeSet[],
  unitOf: ReadonlyMap<string, string>,
  weeks: readonly Day[],
): Promise<{ perUnit: Map<string, number[]>; perPerson: Map<string, number>; total: number[] }> {
  const total = weeks.map(() => 0);
  const counted = { perUnit: new Map<string, number[]>(), perPerson: new Map<string, number>(), total };
  const turn = turns();
  for (const { at, by, blocks } of sets) {
    const day = at.slice(0, 10);
    const week = weeks.findLastIndex((monday) => monday <= day);
    if (week < 0) continue;
    const units = new Set<string>();
    for (const { type, keys } of blocks)
      if (type === 'measurement') for (const key of keys) units.add(unitOf.get(partsOf(key)[0] ?? '') ?? '');
    units.delete('');
    if (units.size > 0) {
      counted.perPerson.set(by, (counted.perPerson.get(by) ?? 0) + 1);
      total[week] = (total[week] ?? 0) + 1;
    }
    for (const unit of units) {
      const counts = counted.perUnit.get(unit) ?? weeks.map(() => 0);
      counts[week] = (counts[week] ?? 0) + 1;
      counted.perUnit.set(unit, counts);
    }
    await turn();
  }
  return counted;
}
