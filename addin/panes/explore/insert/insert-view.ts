// A selection in Explore → the view of the sheet that is made of it.
import type { Day } from '../../../../domain/period/day';
import {
  endOf,
  periodAt,
  shift,
  type Calendar,
  type Frequency,
  type PeriodKey,
} from '../../../../domain/period/period';
import type { PiFilter } from '../../../../domain/wire-filter';
import type { GridView, SnapshotView, TrendView } from '../../../../domain/wire';
import type { TrendColumn } from '../../../../domain/wire-views';

/** PIs that were selected one by one, or all that pass a filter but those that were taken out again. */
export type Selection =
  | { readonly kind: 'some'; readonly codes: readonly string[] }
  | { readonly kind: 'all'; readonly filter: PiFilter; readonly except: readonly string[] };

export interface TrendChoice {
  readonly frequency: Frequency;
  readonly periods: number;
  readonly columns: readonly TrendColumn[];
  readonly byUnit: boolean;
  readonly chart: boolean;
}

export const MOST_PERIODS = 60;

/** The last periods of a frequency that have ended on a day, oldest first. */
export function lastPeriods(frequency: Frequency, count: number, asAt: Day, calendar: Calendar): PeriodKey[] {
  const current = periodAt(frequency, asAt, calendar);
  const last = endOf(current) < asAt ? current : shift(current, -1);
  return Array.from({ length: Math.min(MOST_PERIODS, count) }, (_, i) => shift(last, i + 1 - count));
}

function chosen(selection: Selection) {
  return selection.kind === 'some'
    ? { codes: [...selection.codes] }
    : { filter: selection.filter, ...(selection.except.length > 0 && { except: [...selection.except] }) };
}

export function trendView(selection: Selection, choice: TrendChoice, asAt: Day, calendar: Calendar): TrendView {
  const periods = lastPeriods(choice.frequency, choice.periods, asAt, calendar);
  const { columns, byUnit } = choice;
  return { sheet: 'trend', scope: 'all', ...chosen(selection), periods, columns: [...columns], byUnit };
}

/** A grid of eight periods: more are chosen in the form on My work. */
export function gridOf(selection: Selection, frequency: Frequency, asAt: Day, calendar: Calendar): GridView {
  const periods = lastPeriods(frequency, 8, asAt, calendar);
  return { sheet: 'grid', scope: 'all', ...chosen(selection), periods, parts: false };
}

/** One page for a unit with all below it, or for a person. */
export function snapshotOf(of: 'units' | 'people', { key, name }: { readonly key: string; readonly name: string }) {
  const whose = of === 'units' ? { units: [key] } : { filter: { owners: [key] } };
  return { sheet: 'snapshot', scope: 'all', ...whose, title: name.slice(0, 200) } satisfies SnapshotView;
}
