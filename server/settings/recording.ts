// How the periods of one frequency stand for a unit: how many figures of each are given, and what is said of them. The
// ruling itself is worked out by whoever shows it (period/recording.ts), so that it can be foreseen as well.
import { openToAll } from '../../domain/access/rollout-now';
import { AppError } from '../../domain/errors';
import type { Day } from '../../domain/period/day';
import { endOf, frequencies, frequencyOf, label, shift, startOf, type Calendar } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { RecordingAnswer, RecordingQuery } from '../../domain/wire-settings';
import type { Body } from '../records/body';
import { turns } from '../records/slices';
import type { Reader } from '../store/port';
import { lastEnded, withoutValue } from '../views/open-periods';
import { listingOf, ofFrequency, pisInScope, collectedIn } from '../views/scope';
import { unitsInTree } from '../records/unit-tree';

/** Periods before the current one that are shown. */
const BACK = 24;
/** Whoever may set periods sees all PIs. */
const everyone = { id: '', roles: [{ role: 'site administrator' as const }], suspended: false, rollout: openToAll };

export async function recordingOf(
  asked: RecordingQuery,
  body: Body,
  state: Reader,
  today: Day,
  calendar: Calendar,
): Promise<RecordingAnswer> {
  const units = unitsInTree(body).map(({ code, label, depth }) => ({ code, name: label, depth }));
  const unit = asked.unit ?? units[0]?.code ?? '';
  const unitPath = body.unitPath(unit);
  if (unitPath.length === 0) throw new AppError('not-found', `There is no unit “${unit}”.`);
  // What is calculated from other PIs is nobody's to give.
  const pis = pisInScope({ scope: 'all', units: [unit] }, everyone, body).filter((pi) => pi.source === null);
  const counts = countByFrequency(pis, body);
  const most = [...counts].sort((a, b) => b.pis - a.pis)[0]?.frequency ?? 'quarter';
  const frequency = asked.frequency ?? most;
  const listing = listingOf(pis, body);
  const ofThese = listingOf(ofFrequency(listing, frequency).pis, body);
  const last = lastEnded(frequency, today, calendar);
  const first = ofThese.whole.pis.reduce(
    (earliest, pi) => (pi.collectedFrom < earliest ? pi.collectedFrom : earliest),
    last,
  );
  const periods: RecordingAnswer['periods'] = [];
  const turn = turns();
  for (let n = 2; n > -BACK; n--) {
    const period = shift(last, n);
    if (n <= 0 && startOf(period) < startOf(first)) break;
    const list = collectedIn(ofThese, period);
    const missing = await withoutValue(list, period, state);
    const count = list.pis.length;
    periods.push({
      ...{ period, label: label(period, calendar), ended: endOf(period) < today },
      ...{ pis: count, given: count - missing.pis.length },
    });
    await turn();
  }
  const { settings } = body.recording;
  const isNear = (other: string) => unitPath.includes(other) || body.unitPath(other).includes(unit);
  return {
    ...{ revision: state.revision, asAt: today, unit, frequency, unitPath: [...unitPath], units },
    ...{ frequencies: counts, periods },
    said: {
      periods: settings.periods.filter((said) => frequencyOf(said.period) === frequency && isNear(said.unit)),
      frequencies: settings.frequencies.filter((said) => said.frequency === frequency && isNear(said.unit)),
    },
  };
}

/** Every frequency that a PI of the body has, with how many of these PIs have it. */
function countByFrequency(pis: readonly Indicator[], body: Body): RecordingAnswer['frequencies'] {
  const there = new Set(pisInScope({ scope: 'all' }, everyone, body).map((pi) => pi.frequency));
  return frequencies
    .filter((frequency) => there.has(frequency))
    .map((frequency) => ({ frequency, pis: pis.filter((pi) => pi.frequency === frequency).length }));
}
