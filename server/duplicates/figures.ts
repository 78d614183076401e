// Which periods a PI may have figures in, and how many it has: read in columns, a block for each period that has any.
import {
  label,
  periodAt,
  periodsBetween,
  shift,
  startOf,
  type Frequency,
  type PeriodKey,
} from '../../domain/period/period';
import { addDays, type Day } from '../../domain/period/day';
import type { Indicator } from '../../domain/records/indicator';
import type { ServiceParts } from '../service';
import type { Reader } from '../store/port';

/** History may be older than the first period that is collected, and targets are set ahead. */
const YEARS_BEFORE = 20;
const YEARS_AHEAD = 6;
const DAYS = 365.25;

/** Periods of a frequency in which anything is recorded of any PI, oldest first. */
export async function periodsInUse(
  frequency: Frequency,
  collectedFrom: readonly PeriodKey[],
  state: Reader,
  { calendar, clock }: Pick<ServiceParts, 'calendar' | 'clock'>,
): Promise<PeriodKey[]> {
  const today: Day = clock.today();
  const first = collectedFrom.map(startOf).reduce((a, b) => (a < b ? a : b), today);
  const at = (day: Day, years: number) => periodAt(frequency, addDays(day, Math.round(years * DAYS)), calendar);
  const used: PeriodKey[] = [];
  for (const period of periodsBetween(at(first, -YEARS_BEFORE), shift(at(today, YEARS_AHEAD), 1)))
    if ((await state.changedAt(period)) > 0) used.push(period);
  return used;
}

/** How many values each of the PIs has in periods of its own frequency, and the label of the last one. */
export async function figuresOf(
  pis: readonly Indicator[],
  state: Reader,
  parts: Pick<ServiceParts, 'calendar' | 'clock'>,
): Promise<{ figures: number; last: string | null }[]> {
  const found = pis.map((): { figures: number; last: PeriodKey | null } => ({ figures: 0, last: null }));
  for (const frequency of new Set(pis.map((pi) => pi.frequency))) {
    const places = pis.flatMap((pi, i) => (pi.frequency === frequency ? i : []));
    const own = places.flatMap((i) => pis[i] ?? []);
    const periods = await periodsInUse(
      frequency,
      own.map((pi) => pi.collectedFrom),
      state,
      parts,
    );
    const codes = own.map((pi) => pi.code);
    for (const { period, columns } of await state.measurements(codes, periods, ['value']))
      for (const [n, value] of columns.value.entries()) {
        const counts = found[places[n] ?? -1];
        if (value === null || !counts) continue;
        counts.figures++;
        counts.last = period;
      }
  }
  return found.map(({ figures, last }) => ({ figures, last: last === null ? null : label(last, parts.calendar) }));
}
