// Whether a period is open, closed or locked for recording, from what administrators have said. Source: DOMAIN, Periods:
// they open and close by frequency and unit; how their words go together is ours and stands at the function.
import type { RecordingFrequency as FrequencyRecord } from '../records/recording-frequency';
import type { RecordingPeriod as PeriodRecord, RecordingState } from '../records/recording-period';
import { endOf, frequencyOf, type PeriodKey } from './period';

/** What is said of one period; records that say nothing are left out. */
export type RecordingPeriod = PeriodRecord & { readonly state: RecordingState };
/** What is said of all periods of one frequency that have ended by a day. */
export type RecordingFrequency = FrequencyRecord & { readonly state: RecordingState };

export interface RecordingSettings {
  readonly periods: readonly RecordingPeriod[];
  readonly frequencies: readonly RecordingFrequency[];
}

/** Who decided: the setting that the state comes from, so that a screen can say why. */
export interface RecordingRuling {
  readonly state: RecordingState;
  /** `null` where nothing is said and the period is open. */
  readonly by: RecordingPeriod | RecordingFrequency | null;
}

/**
 * The state of a period for a unit (ours):
 * 1. *Locked* anywhere on the unit's path wins: a lock is what a body says when figures are published or audited, and
 *    nobody below may take it back. Taking the lock itself away is the only key.
 * 2. Else the nearest unit that says anything wins: a team may stay open after the council has closed, or close before.
 * 3. At one unit, what is said of the period itself wins over what is said of its frequency; of two frequency settings,
 *    the one that reaches less far, for it was made more narrowly.
 * 4. Where nothing is said, the period is open.
 * A setting speaks of its own frequency only: closing `2014/15` does not close its months.
 * @param unitPath codes of the unit and of every unit above it, nearest first
 */
export function recordingRuling(
  period: PeriodKey,
  unitPath: readonly string[],
  settings: RecordingSettings,
): RecordingRuling {
  const frequency = frequencyOf(period);
  const end = endOf(period);
  const said = unitPath.flatMap((unit): (RecordingPeriod | RecordingFrequency)[] => [
    ...settings.periods.filter((s) => s.unit === unit && s.period === period),
    ...settings.frequencies
      .filter((s) => s.unit === unit && s.frequency === frequency && end <= s.upTo)
      .sort((a, b) => (a.upTo < b.upTo ? -1 : a.upTo > b.upTo ? 1 : Number(a.state === 'open') - 1)),
  ]);
  const by = said.find((s) => s.state === 'locked') ?? said[0] ?? null;
  return { state: by?.state ?? 'open', by };
}

/** {@link recordingRuling}, the state alone. */
export function recordingState(
  period: PeriodKey,
  unitPath: readonly string[],
  settings: RecordingSettings,
): RecordingState {
  return recordingRuling(period, unitPath, settings).state;
}
