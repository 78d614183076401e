// A role in words: with the unit's name, or its path where several have that name.
import type { Role } from '../../../../domain/records/person';
import type { People } from '../../../../domain/wire-ownership';
import type { peopleTexts } from '../../../texts/en/manage/people';

export function roleWords(role: Role, units: People['units'], words: typeof peopleTexts): string {
  if (role.role === 'site administrator') return words.roles[role.role]();
  return words.roles[role.role](units.find(({ code }) => code === role.unit)?.label ?? role.unit);
}
