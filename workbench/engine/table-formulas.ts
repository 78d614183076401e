// Formulas that name a table by its name: Univer writes them anew wherever they stand when a table is renamed, also a table that
// has the name only because its sheet was copied. Excel leaves those of the original alone.
import type { Cells } from './cells';
import type { CellTable } from './univer-shape';

export type KeptFormulas = ReadonlyMap<string, CellTable>;

/** Formulas on these sheets that name one of the tables, as they stand. */
export const formulasNaming = (cells: Cells, sheetIds: readonly string[], tables: readonly string[]): KeptFormulas => {
  const names = tables.map((name) => `${name.toLowerCase()}[`);
  const kept = new Map<string, CellTable>();
  for (const id of sheetIds) {
    const rows = cells.sheet(id)?.getSheet().getCellMatrix().getMatrix() ?? {};
    const found: CellTable = {};
    for (const [row, line] of Object.entries(rows))
      for (const [column, cell] of Object.entries(line ?? {})) {
        const formula = cell?.f?.toLowerCase();
        if (formula === undefined || !cell || !names.some((name) => formula.includes(name))) continue;
        (found[Number(row)] ??= {})[Number(column)] = { f: cell.f ?? null, si: null, v: cell.v ?? null };
      }
    if (Object.keys(found).length > 0) kept.set(id, found);
  }
  return kept;
};

/** Puts them back. */
export const putBack = (cells: Cells, kept: KeptFormulas): void => {
  for (const [sheetId, table] of kept) {
    cells.put(sheetId, table);
    cells.flush();
  }
};
