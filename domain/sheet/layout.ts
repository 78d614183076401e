// A sheet that is to be written, as data: what stands where and how it looks. The writer knows nothing of PIs.
import type { Cell } from './grid';

export interface LayoutColumn {
  readonly header: string;
  /** Width in characters of the standard font, as Excel counts it. */
  readonly width: number;
  /** `key` and `read-only` look it; `editable` cells are white and unlocked; `formula` cells are calculated. */
  readonly kind: 'key' | 'read-only' | 'editable' | 'formula';
  readonly align: 'left' | 'right';
  readonly wrap: boolean;
  /** Excel's "3 Signs" on numbers 3 (green), 2 (amber), 1 (red). */
  readonly signs: boolean;
  /** Excel's three grey arrows on numbers 1 (better), 0 (no change), -1 (worse). */
  readonly arrows?: boolean;
  /** What stands in the row above as well is written faintly, so that groups of rows show. */
  readonly grouped?: boolean;
  /** A list that the cell's validation offers; nothing else is refused. A long one stands on a hidden sheet. */
  readonly list?: readonly string[];
  /** Said when the cell is selected. */
  readonly hint?: string;
}

/** A cell between the words on top and the table: a label, or a number that follows the table. */
export interface AboveCell {
  readonly row: number;
  readonly column: number;
  readonly value?: Cell;
  /** `{Header}` stands for the cells of that column of the table. */
  readonly formula?: string;
  readonly format: string;
  readonly look: 'label' | 'count';
  /** Excel's "3 Signs" on 3, 2 and 1, as in a column. */
  readonly signs?: boolean;
}

export interface SheetLayout {
  /** Wished name of the sheet; the writer finds a free one from it. */
  readonly sheetName: string;
  /** Wished name of the table: letters, digits, `_`. */
  readonly tableName: string;
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly LayoutColumn[];
  /** Body cells. Text is written as text and never becomes a formula. */
  readonly rows: readonly (readonly Cell[])[];
  /** Number format of each body cell, same shape as `rows`; `@` for text. */
  readonly formats: readonly (readonly string[])[];
  /**
   * Formula of each cell of a `formula` column, else `null`; same shape as `rows`. `{Header}` stands for the cell of
   * that column in the same row, which the writer turns into a reference.
   */
  readonly formulas: readonly (readonly (string | null)[])[];
  /** Indexes of the `editable` columns whose cell of a row is for reading only, by row. */
  readonly locked?: readonly (readonly number[])[];
  /** So many columns stay in view when the sheet is scrolled sideways. */
  readonly frozen?: number;
  /** Where the table's header begins, from 0. Title and subtitle stand above it. */
  readonly top: number;
  readonly above?: readonly AboveCell[];
  /** Rows that stand out: headings of what follows them. Indexes. */
  readonly strong?: readonly number[];
  /** How it is put on paper: A4, as wide as the page, the header on each. */
  readonly page?: { readonly orientation: 'Portrait' | 'Landscape' };
}
