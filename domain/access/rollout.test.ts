import { may, rightsOver, type Asker, type Place } from './policy';
import { rolloutFrom } from './rollout-models';
import { isOpen, modulesOpen, openToAll, opensOn, rolloutOn, type RolloutNow } from './rollout-now';
import { modules, rolloutModels, rolloutSchema, type Rollout } from '../records/rollout';

const housing: Place = { unitPath: ['HSG', 'COUNCIL'], owner: 'owner', updaters: ['updater'] };
const planning: Place = { unitPath: ['PLN', 'COUNCIL'], owner: 'other', updaters: [] };
const who = (rollout: RolloutNow, id: string, ...roles: Asker['roles']): Asker => ({
  ...{ id, roles, suspended: false, rollout },
});
const people = (now: RolloutNow) => ({
  administrator: who(now, 'a', { role: 'site administrator' }),
  team: who(now, 't', { role: 'super user', unit: 'COUNCIL' }),
  superUser: who(now, 's', { role: 'super user', unit: 'HSG' }),
  owner: who(now, 'owner'),
  updater: who(now, 'updater'),
  viewer: who(now, 'v', { role: 'viewer', unit: 'HSG' }),
  nobody: who(now, 'x'),
});
type Name = keyof ReturnType<typeof people>;

const made = (model: Exclude<Rollout['model'], 'own'>) =>
  rolloutFrom({ model, from: '2015-01-01', departments: ['HSG', 'PLN'] });
const on = (model: Exclude<Rollout['model'], 'own'>, day: string) => rolloutOn(made(model), day);

/** Who records in Housing, and whether everybody sees. */
test.each<[Exclude<Rollout['model'], 'own'>, string, Name[], boolean]>([
  ['big bang', '2014-12-31', ['administrator'], false],
  ['big bang', '2015-01-01', ['administrator', 'team', 'superUser', 'owner', 'updater'], false],
  ['site administrators and super users', '2015-01-01', ['administrator', 'team', 'superUser'], true],
  ['departmental', '2015-01-01', ['administrator', 'team', 'superUser', 'owner', 'updater'], false],
  ['corporate-centred', '2015-06-01', ['administrator', 'team'], true],
  ['incremental', '2015-01-01', ['administrator', 'team', 'superUser', 'owner', 'updater'], true],
  ['module-by-module', '2015-01-01', ['administrator', 'team', 'superUser', 'owner', 'updater'], false],
])('%s on %s: who records, and whether all see', (model, day, recording, seesAll) => {
  const all = people(on(model, day));
  expect(Object.entries(all).flatMap(([name, asker]) => (may(asker, 'data', housing) ? name : []))).toEqual(recording);
  expect(may(all.nobody, 'see', housing)).toBe(seesAll);
});

test('before its phase a department is seen and made ready, and not recorded', () => {
  const now = on('departmental', '2015-01-01');
  const [theirs, superUser] = [who(now, 'other'), who(now, 's', { role: 'super user', unit: 'PLN' })];
  expect(rightsOver(theirs, planning)).toEqual(['see']);
  expect(rightsOver(superUser, planning)).toEqual(['see', 'thresholds', 'owners', 'definition']);
  expect(rightsOver(who(on('departmental', '2015-01-29'), 'other'), planning)).toEqual([
    'see',
    'data',
    'notes',
    'targets',
  ]);
});

test('a part shows from its phase on, where it is open, and PIs are always there', () => {
  const now = on('module-by-module', '2015-01-29');
  expect(modulesOpen(now, [housing.unitPath])).toEqual(['PIs', 'scorecards and snapshots']);
  expect(modulesOpen(on('departmental', '2015-01-01'), [planning.unitPath])).toEqual(['PIs']);
  expect(isOpen(openToAll, 'assessments', [])).toBe(true);
});

test('nobody sees what stands nowhere, however open the roll-out is', () => {
  expect(rightsOver(who(on('incremental', '2015-01-01'), 'x'), { unitPath: [], owner: null, updaters: [] })).toEqual(
    [],
  );
});

test('a suspended person has no right in any roll-out', () => {
  const asker = { ...people(on('incremental', '2015-01-01')).administrator, suspended: true };
  expect(rightsOver(asker, housing)).toEqual([]);
});

test.each(rolloutModels.filter((m) => m !== 'own'))('%s is a record that can be stored', (model) => {
  expect(rolloutSchema.safeParse(made(model)).success).toBe(true);
});

test('with no roll-out every part is open, also where there is no unit yet', () => {
  expect(modulesOpen(openToAll, [])).toEqual(modules);
});

test.each<[string, (typeof modules)[number], string[], string, string | null]>([
  ['a part that is to come', 'reports', ['HSG', 'COUNCIL'], '2015-01-01', '2015-04-23'],
  ['on its day it is open, and no day is to come', 'reports', ['HSG', 'COUNCIL'], '2015-04-23', null],
])('%s: %s from the place %j on %s opens on %s', (_, module, path, today, day) => {
  expect(opensOn(made('module-by-module'), module, [path], today)).toBe(day);
});

test('a department hears its own day, not another’s', () => {
  const rollout = made('departmental');
  expect(opensOn(rollout, 'reports', [planning.unitPath], '2015-01-01')).toBe('2015-01-29');
  expect(opensOn(rollout, 'reports', [['ELSEWHERE', 'COUNCIL']], '2015-01-01')).toBeNull();
  expect(opensOn(null, 'reports', [planning.unitPath], '2015-01-01')).toBeNull();
});
