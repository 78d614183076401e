// Rows of a trend sheet, made of the columns that came over the wire: as they stand, and as they were where that differs.
import type { Figure } from '../../figure';
import { misfit, unpack, type Packed } from '../../packed-column';
import { atOnce, mapped } from '../../slices';
import type { TrendAnswer, TrendColumns } from '../../wire-trends';
import type { TrendRow } from './trend-sheet';

/** @throws RangeError where the columns do not fit together */
export function trendRows(answer: TrendAnswer): TrendRow[] {
  return atOnce(trendRowsSliced(answer));
}

/** The same with stops on the way. */
export function trendRowsSliced(answer: TrendAnswer): Generator<undefined, TrendRow[]> {
  return rowsIn(answer, answer.code, (i) => i < answer.inView);
}

/** By code, those that said something else at the revision asked for. @throws RangeError where the columns do not fit */
export function trendRowsBefore(
  { code, inView }: TrendAnswer,
  since: NonNullable<TrendAnswer['since']>,
): ReadonlyMap<string, TrendRow> {
  const codes = since.rows.map((row) => {
    const found = code[row];
    if (found === undefined) throw misfit(row, code.length);
    return found;
  });
  const rows = atOnce(rowsIn(since, codes, (i) => (since.rows[i] ?? 0) < inView));
  return new Map(rows.map((row) => [row.key, row]));
}

function* rowsIn(
  columns: TrendColumns,
  codes: readonly string[],
  inView: (i: number) => boolean,
): Generator<undefined, TrendRow[]> {
  const size = codes.length;
  const open = <T>(column: Packed<T>) => unpack(column, size);
  const [name, unit] = [open(columns.name), open(columns.unitName)];
  const [measure, measureLabel, decimals] = [open(columns.measure), open(columns.measureLabel), open(columns.decimals)];
  const { latest } = columns;
  const how = {
    ...{ period: open(latest.period), value: open(latest.value), target: open(latest.target) },
    ...{ status: open(latest.status), shortTrend: open(latest.shortTrend), longTrend: open(latest.longTrend) },
    ...{ toDate: open(latest.toDate), forecast: open(latest.forecast), benchmark: open(latest.benchmark) },
    ...{ stage: open(latest.stage), note: open(latest.note) },
    updated: latest.updated ? open(latest.updated) : null,
    overdue: latest.overdue ? open(latest.overdue) : null,
  };
  yield;
  const periods = columns.periods.map((block) => open(block.value));
  const provisional = provisionalIn(columns);
  yield;
  // One object for all PIs that are written alike.
  const styles = new Map<string, TrendRow['style']>();
  const styleAt = (i: number) => {
    const style = { measure: at(measure, i), measureLabel: at(measureLabel, i), decimals: at(decimals, i) };
    const key = JSON.stringify(style);
    const known = styles.get(key) ?? style;
    styles.set(key, known);
    return known;
  };
  return yield* mapped(codes, (code, i): TrendRow => ({
    ...{ key: code, code, name: at(name, i), label: '', inView: inView(i), unit: at(unit, i), style: styleAt(i) },
    latest: {
      period: at(how.period, i),
      value: at(how.value, i),
      target: at(how.target, i),
      status: at(how.status, i),
      shortTrend: at(how.shortTrend, i),
      longTrend: at(how.longTrend, i),
      toDate: at(how.toDate, i),
      forecast: at(how.forecast, i),
      benchmark: at(how.benchmark, i),
      stage: at(how.stage, i),
      note: at(how.note, i),
      updated: how.updated ? at(how.updated, i) : null,
      overdue: how.overdue ? at(how.overdue, i) : false,
    },
    values: periods.map((values): Figure => at(values, i)),
    provisional: provisional.get(i) ?? none,
  }));
}

const none: readonly number[] = [];

/** Indexes of the periods, by row, where any is provisional. */
function provisionalIn({ periods }: TrendColumns): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [p, { provisional }] of periods.entries())
    for (const row of provisional) found.set(row, [...(found.get(row) ?? []), p]);
  return found;
}

function at<T>(column: readonly T[], index: number): T {
  if (index < 0 || index >= column.length) throw misfit(index, column.length);
  return column[index] as T;
}
