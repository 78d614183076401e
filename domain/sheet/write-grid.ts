// Rows of a view → a sheet to be written. Data only; the writer in addin/workbook knows nothing of PIs.
import { spokenDay } from '../period/day';
import { numberFormat } from './figure-text';
import type { Cell } from './grid';
import type { SheetLayout } from './layout';
import { cellOf, valueShown, type SheetColumn, type SheetKind } from './sheet-kind';
import { statusFormat, statusFormula } from './status-formula';
import type { ViewRow } from './view-rows';

export interface SheetTexts {
  readonly sheetName: string;
  readonly tableName: string;
  readonly title: string;
  readonly subtitle: string;
}

/** Rows in the order given. Cells, formats and formulas have one entry per column of the kind. */
export function writeGrid(kind: SheetKind, rows: readonly ViewRow[], texts: SheetTexts): SheetLayout {
  return {
    ...texts,
    columns: kind.columns,
    rows: rows.map((row) => kind.columns.map((column) => cellFor(row, column))),
    formats: rows.map((row) => kind.columns.map((column) => formatFor(row, column))),
    formulas: rows.map((row) => kind.columns.map((column) => (column.type === 'status' ? statusFormula(row) : null))),
    top: 3,
  };
}

function cellFor(row: ViewRow, column: SheetColumn): Cell {
  return column.type === 'status' ? null : cellOf(valueShown(row, column));
}

function formatFor(row: ViewRow, column: SheetColumn): string {
  switch (column.type) {
    case 'text':
      return '@';
    case 'figure':
      return numberFormat(row);
    case 'status':
      return statusFormat;
  }
}

/** The words above an update sheet. `due` is the soonest due day of its rows; instants are shown as the pane gives them. */
export function updateSheetTexts(rows: readonly ViewRow[], person: string, asAt: string, pulled: string): SheetTexts {
  const labels = [...new Set(rows.map((r) => r.label))];
  const newest = rows.reduce<ViewRow | undefined>((a, b) => (a && a.period >= b.period ? a : b), undefined);
  const due = newest ? `Due ${spokenDay(newest.due, asAt.slice(0, 4))}. ` : '';
  return {
    sheetName: `Update ${newest?.label.split(' ')[0] ?? ''}`.trim(),
    tableName: 'PIB_Update',
    title: `Figures to give: ${person}`,
    subtitle: `${due}White cells are yours to fill; the rest is for reading. ${labels.length === 1 ? `${labels[0]}. ` : ''}Pulled ${pulled}.`,
  };
}
