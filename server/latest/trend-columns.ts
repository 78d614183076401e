// Columns of a trend sheet for some PIs, as one state of the store has them.
import { pack } from '../../domain/packed-column';
import { label, startOf, type Calendar, type PeriodKey } from '../../domain/period/period';
import type { Figure } from '../../domain/figure';
import type { Indicator } from '../../domain/records/indicator';
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
}

export function inTime(periods: readonly PeriodKey[]): readonly PeriodKey[] {
  return [...new Set(periods)].sort((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0));
}

/** @param latest how they stand, in their order */
export async function trendRows(
  pis: readonly Indicator[],
  latest: readonly Latest[],
  periods: readonly PeriodKey[],
  body: Body,
  state: Reader,
): Promise<readonly TrendRow[]> {
  const columns = new FigureColumns(
    pis.map((pi) => pi.code),
    state,
  );
  await columns.fill(periods, ['value']);
  return pis.flatMap((pi, i): TrendRow[] => {
    const how = latest[i];
    if (!how) return [];
    const values = periods.map((period) => columns.at(period, 'value', i));
    return [{ pi, unitName: body.unitName(pi.unit), latest: how, values }];
  });
}

/** Rows that say the same. */
export function isSameRow(a: TrendRow, b: TrendRow): boolean {
  const said = ({ pi, unitName, latest, values }: TrendRow) => {
    const { overdue: _, ...shown } = latest;
    return JSON.stringify([pi.name, pi.unit, unitName, pi.measure, pi.measureLabel, pi.decimals, shown, values]);
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
    },
    periods: periods.map((period, p) => ({
      ...{ period, label: label(period, calendar) },
      value: of((row) => row.values[p] ?? null),
    })),
  };
}
