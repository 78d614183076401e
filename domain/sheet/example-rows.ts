// Rows for tests of sheets and sync: one made-up PI a row, every field settable.
import { defaultThresholds } from '../records/indicator';
import { measurementKey } from '../records/measurement';
import { addressOf, type Cell, type Grid } from './grid';
import { updateSheet, updateSheetTexts } from './kinds/update-sheet';
import type { SheetLayout } from './layout';
import { withReferences } from './references';
import type { ViewRow } from './view-rows';
import { writeGrid } from './write-grid';

export function exampleRow(code: string, over: Partial<ViewRow> = {}): ViewRow {
  const period = over.period ?? '2014-10-01Q';
  return {
    key: measurementKey(code, period),
    code,
    name: `Indicator ${code}`,
    unit: 'HS',
    measure: 'number',
    measureLabel: '',
    decimals: 0,
    polarity: 'maximise',
    frequency: 'quarter',
    thresholds: defaultThresholds,
    noteWhenRed: false,
    rights: ['see', 'data', 'notes'],
    period,
    label: 'Q3 2014/15',
    inView: true,
    due: '2015-01-14',
    state: 'open',
    value: null,
    target: 30,
    note: null,
    stage: null,
    status: null,
    previous: 28,
    ...over,
  };
}

/** The grid that stands in a sheet just after these rows were written to it. */
export function gridOf(rows: readonly ViewRow[]): Grid {
  return gridFrom(writeGrid(updateSheet, rows, updateSheetTexts(rows, 'Tester', '2015-01-08', 'now')));
}

/** The grid that stands in a sheet just after a layout was written. */
export function gridFrom(layout: SheetLayout): Grid {
  const header = layout.columns.map((c) => c.header);
  const referring = (formula: string | null, row: number) => {
    const addressIn = (name: string) => addressOf(layout.top + 1 + row, header.indexOf(name));
    return formula === null ? null : withReferences(formula, new Set(header), addressIn);
  };
  return {
    header,
    rows: layout.rows.map((row, r) =>
      row.map((cell, c) => {
        if (!layout.formulas[r]?.[c]) return cell;
        return layout.columns[c]?.kind === 'formula' ? 'No data' : (cell ?? '');
      }),
    ),
    formulas: layout.formulas.map((row, r) => row.map((formula) => referring(formula, r))),
    top: layout.top,
    left: 0,
  };
}

/** The same grid with some cells of its body changed; columns by header. */
export function withCells(
  grid: Grid,
  cells: readonly (readonly [row: number, header: string, cell: Cell, formula?: string])[],
): Grid {
  const rows = grid.rows.map((r) => [...r]);
  const formulas = grid.formulas.map((r) => [...r]);
  for (const [row, header, cell, formula] of cells) {
    const column = grid.header.indexOf(header);
    const [values, texts] = [rows[row], formulas[row]];
    if (column < 0 || !values || !texts) throw new RangeError(`No cell ${row} ${header}`);
    values[column] = cell;
    texts[column] = formula ?? null;
  }
  return { ...grid, rows, formulas };
}
