// The last figure other than 0 that a table itself has of a PI before a period. Of a table that is new to the store nothing else says
// whether a 0 may stand for "no figure yet": the dry run and Changes ask about the same cells.
import { frequencyOf } from '../../period/period';
import type { ViewRow } from '../../sheet/view-rows';
import { figureRoles } from '../columns/role';
import { numberIn } from '../table/cell-kind';
import type { AgreedMeasurement } from './agreed-measurements';

const VALUE = figureRoles.indexOf('value');

function figureOf({ figures }: AgreedMeasurement): number | undefined {
  const cell = figures[VALUE]?.cell;
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' ? numberIn(cell)?.value : undefined;
}

/** Looks it up for one measurement of those; `undefined` where there is none before. */
export function figureBefore(
  measurements: readonly AgreedMeasurement[],
): (of: AgreedMeasurement) => number | undefined {
  const series = new Map<string, AgreedMeasurement[]>();
  const idOf = ({ code, period }: AgreedMeasurement) => `${code}\n${frequencyOf(period)}`;
  for (const one of measurements) {
    const own = series.get(idOf(one));
    if (own) own.push(one);
    else series.set(idOf(one), [one]);
  }
  // Keys of periods of one frequency sort in time.
  for (const own of series.values()) own.sort((a, b) => (a.period > b.period ? -1 : Number(a.period < b.period)));
  return (of) => {
    for (const one of series.get(idOf(of)) ?? []) {
      const figure = one.period < of.period ? figureOf(one) : undefined;
      if (figure !== undefined && figure !== 0) return figure;
    }
    return undefined;
  };
}

/** A row of the store with the value before it, out of the table where the store has none and the table says 0. */
export function withFigureBefore(
  measurements: readonly AgreedMeasurement[],
): (row: ViewRow, of: AgreedMeasurement) => ViewRow {
  let before: ReturnType<typeof figureBefore> | undefined;
  return (row, of) => {
    if (row.previous !== null || of.figures[VALUE]?.cell !== 0) return row;
    const previous = (before ??= figureBefore(measurements))(of);
    return previous === undefined ? row : { ...row, previous };
  };
}
