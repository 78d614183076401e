// What a column of a table that people keep can be for PI Bridge. A closed list: drop-downs, mappings and tests read it.

export const roles = [
  'code',
  'name',
  'unit',
  'measure',
  'period',
  'value',
  'numerator',
  'denominator',
  'target',
  'note',
  'none',
] as const;
export type Role = (typeof roles)[number];

/** Roles whose cells are recorded; each belongs to one period. */
export const figureRoles = ['value', 'numerator', 'denominator', 'target', 'note'] as const;
export type FigureRole = (typeof figureRoles)[number];

export function isFigureRole(role: Role): role is FigureRole {
  return (figureRoles as readonly string[]).includes(role);
}
