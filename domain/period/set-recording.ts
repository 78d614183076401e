// What has to be recorded so that periods come to be open, closed or locked for a unit, and how they stand then. Used to
// foresee and to send. The rule it works against is recording.ts; that saying what is said anyway records nothing is ours.
import { recordingStates, type RecordingState } from '../records/recording-period';
import { keyOf, partsOf } from '../records/record-type';
import type { Edit } from '../sync/change-set';
import type { Day } from './day';
import { endOf, frequencies, frequencyOf, type Frequency, type PeriodKey } from './period';
import { recordingRuling, type RecordingFrequency, type RecordingRuling, type RecordingSettings } from './recording';

export interface RecordingWish {
  /** Of one frequency, any order. */
  readonly periods: readonly PeriodKey[];
  readonly state: RecordingState;
  /** Whether every period before the newest of them is meant too. */
  readonly allBefore: boolean;
}

const periodEdit = (period: PeriodKey, unit: string, state: RecordingState | null): Edit => ({
  ...{ type: 'recording-period', key: keyOf(period, unit), field: 'state', value: state },
});
const frequencyEdit = (frequency: Frequency, unit: string, upTo: Day, state: RecordingState | null): Edit => ({
  ...{ type: 'recording-frequency', key: keyOf(frequency, unit, upTo), field: 'state', value: state },
});

/** What has been said with these edits made. */
export function settingsAfter(settings: RecordingSettings, edits: readonly Edit[]): RecordingSettings {
  const keys = new Set(edits.map((edit) => `${edit.type} ${edit.key}`));
  const periods = settings.periods.filter((s) => !keys.has(`recording-period ${keyOf(s.period, s.unit)}`));
  const frequencyKey = (s: RecordingFrequency) => `recording-frequency ${keyOf(s.frequency, s.unit, s.upTo)}`;
  const byFrequency = settings.frequencies.filter((s) => !keys.has(frequencyKey(s)));
  for (const { type, key, value } of edits) {
    const state = recordingStates.find((one) => one === value);
    const [first = '', unit = '', upTo = ''] = partsOf(key);
    if (state === undefined) continue;
    const frequency = frequencies.find((one) => one === first);
    if (type === 'recording-period') periods.push({ period: first, unit, state });
    if (type === 'recording-frequency' && frequency) byFrequency.push({ frequency, unit, upTo, state });
  }
  return { periods, frequencies: byFrequency };
}

/**
 * Edits after which the periods stand as wished for a unit, where no lock is in the way: a lock of a unit above, or of all
 * periods up to a day, is taken back only where it was set.
 * @param unitPath codes of the unit and of every unit above it, nearest first
 */
export function recordingEdits(
  settings: RecordingSettings,
  unitPath: readonly string[],
  { periods, state, allBefore }: RecordingWish,
): Edit[] {
  const [unit] = unitPath;
  const newest = [...periods].sort().at(-1);
  if (unit === undefined || newest === undefined) return [];
  return allBefore
    ? editsUpTo(settings, unit, unitPath, newest, state)
    : [...new Set(periods)].flatMap((period) => editsOfOne(settings, unit, unitPath, period, state));
}

function editsOfOne(
  settings: RecordingSettings,
  unit: string,
  unitPath: readonly string[],
  period: PeriodKey,
  state: RecordingState,
): Edit[] {
  const own = settings.periods.find((s) => s.period === period && s.unit === unit)?.state ?? null;
  const silent = periodEdit(period, unit, null);
  const isSaidAnyway = recordingRuling(period, unitPath, settingsAfter(settings, [silent])).state === state;
  if (isSaidAnyway) return own === null ? [] : [silent];
  return own === state ? [] : [periodEdit(period, unit, state)];
}

function editsUpTo(
  settings: RecordingSettings,
  unit: string,
  unitPath: readonly string[],
  newest: PeriodKey,
  state: RecordingState,
): Edit[] {
  const frequency = frequencyOf(newest);
  const end = endOf(newest);
  // What the unit said of single periods up to then, and of all up to a day before, is said anew. Locks stay when the rest
  // is closed: only opening takes them back.
  const isLifted = (before: RecordingState) => before !== 'locked' || state === 'open';
  const periods = settings.periods
    .filter((s) => s.unit === unit && frequencyOf(s.period) === frequency && s.period <= newest && isLifted(s.state))
    .map((s) => periodEdit(s.period, unit, null));
  const own = settings.frequencies.filter((s) => s.unit === unit && s.frequency === frequency);
  const lifted = own
    .filter((s) => s.upTo < end && isLifted(s.state))
    .map((s) => frequencyEdit(frequency, unit, s.upTo, null));
  const edits = [...periods, ...lifted];
  const at = own.find((s) => s.upTo === end);
  if (at && (at.state === state || !isLifted(at.state))) return edits;
  const silent = settingsAfter(settings, [...edits, frequencyEdit(frequency, unit, end, null)]);
  if (state === 'open' && !isAnythingShut(silent, unitPath, frequency))
    return at ? [...edits, frequencyEdit(frequency, unit, end, null)] : edits;
  return [...edits, frequencyEdit(frequency, unit, end, state)];
}

function isAnythingShut(settings: RecordingSettings, unitPath: readonly string[], frequency: Frequency): boolean {
  const isShut = (s: { readonly unit: string; readonly state: RecordingState }) =>
    s.state !== 'open' && unitPath.includes(s.unit);
  return (
    settings.periods.some((s) => frequencyOf(s.period) === frequency && isShut(s)) ||
    settings.frequencies.some((s) => s.frequency === frequency && isShut(s))
  );
}

/** How a period stands for a unit before and after the edits, with who decides. */
export function foreseenRuling(
  period: PeriodKey,
  unitPath: readonly string[],
  settings: RecordingSettings,
  edits: readonly Edit[],
): { readonly before: RecordingRuling; readonly after: RecordingRuling } {
  const after = settingsAfter(settings, edits);
  return { before: recordingRuling(period, unitPath, settings), after: recordingRuling(period, unitPath, after) };
}
