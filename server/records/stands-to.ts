// Which units a person stands to: by a role over one, as the owner or an updater of a PI in it.
import { piIndex } from './pi-index';
import type { Body } from './body';

export function unitsOf(id: string, body: Body): ReadonlySet<string> {
  const units = new Set((piIndex(body).ofPerson.get(id) ?? []).map(({ unit }) => unit));
  for (const role of body.person(id)?.roles ?? []) if ('unit' in role) units.add(role.unit);
  return units;
}
