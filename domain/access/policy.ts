// Who may do what: one table over role and relation, default deny. Every path asks it: routes, pushes, undo, panes, sheets.
// Source: DOMAIN, Ownership and visibility.
import type { Role } from '../records/person';
import { rights, type Right } from './right';

/** How a person stands to a PI. */
export type Relation = 'site administrator' | 'super user' | 'owner' | 'updater' | 'viewer';

const table: Readonly<Record<Relation, readonly Right[]>> = {
  'site administrator': rights,
  'super user': ['see', 'data', 'notes', 'targets', 'thresholds', 'owners', 'definition'],
  owner: ['see', 'data', 'notes', 'targets'],
  updater: ['see', 'data', 'notes'],
  viewer: ['see'],
};

export interface Asker {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly suspended: boolean;
}

/** What is asked about: a PI with its place in the tree. */
export interface Place {
  /** Codes of the PI's unit and of every unit above it. */
  readonly unitPath: readonly string[];
  readonly owner: string | null;
  readonly updaters: readonly string[];
}

export function relationsOf(asker: Asker, place: Place): Relation[] {
  if (asker.suspended) return [];
  const relations = new Set<Relation>();
  for (const role of asker.roles)
    if (role.role === 'site administrator') relations.add(role.role);
    else if (place.unitPath.includes(role.unit)) relations.add(role.role);
  if (place.owner === asker.id) relations.add('owner');
  if (place.updaters.includes(asker.id)) relations.add('updater');
  return [...relations];
}

/** The rights of a person over a PI, in the order of {@link rights}; none where nothing gives one. */
export function rightsOver(asker: Asker, place: Place): Right[] {
  const given = new Set(relationsOf(asker, place).flatMap((r) => table[r]));
  return rights.filter((r) => given.has(r));
}

export function may(asker: Asker, right: Right, place: Place): boolean {
  return relationsOf(asker, place).some((r) => table[r].includes(right));
}

/** Whether a person may change the body's own settings: units, people, recording periods. */
export function maySet(asker: Asker): boolean {
  return !asker.suspended && asker.roles.some((r) => r.role === 'site administrator');
}
