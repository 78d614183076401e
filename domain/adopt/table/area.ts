// A piece of a sheet as it stands, wherever its table may be: what Adopt looks at. Nothing in it is assumed to be a table.
import { isCellError, type Cell } from '../../sheet/grid';

/** Cells that are shown as one; only the first of them holds something. Row and column of the area. */
export interface MergedCells {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Area {
  readonly cells: readonly (readonly Cell[])[];
  /** Formula texts, same shape; left out where none is known. */
  readonly formulas?: readonly (readonly (string | null)[])[] | undefined;
  /** Number formats, same shape; left out where none is known. */
  readonly formats?: readonly (readonly string[])[] | undefined;
  /** Merged cells; left out where it is not known which are. */
  readonly merged?: readonly MergedCells[] | undefined;
  /** Where the first cell stands in its sheet, from 0. */
  readonly top: number;
  readonly left: number;
}

/** A cell of the area that must be in the table: of several tables on a sheet, the one that a person stands in. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** Rows become columns: for tables whose headings stand down the side. */
export function turned(area: Area): Area {
  return {
    cells: turn(area.cells, null),
    formulas: area.formulas && turn(area.formulas, null),
    formats: area.formats && turn(area.formats, 'General'),
    merged: area.merged?.map(({ row, column, rows, columns }) => ({
      ...{ row: column, column: row, rows: columns, columns: rows },
    })),
    top: area.left,
    left: area.top,
  };
}

function turn<T>(rows: readonly (readonly T[])[], blank: T): T[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, c) => rows.map((row) => row[c] ?? blank));
}

export function widthOf(area: Area): number {
  return area.cells.reduce((most, row) => Math.max(most, row.length), 0);
}

/** Blanks that have to be made plain: at an end, two together, or of another kind. */
const odd = /^\s|\s$|\s\s|[^\S ]/;

/** The text of a cell, blanks and line breaks made plain; '' for a blank one. */
export function textIn(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (isCellError(cell)) return cell.error;
  const text = String(cell);
  return odd.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && !/\S/.test(cell));
}
