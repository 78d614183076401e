import type { FieldValue } from '../figure';
import { personRules } from './person-rules';
import type { RecordFields } from './record-type';

const administers = [{ role: 'site administrator' }];
const people: Readonly<Record<string, RecordFields>> = {
  ann: { name: 'Ann Abel', email: 'ann@council.example', roles: administers, suspended: false },
  bob: { name: 'Bob Burn', email: null, roles: [], suspended: false },
  'c@council.example': { name: 'Carys Court', email: null, roles: [], suspended: false },
  dot: { name: 'Dot Dale', email: null, roles: administers, suspended: true },
};
type Row = readonly [key: string, fields: Readonly<Record<string, FieldValue>> | null];

/** What is said where these rows are changed; `null` for one that ends. */
function said(rows: readonly Row[], was: Readonly<Record<string, RecordFields>> = people): string[] {
  const changed = new Map(rows.map(([key, fields]) => [key, fields ? { ...was[key], ...fields } : undefined]));
  return personRules({
    touched: [...changed.keys()],
    before: (key) => was[key],
    after: (key) => (changed.has(key) ? changed.get(key) : was[key]),
    *all() {
      for (const [key, fields] of Object.entries(was)) if (!changed.has(key)) yield [key, fields];
      for (const [key, fields] of changed) if (fields) yield [key, fields];
    },
  }).map(({ key, field, message }) => `${key ?? ''} ${field ?? ''}: ${message}`);
}

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
])('%s', (_, rows, expected) => {
  expect(said(rows)).toEqual(expected);
});

const last = 'is the last site administrator. Make somebody else one first.';
test.each<[string, readonly Row[], string[]]>([
  ['the last administrator is suspended', [['ann', { suspended: true }]], [`ann suspended: Ann Abel ${last}`]],
  ['the last administrator’s role is taken', [['ann', { roles: [] }]], [`ann roles: Ann Abel ${last}`]],
  [
    'the last administrator becomes a super user',
    [['ann', { roles: [{ role: 'super user', unit: 'TOP' }] }]],
    [`ann roles: Ann Abel ${last}`],
  ],
  ['the last administrator ends', [['ann', null]], [`ann roles: Ann Abel ${last}`]],
  [
    'another becomes one in the same change',
    [
      ['ann', { roles: [] }],
      ['bob', { roles: administers }],
    ],
    [],
  ],
  [
    'another who is suspended does not count',
    [
      ['ann', { roles: [] }],
      ['dot', { name: 'Dot D.' }],
    ],
    [`ann roles: Ann Abel ${last}`],
  ],
  [
    'one who comes back counts',
    [
      ['ann', { roles: [] }],
      ['dot', { suspended: false }],
    ],
    [],
  ],
  ['somebody else is suspended', [['bob', { suspended: true }]], []],
  ['the last administrator gets another name', [['ann', { name: 'Ann Baker' }]], []],
])('%s', (_, rows, expected) => {
  expect(said(rows)).toEqual(expected);
});

test('of two last administrators who go at once, both are named; a body that has none can be given one', () => {
  const two = { ...people, bob: { ...people['bob'], roles: administers } };
  expect(
    said(
      [
        ['ann', { roles: [] }],
        ['bob', { suspended: true }],
      ],
      two,
    ),
  ).toEqual([`ann roles: Ann Abel ${last}`, `bob suspended: Bob Burn ${last}`]);
  expect(said([['eve', { name: 'Eve', roles: administers, suspended: false }]], {})).toEqual([]);
});
