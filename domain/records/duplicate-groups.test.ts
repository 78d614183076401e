import { duplicateGroups, type DuplicateGroup } from './duplicate-groups';
import type { NamedIndicator } from './near-duplicates';

const pi = (code: string, name: string, unit = 'ETS', apartFrom: string[] | null = null): NamedIndicator => ({
  ...{ code, name, unit, apartFrom },
});

/** To the end, with how often others had their turn. */
function whole(indicators: readonly NamedIndicator[]): { groups: readonly DuplicateGroup[]; turns: number } {
  const steps = duplicateGroups(indicators);
  for (let turns = 0; ; turns++) {
    const step = steps.next();
    if (step.done) return { groups: step.value, turns };
  }
}

test.each<[string, NamedIndicator[], DuplicateGroup[]]>([
  ['nothing alike', [pi('A', 'Bins missed'), pi('B', 'Calls answered')], []],
  [
    'two of one unit',
    [pi('B', 'Bins missed'), pi('A', 'The bins missed')],
    [{ codes: ['A', 'B'], reason: 'same name written differently', sameUnit: true }],
  ],
  [
    'three of one unit are one group, with the strongest reason',
    [pi('A', 'Bins missed'), pi('B', 'Bins missed'), pi('C', 'Missed bins')],
    [{ codes: ['A', 'B', 'C'], reason: 'same name', sameUnit: true }],
  ],
  [
    'two that were told apart are no pair, whichever of them says it',
    [pi('A', 'Bins missed', 'ETS', ['B']), pi('B', 'Bins missed'), pi('C', 'Calls'), pi('D', 'Calls', 'ETS', ['C'])],
    [],
  ],
  [
    'of three, one that was told apart from another may still be the third',
    [pi('A', 'Bins missed', 'ETS', ['B']), pi('B', 'Bins missed'), pi('C', 'Bins missed')],
    [{ codes: ['A', 'C'], reason: 'same name', sameUnit: true }],
  ],
  [
    'one code written differently in two units',
    [pi('CS-2', 'Bins missed'), pi('CS02', 'Calls answered', 'CUS')],
    [{ codes: ['CS-2', 'CS02'], reason: 'same code written differently', sameUnit: false }],
  ],
  [
    'a name that two units have comes after those of one unit',
    [pi('A', 'Bins missed'), pi('B', 'Bins missed', 'CUS'), pi('C', 'Calls answered'), pi('D', 'Calls answered')],
    [
      { codes: ['C', 'D'], reason: 'same name', sameUnit: true },
      { codes: ['A', 'B'], reason: 'same name', sameUnit: false },
    ],
  ],
  [
    'a name that many units have is no duplicate, but twice in one of them it is',
    [pi('A', 'Sickness'), pi('B', 'Sickness', 'CUS'), pi('C', 'Sickness', 'HSG'), pi('D', 'Sickness', 'HSG')],
    [{ codes: ['C', 'D'], reason: 'same name', sameUnit: true }],
  ],
])('%s', (_, indicators, groups) => {
  expect(whole(indicators).groups).toEqual(groups);
});

test('among 30,000 PIs of 500 units the few that repeat are found in less than two seconds', () => {
  const words = ['calls', 'visits', 'repairs', 'claims', 'tonnes', 'minutes', 'homes', 'orders', 'journeys', 'reports'];
  const all = Array.from({ length: 30_000 }, (_, i) =>
    pi(
      `P${String(i).padStart(5, '0')}`,
      `Share of ${words[i % 10] ?? ''} in estate ${i % 60}`,
      `U${Math.floor(i / 60)}`,
    ),
  );
  all.push(pi('P-29999', 'Something else', 'U1'), pi('NEW', 'Share of the calls in estate 0', 'U7'));
  const began = performance.now();
  const { groups, turns } = whole(all);
  expect(performance.now() - began).toBeLessThan(2000);
  // Each pass gives the others their turn every few hundred PIs.
  expect(turns).toBeGreaterThan(700);
  expect(groups.map(({ codes }) => codes)).toEqual([
    ['NEW', 'P00420'],
    ['P-29999', 'P29999'],
  ]);
});
