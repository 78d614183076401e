// Who works at the reference body: a performance team, super users of areas and offices, an owner and one or two
// updaters of each patch.
import type { Person, Role } from '../../domain/records/person';
import { AREAS, areaCode, BODY, OFFICES, officeCode, PATCHES, patchCode } from './tree';

export const ADMINISTRATOR = 'administrator';
/** One of the performance team: may record everything. */
export const ANALYST = 'performance-1';
export const ownerOf = (patch: number): string => `owner-${patchCode(patch)}`;
const updaterOf = (patch: number): string => `updater-${patchCode(patch)}`;
const secondUpdaterOf = (patch: number): string => `deputy-${patchCode(patch)}`;

/** Every fifth patch has two. */
export function updatersOf(patch: number): string[] {
  return patch % 5 === 0 ? [updaterOf(patch), secondUpdaterOf(patch)] : [updaterOf(patch)];
}

const first = ['Amina', 'Bethan', 'Carys', 'David', 'Elin', 'Farid', 'Grace', 'Huw', 'Ines', 'Joan', 'Kofi', 'Lena'];
const last = ['Ahmed', 'Bevan', 'Clarke', 'Davies', 'Evans', 'Fisher', 'Grant', 'Hughes', 'Iqbal', 'Jones', 'Khan'];

export function peopleOf(): Person[] {
  const people: Person[] = [];
  const add = (id: string, ...roles: Role[]) => {
    const n = people.length;
    const name = `${first[n % first.length] ?? ''} ${last[(n + Math.floor(n / first.length)) % last.length] ?? ''}`;
    people.push({ id, name, roles, suspended: false, email: null });
  };
  add(ADMINISTRATOR, { role: 'site administrator' });
  for (let i = 1; i <= 6; i++) add(`performance-${i}`, { role: 'super user', unit: BODY });
  for (let i = 0; i < AREAS; i++) {
    add(`super-user-${areaCode(i)}`, { role: 'super user', unit: areaCode(i) });
    add(`manager-${areaCode(i)}`, { role: 'viewer', unit: areaCode(i) });
  }
  for (let i = 0; i < OFFICES; i++) add(`super-user-${officeCode(i)}`, { role: 'super user', unit: officeCode(i) });
  for (let i = 0; i < PATCHES; i++) {
    add(ownerOf(i), { role: 'viewer', unit: patchCode(i) });
    for (const id of updatersOf(i)) add(id);
  }
  return people;
}
