// What a workbook holds that Univer does not: protection, settings, custom properties, table looks and
// the Excel form of conditional formats. Plain data, so that it saves with the workbook as it is.

import type { Area } from './engine/area';

export interface SheetSide {
  isProtected: boolean;
  options: Readonly<Record<string, unknown>>;
  password?: string;
  customProperties: Record<string, string>;
}

export interface TableSide {
  style: string;
  showTotals: boolean;
  showHeaders: boolean;
  showFilterButton: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
  /** Excel's numeric column ids, in column order; an id stays with its column. */
  columnIds: number[];
  nextColumnId: number;
}

/** The Excel form of a conditional format; the id is Univer's rule id. */
export interface ConditionalSide {
  type: 'CellValue' | 'Custom' | 'IconSet' | 'ColorScale' | 'DataBar' | 'ContainsText';
  rule: Record<string, unknown>;
  font: Record<string, unknown>;
  fill: string;
}

/** A chart as Excel has it; lengths in points from the sheet's corner. */
export interface ChartSide {
  readonly id: string;
  name: string;
  type: string;
  title: string;
  /** Where the legend stands; `None` where there is none. */
  legend: string;
  blanks: string;
  numberFormat: string;
  /** The cells that it is drawn from. */
  source: Area;
  readonly byRows: boolean;
  /** Whether the first column (of series in rows) names them, and whether the first row labels the axis. */
  readonly hasNames: boolean;
  readonly hasLabels: boolean;
  top: number;
  left: number;
  width: number;
  height: number;
}

export interface SideData {
  sheets: Record<string, SheetSide>;
  tables: Record<string, TableSide>;
  conditionalFormats: Record<string, ConditionalSide>;
  /** By sheet. A workbook that was kept before there were charts has none. */
  charts?: Record<string, ChartSide[]>;
  /** What was set of how a sheet is printed, by sheet. */
  pages?: Record<string, Record<string, unknown>>;
  /** Settings of the add-in: key → JSON text. Shared by workbook.settings and document.settings. */
  settings: Record<string, string>;
  customProperties: Record<string, string>;
  isReadOnly: boolean;
}

export interface SideModel {
  readonly data: SideData;
  sheet(id: string): SheetSide;
  table(id: string): TableSide;
  charts(sheetId: string): readonly ChartSide[];
  page(sheetId: string): Record<string, unknown>;
  /** Says that something was changed, so that it is saved. */
  touch(): void;
  onTouch(listener: () => void): void;
}

export const emptySide = (): SideData => ({
  sheets: {},
  tables: {},
  conditionalFormats: {},
  settings: {},
  customProperties: {},
  isReadOnly: false,
});

export const createSideModel = (data: SideData): SideModel => {
  const listeners: (() => void)[] = [];
  return {
    data,
    sheet: (id) => (data.sheets[id] ??= { isProtected: false, options: {}, customProperties: {} }),
    table: (id) =>
      (data.tables[id] ??= {
        style: 'TableStyleMedium2',
        showTotals: false,
        showHeaders: true,
        showFilterButton: true,
        showBandedRows: true,
        showBandedColumns: false,
        highlightFirstColumn: false,
        highlightLastColumn: false,
        columnIds: [],
        nextColumnId: 1,
      }),
    charts: (sheetId) => data.charts?.[sheetId] ?? [],
    page: (sheetId) => data.pages?.[sheetId] ?? {},
    touch: () => {
      for (const listener of listeners) listener();
    },
    onTouch: (listener) => {
      listeners.push(listener);
    },
  };
};
