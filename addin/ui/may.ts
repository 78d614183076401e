// What of the pane shows to a person, by their roles and by what the roll-out opens to them. The store decides about each
// thing anew: this only spares people what it would refuse.
import { moduleOfPart, moduleOfSheet } from '../../domain/access/module-of';
import type { Me, View } from '../../domain/wire';

/** Whether a person looks after definitions somewhere. */
export function mayDefine({ roles }: Me): boolean {
  return roles.some(({ role }) => role === 'site administrator' || role === 'super user');
}

export function mayExplore({ modules }: Me): boolean {
  return modules.includes(moduleOfPart.explore);
}

/** Whether the part of the roll-out that a kind of sheet belongs to is open to a person. */
export function mayOpen({ modules }: Me, sheet: View['sheet']): boolean {
  return modules.includes(moduleOfSheet[sheet]);
}

/** A table of one's own is adopted to record from it, or to make PIs of it: who does neither views. */
export function mayAdopt(me: Me): boolean {
  return me.records || mayDefine(me);
}
