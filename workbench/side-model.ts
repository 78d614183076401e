// What a workbook holds that Univer does not: protection, settings, custom properties, table looks and
// the Excel form of conditional formats. Plain data, so that it saves with the workbook as it is.

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

export interface SideData {
  sheets: Record<string, SheetSide>;
  tables: Record<string, TableSide>;
  conditionalFormats: Record<string, ConditionalSide>;
  /** Settings of the add-in: key → JSON text. Shared by workbook.settings and document.settings. */
  settings: Record<string, string>;
  customProperties: Record<string, string>;
  isReadOnly: boolean;
}

export interface SideModel {
  readonly data: SideData;
  sheet(id: string): SheetSide;
  table(id: string): TableSide;
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
    touch: () => {
      for (const listener of listeners) listener();
    },
    onTouch: (listener) => {
      listeners.push(listener);
    },
  };
};
