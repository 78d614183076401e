// How ownership stands: PIs without an owner, with one who has left or has not been in for a quarter, units without a super
// user, and what is overdue, unit by unit. Source: DOMAIN, Ownership and visibility.
import { addDays, type Day } from '../../domain/period/day';
import type { Indicator } from '../../domain/records/indicator';
import type { Ownership, PlacedUnit } from '../../domain/wire-ownership';
import type { Body } from '../records/body';
import type { ServiceParts, Who } from '../service';
import type { Reader } from '../store/port';
import { itemsOf } from '../work/work';
import { caredPis, caredUnits } from './care';
import { candidates, ownedColumns } from './owned-columns';

/** Days after which somebody has not been in for a quarter. */
export const AWAY_DAYS = 92;

/** The day on which each person signed in last; nobody is in it of whom that is not known. */
export type LastIn = ReadonlyMap<string, Day>;

/** What is known of who came in. */
export interface CameIn {
  readonly last: LastIn;
  /** Since when that is kept; `null` where nobody ever came in. */
  readonly since: Day | null;
}

export async function overviewOf(
  who: Who,
  body: Body,
  state: Reader,
  cameIn: CameIn,
  { calendar, clock }: Pick<ServiceParts, 'calendar' | 'clock'>,
): Promise<Ownership> {
  const asAt = clock.today();
  const pis = caredPis(who, body);
  const named = (id: string) => ({ id, name: body.personName(id) });
  const owned = new Map<string, Indicator[]>();
  const involved = new Map<string, Indicator[]>();
  const add = (to: Map<string, Indicator[]>, id: string, pi: Indicator) => {
    const same = to.get(id);
    if (same) same.push(pi);
    else to.set(id, [pi]);
  };
  for (const pi of pis) {
    if (pi.owner !== null) add(owned, pi.owner, pi);
    for (const id of new Set([pi.owner ?? [], pi.updaters].flat())) add(involved, id, pi);
  }
  const gone = [...involved].filter(([id]) => body.person(id)?.suspended !== false);
  const left = await Promise.all(
    gone.map(async ([id, own]) => ({
      person: named(id),
      since: await leftOn(id, state),
      pis: ownedColumns(own, body),
    })),
  );
  const isQuiet = await quietSince(addDays(asAt, -AWAY_DAYS), [...owned.keys()], cameIn, state);
  const quiet = [...owned].filter(([id]) => body.person(id)?.suspended === false && isQuiet(id));
  return {
    ...{ revision: state.revision, asAt, pis: pis.length, units: await placed(who, body, state, pis, asAt, calendar) },
    withoutOwner: ownedColumns(
      pis.filter((pi) => pi.owner === null),
      body,
    ),
    left: left.sort((a, b) => a.person.name.localeCompare(b.person.name, 'en')),
    away: quiet.map(([id, own]) => ({
      ...{ person: named(id), lastIn: cameIn.last.get(id) ?? null, pis: ownedColumns(own, body) },
    })),
    people: candidates(pis, body),
  };
}

/**
 * Who has not been in since a day. Who never was counts where sign-ins were kept by then, and they were here.
 */
async function quietSince(
  day: Day,
  ids: readonly string[],
  { last, since }: CameIn,
  state: Reader,
): Promise<(id: string) => boolean> {
  const never = since !== null && since <= day ? ids.filter((id) => !last.has(id)) : [];
  const named = await state.fields(never.map((id) => ({ type: 'person', key: id, field: 'name' })));
  const waited = new Set(never.filter((_, i) => (named[i]?.at.slice(0, 10) ?? day) < day));
  return (id) => (last.get(id) ?? day) < day || waited.has(id);
}

/** The day on which a person was suspended. */
async function leftOn(id: string, state: Reader): Promise<Day | null> {
  const [suspended] = await state.fields([{ type: 'person', key: id, field: 'suspended' }]);
  return suspended && suspended.revision > 0 ? suspended.at.slice(0, 10) : null;
}

async function placed(
  who: Who,
  body: Body,
  state: Reader,
  pis: readonly Indicator[],
  asAt: Day,
  calendar: ServiceParts['calendar'],
): Promise<PlacedUnit[]> {
  const count = (all: readonly { readonly unit: string }[]) => {
    const counts = new Map<string, number>();
    for (const { unit } of all) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    return (unit: string) => counts.get(unit) ?? 0;
  };
  const typed = pis.filter((pi) => pi.source === null);
  const items = await itemsOf(typed, state, body, asAt, calendar);
  const [all, ownerless] = [count(pis), count(pis.filter((pi) => pi.owner === null))];
  const overdue = count(items.filter((item) => item.state === 'overdue'));
  const superUsers = new Map<string, { id: string; name: string }[]>();
  for (const { id, name, roles, suspended } of body.everybody())
    for (const role of suspended ? [] : roles)
      if (role.role === 'super user') {
        const same = superUsers.get(role.unit);
        if (same) same.push({ id, name });
        else superUsers.set(role.unit, [{ id, name }]);
      }
  return caredUnits(who, body).map((unit) => ({
    ...unit,
    ...{ pis: all(unit.code), withoutOwner: ownerless(unit.code), overdue: overdue(unit.code) },
    superUsers: superUsers.get(unit.code) ?? [],
  }));
}
