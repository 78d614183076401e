// Which periods a trend sheet has: the last that have ended when it is made, and those that have ended since when it follows.
import type { Day } from '../../period/day';
import { endOf, frequencyOf, periodAt, shift, startOf, type Calendar, type Frequency } from '../../period/period';
import type { PeriodKey } from '../../period/period';
import { MOST_TREND_PERIODS, type TrendView } from '../../wire-views';

/** The last periods of a frequency that have ended on a day, oldest first. */
export function lastPeriods(frequency: Frequency, count: number, asAt: Day, calendar: Calendar): PeriodKey[] {
  const last = lastEndedOn(frequency, asAt, calendar);
  return Array.from({ length: Math.min(MOST_TREND_PERIODS, count) }, (_, i) => shift(last, i + 1 - count));
}

function lastEndedOn(frequency: Frequency, asAt: Day, calendar: Calendar): PeriodKey {
  const current = periodAt(frequency, asAt, calendar);
  return endOf(current) < asAt ? current : shift(current, -1);
}

/** Periods that have ended since the newest of a view that follows, oldest first; no more than fit in it. */
export function periodsSince({ follow, periods }: TrendView, asAt: Day, calendar: Calendar): readonly PeriodKey[] {
  const newest = [...periods].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1)).at(-1);
  if (!follow || newest === undefined) return [];
  const last = lastEndedOn(frequencyOf(newest), asAt, calendar);
  const fresh: PeriodKey[] = [];
  for (let at = shift(newest, 1); startOf(at) <= startOf(last); at = shift(at, 1)) fresh.push(at);
  return fresh.slice(0, MOST_TREND_PERIODS - periods.length);
}
