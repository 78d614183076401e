// The parts of Manage, in the order of the menu. Their pages are loaded when they are opened.
import { maySet } from '../../../domain/access/policy';
import type { Me } from '../../../domain/wire';
import { later } from '../../ui/later';
import type { ManagePart } from './part';

const administrates = (me: Me) => maySet({ ...me, suspended: false });

export const manageParts: readonly ManagePart[] = [
  { id: 'periods', may: administrates, Page: later(async () => (await import('./periods/periods-pane')).PeriodsPane) },
];

/** Whether there is anything to manage for a person. */
export function mayManage(me: Me): boolean {
  return manageParts.some((part) => part.may(me));
}
