// Columns of a trend sheet for some PIs, as one state of the store has them.
import { pack } from '../../domain/packed-column';
import type { Day } from '../../domain/period/day';
import { label, startOf, type Calendar, type PeriodKey } from '../../domain/period/period';
import type { Figure } from '../../domain/figure';
import type { Indicator } from '../../domain/records/indicator';
import { measurementKey } from '../../domain/records/measurement';
import type { TrendColumns } from '../../domain/wire-trends';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';
import { FigureColumns } from './columns';
import type { Latest } from './latest';

/** What a trend sheet says of one PI. */
export interface TrendRow {
  readonly pi: Indicator;
  readonly unitName: string;
  readonly latest: Latest;
  /** Figures of the periods asked for, oldest first. */
  readonly values: readonly Figure[];
  /** Whether each of them is provisional. */
  readonly provisional: readonly boolean[];
  /** The day on which its newest figure came or was last changed, where that is asked for. */
  readonly updated?: Day | null;
}

export function inTime(periods: readonly PeriodKey[]): readonly PeriodKey[] {
  return [...new Set(periods)].sort((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0));
}

/**
 * @param latest how they stand, in their order
 * @param dated whether the day of each one's newest figure is wanted
 */
export async function trendRows(
  pis: readonly Indicator[],
  latest: readonly Latest[],
  periods: readonly PeriodKey[],
  body: Body,
  state: Reader,
  dated = false,
): Promise<readonly TrendRow[]> {
  const columns = new FigureColumns(
    pis.map((pi) => pi.code),
    state,
  );
  await columns.fill(periods, ['value', 'stage']);
  const days = dated ? await lastUpdates(pis, latest, state) : null;
  return pis.flatMap((pi, i): TrendRow[] => {
    const how = latest[i];
    if (!how) return [];
    const values = periods.map((period) => columns.at(period, 'value', i));
    const provisional = periods.map((period) => columns.at(period, 'stage', i) === 'provisional');
    return [
      {
        pi,
        unitName: body.unitName(pi.unit),
        latest: how,
        values,
        provisional,
        ...(days && { updated: days[i] ?? null }),
      },
    ];
  });
}

/** Days on which the newest figures came or were last changed. */
async function lastUpdates(
  pis: readonly Indicator[],
  latest: readonly Latest[],
  state: Reader,
): Promise<readonly (Day | null)[]> {
  const days = new Array<Day | null>(pis.length).fill(null);
  const asked = pis.flatMap(({ code }, i) => {
    const period = latest[i]?.period;
    return period
      ? [{ i, ref: { type: 'measurement' as const, key: measurementKey(code, period), field: 'value' } }]
      : [];
  });
  const fields = await state.fields(asked.map(({ ref }) => ref));
  for (const [n, { i }] of asked.entries()) {
    const field = fields[n];
    if (field && field.revision > 0) days[i] = field.at.slice(0, 10);
  }
  return days;
}

/** Rows that say the same. */
export function isSameRow(a: TrendRow, b: TrendRow): boolean {
  const said = ({ pi, unitName, latest, values, provisional, updated }: TrendRow) => {
    const { overdue: _, ...shown } = latest;
    const how = [pi.name, pi.unit, unitName, pi.measure, pi.measureLabel, pi.decimals];
    return JSON.stringify([...how, shown, values, provisional, updated]);
  };
  return a === b || said(a) === said(b);
}

export function columnsOf(rows: readonly TrendRow[], periods: readonly PeriodKey[], calendar: Calendar): TrendColumns {
  const of = <T>(pick: (row: TrendRow) => T) => pack(rows.map(pick));
  const how = <T>(pick: (latest: Latest) => T) => of((row) => pick(row.latest));
  const labels = new Map<PeriodKey, string>();
  const labelOf = (period: PeriodKey | null) => {
    if (period === null) return null;
    const known = labels.get(period) ?? label(period, calendar);
    labels.set(period, known);
    return known;
  };
  return {
    name: of(({ pi }) => pi.name),
    unit: of(({ pi }) => pi.unit),
    unitName: of(({ unitName }) => unitName),
    measure: of(({ pi }) => pi.measure),
    measureLabel: of(({ pi }) => pi.measureLabel),
    decimals: of(({ pi }) => pi.decimals),
    latest: {
      period: how((l) => labelOf(l.period)),
      value: how((l) => l.value),
      target: how((l) => l.target),
      status: how((l) => l.status),
      shortTrend: how((l) => l.shortTrend),
      longTrend: how((l) => l.longTrend),
      toDate: how((l) => l.toDate),
      forecast: how((l) => l.forecast),
      benchmark: how((l) => l.benchmark),
      stage: how((l) => l.stage),
      note: how((l) => l.note),
      ...(rows.some(({ updated }) => updated !== undefined) && {
        updated: of(({ updated }) => updated ?? null),
        overdue: how((l) => l.overdue),
      }),
    },
    periods: periods.map((period, p) => ({
      ...{ period, label: label(period, calendar) },
      value: of((row) => row.values[p] ?? null),
      provisional: rows.flatMap((row, i) => (row.provisional[p] === true ? i : [])),
    })),
  };
}
