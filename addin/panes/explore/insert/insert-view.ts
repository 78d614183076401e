// A selection in Explore → the view of the sheet that is made of it.
import type { Day } from '../../../../domain/period/day';
import type { Calendar, Frequency } from '../../../../domain/period/period';
import { lastPeriods } from '../../../../domain/sheet/kinds/trend-periods';
import type { GridView, SnapshotView, TrendView } from '../../../../domain/wire';
import type { PiFilter } from '../../../../domain/wire-filter';
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
  readonly follow: boolean;
  readonly chart: boolean;
}

function chosen(selection: Selection) {
  return selection.kind === 'some'
    ? { codes: [...selection.codes] }
    : { filter: selection.filter, ...(selection.except.length > 0 && { except: [...selection.except] }) };
}

export function trendView(selection: Selection, choice: TrendChoice, asAt: Day, calendar: Calendar): TrendView {
  const periods = lastPeriods(choice.frequency, choice.periods, asAt, calendar);
  const { columns, byUnit, follow } = choice;
  const what = { periods, columns: [...columns], byUnit, ...(follow && { follow }) };
  return { sheet: 'trend', scope: 'all', ...chosen(selection), ...what };
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
