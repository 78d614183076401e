// What is proposed for PIs that are made of a table's rows: their codes, names, measures, and from when they are collected.
import type { AdoptDesk, SetAside } from '../../flows/adopt/adopt';
import { allMade, newPiOf, prefixOf } from './new-pi';

const aside = (
  name: string,
  more: Partial<SetAside['identity']> = {},
  from: string | null = '2010-04-01Y',
): SetAside => ({
  identity: {
    ...{ is: name.toLowerCase(), code: '', name, unit: '', measure: '', pi: '', row: 0, column: 0, isTotal: false },
    ...more,
  },
  ...{ match: { kind: 'unmatched' }, place: { row: 0, column: 0 }, address: 'A1', called: name, figures: 1, from },
});
const desk = {
  pis: [{ code: 'TTC2', name: 'Known', frequency: 'quarter' }],
  addTo: [
    { key: 'HSG', name: 'Housing' },
    { key: 'PLN', name: 'Planning' },
  ],
} as unknown as AdoptDesk;
const alike = { prefix: 'TTC', unit: 'HSG', polarity: 'maximise', frequency: 'year', measure: null } as const;

test.each<[string, SetAside, object]>([
  ['a plain name', aside('Tokens'), { code: '', name: 'Tokens', unit: 'HSG', measure: 'number', frequency: 'year' }],
  ['a share', aside('% of calls answered'), { measure: 'percentage' }],
  ['a cost in its unit of measure', aside('Spend', { measure: '£' }), { measure: 'money' }],
  ['a PI of a heading', aside('', { pi: 'Circles · %' }), { name: 'Circles %', measure: 'percentage' }],
  ['its own unit', aside('Plans', { unit: 'planning' }), { unit: 'PLN' }],
  ['quarters', aside('Calls', {}, '2014-04-01Q'), { frequency: 'quarter', from: '2014-04-01Q' }],
  ['no figure yet', aside('Calls', {}, null), { frequency: 'quarter', from: null }],
])('%s', (_, own, proposed) => {
  expect(newPiOf(own, desk)).toMatchObject(proposed);
});

test('made at once, each has a code that no PI has: its own where the table has one, else a number', () => {
  const asides = [
    aside('One'),
    aside('Two', { code: 'X7' }),
    aside('Three'),
    aside('Four', { code: 'ttc2', unit: 'Planning' }),
  ];
  expect(allMade(asides, desk, alike).map(({ pi }) => `${pi.code} ${pi.name} ${pi.unit}`)).toEqual([
    'TTC1 One HSG',
    'X7 Two HSG',
    'TTC3 Three HSG',
    'TTC4 Four PLN',
  ]);
});

test.each([
  ['TTC ridership', 'Book1', 'TTC'],
  ['Sheet1', 'Housing return 2014.xlsx', 'HR'],
  ['Return', 'Book1', 'RETU'],
  ['Sheet1', 'Workbook.xlsx', ''],
])('codes of the sheet %s in %s begin with “%s”', (sheet, workbook, prefix) => {
  expect(prefixOf({ workbook, sheet: { sheet } } as unknown as AdoptDesk)).toBe(prefix);
});
