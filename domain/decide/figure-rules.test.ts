// What follows from a value, its parts, its target and a status by hand, one PI at a time: status by every kind of rule,
// parts and value, notes, and what is worth a look. Source: DOMAIN, Values and Target and status.
import type { FieldValue } from '../figure';
import { defaultSiteRules, type SiteRules } from '../performance/site-rules';
import { aprilCalendar } from '../period/period';
import { blankFields, defaultThresholds, type Indicator } from '../records/indicator';
import { measurementKey, type MeasurementField } from '../records/measurement';
import type { ThresholdRule } from '../records/thresholds';
import { changesFromColumns, editsToColumns } from '../sync/columns';
import { rightToRecord } from '../sync/edit-rules';
import { pushRules } from './decide-measurement';
import { decidePush, type PushInput } from './decide-push';
import { needed } from './needed';
import { pushByPeriod } from './push-by-period';
import type { PushContext } from './push-context';
import type { Standing } from './standing';

const pi: Indicator = {
  ...blankFields,
  ...{ code: 'A1', name: 'A1', unit: 'HSG', measure: 'number', measureLabel: '', decimals: 1, polarity: 'maximise' },
  ...{ frequency: 'quarter', thresholds: defaultThresholds, dueDays: 14, graceDays: 0, collectedFrom: '2010-04-01Q' },
  ...{ owner: null, updaters: [], noteWhenRed: false, description: null },
};
const period = '2014-07-01Q';
const key = measurementKey('A1', period);
type Fields = Partial<Record<MeasurementField, FieldValue>>;

interface Case {
  readonly pi?: Partial<Indicator>;
  readonly site?: SiteRules;
  readonly now?: Fields;
  readonly sent: Fields;
  /** Value of the same quarter of last year; its target is 80. */
  readonly lastYear?: FieldValue;
  /** Sent for that quarter in the same push. */
  readonly sentThen?: Fields;
}

/** What a push changes, and what it says of it. */
function decided({ pi: own, site = defaultSiteRules, now = {}, sent, lastYear, sentThen = {} }: Case) {
  const whole = { ...pi, ...own };
  const rights = ['see', 'data', 'notes', 'targets', 'thresholds'] as const;
  const context: PushContext = {
    ...{
      calendar: aprilCalendar,
      site,
      mayGive: () => false,
      maySet: false,
      opens: () => true,
      rightsOver: () => rights,
      rightsAt: () => rights,
    },
    seen: () => ({ pi: whole, rights, ordinal: 0 }),
    ...{ indicator: () => whole, recordingState: () => 'open', document: () => undefined },
    ...{ keysLike: () => [], unitPath: () => [], records: () => new Map() },
  };
  const edits = [
    ...Object.entries(sent).map(([field, value]) => ({ type: 'measurement' as const, key, field, value })),
    ...Object.entries(sentThen).map(([field, value]) => ({
      ...{ type: 'measurement' as const, key: measurementKey('A1', '2013-07-01Q'), field, value },
    })),
  ];
  const periods = pushByPeriod(editsToColumns(edits));
  const column = (value: FieldValue) => ({ values: [value], revisions: [0] });
  const input: PushInput = {
    ...{ periods, base: 0, rules: pushRules, context, moved: new Map(), documents: [] },
    standing: periods.map((push) => {
      const held = push.period === period ? now : {};
      return Object.fromEntries(
        needed(push, context).fields.map((f) => [f, column(held[f] ?? null)]),
      ) as unknown as Standing;
    }),
    previous: periods.map(() => [null]),
    lastYear: periods.map((push) =>
      needed(push, context).lastYear === null ? null : { value: [lastYear ?? null], target: [80] },
    ),
  };
  const decision = decidePush(input, false);
  if (decision.kind === 'refuse') return { issues: decision.issues.map((i) => `${i.code} ${i.field ?? ''}`) };
  const changes = changesFromColumns(decision.blocks).filter((c) => c.key === key);
  return {
    after: Object.fromEntries(changes.map((c) => [c.field, c.after])),
    checks: decision.checks.map((c) => c.code),
  };
}
const statusOf = (of: Case) => decided(of).after?.['status'];

const rule = (more: Partial<ThresholdRule>): ThresholdRule => ({
  ...{ limits: { kind: 'share of target', green: 0.1, amber: 0.1 }, amber: 'within the limit', boundary: null },
  ...more,
});
const site = (status: Partial<SiteRules['status']>): SiteRules => ({
  ...defaultSiteRules,
  status: { ...defaultSiteRules.status, ...status },
});
const held = { thresholdSets: [{ from: '2010-04-01Q', rule: rule({ amber: 'improved or held' }) }] };

describe('the status that is stored', () => {
  test.each<[string, Case, FieldValue]>([
    ['the PI’s own thresholds', { sent: { value: 96, target: 100 } }, 'amber'],
    [
      'its set for the frequency, from a period on',
      { pi: { thresholdSets: [{ from: '2014-04-01Q', rule: rule({}) }] }, sent: { value: 96, target: 100 } },
      'green',
    ],
    [
      'not a set that begins later',
      { pi: { thresholdSets: [{ from: '2014-10-01Q', rule: rule({}) }] }, sent: { value: 96, target: 100 } },
      'amber',
    ],
    [
      'not a set of another frequency',
      { pi: { thresholdSets: [{ from: '2014-04-01M', rule: rule({}) }] }, sent: { value: 96, target: 100 } },
      'amber',
    ],
    [
      'the site’s word on the boundary',
      { site: site({ boundary: { green: 'worse', amber: 'better' } }), sent: { value: 100, target: 100 } },
      'amber',
    ],
    ['data only, where the PI is not judged', { pi: { dataOnly: true }, sent: { value: 1, target: 100 } }, 'data only'],
    [
      'a band, which needs no target',
      { pi: { polarity: 'within a band', band: { from: 40, to: 60 } }, sent: { value: 41 } },
      'green',
    ],
    [
      'outside the band by less than the amber margin',
      { pi: { polarity: 'within a band', band: { from: 40, to: 60 } }, sent: { value: 62 } },
      'amber',
    ],
    ['improved on last year', { pi: held, sent: { value: 60, target: 100 }, lastYear: 55 }, 'amber'],
    ['fell since last year', { pi: held, sent: { value: 60, target: 100 }, lastYear: 65 }, 'red'],
    ['last year unknown', { pi: held, sent: { value: 60, target: 100 } }, 'red'],
    [
      'last year unknown, where the site is kind',
      { pi: held, site: site({ lastYearUnknown: 'amber' }), sent: { value: 60, target: 100 } },
      'amber',
    ],
    [
      'last year as the same push says it',
      { pi: held, sent: { value: 60, target: 100 }, lastYear: 65, sentThen: { value: 50 } },
      'amber',
    ],
    ['none, where there is no value', { now: { value: 5, status: 'data only' }, sent: { value: null } }, null],
  ])('%s', (_, of, status) => {
    expect(statusOf(of)).toBe(status);
  });

  test('last year is asked for only where a rule needs it', () => {
    const [push] = pushByPeriod(editsToColumns([{ type: 'measurement', key, field: 'value', value: 1 }]));
    const context = (own: Indicator) =>
      ({ calendar: aprilCalendar, site: defaultSiteRules, indicator: () => own }) as unknown as PushContext;
    expect(push && needed(push, context(pi))).toEqual({
      ...{ fields: ['value', 'target', 'note', 'status', 'byHand'], lastYear: null },
    });
    expect(push && needed(push, context({ ...pi, ...held })).lastYear).toBe('2013-07-01Q');
    const parts = { ...pi, numeratorLabel: 'Let', denominatorLabel: 'All' };
    expect(push && needed(push, context(parts)).fields).toEqual(expect.arrayContaining(['numerator', 'denominator']));
  });
});

describe('a status by hand', () => {
  const red: Fields = { value: 60, target: 100, status: 'red', note: 'Why' };
  const green: Fields = { ...red, byHand: 'green', status: 'green' };
  test.each<[string, Case, object]>([
    ['stands over the thresholds', { now: red, sent: { byHand: 'green' } }, { byHand: 'green', status: 'green' }],
    ['goes when the value changes', { now: green, sent: { value: 61 } }, { value: 61, byHand: null, status: 'red' }],
    ['goes when the target does', { now: green, sent: { target: 200 } }, { target: 200, byHand: null, status: 'red' }],
    [
      'stays where the site says so',
      { now: green, sent: { value: 61 }, site: site({ byHandOnNewFigure: 'stays' }) },
      { value: 61 },
    ],
    [
      'comes with its value',
      { now: red, sent: { value: 61, byHand: 'amber' } },
      { value: 61, byHand: 'amber', status: 'amber' },
    ],
    ['taken back, the thresholds speak again', { now: green, sent: { byHand: null } }, { byHand: null, status: 'red' }],
    ['is left alone by a note', { now: green, sent: { note: 'Other' } }, { note: 'Other' }],
  ])('%s', (_, of, after) => {
    expect(decided(of).after).toEqual(after);
  });

  test.each<[string, Case]>([
    ['set without one', { now: { ...red, note: null }, sent: { byHand: 'green' } }],
    ['whose note is cleared', { now: green, sent: { note: null } }],
    [
      'that stays beside a new value, its note cleared',
      { now: green, site: site({ byHandOnNewFigure: 'stays' }), sent: { value: 1, note: null } },
    ],
  ])('needs a note: %s', (_, of) => {
    expect(decided(of).issues).toEqual(['note-required note']);
  });

  test('other words than green, amber and red cannot be set', () => {
    expect(decided({ now: red, sent: { byHand: 'data only' } }).issues).toEqual(['invalid byHand']);
  });

  test('one that says green spares the note that a red value needs', () => {
    const of: Case = { pi: { noteWhenRed: true }, now: { target: 100 }, sent: { value: 60 } };
    expect(decided(of).issues).toEqual(['note-required note']);
    expect(decided({ ...of, sent: { value: 60, byHand: 'green', note: 'Agreed' } }).after).toMatchObject({
      status: 'green',
    });
  });
});

describe('a value made of parts', () => {
  const share = {
    measure: 'percentage' as const,
    numeratorLabel: 'Let in time',
    denominatorLabel: 'All lets',
    decimals: 1,
  };
  const half: Fields = { value: 0.5, numerator: 1, denominator: 2, target: 0.5, status: 'green' };
  test.each<[string, Case, object]>([
    [
      'follows them, with its status',
      { pi: share, now: { target: 0.5 }, sent: { numerator: 9, denominator: 12 } },
      { numerator: 9, denominator: 12, value: 0.75, status: 'green' },
    ],
    [
      'follows one of them',
      { pi: share, now: half, sent: { numerator: 0 } },
      { numerator: 0, value: 0, status: 'red' },
    ],
    [
      'times the factor',
      { pi: { ...share, measure: 'number', factor: 1000 }, now: {}, sent: { numerator: 1, denominator: 8 } },
      { numerator: 1, denominator: 8, value: 125, status: 'data only' },
    ],
    [
      'divided by zero is not available',
      { pi: share, now: half, sent: { denominator: 0 } },
      { denominator: 0, value: 'not available', status: 'no data' },
    ],
    [
      'or zero, as the site says',
      {
        pi: share,
        site: { ...defaultSiteRules, rollUp: { ...defaultSiteRules.rollUp, divisionByZero: 'zero' } },
        now: half,
        sent: { denominator: 0 },
      },
      { denominator: 0, value: 0, status: 'red' },
    ],
    [
      'waits for the other part',
      { pi: share, now: { value: 0.4, status: 'data only' }, sent: { numerator: 1 } },
      { numerator: 1 },
    ],
    [
      'goes with one of them',
      { pi: share, now: half, sent: { denominator: null } },
      { denominator: null, value: null, status: null },
    ],
    [
      'may come beside them where it agrees',
      { pi: share, now: {}, sent: { value: 1 / 3, numerator: 1, denominator: 3 } },
      { value: 1 / 3, numerator: 1, denominator: 3, status: 'data only' },
    ],
    [
      'takes them away where it is typed otherwise',
      { pi: share, now: half, sent: { value: 0.6 } },
      { value: 0.6, numerator: null, denominator: null },
    ],
    [
      'leaves them where it is typed as they make it',
      { pi: share, now: { ...half, value: 0.4 }, sent: { value: 0.5 } },
      { value: 0.5 },
    ],
    [
      'is typed without parts as for any PI',
      { pi: share, now: {}, sent: { value: 0.6 } },
      { value: 0.6, status: 'data only' },
    ],
    [
      'is left alone where the PI has no words for parts',
      { now: {}, sent: { numerator: 1, denominator: 2 } },
      { numerator: 1, denominator: 2 },
    ],
  ])('%s', (_, of, after) => {
    expect(decided(of).after).toEqual(after);
  });

  test('that disagrees with them is an issue', () => {
    const sent = { value: 0.6, numerator: 1, denominator: 2 };
    expect(decided({ pi: share, now: {}, sent }).issues).toEqual(['parts-disagree value']);
    expect(decided({ pi: share, now: { value: 0.6 }, sent }).issues).toEqual(['parts-disagree value']);
  });

  test('turns red: a note is needed', () => {
    const of: Case = { pi: { ...share, noteWhenRed: true }, now: half, sent: { numerator: 0 } };
    expect(decided(of).issues).toEqual(['note-required note']);
  });

  test.each<[string, Case, string[]]>([
    ['more cases than there are', { pi: share, now: {}, sent: { numerator: 3, denominator: 2 } }, ['numerator-above']],
    ['not so for a ratio', { pi: { ...share, measure: 'ratio' }, now: {}, sent: { numerator: 3, denominator: 2 } }, []],
    ['parts that go', { pi: share, now: half, sent: { value: 0.6 } }, ['parts-gone']],
    ['parts that a person cleared', { pi: share, now: half, sent: { numerator: null, denominator: null } }, []],
  ])('worth a look: %s', (_, of, checks) => {
    expect(decided(of).checks).toEqual(checks);
  });
});

test.each<[number, { from: number | null; to: number | null }, string[]]>([
  [5, { from: 0, to: 10 }, []],
  [10, { from: 0, to: 10 }, []],
  [11, { from: 0, to: 10 }, ['outside-range']],
  [-1, { from: 0, to: null }, ['outside-range']],
  [1e9, { from: 0, to: null }, []],
  [0, { from: 1, to: null }, ['outside-range']],
])('%d in an expected range of %j: %j', (value, range, checks) => {
  expect(decided({ pi: { range }, sent: { value } }).checks).toEqual(checks);
});

test.each<[MeasurementField, string]>([
  ['numerator', 'data'],
  ['denominator', 'data'],
  ['benchmark', 'data'],
  ['forecast', 'targets'],
  ['byHand', 'thresholds'],
  ['coverage', 'none'],
])('%s takes the right %s', (field, right) => {
  expect(rightToRecord[field]).toBe(right);
});
