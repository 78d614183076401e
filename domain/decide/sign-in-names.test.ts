import type { FieldValue } from '../figure';
import { foldCode } from '../records/text';
import { signInNameIssues } from './sign-in-names';

const people: Readonly<Record<string, { name: string; email: string | null }>> = {
  ann: { name: 'Ann Abel', email: 'ann@council.example' },
  bob: { name: 'Bob Burn', email: null },
  'c@council.example': { name: 'Carys Court', email: null },
};
const context = {
  document: (_: string, key: string) => people[key],
  peopleCalled: (name: string) =>
    Object.entries(people).flatMap(([id, { email }]) =>
      [id, email ?? ''].some((one) => foldCode(one) === foldCode(name)) ? id : [],
    ),
};
type Row = readonly [key: string, fields: Readonly<Record<string, FieldValue>>];
const sent = (rows: readonly Row[]) =>
  signInNameIssues(
    rows.map(([key, fields]) => ({ key, after: new Map(Object.entries(fields)) })),
    context,
  ).map(({ key, field, message }) => `${key ?? ''} ${field ?? ''}: ${message}`);

test.each<[string, readonly Row[], string[]]>([
  ['a new address', [['bob', { email: 'bob@council.example' }]], []],
  [
    'an address of somebody, in other letters',
    [['bob', { email: 'ANN@Council.example' }]],
    [
      'bob email: ANN@Council.example is how Ann Abel (ann) signs in already. Give one of the two another address, or leave it blank.',
    ],
  ],
  [
    'an address that is somebody’s id',
    [['bob', { email: 'c@council.example' }]],
    [
      'bob email: c@council.example is how Carys Court (c@council.example) signs in already. Give one of the two another address, or leave it blank.',
    ],
  ],
  ['one’s own address again', [['ann', { email: 'Ann@council.example' }]], []],
  [
    'the address of a person who gets another in the same push',
    [
      ['ann', { email: 'a.abel@council.example' }],
      ['bob', { email: 'ann@council.example' }],
    ],
    [],
  ],
  [
    'two who change places',
    [
      ['ann', { email: null }],
      ['bob', { email: 'ann@council.example' }],
    ],
    [],
  ],
  [
    'two new people with one address: both are said',
    [
      ['dai', { name: 'Dai', email: 'team@council.example' }],
      ['eve', { name: 'Eve', email: 'team@council.example' }],
    ],
    [
      'dai email: team@council.example is how Eve (eve) signs in already. Give one of the two another address, or leave it blank.',
      'eve email: team@council.example is how Dai (dai) signs in already. Give one of the two another address, or leave it blank.',
    ],
  ],
  [
    'a new id that is somebody’s address',
    [['ann@council.example', { name: 'Another' }]],
    ['ann@council.example id: “ann@council.example” is how Ann Abel (ann) signs in already. Choose another id.'],
  ],
  ['a name that changes', [['ann', { name: 'Ann Baker' }]], []],
])('%s', (_, rows, said) => {
  expect(sent(rows)).toEqual(said);
});
