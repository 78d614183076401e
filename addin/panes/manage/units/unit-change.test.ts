import type { PlacedUnit } from '../../../../domain/wire-ownership';
import { unitChange, withAllBelow } from './unit-change';

const unit = (code: string, parent: string | null, pis: number, ...superUsers: string[]): PlacedUnit => ({
  ...{ code, name: code, label: code, parent, depth: 0, pis, withoutOwner: 0, overdue: 0 },
  superUsers: superUsers.map((name) => ({ id: name, name })),
});
const units = [
  ...[unit('TOP', null, 1, 'Tess'), unit('HSG', 'TOP', 4, 'Hal'), unit('TEAM', 'HSG', 2), unit('PLN', 'TOP', 3, 'Pam')],
];

test('a unit moves with all below it and their PIs, and it is said who looks after it from then on', () => {
  expect(unitChange(units, 'HSG', 'HSG', 'PLN')).toEqual({
    edits: [{ type: 'unit', key: 'HSG', field: 'parent', value: 'PLN' }],
    moves: { units: 1, pis: 6, lose: [], gain: ['Pam'] },
  });
  expect(unitChange(units, 'TEAM', 'TEAM', 'PLN').moves).toEqual({ units: 0, pis: 2, lose: ['Hal'], gain: ['Pam'] });
});

test('another name moves nothing, and the same is no change', () => {
  expect(unitChange(units, 'HSG', 'Housing', 'TOP')).toMatchObject({ edits: [{ field: 'name' }], moves: null });
  expect(unitChange(units, 'HSG', 'HSG', 'TOP').edits).toEqual([]);
});

test('a new unit has a name and stands under another', () => {
  expect(unitChange(units, 'NEW', 'New', 'TOP').edits.map(({ field, value }) => [field, value])).toEqual([
    ['name', 'New'],
    ['parent', 'TOP'],
  ]);
});

test('what stands below a unit is found at any depth', () => {
  expect([...withAllBelow(units, 'TOP')]).toEqual(['TOP', 'HSG', 'TEAM', 'PLN']);
});
