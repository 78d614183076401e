import { may, maySet, rightsOver, type Asker, type Place } from './policy';
import type { Right } from './right';
import { openToAll } from './rollout-now';

const housing: Place = { unitPath: ['HS', 'COUNCIL'], owner: 'owner', updaters: ['updater'] };
const who = (id: string, ...roles: Asker['roles']): Asker => ({ id, roles, suspended: false, rollout: openToAll });

describe('the policy table', () => {
  test.each<[string, Asker, Right[]]>([
    [
      'a site administrator',
      who('a', { role: 'site administrator' }),
      ['see', 'data', 'notes', 'targets', 'thresholds', 'owners', 'definition', 'settings'],
    ],
    [
      'a super user of the unit',
      who('s', { role: 'super user', unit: 'HS' }),
      ['see', 'data', 'notes', 'targets', 'thresholds', 'owners', 'definition'],
    ],
    [
      'a super user of a unit above',
      who('s', { role: 'super user', unit: 'COUNCIL' }),
      ['see', 'data', 'notes', 'targets', 'thresholds', 'owners', 'definition'],
    ],
    ['a super user of another unit', who('s', { role: 'super user', unit: 'PS' }), []],
    ['the owner', who('owner'), ['see', 'data', 'notes', 'targets']],
    ['an updater', who('updater'), ['see', 'data', 'notes']],
    ['a viewer of the unit', who('v', { role: 'viewer', unit: 'HS' }), ['see']],
    ['a viewer of another unit', who('v', { role: 'viewer', unit: 'PS' }), []],
    ['somebody with no role at all', who('x'), []],
    ['an updater who views another unit too', who('updater', { role: 'viewer', unit: 'PS' }), ['see', 'data', 'notes']],
  ])('%s', (_, asker, rights) => {
    expect(rightsOver(asker, housing)).toEqual(rights);
    expect(may(asker, 'data', housing)).toBe(rights.includes('data'));
  });

  test('a suspended person has no right, whatever their roles', () => {
    const suspended = { ...who('owner', { role: 'site administrator' }), suspended: true };
    expect(rightsOver(suspended, housing)).toEqual([]);
    expect(maySet(suspended)).toBe(false);
  });

  test('only a site administrator changes settings', () => {
    expect(maySet(who('a', { role: 'site administrator' }))).toBe(true);
    expect(maySet(who('s', { role: 'super user', unit: 'COUNCIL' }))).toBe(false);
  });
});
