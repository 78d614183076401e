// Figures in merged cells. One figure that is shown over cells which hold none of another is read and written as any; a merged
// cell over the figures of several PIs or periods says of none of them what it is, and what it covers can hold nothing.
import type { Issue } from '../../errors';
import { addressOf } from '../../sheet/grid';
import type { Area, MergedCells } from '../table/area';
import type { AdoptedFigure, AdoptedFigures, Identity } from './adopted-figures';
import { figureNames, placeIn } from './agreed-measurements';

export interface ApartFromMerged {
  /** Without the figures that cannot be told apart or written. */
  readonly taken: AdoptedFigures;
  /** One for each merged cell, at its address. */
  readonly issues: readonly Issue[];
}

/** @param isAgreed whether the table speaks of a PI there: what is said of other rows is nobody's concern */
export function apartFromMerged(
  taken: AdoptedFigures,
  area: Pick<Area, 'top' | 'left' | 'merged'>,
  turned: boolean,
  isAgreed: (identity: Identity) => boolean,
): ApartFromMerged {
  const merged = (area.merged ?? []).filter(({ rows, columns }) => rows * columns > 1);
  if (merged.length === 0) return { taken, issues: [] };
  const under = cellsUnder(merged, taken.figures);
  if (under.size === 0) return { taken, issues: [] };
  const placesIn = new Map<MergedCells, Set<string>>();
  for (const figure of taken.figures) {
    const own = under.get(placeOf(figure));
    if (own) placesIn.set(own, (placesIn.get(own) ?? new Set()).add(placeOf(figure)));
  }
  const isPlain = (own: MergedCells, figure: AdoptedFigure) =>
    placesIn.get(own)?.size === 1 && own.row === figure.row && own.column === figure.column;
  const figures: AdoptedFigure[] = [];
  const wrong = new Map<MergedCells, AdoptedFigure>();
  for (const figure of taken.figures) {
    const own = under.get(placeOf(figure));
    if (!own || isPlain(own, figure)) figures.push(figure);
    else if (!wrong.has(own) && isAgreed(figure.identity)) wrong.set(own, figure);
  }
  return { taken: { ...taken, figures }, issues: [...wrong].map(([own, { role }]) => issueOf(own, role)) };

  function issueOf({ row, column, rows, columns }: MergedCells, role: AdoptedFigure['role']): Issue {
    const first = placeIn(area, turned, row, column);
    const last = placeIn(area, turned, row + rows - 1, column + columns - 1);
    const address = addressOf(first.row, first.column);
    const message = `${address}:${addressOf(last.row, last.column)} are one merged cell, where each figure needs a cell of its own. Unmerge them and fill them in; nothing of them is sent or written till then.`;
    return { code: 'merged-cells', severity: 'stop', header: figureNames[role], address, message };
  }
}

const placeOf = ({ row, column }: Pick<AdoptedFigure, 'row' | 'column'>) => `${row} ${column}`;

/** By place, the merged cell over it: only of places that hold figures, as one over whole columns has a million. */
function cellsUnder(
  merged: readonly MergedCells[],
  figures: readonly AdoptedFigure[],
): ReadonlyMap<string, MergedCells> {
  const byRow = new Map<number, Set<number>>();
  for (const { row, column } of figures) byRow.set(row, (byRow.get(row) ?? new Set()).add(column));
  const found = new Map<string, MergedCells>();
  for (const own of merged) {
    const isTall = own.rows > byRow.size;
    const rows = isTall ? byRow.keys() : Array.from({ length: own.rows }, (_, i) => own.row + i);
    for (const row of rows) {
      if (row < own.row || row >= own.row + own.rows) continue;
      for (const column of byRow.get(row) ?? [])
        if (column >= own.column && column < own.column + own.columns) found.set(`${row} ${column}`, own);
    }
  }
  return found;
}
