// Which periods of which PIs are to be given: ended, open for recording, and without a value. Worked out by groups of
// PIs that are alike, since thousands of them share a unit, a frequency and the period they are collected from.
import type { Day } from '../../domain/period/day';
import {
  endOf,
  periodAt,
  periodsBetween,
  shift,
  startOf,
  type Calendar,
  type Frequency,
  type PeriodKey,
} from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import type { Listing, PiList } from './pi-list';
import { listingOf } from './scope';

/** The last period of a frequency that has ended on a day. */
export function lastEnded(frequency: Frequency, today: Day, calendar: Calendar): PeriodKey {
  const current = periodAt(frequency, today, calendar);
  return endOf(current) < today ? current : shift(current, -1);
}

/** Periods of a PI from the first collected one to the last that has ended; none where it is not collected yet. */
function endedPeriods({ frequency, collectedFrom }: Indicator, today: Day, calendar: Calendar): PeriodKey[] {
  const last = lastEnded(frequency, today, calendar);
  return startOf(last) < startOf(collectedFrom) ? [] : periodsBetween(collectedFrom, last);
}

export interface OpenPeriods {
  /** The PIs that have an open period. */
  readonly listing: Listing;
  /** Of each open period, the PIs for which it is open. */
  readonly lists: ReadonlyMap<PeriodKey, PiList>;
}

/** By the array of PIs, which belongs to one body: how it was on the last day that was asked for. */
const kept = new WeakMap<readonly Indicator[], { today: Day; calendar: Calendar; open: OpenPeriods }>();

/** Ended periods that are open for recording. `pis` in the order of their codes; the same array is answered at once. */
export function openPeriods(pis: readonly Indicator[], body: Body, today: Day, calendar: Calendar): OpenPeriods {
  const known = kept.get(pis);
  if (known?.today === today && known.calendar === calendar) return known.open;
  const open = found(pis, body, today, calendar);
  kept.set(pis, { today, calendar, open });
  return open;
}

interface Alike {
  readonly periods: readonly PeriodKey[];
  /** Where they stand among the PIs that have an open period. */
  readonly places: number[];
}

function found(pis: readonly Indicator[], body: Body, today: Day, calendar: Calendar): OpenPeriods {
  const groups = new Map<string, Alike>();
  const shown: Indicator[] = [];
  for (const pi of pis) {
    const key = `${pi.unit}\n${pi.frequency}\n${pi.collectedFrom}`;
    let group = groups.get(key);
    if (!group) {
      const periods = endedPeriods(pi, today, calendar).filter((period) => body.recordingState(pi, period) === 'open');
      groups.set(key, (group = { periods, places: [] }));
    }
    if (group.periods.length > 0) group.places.push(shown.push(pi) - 1);
  }
  const listing = listingOf(shown, body);
  // Numbered in the order of the PIs shown, so that whoever sees the same PIs names the same choices.
  const wanted = [...groups.values()].filter((group) => group.places.length > 0);
  const byPeriod = new Map<PeriodKey, number[]>();
  for (const [i, { periods }] of wanted.entries())
    for (const period of periods) {
      const same = byPeriod.get(period);
      if (same) same.push(i);
      else byPeriod.set(period, [i]);
    }
  const lists = new Map<PeriodKey, PiList>();
  for (const [period, members] of byPeriod) {
    const places = () => members.flatMap((i) => wanted[i]?.places ?? []).sort((a, b) => a - b);
    lists.set(period, listing.choose(`groups ${members.join(' ')}`, places));
  }
  return { listing, lists };
}

const withoutFigure = new WeakMap<PiList, Map<PeriodKey, { readonly changedAt: number; readonly list: PiList }>>();

/** Of a list's PIs, those without a value in a period; the same list as long as they are the same. */
export async function withoutValue(list: PiList, period: PeriodKey, state: Reader): Promise<PiList> {
  const changedAt = await state.changedAt(period);
  if (changedAt === 0) return list;
  const periods = withoutFigure.get(list) ?? new Map<PeriodKey, { changedAt: number; list: PiList }>();
  withoutFigure.set(list, periods);
  const known = periods.get(period);
  if (known?.changedAt === changedAt) return known.list;
  const [block] = await state.measurements(list.codes, [period], ['value']);
  const rows = (block?.columns.value ?? []).flatMap((value, row) => (value === null ? row : []));
  const isSame = (other: PiList) =>
    other.places.length === rows.length && rows.every((row, i) => list.places[row] === other.places[i]);
  const missing = known && isSame(known.list) ? known.list : list.select(rows);
  // A reader of an older state is answered, and leaves what is known of a newer one alone.
  if (!known || known.changedAt < changedAt) periods.set(period, { changedAt, list: missing });
  return missing;
}

/**
 * Rows of the update sheet: of each PI the latest ended period where it is open for recording, and every older open
 * period that has no value.
 */
export async function updateRows(
  { lists }: OpenPeriods,
  state: Reader,
  today: Day,
  calendar: Calendar,
): Promise<Map<PeriodKey, PiList>> {
  const rows = new Map<PeriodKey, PiList>();
  for (const [period, list] of lists) {
    const [pi] = list.pis;
    const latest = pi && period === lastEnded(pi.frequency, today, calendar);
    const shown = latest ? list : await withoutValue(list, period, state);
    if (shown.pis.length > 0) rows.set(period, shown);
  }
  return rows;
}
