import fc from 'fast-check';
import { recordingStates, type RecordingState } from '../records/recording-period';
import { endOf, periodsBetween } from './period';
import { recordingState, type RecordingSettings } from './recording';
import { recordingEdits, settingsAfter, type RecordingWish } from './set-recording';

const path = ['HS', 'COUNCIL'];
const quarters = periodsBetween('2013-04-01Q', '2014-10-01Q');
const none: RecordingSettings = { periods: [], frequencies: [] };
const wish = (state: RecordingState, allBefore = false, periods = ['2014-04-01Q']): RecordingWish => ({
  ...{ periods, state, allBefore },
});
const upTo = (state: RecordingState, day: string, unit = 'HS') => ({
  frequency: 'quarter' as const,
  unit,
  state,
  upTo: day,
});
const said = (state: RecordingState, unit = 'HS', period = '2014-04-01Q') => ({ period, unit, state });

describe('what has to be recorded', () => {
  test.each<[string, RecordingSettings, RecordingWish, [key: string, value: unknown][]]>([
    ['one period', none, wish('closed'), [['2014-04-01Q|HS', 'closed']]],
    ['nothing where it stands so already', none, wish('open'), []],
    [
      'closed above: opened by the unit’s own word',
      { ...none, periods: [said('closed', 'COUNCIL')] },
      wish('open'),
      [['2014-04-01Q|HS', 'open']],
    ],
    [
      'own word taken back where that is enough',
      { ...none, periods: [said('closed')] },
      wish('open'),
      [['2014-04-01Q|HS', null]],
    ],
    [
      'a lock of the period itself goes',
      { ...none, periods: [said('locked')] },
      wish('open'),
      [['2014-04-01Q|HS', null]],
    ],
    ['all before: up to a day', none, wish('locked', true), [['quarter|HS|2014-06-30', 'locked']]],
    [
      'all before, where a later day is said alike',
      { ...none, frequencies: [upTo('closed', '2014-09-30')] },
      wish('closed', true),
      [['quarter|HS|2014-06-30', 'closed']],
    ],
    [
      'all before: what single periods said goes, later ones keep it',
      { ...none, periods: [said('open', 'HS', '2013-10-01Q'), said('open', 'HS', '2014-07-01Q')] },
      wish('closed', true),
      [
        ['2013-10-01Q|HS', null],
        ['quarter|HS|2014-06-30', 'closed'],
      ],
    ],
    [
      'opening all before takes locks and closings back',
      { ...none, frequencies: [upTo('closed', '2014-06-30'), upTo('locked', '2014-03-31')] },
      wish('open', true),
      [
        ['quarter|HS|2014-03-31', null],
        ['quarter|HS|2014-06-30', null],
      ],
    ],
    [
      'closing all before leaves a lock',
      { ...none, frequencies: [upTo('locked', '2014-03-31')] },
      wish('closed', true),
      [['quarter|HS|2014-06-30', 'closed']],
    ],
    [
      'opening some of what stays closed',
      { ...none, frequencies: [upTo('closed', '2014-09-30')] },
      wish('open', true),
      [['quarter|HS|2014-06-30', 'open']],
    ],
    [
      'months say nothing of quarters',
      { ...none, frequencies: [{ ...upTo('closed', '2014-06-30'), frequency: 'month' }] },
      wish('open'),
      [],
    ],
  ])('%s', (_why, settings, asked, expected) => {
    expect(recordingEdits(settings, path, asked).map(({ key, value }) => [key, value])).toEqual(expected);
  });
});

const state = fc.constantFrom(...recordingStates);
const unit = fc.constantFrom('HS', 'COUNCIL', 'TEAM');
const settings = fc.record({
  periods: fc.uniqueArray(fc.record({ period: fc.constantFrom(...quarters), unit, state }), {
    selector: (s) => `${s.period}${s.unit}`,
    maxLength: 8,
  }),
  frequencies: fc.uniqueArray(
    fc.record({
      frequency: fc.constant('quarter' as const),
      unit,
      state,
      upTo: fc.constantFrom(...quarters.map(endOf)),
    }),
    { selector: (s) => `${s.unit}${s.upTo}`, maxLength: 5 },
  ),
});
const wishes = fc.record({
  periods: fc.uniqueArray(fc.constantFrom(...quarters), { minLength: 1, maxLength: 4 }),
  state,
  allBefore: fc.boolean(),
});

test('afterwards each period stands as wished, unless a lock is in the way, and no other period moves', () => {
  fc.assert(
    fc.property(settings, wishes, (before, asked) => {
      const after = settingsAfter(before, recordingEdits(before, path, asked));
      const newest = [...asked.periods].sort().at(-1) ?? '';
      for (const period of quarters) {
        const isMeant = asked.allBefore ? period <= newest : asked.periods.includes(period);
        const now = recordingState(period, path, after);
        if (!isMeant) expect(now).toBe(recordingState(period, path, before));
        else if (now !== 'locked') expect(now).toBe(asked.state);
        // Units that are not asked about keep what they said themselves.
        expect(after.periods.filter((s) => s.unit !== 'HS')).toEqual(before.periods.filter((s) => s.unit !== 'HS'));
      }
    }),
    { numRuns: 300 },
  );
});
