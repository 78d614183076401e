import { peopleOf, phasesOf, type UnitFigures } from './phases-of';

const unit = (code: string, more: Partial<UnitFigures>): UnitFigures => ({
  ...{ code, label: code, depth: 0, from: null, begun: true, people: [0], pis: 1, withoutOwner: 0, overdue: 0 },
  ...{ waiting: 0, covered: true, pushes: [], signedIn: [], due: [], onTime: [] },
  ...more,
});
const people = [
  { id: 'ann', name: 'Ann', lastIn: null, pushes: 0 },
  { id: 'bob', name: 'Bob', lastIn: '2015-01-01', pushes: 2 },
];
const answer = (units: readonly UnitFigures[]) => ({
  ...{ revision: 1, asAt: '2015-01-08', weeks: [], units: [...units], people, more: false },
  total: { signedIn: null, due: [], onTime: [], pushes: [] },
});

test('what has begun comes first, the newest of it at the top; then what is to come, soonest first; then who only views', () => {
  const phases = phasesOf(
    answer([
      unit('A', { from: '2014-10-01' }),
      unit('B', { from: null, begun: false }),
      unit('C', { from: '2015-03-01', begun: false }),
      unit('D', { from: '2014-12-01' }),
      unit('E', { from: '2015-02-01', begun: false }),
      unit('F', { from: '2014-10-01' }),
      unit('nothing stands in it', { people: [], pis: 0 }),
    ]),
  );
  expect(phases.map(({ units }) => units.map(({ code }) => code))).toEqual([['D'], ['A', 'F'], ['E'], ['C'], ['B']]);
});

test('a unit names its people', () => {
  const it = answer([unit('A', { people: [1] })]);
  expect(peopleOf(it.units[0] ?? unit('A', {}), it).map(({ name }) => name)).toEqual(['Bob']);
});
