// Which measurements a sheet speaks of, as far as its own text tells: asked for with a view, so that rows that have
// left it are answered too. What cannot be read here is left out and becomes an issue in read-grid.
import { parseLabel, type Calendar } from '../period/period';
import { codeSchema } from '../records/text';
import { measurementKey } from '../records/measurement';
import { isCellError, type Grid } from './grid';
import type { SheetKind } from './sheet-kind';

export function keysIn(grid: Grid, kind: SheetKind, calendar: Calendar): string[] {
  const place = (field: string) => {
    const header = kind.columns.find((c) => c.field === field)?.header.toLowerCase();
    return grid.header.findIndex((h) => h.trim().toLowerCase() === header);
  };
  const [code, period] = [place('code'), place('label')];
  const keys = new Set<string>();
  for (const row of grid.rows) {
    const [c, p] = [row[code] ?? null, row[period] ?? null];
    if (c === null || p === null || isCellError(c) || isCellError(p)) continue;
    const parsed = codeSchema.safeParse(String(c).trim());
    const key = parseLabel(String(p), calendar);
    if (parsed.success && key) keys.add(measurementKey(parsed.data, key));
  }
  return [...keys];
}
