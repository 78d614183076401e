// The columns of a pull: one set for the PIs, one block for each period.
import { dueDay } from '../../domain/period/due';
import { label, shift, type Calendar } from '../../domain/period/period';
import type { Indicator } from '../../domain/records/indicator';
import type { PushContext } from '../../domain/decide/push-context';
import type { PeriodBlock, ViewAnswer } from '../../domain/wire';
import type { Body } from '../records/body';
import type { Reader } from '../store/port';

export function indicatorColumns(pis: readonly Indicator[], asking: PushContext): ViewAnswer['indicators'] {
  return {
    code: pis.map((pi) => pi.code),
    name: pis.map((pi) => pi.name),
    unit: pis.map((pi) => pi.unit),
    measure: pis.map((pi) => pi.measure),
    measureLabel: pis.map((pi) => pi.measureLabel),
    decimals: pis.map((pi) => pi.decimals),
    polarity: pis.map((pi) => pi.polarity),
    frequency: pis.map((pi) => pi.frequency),
    thresholds: pis.map((pi) => pi.thresholds),
    noteWhenRed: pis.map((pi) => pi.noteWhenRed),
    rights: pis.map((pi) => [...asking.rightsOver(pi.code)]),
  };
}

/** Rows in the order of the PIs' columns. `index` says where a code stands in them. */
export async function periodBlock(
  period: string,
  block: ReadonlyMap<string, { pi: Indicator; inView: boolean }>,
  index: ReadonlyMap<string, number>,
  state: Reader,
  body: Body,
  calendar: Calendar,
): Promise<PeriodBlock> {
  const at = (code: string) => index.get(code) ?? 0;
  const rows = [...block.values()].sort((a, b) => at(a.pi.code) - at(b.pi.code));
  const codes = rows.map((row) => row.pi.code);
  const [now, before] = await state.measurements(codes, [period, shift(period, -1)]);
  if (!now || !before) throw new RangeError(`The store gave no block for ${period}`);
  // Thousands of PIs share a handful of due days.
  const days = new Map<number, string>();
  const dueOnce = (pi: Indicator) => {
    const known = days.get(pi.dueDays) ?? dueDay(period, pi);
    days.set(pi.dueDays, known);
    return known;
  };
  const { value, target, note, stage, status } = now.columns;
  return {
    period,
    label: label(period, calendar),
    rows: codes.map(at),
    inView: rows.map((row) => row.inView),
    due: rows.map((row) => dueOnce(row.pi)),
    state: rows.map((row) => body.recordingState(row.pi, period)),
    value: [...value],
    target: [...target],
    note: [...note],
    stage: [...stage],
    status: [...status],
    previous: [...before.columns.value],
  };
}
