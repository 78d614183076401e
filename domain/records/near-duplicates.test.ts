import type { DuplicateReason } from './duplicate-reasons';
import { nearDuplicates, type NamedIndicator } from './near-duplicates';

const pair = (a: Partial<NamedIndicator>, b: Partial<NamedIndicator>): NamedIndicator[] => [
  { code: 'A1', name: 'Household waste recycled', unit: 'ETS', ...a },
  { code: 'Z9', name: 'Sickness absence', unit: 'ETS', ...b },
];
const named = (a: string, b: string) => pair({ name: a }, { name: b });

test.each<[string, NamedIndicator[], DuplicateReason | undefined]>([
  ['nothing alike', pair({}, {}), undefined],
  ['a hyphen more', pair({ code: 'CS02a' }, { code: 'CS-02A' }), 'same code written differently'],
  ['a leading zero', pair({ code: 'CS 2' }, { code: 'CS02' }), 'same code written differently'],
  ['another hyphen', pair({ code: 'CS‑02' }, { code: 'CS-02' }), 'same code written differently'],
  ['full-width letters', pair({ code: 'ＣＳ02' }, { code: 'cs02' }), 'same code written differently'],
  ['a ten is not a one', pair({ code: 'CS10' }, { code: 'CS1' }), undefined],
  ['zeros within a number count', pair({ code: 'CS101' }, { code: 'CS11' }), undefined],
  ['another letter', pair({ code: 'CS02a' }, { code: 'CS02b' }), undefined],
  ['the very name', named('Calls answered', 'Calls answered'), 'same name'],
  ['case and blanks', named('Calls answered', ' calls  Answered'), 'same name written differently'],
  ['% and percentage', named('% of calls answered', 'Percentage of calls answered'), 'same name written differently'],
  ['& and and', named('Benefits & council tax', 'Benefits and Council Tax'), 'same name written differently'],
  ['fillers', named('Number of the missed bins', 'No. of missed bins'), 'same name written differently'],
  [
    'another order',
    named('Sickness absence, days per FTE', 'Days per FTE: sickness absence'),
    'same words in another order',
  ],
  ['numbers change places', named('Estate 1, block 2', 'Estate 2, block 1'), undefined],
  ['numbers move with their words', named('Estate 1, block 2', 'Block 2, estate 1'), 'same words in another order'],
  ['a letter missing', named('Calls answered in time', 'Calls answerd in time'), 'one word spelt differently'],
  ['a letter more on a short word', named('Call answered in time', 'Calls answered in time'), undefined],
  [
    'two letters changed places',
    named('Calls asnwered in time', 'Calls answered in time'),
    'one word spelt differently',
  ],
  ['another letter', named('Planning enforcement', 'Planning enforcemant'), 'one word spelt differently'],
  ['plural of a long word', named('Missed collection', 'Missed collections'), 'one word spelt differently'],
  ['wards differ by number', named('Missed bins in Ward 11', 'Missed bins in Ward 12'), undefined],
  ['grades differ by number', named('Attainment P10001', 'Attainment P10002'), undefined],
  ['short words differ by meaning', named('Cost of cars', 'Cost of care'), undefined],
  ['a whole word more', named('Calls answered', 'Calls not answered'), undefined],
  ['names of signs only', named('???', '!!!'), undefined],
  ['names of fillers only', named('The of', 'of the'), 'same words in another order'],
])('%s: %j', (_, both, reason) => {
  expect(nearDuplicates(both).map((d) => d.reason)).toEqual(reason ? [reason] : []);
});

test('a pair is said once, with its strongest reason, and whether they share a unit', () => {
  const both = [
    { code: 'CS02', name: 'Calls answered', unit: 'CS' },
    { code: 'CS-2', name: 'calls answered', unit: 'ETS' },
  ];
  expect(nearDuplicates(both)).toEqual([
    { first: 'CS02', second: 'CS-2', reason: 'same code written differently', sameUnit: false },
  ]);
});

test('a name that 30,000 share gives a pair for each, those of a unit together, and no more', () => {
  const all = Array.from({ length: 30_000 }, (_, i) => ({
    code: `P${i}`,
    name: 'Sickness absence',
    unit: `U${i % 300}`,
  }));
  const found = nearDuplicates(all);
  expect(found).toHaveLength(29_999);
  expect(found.filter((d) => d.sameUnit)).toHaveLength(29_700);
});

test('among 30,000 different names the two that are alike are found', () => {
  const all = Array.from({ length: 30_000 }, (_, i) => ({
    code: `P${i}`,
    name: `Repairs completed in estate ${i % 200}, block ${Math.floor(i / 200)}`,
    unit: 'HSG',
  }));
  all.push({ code: 'X', name: 'Repairs compleeted in estate 7, block 9', unit: 'HSG' });
  expect(nearDuplicates(all)).toEqual([
    { first: 'P1807', second: 'X', reason: 'one word spelt differently', sameUnit: true },
  ]);
});
