// The workbook as the flows see it: grids in, grids out. No Office object passes this line.
// Every implementation passes workbook.contract.ts.
import type { Cell, CellPlace, Grid } from '../../domain/sheet/grid';
import type { LayoutColumn, SheetLayout } from '../../domain/sheet/layout';
import type { HeldConflict } from '../../domain/sync/merge-cell';
import type { ProvisionalMark } from '../../domain/sync/provisional-marks';
import type { AdoptedView } from '../../domain/adopt/adopted-view';
import type { Area } from '../../domain/adopt/table/area';
import type { View } from '../../domain/wire';

/** What the workbook remembers of a bound table, under the table's id. No base values: the store can say what they were. */
export interface Binding {
  readonly tableId: string;
  readonly view: View | AdoptedView;
  /** The table was adopted and never compared since: the store's figures are no base of what stands in it. */
  readonly fresh?: boolean;
  /** The revision that the table was pulled or refreshed at. */
  readonly revision: number;
  readonly server: string;
  readonly pulledBy: string;
  /** Instant, ISO 8601 UTC. */
  readonly pulledAt: string;
  /** A push whose answer has not come yet. */
  readonly pending?: { readonly pushId: string; readonly sentAt: string; readonly cells: number };
  /** Conflicts that a refresh left in the sheet, by edit id: they stay conflicts though the revision went on. */
  readonly held?: Readonly<Record<string, HeldConflict>>;
}

/** A binding together with what became of its table. */
export interface BoundTable {
  readonly binding: Binding;
  /** Name of the sheet that it stands on now; absent where the table is gone. */
  readonly sheet?: string;
  readonly protected?: boolean;
}

export interface TableGrid extends Grid {
  readonly tableId: string;
  readonly sheet: string;
  /** Of a table that people keep themselves: the sheet's id; its cells stand at the grid's places. */
  readonly sheetId?: string;
  /** What came to it since it was agreed: dated columns, rows. */
  readonly offer?: { readonly columns: readonly string[]; readonly rows: number };
  /** The same with some of its rows, where that costs less than taking them out of it. */
  readonly only?: (keep: readonly number[]) => TableGrid;
}

/** What stands on a sheet, and where the person is in it. */
export interface SheetArea {
  readonly sheet: string;
  readonly sheetId: string;
  /** From the first used cell to the last. */
  readonly area: Area;
  /** The selected cell, from the area's first; absent where another sheet is the active one. */
  readonly spot?: { readonly row: number; readonly column: number };
  readonly protected: boolean;
}

/** One cell of a sheet: what it held when it was read, and what it is to hold. */
export interface PlaceWrite {
  readonly place: CellPlace;
  readonly was: Cell;
  readonly wasFormula: string | null;
  readonly cell: Cell;
}

/** One cell of a bound table's body, by its row in the grid that was read and its column's header. */
export interface CellWrite {
  readonly row: number;
  readonly header: string;
  readonly cell: Cell;
  /** Written instead of `cell` where a person's own formula is put back. Begins with `=`. */
  readonly formula?: string | undefined;
}

/** Native charts of some rows of a bound table, on a sheet of their own. Each chart has rows that are measured alike. */
export interface ChartsLayout {
  readonly tableId: string;
  readonly sheetName: string;
  readonly title: string;
  readonly subtitle: string;
  /** Headers of the table: of the key, of the name, and of the figures along the axis. */
  readonly keyHeader: string;
  readonly nameHeader: string;
  readonly headers: readonly string[];
  readonly charts: readonly {
    readonly title: string;
    readonly format: string;
    readonly rows: readonly { readonly key: string; readonly name: string }[];
  }[];
}

/** Periods that charts of a table have, and those that they are to have: more at the end, or fewer. */
export interface FollowedCharts {
  readonly tableId: string;
  readonly keyHeader: string;
  readonly nameHeader: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A column with its cells and their number formats, one for each row of the grid that was read. */
export interface NewColumn {
  readonly column: LayoutColumn;
  readonly cells: readonly Cell[];
  readonly formats: readonly string[];
}

/** How rows came into a table, so that they can be taken out again. */
export interface AddedRows {
  /** Whether what stood below moved down to make room. */
  readonly moved: boolean;
}

/** How columns came into a table, so that they can be taken out again. */
export interface AddedColumns {
  /** Index in the table of the first of them. */
  readonly at: number;
  /** Widths in points of the sheet's columns from there to the table's right edge as it is now, as they were. */
  readonly widths: readonly number[];
}

/** What stands on a frozen copy beside the values. */
export interface FreezeOptions {
  readonly sheetName: string;
  /** A sentence above the table; told how many of its rows are hidden, which stay so. */
  readonly line: (hidden: number) => string;
  /** In the middle of each page's foot. */
  readonly footer: string;
  /** Figures that are marked as provisional. */
  readonly marks: readonly { readonly row: number; readonly header: string }[];
}

export interface Workbook {
  /** Name of the workbook file. */
  name(): Promise<string>;
  /** Read anew from the workbook each time: two people may have it open. Bindings of copied sheets are adopted by their table. */
  boundTables(): Promise<readonly BoundTable[]>;
  saveBinding(binding: Binding): Promise<void>;
  removeBinding(tableId: string): Promise<void>;
  /**
   * Writes a new sheet with a table, formats and all, and makes it the active one. Answers the table's id.
   * @throws the signal's reason where it was stopped on the way: then the workbook is as it was
   */
  writeSheet(
    layout: SheetLayout,
    progress?: (done: number, of: number) => void | Promise<void>,
    stop?: AbortSignal,
  ): Promise<{ tableId: string; sheet: string }>;
  /** Draws rows of a bound table on a new sheet beside it. @throws AppError `table-missing` */
  writeCharts(layout: ChartsLayout): Promise<{ sheet: string }>;
  /** Has charts of ours that cover all periods of a table cover others; answers how many do. @throws AppError `table-missing` */
  followCharts(asked: FollowedCharts): Promise<number>;
  /**
   * Makes a copy of the table's sheet that holds values only, and shows it.
   * @throws AppError `table-missing`, `sheet-protected`, `out-of-step`
   */
  freeze(grid: TableGrid, options: FreezeOptions): Promise<{ sheet: string }>;
  /** Header, values, formulas and place of a bound table. @throws AppError `table-missing` */
  readTable(tableId: string): Promise<TableGrid>;
  /** Writes cells of a table that was just read, in as few ranges as can be; touches no format. @throws AppError `out-of-step` where the table has moved or changed its shape since */
  writeCells(grid: TableGrid, writes: readonly CellWrite[]): Promise<void>;
  /** Writes a sentence of ours above the table anew, where it stands as we wrote it. @throws AppError `table-missing` */
  restamp(tableId: string, was: string, now: string): Promise<boolean>;
  /** Sets or takes away the mark of provisional figures, which their number formats write. @throws as `writeCells` */
  markCells(grid: TableGrid, marks: readonly ProvisionalMark[]): Promise<void>;
  /** Adds rows at the end of the table, with the formats of the layout. @throws AppError `table-missing`, `sheet-protected`, `out-of-step` */
  addRows(grid: TableGrid, layout: SheetLayout): Promise<AddedRows>;
  /** Puts columns into the table from this index on; what stands to the right of them moves on, with its widths. @throws as `addRows` */
  addColumns(grid: TableGrid, at: number, columns: readonly NewColumn[]): Promise<AddedColumns>;
  /**
   * Takes rows out that `addRows` put in; answers false, and leaves them, where a filter is in the way of moving what stands below.
   * @param rows their indexes in the grid as read, ascending
   * @throws as `addRows`
   */
  removeRows(grid: TableGrid, rows: readonly number[], added: AddedRows): Promise<boolean>;
  /** Takes columns out that `addColumns` put in, and gives the others their widths back. @throws as `addRows` */
  removeColumns(grid: TableGrid, headers: readonly string[], added: AddedColumns): Promise<void>;
  /** Puts formulas into the selected cell and those below it. @throws AppError `not-allowed` where one holds something */
  insertFormulas(formulas: readonly string[]): Promise<{ address: string }>;
  /** Shows and selects one cell of the table. */
  selectCell(grid: TableGrid, row: number, header: string): Promise<void>;
  /** What stands on a sheet: by its id, by its name where no sheet has the id; the active one where neither is said. */
  readSheet(which?: { readonly sheetId: string; readonly sheet: string }): Promise<SheetArea>;
  /** Writes single cells and touches no format. @throws AppError `out-of-step` where one holds something else than was read */
  writePlaces(sheetId: string, writes: readonly PlaceWrite[]): Promise<void>;
  /** Shows and selects one cell of a sheet. */
  selectPlace(sheetId: string, place: CellPlace): Promise<void>;
  /** Calls back (debounced) when a bound table was changed by a person, or a sheet was added, deleted or renamed. */
  onChange(listener: () => void): () => void;
}
