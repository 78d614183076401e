// What another roll-out would change: on each day on which it does, who gains and who loses which right over how many PIs,
// and which parts open or close. By the same policy that decides: nothing of it is worked out a second way.
import { rightsOver, type Asker } from '../../domain/access/policy';
import { rights, type Right } from '../../domain/access/right';
import { modulesOpen, rolloutOn, type RolloutNow } from '../../domain/access/rollout-now';
import type { Day } from '../../domain/period/day';
import type { Person } from '../../domain/records/person';
import type { Rollout } from '../../domain/records/rollout';
import type { RolloutPreview } from '../../domain/wire-rollout';
import type { Body } from '../records/body';
import { piIndex, type PiIndex } from '../records/pi-index';
import { turns } from '../records/slices';

/** People who are named for one day; all are counted. */
const NAMED = 200;
/** Days that are looked at. */
const DAYS = 30;

/** Over how many PIs a person has each right. */
function rightsCounted(person: Person, rollout: RolloutNow, { perUnit, ofPerson }: PiIndex, body: Body) {
  const asker: Asker = { ...person, rollout };
  const counts = new Map<Right, number>();
  const add = (given: readonly Right[], times: number) => {
    for (const right of given) counts.set(right, (counts.get(right) ?? 0) + times);
  };
  const own = ofPerson.get(person.id) ?? [];
  const ownIn = new Map<string, number>();
  for (const pi of own) {
    ownIn.set(pi.unit, (ownIn.get(pi.unit) ?? 0) + 1);
    add(rightsOver(asker, body.placeOf(pi)), 1);
  }
  if (person.roles.length > 0 || rollout.seesAll)
    for (const [unit, pis] of perUnit) {
      const others = pis - (ownIn.get(unit) ?? 0);
      if (others > 0) add(rightsOver(asker, { unitPath: body.unitPath(unit), owner: null, updaters: [] }), others);
    }
  return counts;
}

export async function previewOf(
  now: Rollout | null,
  next: Rollout | null,
  today: Day,
  body: Body,
): Promise<RolloutPreview> {
  const begins = [...(now?.phases ?? []), ...(next?.phases ?? [])].map(({ from }) => from).filter((day) => day > today);
  const days = [today, ...[...new Set(begins)].sort()].slice(0, DAYS);
  const counted = piIndex(body);
  const paths = [...counted.perUnit.keys()].map((unit) => body.unitPath(unit));
  const turn = turns();
  const told: RolloutPreview['days'] = [];
  for (const day of days) {
    const [before, after] = [rolloutOn(now, day), rolloutOn(next, day)];
    if (before.key === after.key && (before.phases === null) === (after.phases === null)) continue;
    const gains: RolloutPreview['days'][number]['gains'] = [];
    const loses: typeof gains = [];
    const people = { gain: 0, lose: 0 };
    for (const person of body.everybody()) {
      if (person.suspended) continue;
      const [had, has] = [rightsCounted(person, before, counted, body), rightsCounted(person, after, counted, body)];
      const changed = rights.map((right) => ({ right, by: (has.get(right) ?? 0) - (had.get(right) ?? 0) }));
      const { id, name } = person;
      for (const { right, by } of changed) {
        const to = by > 0 ? gains : loses;
        if (by !== 0 && to.length < NAMED) to.push({ person: { id, name }, right, pis: Math.abs(by) });
      }
      if (changed.some(({ by }) => by > 0)) people.gain++;
      if (changed.some(({ by }) => by < 0)) people.lose++;
      await turn();
    }
    const [was, is] = [modulesOpen(before, paths), modulesOpen(after, paths)];
    const modules = { open: is.filter((m) => !was.includes(m)), close: was.filter((m) => !is.includes(m)) };
    if (people.gain + people.lose + modules.open.length + modules.close.length > 0)
      told.push({ day, gains, loses, people, modules });
  }
  return { days: told };
}
