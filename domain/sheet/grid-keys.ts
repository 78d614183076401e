// Which records a sheet speaks of, as far as its own text tells: asked for with a view, so that rows that have left it
// are answered too. What cannot be read here is left out and becomes an issue in read-grid.
import { parseLabel, type Calendar } from '../period/period';
import { codeSchema } from '../records/text';
import { measurementKey } from '../records/measurement';
import { isCellError, type Cell, type Grid } from './grid';
import { foldHeading, type SheetColumn } from './sheet-kind';

interface Headed {
  readonly columns: readonly Pick<SheetColumn, 'id' | 'header'>[];
}

/** Codes of the rows, each once, as they are written. */
export function codesIn(grid: Grid, kind: Headed): string[] {
  const code = columnAt(grid, kind, 'code');
  return [...new Set(grid.rows.flatMap((row) => codeOf(row[code]) ?? []))];
}

/** Keys of the measurements that rows of one PI and one period speak of. */
export function keysIn(grid: Grid, kind: Headed, calendar: Calendar): string[] {
  const [code, period] = [columnAt(grid, kind, 'code'), columnAt(grid, kind, 'label')];
  const keys = new Set<string>();
  for (const row of grid.rows) {
    const p = row[period] ?? null;
    if (p === null || isCellError(p)) continue;
    const parsed = codeOf(row[code]);
    const key = parseLabel(String(p), calendar);
    if (parsed !== undefined && key) keys.add(measurementKey(parsed, key));
  }
  return [...keys];
}

function codeOf(cell: Cell = null): string | undefined {
  if (cell === null || isCellError(cell)) return undefined;
  return codeSchema.safeParse(String(cell).trim()).data;
}

function columnAt(grid: Grid, kind: Headed, id: string): number {
  const header = foldHeading(kind.columns.find((c) => c.id === id)?.header ?? '');
  return grid.header.findIndex((h) => foldHeading(h) === header);
}
