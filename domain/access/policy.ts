// Who may do what: one table over role and relation, right and roll-out, default deny. Every path asks it: routes, pushes,
// undo, panes, sheets. Source: DOMAIN, Ownership and visibility; Roll-out models.
import type { Role } from '../records/person';
import { rights, type Right } from './right';
import { recordsNow, type RolloutNow } from './rollout-now';

/** How a person stands to a PI. The performance team are the super users of the whole body. */
export const relations = [
  ...(['site administrator', 'performance team', 'super user', 'owner', 'updater', 'viewer', 'everybody'] as const),
] as const;
export type Relation = (typeof relations)[number];

const lookingAfter: readonly Right[] = ['see', 'data', 'notes', 'targets', 'thresholds', 'owners', 'definition'];

/** What each relation gives. What is not here is not allowed. */
export const policyTable: Readonly<Record<Relation, readonly Right[]>> = {
  'site administrator': rights,
  'performance team': lookingAfter,
  'super user': lookingAfter,
  owner: ['see', 'data', 'notes', 'targets'],
  updater: ['see', 'data', 'notes'],
  viewer: ['see'],
  /** Only where the roll-out says that everybody sees everything. */
  everybody: ['see'],
};

/**
 * Rights that wait for a unit's phase: before it, its people view and do not record. Thresholds, owners and definitions do
 * not wait, since a unit is made ready before its phase begins.
 */
const recording: ReadonlySet<Right> = new Set<Right>(['data', 'notes', 'targets']);

export interface Asker {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly suspended: boolean;
  /** What the roll-out opens on the day of asking. */
  readonly rollout: RolloutNow;
}

/** What is asked about: a PI with its place in the tree. */
export interface Place {
  /** Codes of the PI's unit and of every unit above it. */
  readonly unitPath: readonly string[];
  readonly owner: string | null;
  readonly updaters: readonly string[];
}

/** Whether a person looks after a unit: of their own, or below one that is. */
export function looksAfter({ suspended, roles }: Pick<Asker, 'roles' | 'suspended'>, unitPath: readonly string[]) {
  if (suspended) return false;
  return roles.some(
    (role) => role.role === 'site administrator' || (role.role === 'super user' && unitPath.includes(role.unit)),
  );
}

export function relationsOf(asker: Asker, place: Place): Relation[] {
  if (asker.suspended) return [];
  const found = new Set<Relation>();
  for (const role of asker.roles)
    if (role.role === 'site administrator') found.add(role.role);
    else if (place.unitPath.includes(role.unit)) {
      found.add(role.role);
      if (role.role === 'super user' && place.unitPath.at(-1) === role.unit) found.add('performance team');
    }
  if (place.owner === asker.id) found.add('owner');
  if (place.updaters.includes(asker.id)) found.add('updater');
  // What stands nowhere is nobody's to see.
  if (asker.rollout.seesAll && place.unitPath.length > 0) found.add('everybody');
  return relations.filter((r) => found.has(r));
}

/** The rights that a relation gives at a place on the day of asking. */
function rightsOf(relation: Relation, { rollout }: Asker, { unitPath }: Place): readonly Right[] {
  const given = policyTable[relation];
  if (relation === 'site administrator' || relation === 'viewer' || relation === 'everybody') return given;
  return recordsNow(rollout, 'PIs', relation, unitPath) ? given : given.filter((right) => !recording.has(right));
}

/** The rights of a person over a PI, in the order of {@link rights}; none where nothing gives one. */
export function rightsOver(asker: Asker, place: Place): Right[] {
  const given = new Set(relationsOf(asker, place).flatMap((r) => rightsOf(r, asker, place)));
  return rights.filter((r) => given.has(r));
}

export function may(asker: Asker, right: Right, place: Place): boolean {
  return relationsOf(asker, place).some((r) => rightsOf(r, asker, place).includes(right));
}

/**
 * Whether a person has a say over what others recorded here, to see what became of it and to take it back within their
 * rights of now (SYNC: Undo): its owner, who looks after it, an administrator.
 */
export function hasSayOver(asker: Asker, place: Place): boolean {
  return relationsOf(asker, place).some((r) => r === 'owner' || r === 'super user' || r === 'site administrator');
}

/** Whether a person may change the body's own settings: units, people, recording periods, the roll-out. */
export function maySet(asker: Pick<Asker, 'roles' | 'suspended'>): boolean {
  return !asker.suspended && asker.roles.some((r) => r.role === 'site administrator');
}

/**
 * Whether a person may give a role to somebody, or take it: a site administrator any, a super user the viewing of what they
 * look after. @param unitPath of the role's unit
 */
export function mayGive(asker: Pick<Asker, 'roles' | 'suspended'>, role: Role, unitPath: readonly string[]): boolean {
  if (maySet(asker)) return true;
  return role.role === 'viewer' && unitPath.length > 0 && looksAfter(asker, unitPath);
}
