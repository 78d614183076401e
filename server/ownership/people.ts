// People, for those who look after any: an administrator sees everybody, a super user those who stand to what they look after.
import { maySet } from '../../domain/access/policy';
import type { People } from '../../domain/wire-ownership';
import type { Body } from '../records/body';
import type { Who } from '../service';
import { caredPis, caredUnits } from './care';
import type { LastIn } from './overview';

export function peopleOf(who: Who, body: Body, revision: number, asAt: string, lastIn: LastIn): People {
  const mayAll = maySet(who);
  const units = caredUnits(who, body);
  const cared = new Set(units.map(({ code }) => code));
  const [owns, updates] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, id: string) => to.set(id, (to.get(id) ?? 0) + 1);
  for (const { owner, updaters } of caredPis(who, body)) {
    if (owner !== null) add(owns, owner);
    for (const id of updaters) add(updates, id);
  }
  const people = body.everybody().flatMap(({ id, name, email, suspended, roles }) => {
    // Of roles elsewhere a super user is told nothing.
    const shown = mayAll ? roles : roles.filter((role) => 'unit' in role && cared.has(role.unit));
    const counts = { owns: owns.get(id) ?? 0, updates: updates.get(id) ?? 0 };
    if (!mayAll && shown.length + counts.owns + counts.updates === 0) return [];
    return {
      id,
      name,
      email: mayAll ? email : null,
      suspended,
      roles: shown,
      ...counts,
      lastIn: lastIn.get(id) ?? null,
    };
  });
  return { revision, asAt, mayAll, units: units.map(({ code, label }) => ({ code, label })), people };
}
