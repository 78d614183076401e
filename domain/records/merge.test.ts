// What one PI takes over of another, and what stays with that other: as a table, period by period.
import type { FieldValue } from '../figure';
import { blankFields, type Indicator } from './indicator';
import { emptyMeasurement, type Measurement } from './measurement';
import { planMerge, whyNotOne, type MergedPeriod } from './merge';

const pi = (code: string, more: Partial<Indicator> = {}): Indicator => ({
  ...blankFields,
  ...{ code, name: code, unit: 'HSG', measure: 'number', measureLabel: '', decimals: 1, polarity: 'maximise' },
  ...{ frequency: 'quarter', thresholds: null, dueDays: 14, graceDays: 0, collectedFrom: '2014-04-01Q' },
  ...{ owner: 'owner', updaters: ['ann'], noteWhenRed: false, description: null },
  ...more,
});
const Q = '2014-10-01Q';
type Figures = Partial<Measurement>;
const at = (kept: Figures | null, other: Figures, open = true, period = Q): MergedPeriod => ({
  ...{ period, open },
  kept: kept && { ...emptyMeasurement('K', period), ...kept },
  other: { ...emptyMeasurement('O', period), ...other },
});
const parts = { numeratorLabel: 'Part', denominatorLabel: 'Whole' };
type Cells = Record<string, FieldValue>;

test.each<[string, MergedPeriod, Cells, string[], Partial<Indicator>?]>([
  [
    'nothing in the kept one',
    at(null, { value: 5, target: 6, note: 'Fine' }),
    { value: 5, target: 6, note: 'Fine' },
    [],
  ],
  [
    'stage and status by hand come with the value',
    at(null, { value: 5, stage: 'final', byHand: 'green', status: 'red' }),
    { value: 5, stage: 'final', byHand: 'green' },
    [],
  ],
  [
    'another value stands, and its note is not of it',
    at({ value: 4 }, { value: 5, note: 'Why' }),
    {},
    ['value', 'note'],
  ],
  ['the same value is nothing to do, its note comes', at({ value: 5 }, { value: 5, note: 'Why' }), { note: 'Why' }, []],
  ['a value beside a note that stands', at({ note: 'Late' }, { value: 5, note: 'Why' }), { value: 5 }, ['note']],
  [
    'a target where there is none, beside a value that stands',
    at({ value: 4 }, { value: 4, target: 6 }),
    { target: 6 },
    [],
  ],
  ['another target stands', at({ target: 7 }, { value: 5, target: 6 }), { value: 5 }, ['target']],
  ['forecast and benchmark', at({ value: 5 }, { forecast: 8, benchmark: 9 }), { forecast: 8, benchmark: 9 }, []],
  ['not available is a figure', at({ value: 'n/a' as never }, { value: 5 }), {}, ['value']],
  ['a period that is not open stays', at(null, { value: 5, target: 6 }, false), {}, ['value', 'target']],
  [
    'of parts the value follows',
    at(null, { value: 0.5, numerator: 1, denominator: 2 }),
    { numerator: 1, denominator: 2 },
    [],
    parts,
  ],
  [
    'parts have no place in a PI without',
    at(null, { value: 0.5, numerator: 1, denominator: 2 }),
    { value: 0.5 },
    ['numerator', 'denominator'],
  ],
  [
    'half a value stands',
    at({ numerator: 1 }, { value: 0.5, numerator: 1, denominator: 2 }),
    {},
    ['value', 'denominator'],
    parts,
  ],
  [
    'where red needs a note, where it came from is one',
    at(null, { value: 5 }),
    { value: 5, note: 'Taken over from O.' },
    [],
    { noteWhenRed: true },
  ],
  [
    'a note of its own is enough',
    at(null, { value: 5, note: 'Why' }),
    { value: 5, note: 'Why' },
    [],
    { noteWhenRed: true },
  ],
])('%s', (_, period, cells, stay, more = {}) => {
  const { edits, left } = planMerge(pi('K', more), pi('O', more), [period]);
  const measured = edits.filter(({ type }) => type === 'measurement');
  expect(measured.every(({ key }) => key === `K|${Q}`)).toBe(true);
  expect(Object.fromEntries(measured.map(({ field, value }) => [field, value]))).toEqual(cells);
  expect(left.map(({ field }) => field)).toEqual(stay);
});

test('a period that is not open says so, and one where the kept one has another figure says that', () => {
  const { left } = planMerge(pi('K'), pi('O'), [at({ value: 4 }, { value: 5, target: 6 }, false)]);
  expect(left.map(({ field, kept, other, why }) => [field, kept, other, why])).toEqual([
    ['value', 4, 5, 'differs'],
    ['target', null, 6, 'not open'],
  ]);
});

const definitions = (kept: Partial<Indicator>, other: Partial<Indicator>, periods: MergedPeriod[] = []) =>
  planMerge(pi('K', kept), pi('O', other), periods)
    .edits.filter(({ type }) => type === 'indicator')
    .map(({ key, field, value }) => [key, field, value]);
const ends = ['O', 'mergedInto', 'K'];

test.each<[string, Partial<Indicator>, Partial<Indicator>, string[] | null]>([
  ['the same people', {}, {}, null],
  ['one more', {}, { updaters: ['ann', 'bob'] }, ['ann', 'bob']],
  ['an owner who records goes on recording', { updaters: [] }, { updaters: ['bob'] }, ['owner', 'bob']],
  ['the other’s owner, who recorded it', {}, { updaters: [], owner: 'bob' }, ['ann', 'bob']],
  ['nobody recorded the other', {}, { updaters: [], owner: null }, null],
])('who records it afterwards: %s', (_, kept, other, updaters) => {
  expect(definitions(kept, other)).toEqual([...(updaters ? [['K', 'updaters', updaters]] : []), ends]);
});

test('older figures make the first period an earlier one, newer ones do not', () => {
  const old = at(null, { value: 5 }, true, '2013-01-01Q');
  expect(definitions({}, {}, [old, at(null, { value: 6 })])).toEqual([['K', 'collectedFrom', '2013-01-01Q'], ends]);
  expect(definitions({}, {}, [at(null, { value: 6 })])).toEqual([ends]);
  expect(definitions({}, {}, [{ ...old, open: false }])).toEqual([ends]);
});

test.each<[string, Partial<Indicator>, Partial<Indicator>, RegExp | undefined]>([
  ['alike', {}, {}, undefined],
  ['words in capitals', { measureLabel: 'Days' }, { measureLabel: 'days' }, undefined],
  ['another frequency', {}, { frequency: 'month' }, /K is collected by quarter and O collected by month/],
  ['another measure', {}, { measure: 'money' }, /measured in number/],
  ['counted in something else', { measureLabel: 'days' }, { measureLabel: '' }, /counted in “days” .* nothing named/],
  ['another currency', { currency: 'GBP' }, { currency: 'EUR' }, /“GBP”.*“EUR”/],
  ['another factor', { ...parts, factor: 1000 }, parts, /multiplied with 1000 and O multiplied with 1:/],
  ['a calculated one', {}, { source: { kind: 'formula', text: '[A]' } }, /O is calculated/],
])('figures go together: %s', (_, kept, other, why) => {
  const found = whyNotOne(pi('K', kept), pi('O', other));
  if (why) expect(found).toMatch(why);
  else expect(found).toBeUndefined();
});
