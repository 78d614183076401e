// The parts of Manage, in the order of the menu. Their pages are loaded when they are opened.
import { maySet } from '../../../domain/access/policy';
import type { Me } from '../../../domain/wire';
import { later } from '../../ui/later';
import type { ManagePart } from './part';

/** Whoever looks after a unit. */
const looksAfter = (me: Me) => me.roles.some(({ role }) => role !== 'viewer');
const administrates = (me: Me) => maySet({ ...me, suspended: false });

export const manageParts: readonly ManagePart[] = [
  {
    id: 'ownership',
    may: looksAfter,
    Page: later(async () => (await import('./ownership/ownership-pane')).OwnershipPane),
  },
  { id: 'requests', may: looksAfter, Page: later(async () => (await import('./requests/requests-pane')).RequestsPane) },
  {
    id: 'duplicates',
    may: looksAfter,
    Page: later(async () => (await import('./duplicates/duplicates-pane')).DuplicatesPane),
  },
  { id: 'people', may: looksAfter, Page: later(async () => (await import('./people/people-pane')).PeoplePane) },
  { id: 'units', may: administrates, Page: later(async () => (await import('./units/units-pane')).UnitsPane) },
  { id: 'periods', may: administrates, Page: later(async () => (await import('./periods/periods-pane')).PeriodsPane) },
  { id: 'rules', may: administrates, Page: later(async () => (await import('./rules/rules-pane')).RulesPane) },
  { id: 'rollout', may: administrates, Page: later(async () => (await import('./rollout/rollout-pane')).RolloutPane) },
  {
    id: 'adoption',
    may: looksAfter,
    Page: later(async () => (await import('./adoption/adoption-pane')).AdoptionPane),
  },
  { id: 'audit', may: looksAfter, Page: later(async () => (await import('./audit/audit-pane')).AuditPane) },
];

/** Whether there is anything to manage for a person. */
export function mayManage(me: Me): boolean {
  return manageParts.some((part) => part.may(me));
}
