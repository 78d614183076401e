import fc from 'fast-check';
import { aprilCalendar, periodKey } from '../../period/period';
import type { IndicatorSource, TimeRollUp } from '../../records/calculation';
import type { Band, ThresholdSet } from '../../records/thresholds';
import { profileForm, rollUpsForm, sourceForm, type Profile } from './calculations';
import { manyForm, namesForm } from './names';
import { bandForm, readShare, shareText } from './numbers';
import { periodForm } from './periods';
import { isWrong, type TextForm } from './text-form';
import { thresholdSetsForm } from './threshold-sets';

const periods = periodForm(aprilCalendar);
const sets = thresholdSetsForm(periods);
const people = namesForm(
  [
    { key: 'ann', name: 'Ann Lee' },
    { key: 'bob', name: 'Bob Roe' },
    { key: 'bob2', name: 'Bob Roe' },
    { key: 'odd;id', name: 'Odd; very' },
  ],
  'person',
);
const both = <T>(form: TextForm<T>, value: T, text: string) => {
  expect(form.write(value)).toBe(text);
  expect(form.read(text)).toEqual({ value });
};

describe('each field’s text reads back exactly', () => {
  test.each<[Band, string]>([
    [{ from: 0, to: 10 }, '0 to 10'],
    [{ from: -5.5, to: -1 }, '-5.5 to -1'],
    [{ from: 5, to: null }, 'from 5'],
    [{ from: null, to: 0.1 }, 'up to 0.1'],
  ])('%j is “%s”', (band, text) => both(bandForm, band, text));

  test.each<[TimeRollUp[], string]>([
    [[], 'none'],
    [[{ to: 'quarter', from: 'month', method: 'sum' }], 'quarter from month: sum'],
    [
      [
        { to: 'half-year', from: 'quarter', method: 'parts' },
        { to: 'year', from: 'quarter', method: 'last' },
      ],
      'half-year from quarter: parts; year from quarter: last',
    ],
  ])('%j is “%s”', (rolls, text) => both(rollUpsForm, rolls, text));

  test.each<[IndicatorSource, string]>([
    [{ kind: 'units below', method: 'parts' }, 'parts over units below'],
    [{ kind: 'formula', text: 'sum([A], [B]) / [C] * 1000' }, 'sum([A], [B]) / [C] * 1000'],
    [{ kind: 'same over', feeders: ['A', 'b ]2'], method: 'sum' }, 'sum over [A], [b ]]2]'],
  ])('%j is “%s”', (source, text) => both(sourceForm, source, text));

  test.each<[Profile, string]>([
    [{ kind: 'flat' }, 'flat'],
    [{ kind: 'shares', shares: [0.25, 0.35, 0.4] }, 'shares 25 %, 35 %, 40 %'],
    [{ kind: 'shares to date', shares: [0.333, 1] }, 'shares to date 33.3 %, 100 %'],
  ])('%j is “%s”', (profile, text) => both(profileForm, profile, text));

  const rule = (limits: ThresholdSet['rule']['limits'], more: Partial<ThresholdSet['rule']> = {}): ThresholdSet => ({
    from: '2014-04-01Q',
    rule: { limits, amber: 'within the limit', boundary: null, ...more },
  });
  test.each<[ThresholdSet, string]>([
    [rule({ kind: 'share of target', green: 0, amber: 0.05 }), 'Q1 2014/15: green 0 %, amber 5 %'],
    [rule({ kind: 'absolute', green: 1, amber: 2.5 }), 'Q1 2014/15: green within 1, amber within 2.5'],
    [rule({ kind: 'values', green: 90, amber: -80 }), 'Q1 2014/15: green at 90, amber at -80'],
    [
      rule({ kind: 'ranges', green: { from: 0, to: 10 }, amber: { from: null, to: 15 } }),
      'Q1 2014/15: green 0 to 10, amber up to 15',
    ],
    [
      rule({ kind: 'absolute', green: 1, amber: 1 }, { amber: 'improved or held' }),
      'Q1 2014/15: green within 1, amber within 1, amber if improved or held',
    ],
    [
      rule(
        { kind: 'absolute', green: 1, amber: 1 },
        { amber: 'either', boundary: { green: 'better', amber: 'worse' } },
      ),
      'Q1 2014/15: green within 1, amber within 1, amber if near or improved or held, edges better/worse',
    ],
  ])('%j is “%s”', (set, text) => both<ThresholdSet[]>(sets, [set], text));

  test.each([
    [['ann'], 'Ann Lee'],
    [['bob', 'bob2'], 'Bob Roe (bob); Bob Roe (bob2)'],
    [['odd;id', 'ann'], 'odd;id; Ann Lee'],
    [['gone'], 'gone'],
  ])('%j is “%s”', (keys, text) => {
    expect(manyForm(people).write(keys)).toBe(text);
    if (!keys.includes('gone')) expect(manyForm(people).read(text)).toEqual({ value: keys });
  });

  test('every double is a percentage that reads back as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (n) => {
        expect(readShare(shareText(n))).toBe(n + 0);
      }),
    );
  });

  test('every period of the calendar reads back as itself', () => {
    const frequency = fc.constantFrom('year', 'half-year', 'quarter', 'month', 'week', 'day' as const);
    fc.assert(
      fc.property(frequency, fc.integer({ min: 1990, max: 2040 }), fc.nat(1), (f, year, index) => {
        const key = periodKey(f, year, f === 'year' ? 0 : index, aprilCalendar);
        expect(periods.read(periods.write(key))).toEqual({ value: key });
      }),
    );
  });

  test('every band and every set of margins reads back as itself', () => {
    const n = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
    const positive = n.map(Math.abs);
    fc.assert(
      fc.property(n, n, positive, positive, (a, b, green, amber) => {
        const band: Band = { from: Math.min(a, b), to: Math.max(a, b) };
        expect(bandForm.read(bandForm.write(band))).toEqual({ value: band });
        for (const kind of ['share of target', 'absolute', 'values'] as const) {
          const set = rule({ kind, green, amber });
          expect(sets.read(sets.write([set]))).toEqual({ value: [set] });
        }
      }),
    );
  });
});

describe('what people write otherwise', () => {
  test.each<[string, TextForm<unknown>, string, unknown]>([
    ['a band with a dash', bandForm, '0 – 10', { from: 0, to: 10 }],
    [
      'a nought without its sign',
      sets,
      '2014-04-01Q: green 0, amber 5 %',
      [
        {
          from: '2014-04-01Q',
          rule: {
            limits: { kind: 'share of target', green: 0, amber: 0.05 },
            amber: 'within the limit',
            boundary: null,
          },
        },
      ],
    ],
    ['a period as people write it', periods, '2014/15 Q3', '2014-10-01Q'],
    ['capitals', rollUpsForm, 'Quarter from Month: SUM', [{ to: 'quarter', from: 'month', method: 'sum' }]],
    ['an id', people, 'ANN', 'ann'],
    ['a name in other letters', people, ' ann  lee', 'ann'],
    ['blanks and a trailing semicolon', manyForm(people), 'Ann Lee ; bob2;', ['ann', 'bob2']],
    ['somebody twice', manyForm(people), 'ann; Ann Lee', ['ann']],
  ])('%s', (_, form, text, value) => expect(form.read(text)).toEqual({ value }));
});

describe('what cannot be read says what to write', () => {
  test.each<[string, TextForm<unknown>, string, RegExp, string | undefined]>([
    ['a band of one number', bandForm, '10', /0 to 10/, undefined],
    ['a band upside down', bandForm, '10 to 0', /smaller/, '0 to 10'],
    ['words', bandForm, 'some to many', /0 to 10/, undefined],
    ['a roll-up the wrong way', rollUpsForm, 'month from quarter: sum', /cannot come/, 'quarter from month: sum'],
    ['an unknown method', rollUpsForm, 'quarter from month: total', /sum, mean/, undefined],
    ['a formula that breaks off', sourceForm, 'sum([A]', /sum over/, undefined],
    ['codes without brackets', sourceForm, 'sum over A, B', /brackets/, undefined],
    ['margins of two kinds', sets, '2014/15: green 5 %, amber within 3', /green 0 %/, undefined],
    ['a margin without its kind', sets, '2014/15: green 1, amber 3', /green 0 %/, undefined],
    ['thresholds without a period', sets, 'green 0 %, amber 5 %', /first period/, undefined],
    ['a period that may be two', periods, '2010-11', /not read as a period/, undefined],
    ['shares without a sign', profileForm, 'shares 1, 2', /25 %/, undefined],
    ['a name of two', people, 'Bob Roe', /Bob Roe \(bob\)/, undefined],
    ['a slip in a name', people, 'Ann Leee', /Did you mean Ann Lee/, 'Ann Lee'],
    ['nobody', people, 'Zoe', /no person/, undefined],
  ])('%s', (_, form, text, words, instead) => {
    const said = form.read(text);
    if (!isWrong(said)) throw new Error(JSON.stringify(said));
    expect(said.wrong).toMatch(words);
    expect(said.instead).toBe(instead);
  });
});
