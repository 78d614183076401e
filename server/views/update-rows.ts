// Which measurements stand in an update view, and what a person is to give: the periods that are open and wanted.
import type { Day } from '../../domain/period/day';
import {
  endOf,
  periodAt,
  periodsBetween,
  shift,
  startOf,
  type Calendar,
  type PeriodKey,
} from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { FieldValue } from '../../domain/figure';
import type { MeasurementBlock, Reader } from '../store/port';
import type { Body } from '../records/body';

/** The last period of a PI's frequency that has ended on a day. */
export function lastEnded(pi: Indicator, today: Day, calendar: Calendar): PeriodKey {
  const current = periodAt(pi.frequency, today, calendar);
  return endOf(current) < today ? current : shift(current, -1);
}

/** Periods of a PI from the first collected one to the last that has ended; none where it is not collected yet. */
export function endedPeriods(pi: Indicator, today: Day, calendar: Calendar): PeriodKey[] {
  const last = lastEnded(pi, today, calendar);
  return startOf(last) < startOf(pi.collectedFrom) ? [] : periodsBetween(pi.collectedFrom, last);
}

/** {@link endedPeriods}, worked out once for PIs that are collected alike. */
export function endedPeriodsOf(today: Day, calendar: Calendar): (pi: Indicator) => readonly PeriodKey[] {
  const known = new Map<string, PeriodKey[]>();
  return (pi) => {
    const alike = `${pi.frequency} ${pi.collectedFrom}`;
    const ended = known.get(alike) ?? endedPeriods(pi, today, calendar);
    known.set(alike, ended);
    return ended;
  };
}

/** A PI and one of its periods. */
export interface Row {
  readonly pi: Indicator;
  readonly period: PeriodKey;
}

/**
 * Rows of the update sheet: for each PI the latest ended period where it is open for recording, and every older open
 * period that has no value.
 */
export async function updateRows(
  pis: readonly Indicator[],
  state: Reader,
  body: Body,
  today: Day,
  calendar: Calendar,
): Promise<Row[]> {
  const rows: Row[] = [];
  const older = new Map<PeriodKey, Indicator[]>();
  const endedOf = endedPeriodsOf(today, calendar);
  for (const pi of pis) {
    const ended = endedOf(pi);
    const last = ended.at(-1);
    for (const period of ended) {
      if (body.recordingState(pi, period) !== 'open') continue;
      if (period === last) rows.push({ pi, period });
      else if (older.has(period)) older.get(period)?.push(pi);
      else older.set(period, [pi]);
    }
  }
  return [...rows, ...(await withoutValue(older, state))];
}

/** Of PIs by period, those that have no value. */
export async function withoutValue(
  wanted: ReadonlyMap<PeriodKey, readonly Indicator[]>,
  state: Reader,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [period, pis] of wanted) {
    const codes = pis.map((pi) => pi.code);
    const [block] = await state.measurements(codes, [period]);
    for (const [i, pi] of pis.entries()) if (valueAt(block, i) === null) rows.push({ pi, period });
  }
  return rows;
}

export function valueAt(block: MeasurementBlock | undefined, row: number): FieldValue {
  return block?.columns.value[row] ?? null;
}
