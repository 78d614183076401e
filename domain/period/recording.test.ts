import fc from 'fast-check';
import { recordingStates, type RecordingState } from '../records/recording-period';
import { recordingRuling, recordingState, type RecordingFrequency, type RecordingSettings } from './recording';

const path = ['TEAM', 'HS', 'COUNCIL'];
const december = '2014-12-01M';
const period = (unit: string, state: RecordingState, key = december) => ({ unit, state, period: key });
const months = (unit: string, upTo: string, state: RecordingState): RecordingFrequency => ({
  frequency: 'month',
  ...{ unit, upTo, state },
});
const settings = (over: Partial<RecordingSettings>): RecordingSettings => ({ periods: [], frequencies: [], ...over });

describe('whether a period is open for recording', () => {
  test.each<[RecordingState, string, Partial<RecordingSettings>]>([
    ['open', 'where nothing is said', {}],
    ['closed', 'closed for the whole body', { periods: [period('COUNCIL', 'closed')] }],
    ['open', 'closed for another unit', { periods: [period('FINANCE', 'closed')] }],
    ['open', 'another period is closed', { periods: [period('HS', 'closed', '2014-11-01M')] }],
    ['open', 'the year is closed, not its months', { periods: [period('HS', 'closed', '2014-04-01Y')] }],
    ['open', 'the nearest unit reopened it', { periods: [period('COUNCIL', 'closed'), period('TEAM', 'open')] }],
    ['closed', 'the nearest unit closed before', { periods: [period('COUNCIL', 'open'), period('HS', 'closed')] }],
    ['locked', 'a lock above cannot be taken back', { periods: [period('COUNCIL', 'locked'), period('TEAM', 'open')] }],
    ['locked', 'nor by closing', { periods: [period('TEAM', 'closed'), period('HS', 'locked')] }],
    ['closed', 'months up to Dec 2014 are closed', { frequencies: [months('COUNCIL', '2014-12-31', 'closed')] }],
    ['open', 'months up to Nov 2014 are closed', { frequencies: [months('COUNCIL', '2014-11-30', 'closed')] }],
    ['open', 'a period that ends later is not meant', { frequencies: [months('COUNCIL', '2014-12-30', 'closed')] }],
    [
      'open',
      'quarters are closed, not months',
      { frequencies: [{ frequency: 'quarter', unit: 'COUNCIL', upTo: '2015-03-31', state: 'closed' }] },
    ],
    [
      'open',
      'said of the period itself wins over its frequency',
      { periods: [period('HS', 'open')], frequencies: [months('HS', '2014-12-31', 'closed')] },
    ],
    [
      'closed',
      'but only at the same unit: the nearer one wins',
      { periods: [period('COUNCIL', 'open')], frequencies: [months('HS', '2014-12-31', 'closed')] },
    ],
    [
      'locked',
      'a locked frequency above wins over an open period below',
      { periods: [period('TEAM', 'open')], frequencies: [months('COUNCIL', '2014-12-31', 'locked')] },
    ],
    [
      'open',
      'the setting that reaches less far wins',
      { frequencies: [months('HS', '2015-03-31', 'closed'), months('HS', '2014-12-31', 'open')] },
    ],
    [
      'closed',
      'of two that reach alike, closed',
      { frequencies: [months('HS', '2014-12-31', 'open'), months('HS', '2014-12-31', 'closed')] },
    ],
  ])('%s: %s', (state, _, over) => {
    expect(recordingState(december, path, settings(over))).toBe(state);
  });

  test('it says which setting decided', () => {
    const lock = period('COUNCIL', 'locked');
    expect(recordingRuling(december, path, settings({ periods: [period('TEAM', 'open'), lock] })).by).toBe(lock);
    expect(recordingRuling(december, path, settings({})).by).toBeNull();
  });

  test('the order in which settings were made does not matter', () => {
    const anySetting = fc.record({ unit: fc.constantFrom(...path), state: fc.constantFrom(...recordingStates) });
    const distinct = { maxLength: 3, selector: (s: { unit: string }) => s.unit };
    const upTo = fc.constantFrom('2014-11-30', '2014-12-31', '2015-01-31');
    const anyFrequency = fc.tuple(anySetting, upTo).map(([s, day]) => months(s.unit, day, s.state));
    fc.assert(
      fc.property(fc.uniqueArray(anySetting, distinct), fc.array(anyFrequency, { maxLength: 6 }), (said, alike) => {
        const periods = said.map((s) => period(s.unit, s.state));
        const there = recordingState(december, path, { periods, frequencies: alike });
        const back = { periods: periods.toReversed(), frequencies: alike.toReversed() };
        expect(recordingState(december, path, back)).toBe(there);
      }),
    );
  });
});
