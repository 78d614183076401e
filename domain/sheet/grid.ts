// A table as it stands in a sheet, without Excel: header, cells, and the place they stand at.

/** A cell that shows an error: its text, as `#DIV/0!`. */
export interface CellError {
  readonly error: string;
}
/** What a cell holds: `null` for blank. Numbers are Excel's own doubles, never displayed text. */
export type Cell = string | number | boolean | null | CellError;

export function isCellError(cell: Cell): cell is CellError {
  return typeof cell === 'object' && cell !== null;
}

/** Whether two cells hold the same. */
export function sameCells(a: Cell, b: Cell): boolean {
  if (isCellError(a) || isCellError(b)) return isCellError(a) && isCellError(b) && a.error === b.error;
  return a === b;
}

export interface Grid {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Formula text of each cell that has one (it begins with `=`), else `null`. Same shape as `rows`. */
  readonly formulas: readonly (readonly (string | null)[])[];
  /** Where the header's first cell stands, from 0. */
  readonly top: number;
  readonly left: number;
  /**
   * Where each cell of the body stands in its sheet, from 0, of a table that is laid out otherwise than this grid;
   * `null` for what stands in no cell of its own.
   */
  readonly places?: readonly (readonly (CellPlace | null)[])[] | undefined;
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** `F20` for column 5 and row 19, both from 0. */
export function addressOf(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters + String(row + 1);
}

/** Address of a cell of the grid's body. */
export function addressIn(grid: Pick<Grid, 'top' | 'left' | 'places'>, row: number, column: number): string {
  if (grid.places) {
    const place = grid.places[row]?.[column] ?? grid.places[row]?.find((p) => p !== null);
    return place ? addressOf(place.row, place.column) : '';
  }
  return addressOf(grid.top + 1 + row, grid.left + column);
}
