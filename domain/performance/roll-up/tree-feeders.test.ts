import { treeFeeders } from './tree-feeders';

const unit = (code: string, parent: string | null) => ({ code, parent });
const units = [
  unit('council', null),
  unit('housing', 'council'),
  unit('roads', 'council'),
  unit('north', 'housing'),
  unit('south', 'housing'),
];
const pi = (unitCode: string, family = 'sickness') => ({ code: `${family} ${unitCode}`, unit: unitCode, family });

test.each<[string, ReturnType<typeof pi>[], Record<string, string[]>]>([
  [
    'each unit from those right below',
    ['south', 'north', 'roads', 'housing', 'council'].map((u) => pi(u)),
    {
      'sickness council': ['sickness housing', 'sickness roads'],
      'sickness housing': ['sickness north', 'sickness south'],
    },
  ],
  [
    'a unit without one is looked through',
    ['council', 'roads', 'north', 'south'].map((u) => pi(u)),
    { 'sickness council': ['sickness roads', 'sickness north', 'sickness south'] },
  ],
  ['families do not mix', [pi('council'), pi('roads', 'complaints')], {}],
  ['a unit that nobody knows feeds nobody', [pi('council'), pi('moon')], {}],
])('%s', (_, members, expected) => {
  expect(Object.fromEntries(treeFeeders(members, units))).toEqual(expected);
});

test('a tree that goes round in the data does not hang', () => {
  expect(treeFeeders([pi('a'), pi('z')], [unit('a', 'b'), unit('b', 'a')]).size).toBe(0);
});
